"""Whether it happened: negation, plans, possibilities, conditions and what only others say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.chunks import Kind
from kg.extract.scopes import Scopes, strongest
from kg.model import Factuality

BREAKS = (Kind.STOP, Kind.RELATIVE, Kind.COMMA, Kind.CONJUNCTION, Kind.SUBORDINATOR)
FURTHEST_OPERATOR = 2  # verbs to the left that may govern: *berencana akan menyerang*


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The factuality of a predicate; `requested` is what is asked for, which is no claim of its own."""

    factuality: Factuality
    requested: bool = False
    accused: bool = False


class FactualityReader(Scopes):
    """Reads the factuality of predicates in one sentence."""

    def verb(self, index: int) -> Reading:
        """Return how far the text says that the verb at a token happened."""
        found = [self._near(index)]
        requested = accused = False
        number = self.row.chunk_of[index]
        for governor, linked in self._governors(number):
            word = self.operators.verb_at(self.row.words, governor)
            near = self._near(governor)
            if word in self.asking and linked:
                requested = True
            if word in self.accusing and linked:
                accused = True
            if word in self.operators.denied and linked:
                claimed = self._is_claimed(number)
                found.append(Factuality.POSSIBLE if claimed else Factuality.NEGATED)
            elif word in self.operators.implicative and linked:
                negated = near is Factuality.NEGATED
                found.append(Factuality.ACTUAL if negated else Factuality.NEGATED)
                continue
            elif word in self.operators.possible and linked:
                found.append(Factuality.POSSIBLE)
            elif word in self.operators.planned and linked:
                found.append(Factuality.PLANNED)
            operator = word in self.operators.planned or word in self.operators.possible
            if linked and (operator or near is Factuality.PLANNED):  # *will fly to Paris to meet X*
                found.append(near)
        found.append(self._infinitive(number))
        if self._noun_governor(number) is not None:
            found.append(self._noun_governor(number) or Factuality.ACTUAL)
        if self._in_condition(number, own=index):
            found.append(Factuality.POSSIBLE)
        if accused:
            found.append(Factuality.POSSIBLE)
        return Reading(factuality=strongest(found), requested=requested, accused=accused)

    def noun(
        self,
        index: int,
        light_verb: int | None,
        *,
        taken_for_granted: bool = False,
        spoken: bool = False,
    ) -> Reading:
        """Return how far the text says that what a noun names happened.

        `taken_for_granted`: the noun names who somebody is, whatever the clause says that they may do.
        `spoken`: it names what somebody said, which is said though it is denied.
        """
        number = self.row.chunk_of[index]
        chunk = self.row.chunks[number]
        before_it = range(max(chunk.start, index - 4), index)
        found = [Factuality.ACTUAL, *(self._noun_operator(self.row.words[i]) for i in before_it)]
        if light_verb is not None:
            if self.row.words[light_verb] in self.operators.ended:
                return Reading(factuality=strongest(found))
            reading = self.verb(light_verb)
            found += [reading.factuality, self._complement_of(light_verb)]
            return replace(reading, factuality=strongest(found))
        found += self._around(number, index)
        requested = False
        governor = self._governing_verb(number)
        if governor is not None:
            requested = self.row.words[governor] in self.asking
            if self.row.words[governor] in self.row.pack.words("grammar", "existing"):
                found.append(self._near(governor))  # *belum ada kesepakatan*
            told = self._complement_of(governor)
            found.append(Factuality.ACTUAL if spoken and told is Factuality.NEGATED else told)
        if self._in_condition(number) and not taken_for_granted:
            found.append(Factuality.POSSIBLE)
        return Reading(factuality=strongest(found), requested=requested)

    def _around(self, number: int, index: int) -> list[Factuality]:
        """What the phrase of a noun and the words before it say of whether it happened."""
        chunk = self.row.chunks[number]
        before = self.row.chunks[number - 1] if number else None
        of = self.row.pack.words("grammar", "genitive") | self.row.pack.words("grammar", "purpose")
        found = []
        if before is not None and before.kind is Kind.NOUN and chunk.preposition in of:
            found.append(self._noun_operator(self.row.words[before.end - 1]))
        if not chunk.preposition:
            found.append(self._near(chunk.start))
        if any(self.row.words[i] in self.operators.past for i in range(max(chunk.start, index - 2), index)):
            found.append(Factuality.PAST)
        if chunk.preposition and any(
            c.kind is Kind.VERB and self.row.words[c.start] in self.accusing
            for c in self.row.chunks[max(0, number - 2) : number]
        ):
            found.append(Factuality.POSSIBLE)
        return found

    def _governors(self, number: int) -> list[tuple[int, bool]]:
        """The verbs to the left that govern this one, nearest first, and whether it is their complement."""
        chunks = self.row.chunks
        governors: list[tuple[int, bool]] = []
        linked = False
        position = number - 1
        while position >= 0 and len(governors) < FURTHEST_OPERATOR:
            chunk = chunks[position]
            breaks = (Kind.STOP, Kind.RELATIVE) if linked else (*BREAKS,)
            if chunk.kind in breaks:
                break
            if chunk.kind in (Kind.PURPOSE, Kind.COMPLEMENTIZER):
                linked = not self._of_adjective(position)
            if chunk.kind is Kind.VERB:
                if not (
                    linked or self._only_fillers(position, number) or self._bare_complement(position, number)
                ):
                    break
                governors.append((chunk.start, True))
                number, linked = position, False
            position -= 1
        return governors

    def _of_adjective(self, position: int) -> bool:
        """*is due to fly*, *siap untuk mengirim*: an infinitive that an adjective governs."""
        before = self.row.words[self.row.chunks[position - 1].start] if position else ""
        return before in self.row.pack.words("grammar", "operator-adjectives")

    def _bare_complement(self, position: int, number: int) -> bool:
        """*menuduh Iran menyuplai …*: the complement follows its subject without a link."""
        between = [c for c in self.row.chunks[position + 1 : number] if c.kind is not Kind.FILLER]
        governor = self.row.words[self.row.chunks[position].start]
        return (
            governor in self.asking | self.accusing | self.operators.possible | self.operators.denied
            and len(between) == 1
            and between[0].kind is Kind.NOUN
            and not between[0].preposition
            and any(mention.start == between[0].head_start for mention in between[0].mentions)
        )

    def _only_fillers(self, start: int, end: int) -> bool:
        return all(chunk.kind is Kind.FILLER for chunk in self.row.chunks[start + 1 : end])
