"""Slots of nouns and adjectives: whose a noun is, whom it describes, what an adjective modifies."""

from __future__ import annotations

from kg.extract.argument import ROW_ONLY, Argument
from kg.extract.chunks import Kind
from kg.extract.dependents import Dependents
from kg.extract.described import Described
from kg.extract.verbs import Occurrence
from kg.language import reading_relations
from kg.language.forms import Voice
from kg.model import Mention


class NounSlots(Described):
    """Finds who stands in the slots of a predicate that is no verb."""

    def _genitive(self) -> list[Argument]:
        found = self.arguments.genitive(self.occurrence.index, self.occurrence.end, self.occurrence.clitic)
        if not found and self._names_both_sides():
            return []
        if found or self.light_verb is None:
            return found or self._blamed() or self._taking_part()
        return self._light_subject()

    def _names_both_sides(self) -> bool:
        """*perundingan dagang antara X dan Y*: the noun itself says between whom."""
        between = self.row.pack.words("grammar", "between")
        return any(chunk.preposition in between for chunk in self._following[:2])

    def _blamed(self) -> list[Argument]:
        """*blamed Rwanda for an attack on Uvira*: the one accused is the one who did it."""
        number = self.row.chunk_of[self.occurrence.index]
        if not self._chunk.preposition or number < 2:
            return []
        patient, verb = self.row.chunks[number - 1], self.row.chunks[number - 2]
        if verb.kind is Kind.VERB and patient.kind is Kind.NOUN and not patient.preposition:
            alleged = reading_relations().judged
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
        relative = any(
            chunk.kind is Kind.RELATIVE
            for chunk in self.row.chunks[self.row.chunk_of[self.occurrence.index] : self.row.chunk_of[verb]]
        )
        if verb > self.occurrence.index and not relative:
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

    def _head(self) -> list[Argument]:
        """The noun that an adjective modifies: before it in Indonesian, after it in English."""
        index = self.occurrence.index
        chunk = self._chunk
        if self.row.pack.head_first:
            before = [m for m in chunk.mentions if m.end <= index] if chunk.kind is Kind.NOUN else []
            leads = chunk.kind is Kind.NOUN and index < chunk.head_start and self.row.chunk_of[index] > 0
            if not before and leads:  # *PT X milik pengusaha Y*
                before = self.row.chunks[self.row.chunk_of[index] - 1].mentions
            if not before and chunk.apposed is not None:
                before = chunk.apposed.mentions
            if not before and (chunk.kind is not Kind.NOUN or self._is_apposed()):
                number = self.row.chunk_of[index] - 1
                while number > 0 and self.row.chunks[number].kind is Kind.COMMA:
                    number -= 1
                before = self.row.chunks[number].mentions if number >= 0 else []
            return [Argument(actor=a, mention=m, score=m.score * 0.9) for m in before[-1:] for a in m.actors]
        found = [m for m in chunk.mentions if m.start > index] or self._apposed_head()
        return [Argument(actor=a, mention=m, score=m.score * 0.9) for m in found[-1:] for a in m.actors]

    def _is_apposed(self) -> bool:
        """*Brightfield Solar, produsen panel surya asal Ohio*: the phrase describes the name before it."""
        number = self.row.chunk_of[self.occurrence.index] - 1
        return number >= 0 and not self._chunk.preposition and self.row.chunks[number].kind is Kind.COMMA

    def _apposed_head(self) -> list[Mention]:
        """*Cascadia Timber, a Vancouver-based mill operator*; *the Iran-backed group*."""
        chunks = self.row.chunks
        number = self.row.chunk_of[self.occurrence.index]
        following = chunks[number + 1] if number + 1 < len(chunks) else None
        named = following is not None and following.kind is Kind.NOUN and not following.preposition
        if following is not None and named and following.mentions:
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
