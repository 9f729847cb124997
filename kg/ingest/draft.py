"""What a reader gives: the fields of an article as the file states them, before anything is worked out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_LIMIT = 10_000_000  # bytes of one text: a book is one megabyte, so more is no news article


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input to read: a file, or standard input where `path` is None; `format` is a key of `FORMATS`."""

    path: Path | None
    format: str

    @property
    def name(self) -> str:
        """What messages and `Article.source` call it."""
        return "-" if self.path is None else str(self.path).encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`columns` maps fields (`text`, `title` …) to the user's columns; `limit` is bytes a text."""

    columns: dict[str, str] = field(default_factory=dict)
    limit: int = DEFAULT_LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as its file states it; all but the text may be missing."""

    source: str
    text: str
    id: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
