"""Scopes: over what negations, modals, conditions and nouns of planning stand in a sentence."""

from __future__ import annotations

from kg.extract.chunks import Chunk, Kind
from kg.extract.operators import Operators
from kg.extract.row import Row
from kg.model import Factuality

# What a predicate is under: the strongest operator decides.
STRENGTH = (Factuality.NEGATED, Factuality.PAST, Factuality.POSSIBLE, Factuality.PLANNED, Factuality.ACTUAL)


class Scopes:
    """Finds the operators around one place of a sentence."""

    def __init__(
        self, row: Row, operators: Operators, asking: frozenset[str], accusing: frozenset[str]
    ) -> None:
        """`asking` and `accusing` are the forms of verbs whose complement is asked for or alleged."""
        self.row = row
        self.operators = operators
        self.asking = asking
        self.accusing = accusing

    def _near(self, index: int) -> Factuality:
        """Read the words between the verb and what stands before it."""
        found = [Factuality.ACTUAL]
        position = index - 1
        while position >= 0 and self._is_near(position):
            word = self._phrase(self.row.chunks[self.row.chunk_of[position]])
            if word in self.operators.negations and not self._affirming(position):
                found.append(Factuality.NEGATED)
            elif word in self.operators.reported_future and self._is_reported(position):
                found.append(Factuality.PLANNED)
            elif word in self.operators.possible:
                if self.row.word(position - 1) not in self.operators.realising:
                    found.append(Factuality.POSSIBLE)
            elif word in self.operators.planned:
                found.append(Factuality.PLANNED)
            elif word in self.operators.past:
                found.append(Factuality.ACTUAL)
            position -= 1
        return strongest(found)

    def _is_reported(self, position: int) -> bool:
        """*He said he would travel to Beijing*: what was *will* when it was said."""
        saying = self.row.pack.verb_forms("attribution", "verbs")
        for chunk in reversed(self.row.chunks[: self.row.chunk_of[position]]):
            if chunk.kind is Kind.STOP or self._phrase(chunk) in self.operators.conditional:
                return False
            if chunk.kind is Kind.VERB and self.row.words[chunk.start] in saying:
                return True
        return False

    def _affirming(self, position: int) -> bool:
        """*tidak hanya*, *not only*: no negation at all."""
        return any(
            " ".join(self.row.words[position : position + length]) in self.operators.affirming
            for length in (2, 3)
        )

    def _is_near(self, position: int) -> bool:
        if position in self.row.covering:
            return False
        chunk = self.row.chunks[self.row.chunk_of[position]]
        return (
            chunk.kind is Kind.FILLER
            or (
                chunk.kind is Kind.VERB
                and (self.row.words[position] in self.operators.planned | self.operators.possible)
            )
            or (self.row.tokens[position].pos in ("ADV", "AUX", "PART"))
        )

    def _is_claimed(self, number: int) -> bool:
        """*menepis tudingan X bahwa …*, *denied X's claim that …*: what another says is not denied by X."""
        chunks = self.row.chunks
        opening = next((n for n in range(number, 0, -1) if chunks[n].kind is Kind.COMPLEMENTIZER), 0)
        before = chunks[opening - 1] if opening else None
        return (
            before is not None
            and before.kind is Kind.NOUN
            and bool(
                self.operators.possible_nouns.intersection(self.row.words[before.head_start : before.end])
            )
        )

    def _in_condition(self, number: int, own: int | None = None) -> bool:
        """Tell whether the clause begins with *jika*, *if*: no comma or full stop between.

        A condition behind is that of what is asked for or threatened, not of the asking (verb `own`).
        """
        opening = next((c for c in self.row.chunks if c.kind is not Kind.FILLER), None)
        first = opening is not None and self._phrase(opening) in self.operators.conditional
        if first and not any(c.kind is Kind.STOP for c in self.row.chunks[:number]):
            return True  # *Jika X menyerang, Y akan membalas*: both halves
        for chunk in reversed(self.row.chunks[: number + 1]):
            if chunk.kind in (Kind.COMMA, Kind.STOP):
                return False
            if self._phrase(chunk) in self.operators.conditional:
                return True
        if own is not None and self.row.words[own] in self.asking:
            return False
        for chunk in self.row.chunks[number + 1 :]:
            if chunk.kind in (Kind.COMMA, Kind.STOP, Kind.VERB):
                return False
            if chunk.kind in (Kind.SUBORDINATOR, Kind.COMPLEMENTIZER) and (
                self._phrase(chunk) in self.row.pack.words("grammar", "final-conditions")
            ):
                return True
        return False

    def _phrase(self, chunk: Chunk) -> str:
        return " ".join(self.row.words[chunk.start : chunk.end])

    def _noun_operator(self, word: str) -> Factuality:
        stem = self.row.pack.forms.split_clitic(word)[0]
        if stem in self.row.pack.words("grammar", "efforts"):
            return Factuality.ACTUAL
        if word in self.operators.planned_nouns or stem in self.operators.planned_nouns:
            return Factuality.PLANNED
        if word in self.operators.possible_nouns or stem in self.operators.possible_nouns:
            return Factuality.POSSIBLE
        return Factuality.ACTUAL

    def _governing_verb(self, number: int) -> int | None:
        """Return the verb whose object a noun phrase is."""
        chunk = self.row.chunks[number]
        if chunk.preposition:
            return None
        position = number - 1
        while position >= 0 and self.row.chunks[position].kind is Kind.FILLER:
            position -= 1
        if position >= 0 and self.row.chunks[position].kind is Kind.VERB:
            return self.row.chunks[position].start
        return None

    def _complement_of(self, governor: int) -> Factuality:
        word = self.operators.verb_at(self.row.words, governor)
        if word in self.operators.implicative | self.operators.denied | self.operators.ending:
            return Factuality.NEGATED
        if word in self.operators.planned:
            return Factuality.PLANNED
        if word in self.operators.possible:
            return Factuality.POSSIBLE
        return Factuality.ACTUAL

    def _noun_governor(self, number: int) -> Factuality | None:
        """*rencana untuk menyerang*, *plans to attack*: a noun before the verb that makes it a plan."""
        position = number - 1
        while position >= 0 and self.row.chunks[position].kind in (Kind.PURPOSE, Kind.FILLER):
            position -= 1
        if position < 0 or (position == number - 1 and self.row.chunks[position].kind is not Kind.NOUN):
            return None
        chunk = self.row.chunks[position]
        if chunk.kind is not Kind.NOUN or position == number - 1:
            return None
        for index in range(chunk.head_start, chunk.end):
            found = self._noun_operator(self.row.words[index])
            if found is not Factuality.ACTUAL:
                return found
        return None

    def _infinitive(self, number: int) -> Factuality:
        """*is to visit*, *is due to visit*, *Turkey to help Syria*: an infinitive without a verb over it."""
        chunks = self.row.chunks
        if number < 1 or chunks[number - 1].kind is not Kind.PURPOSE:
            return Factuality.ACTUAL
        before = number - 2
        while before >= 0 and chunks[before].kind is Kind.FILLER:
            before -= 1
        words = self.row.words[chunks[before].end if before >= 0 else 0 : chunks[number - 1].start]
        if before == 0 and self.row.sentence.title and not words and chunks[0].kind is Kind.NOUN:
            return Factuality.PLANNED
        if not self.row.pack.words("grammar", "be").intersection(words):
            return Factuality.ACTUAL
        return strongest([Factuality.PLANNED, self._near(chunks[number - 1].start)])


def strongest(found: list[Factuality]) -> Factuality:
    """Return the factuality that outweighs the others."""
    return min(found, key=STRENGTH.index)
