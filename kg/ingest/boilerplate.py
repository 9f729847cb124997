"""Finding what is not running text, and what it tells of the article: publisher, date."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.ingest.dates import to_iso_date
from kg.model import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_LIST_ITEM = re.compile(r"(?:[-•*·–]|\d{1,2}[.)])\s+\S")
_LONGEST = 400  # characters: a longer line is running text, whatever it begins with
_CREDIT = 80  # characters at the end of a line in which a credit may stand
_HEAD_LINES = 8  # lines in which a dateline may stand
_MARKDOWN = re.compile(
    r"^#{1,6}[ \t]+|^!\[[^\]\n]*\]\([^)\n]*\)[ \t]*$|^(?:-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE
)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)

Patterns = dict[str, tuple[re.Pattern[str], ...]]
Marked = tuple[Span, dict[str, str]]  # what a pattern found, and its named groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The spans of a text that are not running text, by place, and what they state of the article."""

    spans: tuple[Span, ...]
    publisher: str | None
    published: str | None


@cache
def patterns() -> dict[str, Patterns]:
    """Return the patterns of `boilerplate.toml`: place (lines, starts …) → kind → patterns."""
    table = tomllib.loads(files("kg.ingest").joinpath("boilerplate.toml").read_text(encoding="utf-8"))
    return {
        place: {
            kind: tuple(re.compile(text, re.IGNORECASE) for text in texts) for kind, texts in kinds.items()
        }
        for place, kinds in table.items()
    }


def find_boilerplate(text: str, *, markdown: bool = False) -> Found:
    """Return the spans of `text` that are kept out of extraction; `markdown` marks its signs too."""
    marked: list[Marked] = [(span, {}) for span in _markdown(text)] if markdown else []
    marked += list(_whole_lines(text))
    taken = {(span.start, span.end) for span, _ in marked}
    marked += list(_parts(text, taken))
    stated = {name: value for _, groups in reversed(marked) for name, value in groups.items() if value}
    return Found(
        spans=_merged([span for span, _ in marked]),
        publisher=stated.get("publisher"),
        published=to_iso_date(stated.get("date", "")),
    )


def _whole_lines(text: str) -> Iterator[Marked]:
    """Lines that match whole, and the line or list that a bare lead-in announces."""
    announced: str | None = None
    items = False
    for start, end in _lines(text):
        line = text[start:end]
        if announced and (items is False or _LIST_ITEM.match(line)):
            yield Span(start=start, end=end, kind=announced), {}
            items = _LIST_ITEM.match(line) is not None
            announced = announced if items else None
            continue
        announced, items = _match("alone", line)[0], False
        kind, groups = _match("lines", line)
        kind = kind or announced
        if kind:
            yield Span(start=start, end=end, kind=kind), groups


def _parts(text: str, taken: set[tuple[int, int]]) -> Iterator[Marked]:
    """Datelines and credits that share a line with running text."""
    head = True
    for number, (start, end) in enumerate(_lines(text)):
        if (start, end) in taken:
            continue
        if head and number < _HEAD_LINES:
            length, found = _opening(text[start : min(end, start + _LONGEST)])
            for span, groups in found:
                yield Span(start=start + span.start, end=start + span.end, kind=span.kind), groups
            head = length == 0
        yield from _closing(text, start, end)


def _opening(line: str) -> tuple[int, list[Marked]]:
    found: list[Marked] = []
    position = 0
    for kind in ("dateline", "taken-from"):
        for pattern in patterns()["starts"][kind]:
            match = pattern.match(line, position)
            if match and match.end() < len(line):
                found.append((Span(start=position, end=match.end(), kind=kind), _groups(match)))
                position = match.end()
                break
    return position, found


def _closing(text: str, start: int, end: int) -> Iterator[Marked]:
    for kind, several in patterns()["inside"].items():
        for pattern in several:
            for match in pattern.finditer(text, start, end):
                yield Span(start=match.start(), end=match.end(), kind=kind), {}
    # Only the last words of a line: a search from its start would take long on long runs of space.
    for kind, several in patterns()["ends"].items():
        for pattern in several:
            for match in pattern.finditer(text, max(start, end - _CREDIT), end):
                if match.end() == end:
                    yield Span(start=match.start(), end=match.end(), kind=kind), {}


def _match(place: str, line: str) -> tuple[str | None, dict[str, str]]:
    if len(line) > _LONGEST:
        return None, {}
    for kind, several in patterns()[place].items():
        for pattern in several:
            match = pattern.fullmatch(line)
            if match:
                return kind, _groups(match)
    return None, {}


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name: value.strip() for name, value in match.groupdict().items() if value}


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line's letters, outer space left out; empty lines are passed over."""
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(stripped)


def _markdown(text: str) -> Iterator[Span]:
    front = _FRONT_MATTER.match(text)
    if front:
        yield Span(start=0, end=front.end(), kind="front-matter")
    for match in _MARKDOWN.finditer(text, front.end() if front else 0):
        yield Span(start=match.start(), end=match.end(), kind="markup")


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Sorted, and none inside or across another: the earlier and longer one stays."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end, span.kind)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end:
            kept.append(Span(start=kept[-1].end, end=span.end, kind=span.kind))
    return tuple(kept)
