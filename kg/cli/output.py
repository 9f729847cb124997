"""Where results go: a file that is whole or not there at all, or standard output for `-`."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TextIO

from kg.errors import ExportError


def check_output(output: str, *, force: bool) -> None:
    """Raise ExportError where `output` exists and `force` is not given, or where it is a folder."""
    path = Path(output)
    if output == "-":
        return
    if path.is_dir():
        raise ExportError(f"output is a folder: {output}", hint="name a file in it", path=path)
    if path.exists() and not force:
        raise ExportError(f"output exists: {output}", hint="--force replaces it", path=path)


@contextmanager
def open_bytes(output: str, *, force: bool) -> Iterator[IO[bytes]]:
    """Open `output` for writing bytes; it takes its name only when the block ends without an error.

    Raises ExportError where it exists without `force` or cannot be written.
    """
    check_output(output, force=force)
    if output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(output)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _cannot_write(output, error) from error
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        partial.chmod(0o666 & ~_umask())
        partial.replace(path)
    except OSError as error:
        raise _cannot_write(output, error) from error
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def open_text(output: str, *, force: bool) -> Iterator[TextIO]:
    """Open `output` for writing UTF-8 text with `\\n` line ends, as `open_bytes` does."""
    with open_bytes(output, force=force) as binary:
        text = io.TextIOWrapper(binary, encoding="utf-8", newline="\n")
        try:
            yield text
            text.flush()
        finally:
            text.detach()


def _cannot_write(output: str, error: OSError) -> ExportError:
    return ExportError(
        f"cannot write {output}: {error.strerror or error}",
        hint="give another place with --output",
        path=output,
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
