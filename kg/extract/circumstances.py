"""Events told in passing: *dalam pertemuan dengan Xi, Prabowo …*, *flew to Muscat for talks with X*."""

from __future__ import annotations

from functools import cached_property

from kg.extract.argument import Argument
from kg.extract.chunks import Chunk, Kind
from kg.extract.dependents import Dependents
from kg.language import reading_relations
from kg.language.forms import Voice
from kg.model import Mention

IN_PASSING = 0.75  # the subject of the clause is as a rule, not always, who took part


class Circumstances(Dependents):
    """Finds who takes part in an event that a noun names beside the verb of its clause."""

    def _taking_part(self) -> list[Argument]:
        """Return the subject of the clause where the noun is a circumstance of it."""
        shared = reading_relations().shared
        told = any(frame.relation in shared for frame in self.occurrence.predicate.frames)
        number = self._opening()
        if told and number is None:
            return self._existing()
        if not told or number is None:
            return []
        verb = self._verb_before(number)
        if verb is not None and (speaker := self._speaker(verb)) is not None:
            return [
                Argument(actor=a, mention=speaker, score=speaker.score * IN_PASSING) for a in speaker.actors
            ]
        subject = self._subject_of(verb) if verb is not None else self._subject_beside(number)
        return self._scaled(subject, IN_PASSING) if subject is not None else []

    def _existing(self) -> list[Argument]:
        """*X menegaskan belum ada kesepakatan dengan Y*, *X said there was no deal with Y*: it is about X."""
        number = self.row.chunk_of[self.occurrence.index]
        exist = self.row.pack.words("grammar", "existing")
        before = range(max(0, self._chunk.start - 4), self._chunk.start)
        start = next((i for i in before if self.row.words[i] in exist), None)
        verb = self._verb_before(self.row.chunk_of[start]) if start is not None and number else None
        saying = self.row.pack.verb_forms("attribution", "verbs")
        if verb is None or self.row.words[self.row.chunks[verb].start] not in saying:
            return []
        subject = self._subject_of(verb)
        return self._scaled(subject, IN_PASSING) if subject is not None else []

    @cached_property
    def circumstance(self) -> tuple[bool, int | None]:
        """Whether the noun tells an event that is still to come, and the verb whose circumstance it is."""
        number = self._opening()
        if number is None:
            return False, None
        chunk = self.row.chunks[number]
        opening = chunk.preposition or " ".join(self.row.words[chunk.start : chunk.end])
        verb = self._verb_before(number)
        upcoming = opening in self.row.pack.words("grammar", "upcoming")
        due = self.row.pack.words("grammar", "operator-adjectives")
        upcoming = upcoming or (verb is None and bool(due.intersection(self.row.words[: chunk.start])))
        wanted = opening in self.row.pack.words("grammar", "wanted") and verb is not None
        return upcoming, self.row.chunks[verb].start if wanted and verb is not None else None

    def _opening(self) -> int | None:
        """Return the chunk that opens the circumstance; None where the noun is none."""
        words = self.row.pack.words("grammar", "circumstances")
        number = self.row.chunk_of[self.occurrence.index]
        if self._chunk.preposition in words:
            return None if self._is_reason(number) else number
        before = number - 1
        while before >= 0 and self.row.chunks[before].kind is Kind.FILLER:
            before -= 1
        if before < 0 or self.row.chunks[before].kind is not Kind.SUBORDINATOR:
            return None
        chunk = self.row.chunks[before]
        return before if " ".join(self.row.words[chunk.start : chunk.end]) in words else None

    def clause_subject(self) -> list[Argument]:
        """Return the subject of the clause that the noun stands in."""
        verb = self._verb_before(self.row.chunk_of[self.occurrence.index])
        subject = self._subject_of(verb) if verb is not None else None
        return self._scaled(subject, IN_PASSING) if subject is not None else []

    def answered(self) -> list[Argument]:
        """*rejected accusations by X*, *menolak permintaan X*: who rejects them is whom X accuses or asks."""
        chunks, number = self.row.chunks, self.row.chunk_of[self.occurrence.index] - 1
        while number >= 0 and chunks[number].kind is Kind.FILLER:
            number -= 1
        if number < 0 or chunks[number].kind is not Kind.VERB or self._chunk.preposition:
            return []
        verb = chunks[number].start
        answers = reading_relations().answers
        active = any(
            frame.relation in answers
            for occurrence in self.row.predicates_at(verb)
            for frame in occurrence.predicate.frames
            if occurrence.voice is not Voice.PASSIVE
        )
        subject = self.arguments.subject(verb)[0] if active else None
        return self._scaled(subject, IN_PASSING) if subject is not None else []

    def helped(self) -> list[Argument]:
        """*pushed it through with the help of X*, *berkat dukungan X*: who did it is whom X helps."""
        led = self._chunk.preposition in self.row.pack.words("grammar", "instrument")
        word = self.row.words[self.occurrence.index]
        means = self.row.pack.words("grammar", "means")
        if not led or self.row.pack.forms.split_clitic(word)[0] not in means:
            return []
        return self.clause_subject()

    def sufferer(self) -> list[Argument]:
        """*Iran is under pressure from X*, *menghadapi tekanan X*: the one of whom it is told."""
        number = self.row.chunk_of[self.occurrence.index]
        verb = self._verb_before(number)
        facing = verb is not None and (
            self.row.words[self.row.chunks[verb].start] in self.row.pack.verb_forms("grammar", "facing-verbs")
        )
        if not facing and self._chunk.preposition not in self.row.pack.words("grammar", "facing"):
            return []
        subject = self._subject_of(verb) if verb is not None else self._following_subject(number)
        return self._scaled(subject, IN_PASSING) if subject is not None else []

    def _is_reason(self, number: int) -> bool:
        """*criticised Poland for a visit to Kyiv*: what the object is blamed for is its own doing."""
        if self._chunk.preposition not in self.row.pack.words("grammar", "reasons"):
            return False
        before = self.row.chunks[number - 1] if number else None
        return before is not None and bool(before.mentions) and not before.preposition and number > 1

    def _verb_before(self, number: int) -> int | None:
        """Return the chunk of the verb whose circumstance begins at `number`."""
        for position in range(number - 1, -1, -1):
            if self.row.chunks[position].kind is Kind.STOP:
                return None
            if self.row.chunks[position].kind is Kind.VERB:
                return position
        return None

    def _speaker(self, position: int) -> Mention | None:
        """*katanya seusai rapat dengan X*: the one who says it is written onto the verb."""
        return self.row.clitics.get(self.row.chunks[position].start)

    def _subject_beside(self, number: int) -> Chunk | None:
        """The subject where no verb stands before: *X and Y are at war*, *Dalam rapat dengan X, Y …*."""
        chunks = self.row.chunks
        before = [c for c in chunks[:number] if c.kind is not Kind.FILLER]
        if before and before[-1].kind is Kind.RELATIVE:
            return self.arguments.antecedent(chunks.index(before[-1]))
        places = self.row.pack.words("grammar", "place-prepositions")
        bare = [c for c in before if c.kind is Kind.NOUN and c.mentions and not c.preposition]
        if bare and before[-1].preposition in places:  # *X and Y are due* [in Washington] *for talks*
            return chunks[self.arguments.first_of_list(chunks.index(bare[-1]))]
        if before and before[-1].kind is Kind.NOUN and before[-1].mentions:
            return chunks[self.arguments.first_of_list(chunks.index(before[-1]))]
        if any(chunk.mentions for chunk in before):
            return None
        return self._following_subject(number)

    def _subject_of(self, position: int) -> Chunk | None:
        """The subject of a verb to the left; behind a verb of saying it may follow: *said X after talks*."""
        chunks = self.row.chunks
        verb, following = chunks[position], chunks[position + 1]
        saying = self.row.words[verb.start] in self.row.pack.verb_forms("attribution", "verbs")
        if saying and following.kind is Kind.NOUN and following.mentions and not following.preposition:
            return following
        return self.arguments.subject(verb.start)[0]

    def _following_subject(self, number: int) -> Chunk | None:
        """*Dalam pertemuan dengan Xi, Prabowo …*: the phrase behind the comma, if a verb follows."""
        chunks = self.row.chunks
        for position in range(number + 1, len(chunks) - 2):
            if chunks[position].kind in (Kind.VERB, Kind.RELATIVE, Kind.STOP):
                return None
            subject = chunks[position + 1]
            if chunks[position].kind is Kind.COMMA and subject.kind is Kind.NOUN:
                return subject if subject.mentions and not subject.preposition else None
        return None
