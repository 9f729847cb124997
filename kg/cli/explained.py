"""Explanations in a terminal: colours where it has them, plain lines in a file or pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.text import Text

    from kg.explain import ClaimNote, MentionNote, Piece, PredicateNote, SentenceNote

WIDTH = 110  # columns of a file or pipe; a terminal has its own
TAKEN, REFUSED, QUIET, STRONG = "green", "red", "dim", "bold"
INDENT = 2
_CONTROLS = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0)], "\N{REPLACEMENT CHARACTER}"
)  # else a text could steer the terminal
JOINERS = ("comma", "stop")


def write_text(stream: TextIO, articles: Iterable[tuple[str, Sequence[SentenceNote]]]) -> None:
    """Write the notes on each article's sentences, indented below the sentence."""
    from rich.console import Console

    width = None if stream.isatty() else WIDTH
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
    for name, notes in articles:
        console.rule(name)
        for note in notes:
            console.print()
            for indent, line in _sentence(note):
                for row in line.wrap(console, console.width - INDENT * indent):
                    row.rstrip()
                    console.print(_text(" " * INDENT * indent).append(row), soft_wrap=True)


def _text(*parts: str | tuple[str, str]) -> Text:
    """Join texts and styled texts, without the control characters that an article may hold."""
    from rich.text import Text

    styled = (part if isinstance(part, tuple) else (part, "") for part in parts)
    return Text.assemble(*((text.translate(_CONTROLS), style) for text, style in styled))


def _sentence(note: SentenceNote) -> Iterator[tuple[int, Text]]:
    yield 0, _text((note.text, STRONG), (" (title)" if note.title else "", QUIET))
    for claim in note.claims:
        yield 1, _claim(claim)
    if note.verdict:
        yield 1, _text(("no claim: ", REFUSED), note.verdict)
    if note.mentions:
        yield 1, _text(("mentions", QUIET))
        for mention in note.mentions:
            yield from ((2, line) for line in _mention(mention))
    if note.row:
        yield 1, _text(("row", QUIET))
        yield 2, _text("  ".join(map(_piece, note.row)))
    for heading, listed in (("may change whether it happened", note.operators), ("sources", note.sources)):
        if listed:
            yield 1, _text((f"{heading}: ", QUIET), "; ".join(listed))
    if note.predicates:
        yield 1, _text(("predicates", QUIET))
        for predicate in note.predicates:
            yield from _predicate(predicate)


def _claim(note: ClaimNote) -> Text:
    told = (note.subject, STRONG), f" {note.relation} ", (note.object, STRONG)
    return _text(("claim: ", TAKEN), *told, f"  {note.details}  ", (f"{note.fate}; by {note.rule}", QUIET))


def _mention(note: MentionNote) -> Iterator[Text]:
    why = f"  {note.kind}: {note.why} "
    yield _text((note.text, STRONG), " = ", "; ".join(note.actors), why, (f"{note.score:.2f}", QUIET))
    for role in note.roles:
        yield _text((f"  {role}", QUIET))


def _piece(piece: Piece) -> str:
    if piece.kind in JOINERS:
        return piece.text
    preposition = f"{piece.preposition} → " if piece.preposition else ""
    return f"[{preposition}{piece.text}]" if piece.kind == "noun" else f"{piece.kind}:{piece.text}"


def _predicate(note: PredicateNote) -> Iterator[tuple[int, Text]]:
    reading = f"  {note.reading}" if note.reading else ""
    yield 2, _text((note.words, STRONG), f"  {note.predicate}", (reading, QUIET))
    for trial in note.trials:
        mark = ("taken: ", TAKEN) if trial.taken else ("not taken: ", REFUSED)
        yield 3, _text(f"{trial.frame}  " if trial.frame else "", mark, trial.why)
