"""What the clauses behind a predicate tell: *agreed to buy X*, *an accord that X and Y signed*."""

from __future__ import annotations

from kg.extract.argument import ROW_ONLY, Argument
from kg.extract.chunks import Chunk, Kind
from kg.extract.noun_slots import NounSlots


class ClauseSlots(NounSlots):
    """Finds actors in the infinitives and relative clauses that follow a predicate."""

    def infinitive(self) -> int | None:
        """Return the verb of the infinitive right behind: *agreed to* [buy] *X*, *a deal to* [buy] *X*."""
        chunks = self.row.chunks
        number = self.row.chunk_of[self.occurrence.end - 1] + 1
        if self.occurrence.predicate.kind == "verb":
            while number < len(chunks) and chunks[number].kind in (Kind.FILLER, Kind.NOUN):
                if chunks[number].mentions:
                    return None
                number += 1
        following = chunks[number : number + 3]
        if not following or following[0].kind is not Kind.PURPOSE:
            return following[0].start if following and self._is_bare_infinitive(following[0]) else None
        return next((c.start for c in following[1:] if c.kind is Kind.VERB), None)

    def mediated(self) -> list[Argument]:
        """*mediated an accord that X and Y signed*: who has part in what was mediated."""
        chunk = self._patient_chunk
        number = self.row.chunks.index(chunk) + 1 if chunk is not None else len(self.row.chunks)
        following = [c for c in self.row.chunks[number : number + 5] if c.kind is not Kind.FILLER]
        if not following or following[0].kind is not Kind.RELATIVE:
            return []
        named = next((c for c in following[1:3] if c.kind is Kind.NOUN and c.mentions), None)
        found = self.arguments.actors_of(named) if named is not None and not named.preposition else []
        return found if len(found) > 1 else []

    def parties(self) -> list[Argument]:
        """*the accord between X and Y was signed*: those between whom is what the passive is said of."""
        subject = self._subject[0] if self.passive else None
        number = self.row.chunks.index(subject) + 1 if subject is not None else len(self.row.chunks)
        behind = next(iter(self.row.chunks[number:]), None)
        if behind is None or behind.preposition not in self.row.pack.words("grammar", "between"):
            return []
        return self._scaled(behind, ROW_ONLY)

    def _is_bare_infinitive(self, chunk: Chunk) -> bool:
        """*sepakat membeli X*: in Indonesian without a link."""
        return self.row.pack.head_first and chunk.kind is Kind.VERB

    def demanded(self) -> list[Argument]:
        """*berunjuk rasa menuntut DPR …*: of whom the verb right behind demands something."""
        chunks = self.row.chunks
        number = self.row.chunk_of[self.occurrence.end - 1] + 1
        while number < len(chunks) and chunks[number].kind in (Kind.FILLER, Kind.PURPOSE, Kind.COMMA):
            number += 1
        if number >= len(chunks) or chunks[number].kind is not Kind.VERB:
            return []
        asking = self.row.pack.verb_forms("grammar", "object-control")
        first = next(iter(self.arguments.after(chunks[number].end)), None)
        if self.row.words[chunks[number].start] not in asking or first is None or first.preposition:
            return []
        return self._scaled(first, ROW_ONLY * 0.9)
