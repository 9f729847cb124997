"""Plain text: one article a file, all of it the text."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ingest.decode import UnreadableError, decode, read_bounded
from kg.ingest.draft import Draft, Options, Source
from kg.ingest.inputs import stem
from kg.model import Skipped


def read(source: Source, options: Options) -> Iterator[Draft | Skipped]:
    """Yield the one article of a text file; its title is told from the text later."""
    try:
        text = decode(read_bounded(source, options.limit))
    except (UnreadableError, OSError) as error:
        yield Skipped(source=source.name, reason=reason_of(error))
        return
    yield Draft(source=source.name, text=text, id=stem(source))


def reason_of(error: UnreadableError | OSError) -> str:
    """Return in a few words why a file could not be read."""
    return error.strerror or "cannot be read" if isinstance(error, OSError) else str(error)
