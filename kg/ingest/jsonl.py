"""JSON Lines: one article an object, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kg.ingest.columns import to_draft
from kg.ingest.decode import UnreadableError, open_source
from kg.ingest.draft import Draft, Options, Source
from kg.ingest.lines import bounded_lines, decoded, is_broken
from kg.ingest.text import reason_of
from kg.model import Skipped


def read(source: Source, options: Options) -> Iterator[Draft | Skipped]:
    """Yield the article of each line; a line that cannot be read is skipped with its number."""
    try:
        with decoded(open_source(source), unicode_only=True) as stream:
            for number, line in bounded_lines(stream, options.limit):
                if line is None or line.strip():
                    yield _article(line, source=f"{source.name}:{number}", options=options)
    except (UnreadableError, OSError) as error:
        yield Skipped(source=source.name, reason=reason_of(error))


def _article(line: str | None, *, source: str, options: Options) -> Draft | Skipped:
    if line is None:
        return Skipped(source=source, reason=f"line longer than {options.limit:,} characters")
    if is_broken(line):
        return Skipped(source=source, reason="not UTF-8 text")
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return Skipped(source=source, reason=f"invalid JSON at column {error.colno}: {error.msg}")
    except RecursionError:
        return Skipped(source=source, reason="JSON nested too deep")
    if not isinstance(value, dict):
        return Skipped(source=source, reason=f"a JSON {type(value).__name__}, not an object")
    return to_draft(value, columns=options.columns, source=source)
