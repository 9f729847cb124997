"""What depends on one predicate: its voice, its subject, the phrases that follow it, its light verb."""

from __future__ import annotations

from functools import cached_property

from kg.extract.argument import Argument
from kg.extract.arguments import Arguments
from kg.extract.chunks import Chunk, Kind
from kg.extract.row import Row
from kg.extract.verbs import Occurrence
from kg.language.forms import Voice

BE_REACH = 3


class Dependents:
    """The phrases around an occurrence of a predicate."""

    def __init__(self, row: Row, arguments: Arguments, occurrence: Occurrence) -> None:
        self.row = row
        self.arguments = arguments
        self.occurrence = occurrence

    @cached_property
    def passive(self) -> bool:
        """Tell whether the grammatical subject is the logical object."""
        voice = self.occurrence.voice
        if voice is Voice.PASSIVE:
            return True
        if voice is not Voice.PARTICIPLE:
            return False
        index = self.occurrence.index
        be = self.row.pack.words("grammar", "be")
        have = self.row.pack.words("grammar", "have")
        position = index - 1
        while position >= 0 and index - position <= BE_REACH + 1:
            if self.row.words[position] in be:
                return True
            if self.row.words[position] in have:
                return False
            percent = self.row.words[position] in self.row.pack.words("grammar", "percent")
            if not percent and self.row.tokens[position].pos not in ("ADV", "PART", "AUX", "NUM", "SYM"):
                break  # *is 40% owned by X*
            position -= 1
        return self._reduced_relative()

    def _reduced_relative(self) -> bool:
        """*a ship seized by Iran*: a participle after a noun, with a by-phrase or no object of its own."""
        token = self.row.tokens[self.occurrence.index]
        agents = self.row.pack.words("grammar", "passive-agent")
        following = next(iter(self.arguments.after(self.occurrence.end)), None)
        by = following is not None and following.preposition in agents
        alone = self.row.verbs == {self.occurrence.index}  # a sentence's only verb reduces nothing
        return by or (
            not alone
            and self.arguments.tree_subject(self.occurrence.index) is None
            and token.dep.startswith("acl")
            and "VerbForm=Part" in token.morph
            and (following is None or following.preposition != "")
        )

    @cached_property
    def _subject(self) -> tuple[Chunk | None, float]:
        return self.arguments.subject(self.occurrence.index)

    @cached_property
    def _following(self) -> list[Chunk]:
        if self.occurrence.predicate.kind == "verb":
            own = list(self.arguments.after(self.occurrence.end))
            return [*(own or self._shared()), *self._with_subject()]
        own_chunk = self._chunk
        phrases = [c for c in self.arguments.after(self.occurrence.index) if c is not own_chunk]
        light = self.light_verb
        if light is not None and light > self.occurrence.index:
            phrases += list(self.arguments.after(light + 1))
        return phrases

    def _shared(self) -> list[Chunk]:
        """*mengecam dan mengancam Taiwan*: verbs joined share their object."""
        chunks = self.row.chunks
        number = self.row.chunk_of[self.occurrence.end - 1] + 1
        if number >= len(chunks) or chunks[number].kind is not Kind.CONJUNCTION:
            return []
        number += 1
        while number < len(chunks) and chunks[number].kind is Kind.FILLER:
            number += 1
        if number < len(chunks) and chunks[number].kind is Kind.VERB:
            return list(self.arguments.after(chunks[number].end))
        return []

    def _with_subject(self) -> list[Chunk]:
        """In a passive, the phrases that belong to the subject: *tariffs on Canadian boards were raised*."""
        subject = self._subject[0] if self.passive else None
        if subject is None or subject.end > self.occurrence.index:
            return []
        phrases = [c for c in self.arguments.after(subject.start) if c.end <= self.occurrence.index]
        return [c for c in phrases if c.preposition]

    @cached_property
    def _chunk(self) -> Chunk:
        return self.row.chunks[self.row.chunk_of[self.occurrence.index]]

    @cached_property
    def _patient_chunk(self) -> Chunk | None:
        if self.passive:
            return self._subject[0]
        first = next(iter(self._following), None)
        if first is None or (first.preposition and first.start >= self.occurrence.end):
            return self._extracted()
        second = self._following[1] if len(self._following) > 1 else None
        return second if self._is_double(first, second) and second is not None else first

    def _extracted(self) -> Chunk | None:
        """*a claim that Cascadia disputes*: the object stands before its relative clause."""
        chunks = self.row.chunks
        subject = self._subject[0]
        if subject is None or subject.end > self.occurrence.index:
            return None
        number = chunks.index(subject)
        contact = number > 0 and chunks[number - 1].kind is Kind.NOUN and not self.row.pack.head_first
        if contact and not (subject.preposition or chunks[number - 1].mentions):
            return chunks[number - 1]  # *a charge Iran denies*
        if number < 2 or chunks[number - 1].kind is not Kind.RELATIVE:
            return None
        before = number - 3 if chunks[number - 2].kind is Kind.COMMA else number - 2
        return chunks[before] if before >= 0 and chunks[before].kind is Kind.NOUN else None

    def _is_double(self, first: Chunk, second: Chunk | None) -> bool:
        """*gave Ukraine missiles*, *memberi Vanuatu bantuan*: receiver and thing without a preposition."""
        return (
            second is not None
            and bool(first.mentions)
            and not second.preposition
            and second.start == first.end
            and not second.mentions
            and self.row.words[second.start] not in self.row.pack.words("grammar", "directions")
        )

    @cached_property
    def light_verb(self) -> int | None:
        """The light verb that lends a noun its subject: *melakukan kunjungan*, *kunjungan dilakukan*."""
        number = self.row.chunk_of[self.occurrence.index]
        for step in (-1, 1):
            position = number + step
            while 0 <= position < len(self.row.chunks) and self._is_between(position, step):
                position += step
            if not 0 <= position < len(self.row.chunks):
                continue
            chunk = self.row.chunks[position]
            if chunk.kind is Kind.VERB and self._is_light(chunk.start):
                return chunk.start
        return self._light_in_relative(number + 1)

    def _light_in_relative(self, position: int) -> int | None:
        """*a request that X made to Y*, *kecaman yang dilontarkan X*: its clause has the light verb."""
        chunks = self.row.chunks
        purpose = self.row.pack.words("grammar", "contents")
        if self._chunk.preposition in purpose:
            return None  # the relative clause is about *request*, and not about *help*
        content = chunks[position] if position < len(chunks) else None
        if content is not None and content.preposition in purpose and not content.mentions:
            position += 1
        if position >= len(chunks) or chunks[position].kind is not Kind.RELATIVE:
            return None
        following = [c for c in chunks[position + 1 : position + 5] if c.kind is not Kind.FILLER]
        if following and following[0].kind is Kind.NOUN and not following[0].preposition:
            following = following[1:]
        verb = following[0] if following and following[0].kind is Kind.VERB else None
        return verb.start if verb is not None and self._is_light(verb.start) else None

    def _is_between(self, position: int, step: int) -> bool:
        """*dukungan* [bagi Jakarta] *datang dari*: what may stand between a noun and its light verb."""
        chunk = self.row.chunks[position]
        own = step > 0 and chunk.kind is Kind.NOUN and bool(chunk.preposition)
        of = self._chunk.preposition in self.row.pack.words("grammar", "genitive")
        measure = step < 0 and of and chunk.kind is Kind.NOUN and not chunk.mentions  # *a round of talks*
        return own or measure or chunk.kind is Kind.FILLER

    def _is_light(self, verb: int) -> bool:
        following = self.row.words[verb + 1 : verb + 4]
        rests = self.row.pack.light_verbs.get(self.row.words[verb], ())
        return any(tuple(following[: len(rest)]) == rest for rest in rests)

    def _scaled(self, chunk: Chunk | None, score: float) -> list[Argument]:
        if chunk is None:
            return []
        lists = not self._is_inserted_behind(chunk)
        return [
            Argument(actor=a.actor, mention=a.mention, score=a.score * score, through=a.through)
            for a in self.arguments.actors_of(chunk, lists=lists, verb=self.occurrence.index)
        ]

    def _is_inserted_behind(self, chunk: Chunk) -> bool:
        """*Pertamina, which is owned by the state, and Petronas*: the clause is about the first alone."""
        chunks, own = self.row.chunks, self.row.chunk_of[self.occurrence.index]
        number = self.row.chunk_of.get(chunk.start, 0)
        between = [c.kind for c in chunks[number + 1 : own]]
        return between[:2] == [Kind.COMMA, Kind.RELATIVE] and Kind.COMMA not in between[2:]
