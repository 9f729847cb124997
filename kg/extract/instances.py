"""Where a sentence names some, or all, of those whom a noun counts: *three states, including X and Y*."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.chunks import Chunk, Kind
from kg.extract.row import Row


class Instances:
    """Finds the noun phrase that names those of a number, in the row of one sentence."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self._leads = row.pack.words("grammar", "instances")
        self._names = row.pack.words("grammar", "namely")

    def of(self, chunk: Chunk) -> Chunk | None:
        """Return the phrase that names who are meant by `chunk`, none where the sentence names nobody."""
        named = self._led(chunk) or self._counted_out(chunk) or self._set_apart(chunk)
        return named if named is not None and named.mentions else None

    def _led(self, chunk: Chunk) -> Chunk | None:
        """*customers including X and Y*, *enam orang, termasuk X*: right behind it, led."""
        following = [c for c in self._behind(chunk)[:3] if c.kind is not Kind.COMMA]
        if not following:
            return None
        link = following[0]
        if link.preposition in self._leads:
            return link
        if self._text(link) in self._leads and len(following) > 1:
            named = following[1]
            return named if named.kind is Kind.NOUN and not named.preposition else None
        return None

    def _counted_out(self, chunk: Chunk) -> Chunk | None:
        """*dua orang lain ditahan, yakni X dan Y*: further on the sentence says who they are."""
        if not self._is_counted(chunk):
            return None
        behind = self._behind(chunk)
        for told, named in pairwise(behind):
            if told.kind is Kind.STOP:
                return None
            if self._text(told) in self._names and named.kind is Kind.NOUN:
                return named
            if told.preposition in self._names:
                return told
        return None

    def _set_apart(self, chunk: Chunk) -> Chunk | None:
        """*two states, X and Y, condemned …*: the names of a number, between commas."""
        behind = self._behind(chunk)
        if not self._is_counted(chunk) or len(behind) < 2 or behind[0].kind is not Kind.COMMA:
            return None
        members = 0
        for part in behind[1:]:
            if part.kind is Kind.NOUN and part.mentions and not part.preposition:
                members += len(part.mentions)
            elif part.kind is not Kind.CONJUNCTION:
                closed = part.kind in (Kind.COMMA, Kind.STOP)
                return behind[1] if closed and members > 1 else None
        return behind[1] if members > 1 else None

    def _behind(self, chunk: Chunk) -> list[Chunk]:
        return self.row.chunks[self.row.chunks.index(chunk) + 1 :]

    def _is_counted(self, chunk: Chunk) -> bool:
        return any(self.row.tokens[i].pos == "NUM" for i in range(chunk.head_start, chunk.end))

    def _text(self, chunk: Chunk) -> str:
        return " ".join(self.row.words[chunk.start : chunk.end])
