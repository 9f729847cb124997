"""The clause of a predicate: the subject that the tree gives it, and the noun phrases that follow it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.chunks import Chunk, Kind
from kg.extract.row import Row

FURTHEST_CHUNK = 7


class Clauses:
    """Walks the clauses of one sentence."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.head_first = row.pack.head_first
        self._genitive = row.pack.words("grammar", "genitive")
        self._agent = row.pack.words("grammar", "passive-agent")
        self._children: dict[int, list[int]] = {}
        for index, token in enumerate(row.tokens):
            if token.head != index:
                self._children.setdefault(token.head, []).append(index)

    def tree_subject(self, verb: int) -> Chunk | None:
        """Return the phrase before the verb that the tree calls its subject."""
        token = self._subject_token(verb)
        if token is None or token > verb:
            return None
        chunk = self.row.chunks[self.row.chunk_of[token]]
        return chunk if chunk.kind is Kind.NOUN else None

    def _subject_token(self, verb: int) -> int | None:
        for child in self._children.get(verb, ()):
            if self.row.tokens[child].dep in ("nsubj", "nsubj:pass"):
                mention = self.row.covering.get(child)
                return mention.start if mention else child
        return None

    def after(self, start: int) -> Iterator[Chunk]:
        """Yield the noun phrases of the clause from token `start` on, until something ends it."""
        chunks = self.row.chunks
        if start not in self.row.chunk_of:
            return
        position = self.row.chunk_of[start]
        taken = 0
        while position < len(chunks) and taken < FURTHEST_CHUNK:
            chunk = chunks[position]
            if chunk.kind is Kind.NOUN:
                yield chunk
                taken += 1
            elif chunk.kind is Kind.COMMA or chunk.kind is Kind.CONJUNCTION:
                following = chunks[position + 1] if position + 1 < len(chunks) else None
                if following is None or following.kind not in (Kind.NOUN, Kind.CONJUNCTION):
                    return
                if (
                    chunk.kind is Kind.COMMA
                    and following.kind is Kind.NOUN
                    and not (following.preposition or taken)
                ):
                    return
            elif chunk.kind is not Kind.FILLER:
                return
            position += 1

    def _controls_object(self, verb: int) -> bool:
        return self.row.words[verb] in self.row.pack.verb_forms("grammar", "object-control")
