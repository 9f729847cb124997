"""Lines of a file of records, one at a time, none longer than the limit, each with its number."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from kg.ingest.decode import encoding_of


def decoded(stream: BinaryIO, *, unicode_only: bool = False) -> io.TextIOWrapper:
    """Return `stream` as text in the encoding that its first bytes speak for.

    With `unicode_only` the one-byte encodings are left out, as JSON does.

    A byte that is wrong in it becomes a lone surrogate, for the reader to tell the line by.
    Raises UnreadableError for what is no text.
    """
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    encoding = encoding_of(buffered.peek(io.DEFAULT_BUFFER_SIZE))
    if unicode_only and not encoding.startswith("utf"):
        encoding = "utf-8"
    return io.TextIOWrapper(buffered, encoding=encoding, errors="surrogateescape", newline="")


def bounded_lines(stream: io.TextIOBase, limit: int) -> Iterator[tuple[int, str | None]]:
    """Yield the number (from 1) and text of each line, None in place of a line longer than `limit`."""
    number = 0
    while line := stream.readline(limit):
        number += 1
        if len(line) < limit or line.endswith("\n"):
            yield number, line
            continue
        while line and not line.endswith("\n"):
            line = stream.readline(limit)
        yield number, None


def is_broken(text: str) -> bool:
    """Tell whether `text` holds a byte that could not be decoded."""
    return any("\udc80" <= char <= "\udcff" for char in text) if not text.isascii() else False
