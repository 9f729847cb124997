"""Bytes to text: byte order marks, UTF-8, the old one-byte encodings, and a refusal of what is no text."""

from __future__ import annotations

import codecs
import io
import re
import sys
from pathlib import Path
from typing import BinaryIO

from kg.ingest.draft import Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
)
_SAMPLE = 65_536  # bytes looked at to tell the encoding: enough for any letter frequency
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_MOST_CONTROL = 0.005  # share of control characters above which bytes are no text
_LEAST_WIDE = 8  # characters below which zero bytes say nothing of the encoding
_MOSTLY_ASCII = 0.95  # above it a guess by letter frequency has too little to go by
# What XML, and so half of the files that come out at the other end, cannot hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PAGE_BREAKS = str.maketrans("\x0b\x0c", "  ")


class UnreadableError(Exception):
    """Bytes that are no text; the message says why. It never leaves this room."""


def open_source(source: Source) -> BinaryIO:
    """Open `source` for reading bytes; standard input is not closed by a reader.

    Raises OSError when the file cannot be opened.
    """
    if source.path is None:
        return Path("/dev/stdin").open("rb") if sys.stdin.closed else sys.stdin.buffer
    return source.path.open("rb")


def opening(source: Source, size: int) -> bytes:
    """Return up to `size` first bytes of `source` without taking them from standard input.

    Raises OSError when the file cannot be opened.
    """
    stream = open_source(source)
    if source.path is not None:
        with stream:
            return stream.read(size)
    if isinstance(stream, io.BufferedReader):
        return stream.peek(size)[:size]
    place = stream.tell()
    first = stream.read(size)
    stream.seek(place)
    return first


def read_bounded(source: Source, limit: int) -> bytes:
    """Return all bytes of `source`.

    Raises UnreadableError where there are more than `limit`, OSError where they cannot be read.
    """
    stream = open_source(source)
    try:
        content = stream.read(limit + 1)
    finally:
        if source.path is not None:
            stream.close()
    if len(content) > limit:
        raise UnreadableError(f"larger than {limit:,} bytes")
    return content


def decode(content: bytes) -> str:
    """Return the text of `content`, without a byte order mark, line ends as they stand.

    Raises UnreadableError for what is no text.

    >>> decode("a rather naïve question".encode("cp1252"))
    'a rather naïve question'
    """
    encoding = encoding_of(content[:_SAMPLE])
    try:
        return clean(content.decode(encoding))
    except UnicodeDecodeError:
        pass
    try:
        return clean(content.decode(_old_encoding(content)))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"not {error.encoding} text at byte {error.start}") from error


def encoding_of(sample: bytes) -> str:
    """Return the name of the encoding that the first bytes of a file speak for.

    Raises UnreadableError for what is no text.
    """
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    if sample.startswith(_SIGNATURES):
        raise UnreadableError("binary, not text")
    wide = _utf16_without_mark(sample)
    if wide:
        return wide
    if b"\x00" in sample or len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample):
        raise UnreadableError("binary, not text")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return _old_encoding(sample)
    return "utf-8"


def clean(text: str) -> str:
    """Replace what no file can hold (lone surrogates, control characters) one for one: offsets stay."""
    return _UNPRINTABLE.sub("\ufffd", text.translate(_PAGE_BREAKS))


def _utf16_without_mark(sample: bytes) -> str | None:
    half = len(sample) // 2
    if half < _LEAST_WIDE or b"\x00" not in sample:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) == 0:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _old_encoding(content: bytes) -> str:
    """Western one-byte text where nearly all is ASCII, else what letter frequency says."""
    sample = content[:_SAMPLE]
    plain = sum(byte < 0x80 for byte in sample)
    if plain < _MOSTLY_ASCII * len(sample):
        from charset_normalizer import from_bytes

        best = from_bytes(sample).best()
        if best is not None:
            return best.encoding
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"
