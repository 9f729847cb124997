"""Corpora of names: column files and inline marks as sentences with spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import TrainingError
from kg.train.spacing import spaces_after

LABELS = ("PER", "ORG", "LOC", "NORP")
# How other corpora call the types; what is not listed is left unmarked.
COLUMN_LABELS = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "ORGANISATION": "ORG",
    "LOC": "LOC",
    "PLACE": "LOC",
    "OTH": "OTH",
}
MARK = re.compile(r"\[(?P<label>[A-Z]+) (?P<name>[^\[\]]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A name: offsets into the sentence's text, half-open, and one of `LABELS`."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSentence:
    """A sentence as written and every name in it."""

    text: str
    spans: tuple[Span, ...]


def read_columns(path: Path, *, word: int = 0, label: int = 1) -> Iterator[NamedSentence]:
    """Read a file of one word and its IOB label a line, spacing made natural.

    Column numbers count from 0; empty lines part sentences; `#` lines are skipped, but for a `# text =`
    line, which gives the spacing.
    """
    words: list[str] = []
    labels: list[str] = []
    text = ""
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            stripped = line.rstrip("\n")
            if stripped.startswith("# text = "):
                text = stripped.removeprefix("# text = ")
            elif stripped and not stripped.startswith("# "):
                row = stripped.split("\t")
                words.append(row[word])
                labels.append(row[label])
            elif not stripped and words:
                yield _from_columns(words, labels, text)
                words, labels, text = [], [], ""


def _from_columns(words: list[str], labels: list[str], text: str) -> NamedSentence:
    cuts = _find_words(words, text) if text else None
    if cuts is None:
        spaces = spaces_after(words)
        text = "".join(word + " " * space for word, space in zip(words, spaces, strict=True))
        cuts = _find_words(words, text) or []
    spans: list[Span] = []
    previous = "O"
    for (start, end), label in zip(cuts, labels, strict=True):
        kind = COLUMN_LABELS.get(label[2:], "")
        if label[:1] == "I" and previous[2:] == label[2:] and spans and kind:
            spans[-1] = Span(start=spans[-1].start, end=end, label=kind)
        elif kind:
            spans.append(Span(start=start, end=end, label=kind))
        previous = label
    return NamedSentence(text=text, spans=tuple(spans))


def _find_words(words: list[str], text: str) -> list[tuple[int, int]] | None:
    cuts, position = [], 0
    for word in words:
        start = text.find(word, position)
        if start < 0 or text[position:start].strip():
            return None
        cuts.append((start, start + len(word)))
        position = start + len(word)
    return cuts


def read_marked(path: Path) -> Iterator[NamedSentence]:
    """Read a file of one sentence a line with marks like `[PER Andi Wijaya]`; `#` lines are comments.

    Raises: TrainingError for an unknown label or a bracket without its partner.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            stripped = line.strip()
            if stripped and not stripped.startswith("#"):
                yield parse_marked(stripped, path=path, line=number)


def parse_marked(marked: str, *, path: Path | None = None, line: int | None = None) -> NamedSentence:
    """Turn one marked sentence into text and spans.

    >>> parse_marked("[PER Andi] tiba di [LOC Ambon].").spans[1]
    Span(start=13, end=18, label='LOC')
    """
    pieces: list[str] = []
    spans: list[Span] = []
    position = length = 0
    for mark in MARK.finditer(marked):
        before, name, label = marked[position : mark.start()], mark["name"].strip(), mark["label"]
        if label not in LABELS:
            raise TrainingError(
                f"unknown name type {label!r} (allowed: {', '.join(LABELS)})",
                path=path,
                line=line,
                name=label,
            )
        length += len(before)
        spans.append(Span(start=length, end=length + len(name), label=label))
        length += len(name)
        pieces += [before, name]
        position = mark.end()
    pieces.append(marked[position:])
    text = "".join(pieces)
    if "[" in text or "]" in text:
        raise TrainingError(f"bracket without its partner: {marked[:80]!r}", path=path, line=line)
    return NamedSentence(text=text, spans=tuple(spans))
