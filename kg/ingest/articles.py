"""Inputs to articles: reading, then what all formats share (title, boilerplate, date, language, id)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import cast

from kg.ids import digest
from kg.ingest.boilerplate import Found, find_boilerplate
from kg.ingest.dates import to_iso_date
from kg.ingest.decode import opening
from kg.ingest.detect import check_language, detect
from kg.ingest.draft import DEFAULT_LIMIT, Draft, Options, Source
from kg.ingest.inputs import FORMATS, find_sources, sniff
from kg.model import Article, Skipped, Span

_TITLE_LENGTH = 160  # characters; a longer first line is a paragraph
_TITLE_WORDS = 25
_TITLE_LINES = 40  # lines in which a title may stand, boilerplate above it included
_SNIFFED = 1024  # bytes looked at to tell the format of standard input
_SENTENCE_END = re.compile(r"[.:;,…][\"'”’)\]]*$")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")

Reading = Callable[[Source, Options], Iterator[Draft | Skipped]]


def read_articles(
    inputs: Iterable[str | Path],
    *,
    language: str | None = None,
    columns: Mapping[str, str] | None = None,
    format: str | None = None,
    limit: int = DEFAULT_LIMIT,
) -> Iterator[Article | Skipped]:
    """Yield the articles that `inputs` name, one at a time, and what was skipped with the reason.

    An input is a file, a folder, a pattern or `-`. `language` overrides detection and what a column
    states; `columns` maps fields to columns; `format` overrides the file's extension; `limit` is the
    most bytes of one text. An id that comes twice gets `-2`, `-3` …; the same text under the same id
    is skipped.

    Raises, before the first article: InputError for an input that does not exist, an empty folder, a
    pattern without a match or an unknown format; LanguageError for an unknown language.
    """
    sources = find_sources(inputs, format=format)
    return read_sources(sources, language=language, columns=columns, limit=limit)


def read_sources(
    sources: Iterable[Source | Skipped],
    *,
    language: str | None = None,
    columns: Mapping[str, str] | None = None,
    limit: int = DEFAULT_LIMIT,
) -> Iterator[Article | Skipped]:
    """Yield the articles of sources that `find_sources` gave, as `read_articles` does."""
    if language is not None:
        check_language(language)
    return _numbered(_articles(sources, Options(columns=dict(columns or {}), limit=limit), language))


def _articles(
    sources: Iterable[Source | Skipped], options: Options, language: str | None
) -> Iterator[Article | Skipped]:
    for source in sources:
        if isinstance(source, Skipped):
            yield source
            continue
        known = _with_format(source)
        for draft in _reader(known.format)(known, options):
            if isinstance(draft, Skipped):
                yield draft
            else:
                yield to_article(draft, language=language, markdown=known.format == "markdown")


def _with_format(source: Source) -> Source:
    if source.format:
        return source
    return Source(path=source.path, format=sniff(opening(source, _SNIFFED)))


def _reader(format: str) -> Reading:
    module, _, function = FORMATS[format].partition(":")
    return cast(Reading, getattr(import_module(module), function))


def to_article(draft: Draft, *, language: str | None = None, markdown: bool = False) -> Article | Skipped:
    """Return the article of a draft, or why there is none: no text, or a language that is not read."""
    if not any(char.isalnum() for char in draft.text):
        return Skipped(source=draft.source, reason="empty: no text in it")
    found = find_boilerplate(draft.text, markdown=markdown)
    code, reason = _language(draft, found, language)
    if code is None:
        return Skipped(source=draft.source, reason=reason)
    return Article(
        id=draft.id or digest(draft.text),
        text=draft.text,
        language=code,
        title=draft.title or find_title(draft.text, found.spans),
        url=draft.url,
        publisher=draft.publisher or found.publisher,
        published=to_iso_date(draft.published or "") or found.published,
        source=draft.source,
        boilerplate=found.spans,
    )


def _language(draft: Draft, found: Found, override: str | None) -> tuple[str | None, str]:
    if override is not None:
        return override, ""
    code, reason = detect(_running_text(draft.text, found.spans) or draft.text)
    if code is None and draft.language and draft.language.split("-")[0].lower() in ("id", "en"):
        return draft.language.split("-")[0].lower(), ""
    return code, reason


def _running_text(text: str, spans: tuple[Span, ...]) -> str:
    pieces, position = [], 0
    for span in spans:
        pieces.append(text[position : span.start])
        position = span.end
    return "".join([*pieces, text[position:]]).strip()


def find_title(text: str, spans: tuple[Span, ...] = ()) -> str | None:
    """Return the first line that is no boilerplate if it looks like a title, else None.

    A title is short, has no final full stop, does not share its line with a dateline, and is followed
    by more text.
    """
    position = 0
    for match in islice(_LINE.finditer(text), _TITLE_LINES):
        line = match.group().strip()
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        over = [span for span in spans[:_TITLE_LINES] if span.start < start + len(line) and start < span.end]
        if not line or (over and over[0].start <= start and over[-1].end >= start + len(line)):
            continue
        position = match.end()
        short = len(line) <= _TITLE_LENGTH and len(line.split()) <= _TITLE_WORDS
        if over or not short or _SENTENCE_END.search(line):
            return None
        return line if text[position:].strip() else None
    return None


def _numbered(articles: Iterable[Article | Skipped]) -> Iterator[Article | Skipped]:
    """Give each article an id of its own; the same text under the same id comes once."""
    seen: dict[str, str] = {}
    for article in articles:
        if isinstance(article, Skipped):
            yield article
            continue
        text = digest(article.text)
        id, number = article.id, 1
        while id in seen and seen[id] != text:
            number += 1
            id = f"{article.id}-{number}"
        if id in seen:
            yield Skipped(source=article.source, reason=f"the same text and id as an article before it: {id}")
            continue
        seen[id] = text
        yield article if id == article.id else replace(article, id=id)
