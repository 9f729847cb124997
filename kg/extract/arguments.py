"""Arguments: who stands in which slot of a predicate.

For each slot the row of chunks and the dependency tree are both asked. `Argument.score` says how sure
the place is: 1 where both agree, less for one of them, less again where the actor is reached only through
another noun (*upaya Venezuela*, *kapal Venezuela*).
"""

from __future__ import annotations

from kg.extract.argument import Argument
from kg.extract.chunks import Chunk, Kind
from kg.extract.subjects import Subjects
from kg.extract.verbs import Occurrence
from kg.language.forms import Voice
from kg.model import ActorType, Mention


class Arguments(Subjects):
    """Finds the arguments of predicates in one sentence."""

    def passive_agent(self, occurrence: Occurrence) -> list[Argument]:
        """Return who did it, in a passive: *ditahan KPK*, *dituduh oleh Trump*, *accused by Trump*."""
        if occurrence.clitic is not None and occurrence.voice is Voice.PASSIVE:
            mention = occurrence.clitic
            return [Argument(actor=a, mention=mention, score=mention.score) for a in mention.actors]
        phrases = list(self.after(occurrence.end))
        for chunk in phrases:
            if chunk.preposition in self._agent:
                return self.actors_of(chunk)
        if self.head_first and phrases and not phrases[0].preposition and phrases[0].mentions:
            return self.actors_of(phrases[0])
        return []

    def genitive(self, index: int, end: int, clitic: Mention | None) -> list[Argument]:
        """Return whose the noun at a token is: *permintaan Venezuela*, *kunjungannya*, *Russia's demand*."""
        if clitic is not None:
            return [Argument(actor=a, mention=clitic, score=clitic.score) for a in clitic.actors]
        chunk = self.row.chunks[self.row.chunk_of[index]]
        if chunk.kind is not Kind.NOUN:
            return []
        if chunk.paired:
            return [Argument(actor=a, mention=m, score=m.score) for m in chunk.mentions for a in m.actors]
        if self.head_first:
            mention = next((m for m in chunk.mentions if m.start >= end), None)
            if mention is None or not self._only_modifiers(end, mention.start):
                return []
            own = [Argument(actor=a, mention=mention, score=mention.score) for a in mention.actors]
            return own + [a for other in self.list_after(chunk) for a in self.actors_of(other, lists=False)]
        before = [m for m in chunk.mentions if m.end <= index]
        if before:
            mention = before[-1]
            owner = before[-2] if len(before) > 1 else mention
            possessive = owner.text.lower() in self.row.pack.pronouns("possessive")
            if possessive and mention.actors[0].type is ActorType.COUNTRY:
                mention = owner  # *its Danish rival*: the rival of who is meant by *its*
            return [Argument(actor=a, mention=mention, score=mention.score) for a in mention.actors]
        following = self._next_phrase(chunk)
        if following is not None and following.preposition in self._genitive:
            return self.actors_of(following)
        return []

    def _only_modifiers(self, start: int, end: int) -> bool:
        nouns = self.row.pack.frames.nouns()
        return end - start <= 4 and not any(
            self.row.tokens[i].pos == "NOUN" and self.row.words[i] in nouns for i in range(start, end)
        )

    def _next_phrase(self, chunk: Chunk) -> Chunk | None:
        position = self.row.chunks.index(chunk) + 1
        if position < len(self.row.chunks) and self.row.chunks[position].kind is Kind.NOUN:
            return self.row.chunks[position]
        return None
