"""One HTML page that explains the reading of articles: no script, no other file, and all text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TextIO

from kg.explain.values import ClaimNote, MentionNote, Piece, PredicateNote, SentenceNote

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --quiet: light-dark(#5b6470, #a3adb8);
  --good: light-dark(#0b7a5c, #41c9a0); --bad: light-dark(#a8341f, #ff8f75); --wash: #8881; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; margin: 2rem 0 .5rem; }
section { border-top: 1px solid var(--line); padding: 1rem 0; }
.text { font-size: 1.1rem; margin: 0 0 .5rem; }
p { margin: .2rem 0; }
h2 { font-size: .85rem; color: var(--quiet); margin: .9rem 0 .2rem; font-weight: 600; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
td { vertical-align: top; padding: .15rem .8rem .15rem 0; }
.row { line-height: 2.1; font-size: .9rem; }
.piece { border: 1px solid var(--line); border-radius: .3rem; padding: 0 .35rem; }
.piece { display: inline-block; line-height: 1.6; }
.piece.noun { background: var(--wash); }
.piece i, .quiet { color: var(--quiet); font-style: normal; font-size: .85em; }
.taken { color: var(--good); } .refused { color: var(--bad); }
details { margin: .2rem 0; } summary { cursor: pointer; }
ul { margin: .2rem 0 .4rem; padding-left: 1.3rem; font-size: .9rem; }
code { font-size: .95em; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_page(stream: TextIO, articles: Iterable[tuple[str, Sequence[SentenceNote]]]) -> None:
    """Write the page; `articles` gives each article's name and the notes on its sentences."""
    stream.write(
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>How it was read</title>\n<style>{_STYLE}</style>\n"
    )
    for name, notes in articles:
        stream.write(f"<h1>{escape(name)}</h1>\n")
        for note in notes:
            stream.writelines(f"{line}\n" for line in _sentence(note))
    stream.write("</html>\n")


def _sentence(note: SentenceNote) -> Iterator[str]:
    yield f'<section><p class="text">{escape(note.text)}{_quiet(" (title)") if note.title else ""}</p>'
    if note.claims:
        yield f"<h2>Claims</h2><table>{''.join(map(_claim, note.claims))}</table>"
    else:
        yield f'<p class="refused">No claim: {escape(note.verdict)}</p>'
    if note.mentions:
        yield f"<h2>Mentions</h2><table>{''.join(map(_mention, note.mentions))}</table>"
    if note.row:
        yield f'<h2>Row</h2><p class="row">{" ".join(map(_piece, note.row))}</p>'
    words = "Words that may change whether it happened"
    for heading, listed in ((words, note.operators), ("Sources", note.sources)):
        if listed:
            yield f"<h2>{heading}</h2><p>{escape('; '.join(listed))}</p>"
    if note.predicates:
        yield "<h2>Predicates</h2>"
        yield from map(_predicate, note.predicates)
    yield "</section>"


def _quiet(text: str) -> str:
    return f'<span class="quiet">{escape(text)}</span>'


def _claim(note: ClaimNote) -> str:
    told = f"<b>{escape(note.subject)}</b> <code>{escape(note.relation)}</code> <b>{escape(note.object)}</b>"
    return f"<tr><td>{told}<td>{escape(note.details)}<td>{_quiet(f'{note.fate}; by {note.rule}')}</tr>"


def _mention(note: MentionNote) -> str:
    roles = "".join(f"<br>{_quiet(role)}" for role in note.roles)
    why = f"{escape(note.kind)}: {escape(note.why)}"
    return (
        f"<tr><td>{escape(note.text)}<td>{escape('; '.join(note.actors))}{roles}"
        f"<td>{why}<td>{_quiet(f'{note.score:.2f}')}</tr>"
    )


def _piece(piece: Piece) -> str:
    lead = " ".join(filter(None, (piece.kind, piece.preposition and f"“{piece.preposition}”")))
    return f'<span class="piece {escape(piece.kind)}"><i>{escape(lead)}</i> {escape(piece.text)}</span>'


def _predicate(note: PredicateNote) -> str:
    taken = any(trial.taken for trial in note.trials)
    reading = _quiet(f" {note.reading}") if note.reading else ""
    lines = []
    for trial in note.trials:
        mark = '<span class="taken">taken</span>' if trial.taken else '<span class="refused">not taken</span>'
        frame = f"<code>{escape(trial.frame)}</code> " if trial.frame else ""
        lines.append(f"<li>{frame}{mark}: {escape(trial.why)}")
    return (
        f"<details{' open' if taken else ''}><summary><b>{escape(note.words)}</b> {escape(note.predicate)}"
        f"{reading}</summary><ul>{''.join(lines)}</ul></details>"
    )
