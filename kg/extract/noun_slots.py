"""Slots of nouns and adjectives: whose a noun is, whom it describes, what an adjective modifies."""

from __future__ import annotations

from kg.extract.argument import ROW_ONLY, Argument
from kg.extract.chunks import Kind
from kg.extract.dependents import Dependents
from kg.extract.verbs import Occurrence
from kg.language import reading_relations
from kg.language.forms import Voice
from kg.model import Mention


class NounSlots(Dependents):
    """Finds who stands in the slots of a predicate that is no verb."""

    def _genitive(self) -> list[Argument]:
        found = self.arguments.genitive(self.occurrence.index, self.occurrence.end, self.occurrence.clitic)
        if found or self.light_verb is None:
            return found or self._blamed()
        return self._light_subject()

    def _blamed(self) -> list[Argument]:
        """*blamed Rwanda for an attack on Uvira*: the one accused is the one who did it."""
        number = self.row.chunk_of[self.occurrence.index]
        if not self._chunk.preposition or number < 2:
            return []
        patient, verb = self.row.chunks[number - 1], self.row.chunks[number - 2]
        if verb.kind is Kind.VERB and patient.kind is Kind.NOUN and not patient.preposition:
            alleged = reading_relations().alleged
            if any(
                f.relation in alleged for o in self.row.predicates_at(verb.start) for f in o.predicate.frames
            ):
                return self._scaled(patient, ROW_ONLY)
        return []

    def _light_subject(self) -> list[Argument]:
        verb = self.light_verb
        assert verb is not None
        light = self.row.predicates_at(verb)
        voice = next((o.voice for o in light), None) or self._light_voice(verb)
        occurrence = Occurrence(predicate=self.occurrence.predicate, index=verb, end=verb + 1, voice=voice)
        light_verb = Dependents(self.row, self.arguments, occurrence)
        if light_verb.passive:
            return self.arguments.passive_agent(occurrence)
        if verb > self.occurrence.index:
            return []
        chunk, score = self.arguments.subject(verb)
        return self._scaled(chunk, score)

    def _light_voice(self, verb: int) -> Voice:
        word = self.row.words[verb]
        for citation in self.row.pack.light_citations:
            for form, voice in self.row.pack.forms.of(citation.split(" ")[0], "verb"):
                if form == word:
                    return voice
        return Voice.ACTIVE

    def _described(self) -> list[Argument]:
        """Whom a noun describes: *X adalah anggota Y*, *X, a unit of Y,*, *anak usaha Y, X*."""
        chunks = self.row.chunks
        number = self.row.chunk_of[self.occurrence.index]
        position = number - 1
        crossed = ""
        if self._chunk.preposition in self.row.pack.words("grammar", "as") and position >= 0:
            return self._scaled(chunks[position], ROW_ONLY) if chunks[position].kind is Kind.NOUN else []
        copula = self.row.pack.words("grammar", "copula")
        while position >= 0 and (
            chunks[position].kind in (Kind.FILLER, Kind.COMMA, Kind.RELATIVE)
            or (chunks[position].kind is Kind.VERB and self.row.words[chunks[position].start] in copula)
        ):
            crossed += " " + self.row.words[chunks[position].start]
            position -= 1
        if position >= 0 and chunks[position].kind is Kind.NOUN and not self._chunk.preposition:
            negations = self.row.pack.words("negation", "words")
            verbless = set(crossed.split()) <= self.row.pack.words("grammar", "verbless")
            joined = "," in crossed.split() or set(crossed.split()) & (copula | negations)
            first = chunks[self.arguments.first_of_list(position)] if verbless else chunks[position]
            if (joined or (verbless and crossed)) and first.mentions and not first.preposition:
                return self._scaled(first, ROW_ONLY)
        after = [c for c in chunks[number + 1 : number + 3] if c.kind in (Kind.COMMA, Kind.NOUN)]
        if len(after) == 2 and after[0].kind is Kind.COMMA and after[1].mentions and not after[1].preposition:
            return self._scaled(after[1], ROW_ONLY)
        return []

    def _head(self) -> list[Argument]:
        """The noun that an adjective modifies: before it in Indonesian, after it in English."""
        index = self.occurrence.index
        chunk = self._chunk
        if self.row.pack.head_first:
            before = [m for m in chunk.mentions if m.end <= index] if chunk.kind is Kind.NOUN else []
            if not before:
                number = self.row.chunk_of[index] - 1
                while number > 0 and self.row.chunks[number].kind is Kind.COMMA:
                    number -= 1
                before = self.row.chunks[number].mentions if number >= 0 else []
            return [Argument(actor=a, mention=m, score=m.score * 0.9) for m in before[-1:] for a in m.actors]
        found = [m for m in chunk.mentions if m.start > index] or self._apposed_head()
        return [Argument(actor=a, mention=m, score=m.score * 0.9) for m in found[-1:] for a in m.actors]

    def _apposed_head(self) -> list[Mention]:
        """*Cascadia Timber, a Vancouver-based mill operator*; *the Iran-backed group*."""
        chunks = self.row.chunks
        number = self.row.chunk_of[self.occurrence.index]
        following = chunks[number + 1] if number + 1 < len(chunks) else None
        if following is not None and following.kind is Kind.NOUN and following.mentions:
            return following.mentions[-1:]
        position = number - 1
        while position > 0 and chunks[position].kind is not Kind.COMMA and number - position < 4:
            position -= 1
        if position > 0 and chunks[position].kind is Kind.COMMA and chunks[position - 1].kind is Kind.NOUN:
            return chunks[position - 1].mentions[-1:]
        return []

    def _prefix(self) -> list[Argument]:
        """The name before the hyphen: *Iran-backed*."""
        index = self.occurrence.index
        if self.row.word(index - 1) not in ("-", "‑"):
            return []
        mention = self.row.covering.get(index - 2)
        return (
            [Argument(actor=a, mention=mention, score=mention.score) for a in mention.actors]
            if mention
            else []
        )
