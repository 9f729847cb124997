"""Tables, comma- or tab-separated, with a header line: one article a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from kg.ingest.columns import to_draft
from kg.ingest.decode import UnreadableError, open_source
from kg.ingest.draft import Draft, Options, Source
from kg.ingest.lines import bounded_lines, decoded, is_broken
from kg.ingest.text import reason_of
from kg.model import Skipped

_DELIMITERS = ",;\t"


def read(source: Source, options: Options) -> Iterator[Draft | Skipped]:
    """Yield the article of each row of a CSV file (`,` or `;`, told from the header line)."""
    yield from _read(source, options, delimiter=None)


def read_tsv(source: Source, options: Options) -> Iterator[Draft | Skipped]:
    """Yield the article of each row of a tab-separated file."""
    yield from _read(source, options, delimiter="\t")


def _read(source: Source, options: Options, *, delimiter: str | None) -> Iterator[Draft | Skipped]:
    try:
        with decoded(open_source(source)) as stream:
            numbered = _Lines(bounded_lines(stream, options.limit))
            header = next(numbered, "")
            delimiter = delimiter or max(_DELIMITERS, key=header.count)
            names = next(csv.reader([header], delimiter=delimiter), [])
            yield from _rows(numbered, names, delimiter, source, options)
    except (UnreadableError, OSError) as error:
        yield Skipped(source=source.name, reason=reason_of(error))


def _rows(
    numbered: _Lines, names: list[str], delimiter: str, source: Source, options: Options
) -> Iterator[Draft | Skipped]:
    csv.field_size_limit(max(csv.field_size_limit(), options.limit))
    rows = csv.reader(numbered, delimiter=delimiter, strict=False)
    while True:
        first = numbered.number + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Skipped(source=f"{source.name}:{first}", reason=f"broken row: {error}")
            continue
        if row:
            yield _article(row, names, source=f"{source.name}:{first}", options=options)


def _article(row: list[str], names: list[str], *, source: str, options: Options) -> Draft | Skipped:
    if len(row) != len(names):
        return Skipped(source=source, reason=f"{len(row)} columns where the header has {len(names)}")
    if any(is_broken(cell) for cell in row):
        return Skipped(source=source, reason="not text in the encoding of the file")
    return to_draft(dict(zip(names, row, strict=True)), columns=options.columns, source=source)


class _Lines:
    """Lines for the csv reader, and the number of the last one given."""

    def __init__(self, lines: Iterator[tuple[int, str | None]]) -> None:
        self._lines = lines
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.number, line = next(self._lines)
        if line is None:
            raise csv.Error("line too long")
        return line
