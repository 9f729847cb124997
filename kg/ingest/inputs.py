"""From what a user names (files, folders, patterns, `-`) to the sources to read."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError
from kg.ingest.draft import Source
from kg.model import Skipped

FORMATS = {
    "text": "kg.ingest.text:read",
    "markdown": "kg.ingest.markdown:read",
    "html": "kg.ingest.html:read",
    "jsonl": "kg.ingest.jsonl:read",
    "csv": "kg.ingest.table:read",
    "tsv": "kg.ingest.table:read_tsv",
}
EXTENSIONS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
}
_SNIFFED = {b"{": "jsonl", b"<": "html"}  # the first byte of standard input, where no format is given


def find_sources(inputs: Iterable[str | Path], *, format: str | None = None) -> Iterator[Source | Skipped]:
    """Yield a source for each file that `inputs` name, in order, folders and patterns sorted by path.

    An input is a file, a folder (read with all its folders, hidden files left out), a pattern
    (`news/*.txt`) or `-` for standard input. `format` overrides what the extension says. A file in a
    folder whose extension is unknown is `Skipped`.

    Raises InputError for an input that does not exist, an empty folder, a pattern without a match, a
    named file of unknown extension, an unknown format; all of them before the first source.
    """
    check_format(format)
    groups = [_files(str(name), format) for name in inputs]
    if not groups:
        raise InputError("no input given", hint="name a file, a folder, a pattern or - for standard input")
    return (source for group in groups for source in group)


def check_format(format: str | None) -> None:
    """Raise InputError when `format` is neither None nor the name of a reader."""
    if format is not None and format not in FORMATS:
        raise InputError(
            f"no input format named '{format}' (available: {', '.join(sorted(FORMATS))})",
            hint="leave --format out to go by the file's extension",
            name=format,
        )


def _files(name: str, format: str | None) -> list[Source | Skipped]:
    if name == "-":
        return [Source(path=None, format=format or "")]
    path = Path(name)
    if path.is_dir():
        return _folder(path, format)
    if path.exists():
        return [_named(path, format)]
    if glob.has_magic(name):
        return _pattern(name, format)
    raise InputError(f"no such file or folder: {name}", hint="check the path", path=path)


def _folder(folder: Path, format: str | None) -> list[Source | Skipped]:
    paths = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    if not paths:
        raise InputError(
            f"the folder is empty: {folder}",
            hint=f"put articles there ({', '.join(sorted(EXTENSIONS))})",
            path=folder,
        )
    return [_found(path, format) for path in paths]


def _pattern(pattern: str, format: str | None) -> list[Source | Skipped]:
    # Path.glob takes no absolute pattern.
    matches = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207
    found: list[Source | Skipped] = []
    for match in matches:
        found += _folder(match, format) if match.is_dir() else [_named(match, format)]
    if not found:
        raise InputError(f"nothing matches the pattern: {pattern}", hint="check it with ls", name=pattern)
    return found


def _found(path: Path, format: str | None) -> Source | Skipped:
    known = format or EXTENSIONS.get(path.suffix.lower())
    if known is None:
        return Skipped(source=str(path), reason=f"no reader for files ending in '{path.suffix}'")
    return Source(path=path, format=known)


def _named(path: Path, format: str | None) -> Source:
    known = format or EXTENSIONS.get(path.suffix.lower())
    if known is None:
        raise InputError(
            f"cannot tell the format of {path} (known endings: {', '.join(sorted(EXTENSIONS))})",
            hint=f"say it with --format, one of {', '.join(sorted(FORMATS))}",
            path=path,
        )
    return Source(path=path, format=known)


def sniff(first: bytes) -> str:
    """Return the format that the first bytes of standard input speak for: jsonl, html, else text."""
    return _SNIFFED.get(first.removeprefix(b"\xef\xbb\xbf").lstrip()[:1], "text")


def stem(source: Source) -> str:
    """Return the name of the file without its ending, `stdin` for standard input."""
    if source.path is None:
        return "stdin"
    return os.fsencode(source.path.stem).decode("utf-8", "replace")
