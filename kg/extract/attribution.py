"""Who is named as the source: *menurut X*, *X mengatakan bahwa …*, *"…," kata X*."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.extract.arguments import Arguments
from kg.extract.chunks import Kind
from kg.extract.row import Row
from kg.language import Pack
from kg.language.marks import QUOTES
from kg.model import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A named source and the tokens that rest on it."""

    actor: Actor
    start: int
    end: int

    @property
    def label(self) -> str:
        return self.actor.label

    def covers(self, index: int) -> bool:
        return self.start <= index < self.end


@dataclass(frozen=True)
class Attribution:
    """Finds the sources that a sentence names."""

    pack: Pack

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Every form of the verbs of saying."""
        return self.pack.verb_forms("attribution", "verbs")

    def sources(self, row: Row, arguments: Arguments) -> list[Source]:
        """Return the sources of a sentence, the narrowest stretch first."""
        found = [*self._according(row), *self._said(row, arguments)]
        return sorted(found, key=lambda source: source.end - source.start)

    def _according(self, row: Row) -> list[Source]:
        found = []
        for chunk in row.chunks:
            if (
                chunk.kind is Kind.NOUN
                and chunk.mentions
                and (chunk.preposition in self.pack.words("attribution", "according"))
            ):
                actor = chunk.mentions[0].actor
                if actor:
                    found.append(Source(actor=actor, start=0, end=len(row.tokens)))
        return found

    def _said(self, row: Row, arguments: Arguments) -> list[Source]:
        found = []
        for index in sorted(row.verbs):
            if row.words[index] not in self.verbs:
                continue
            chunk, _ = arguments.subject(index)
            if self._quoted_before(row, index):
                following = next(iter(arguments.after(index + 1)), None)
                if following is not None and following.mentions and not following.preposition:
                    chunk = following
                start, end = 0, index
            else:
                start, end = index + 1, len(row.tokens)
            if chunk is None:
                continue
            speaker = next((a.actor for a in arguments.actors_of(chunk, lists=False)), None)
            if speaker is not None:
                found.append(Source(actor=speaker, start=start, end=end))
        return found

    def _quoted_before(self, row: Row, index: int) -> bool:
        """Tell whether what is said stands before the verb: a quote or a comma before it or its subject."""
        before = row.words[max(0, index - 6) : index]
        return any(word in QUOTES for word in before) or row.word(index - 1) == ","
