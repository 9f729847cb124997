"""Markdown: plain text whose front matter and heading states title, date, address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.ingest import text as plain
from kg.ingest.draft import Draft, Options, Source
from kg.model import Skipped

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<fields>.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(?P<name>[A-Za-z_]+):(?P<value>[^\r\n]*)", re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(?P<title>[^\r\n]+)", re.MULTILINE)
_FIELDS = {
    "id": "id",
    "title": "title",
    "url": "url",
    "link": "url",
    "date": "published",
    "published": "published",
    "publisher": "publisher",
    "site": "publisher",
    "language": "language",
    "lang": "language",
}


def read(source: Source, options: Options) -> Iterator[Draft | Skipped]:
    """Yield the one article of a Markdown file, text and offsets those of the file."""
    for draft in plain.read(source, options):
        yield draft if isinstance(draft, Skipped) else _with_fields(draft)


def _with_fields(draft: Draft) -> Draft:
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(draft.text)
    for match in _FIELD.finditer(front["fields"]) if front else ():
        name = _FIELDS.get(match["name"].lower())
        if name and match["value"].strip():
            fields[name] = match["value"].strip().strip("\"'")
    heading = _HEADING.search(draft.text, front.end() if front else 0)
    if heading and "title" not in fields:
        fields["title"] = heading["title"].strip(" \t#")
    return replace(draft, **fields)
