"""Whether it happened: negation, plans, possibilities, conditions and what only others say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.chunks import Chunk, Kind
from kg.extract.operators import Operators
from kg.extract.row import Row
from kg.model import Factuality

# What a predicate is under: the strongest operator decides.
STRENGTH = (Factuality.NEGATED, Factuality.PAST, Factuality.POSSIBLE, Factuality.PLANNED, Factuality.ACTUAL)
BREAKS = (Kind.STOP, Kind.RELATIVE, Kind.COMMA, Kind.CONJUNCTION, Kind.SUBORDINATOR)
FURTHEST_OPERATOR = 2  # verbs to the left that may govern: *berencana akan menyerang*


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The factuality of a predicate; `requested` is what is asked for, which is no claim of its own."""

    factuality: Factuality
    requested: bool = False
    accused: bool = False


class FactualityReader:
    """Reads the factuality of predicates in one sentence."""

    def __init__(
        self, row: Row, operators: Operators, asking: frozenset[str], accusing: frozenset[str]
    ) -> None:
        """`asking` and `accusing` are the forms of verbs whose complement is asked for or alleged."""
        self.row = row
        self.operators = operators
        self.asking = asking
        self.accusing = accusing

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
        before = self.row.chunks[number - 1] if number else None
        of = self.row.pack.words("grammar", "genitive") | self.row.pack.words("grammar", "purpose")
        if before is not None and before.kind is Kind.NOUN and chunk.preposition in of:
            found.append(self._noun_operator(self.row.words[before.end - 1]))
        if not chunk.preposition:
            found.append(self._near(chunk.start))
        if any(self.row.words[i] in self.operators.past for i in range(max(chunk.start, index - 2), index)):
            found.append(Factuality.PAST)
        requested = False
        if chunk.preposition and any(
            c.kind is Kind.VERB and self.row.words[c.start] in self.accusing
            for c in self.row.chunks[max(0, number - 2) : number]
        ):
            found.append(Factuality.POSSIBLE)
        governor = self._governing_verb(number)
        if governor is not None:
            requested = self.row.words[governor] in self.asking
            told = self._complement_of(governor)
            found.append(Factuality.ACTUAL if spoken and told is Factuality.NEGATED else told)
        if self._in_condition(number) and not taken_for_granted:
            found.append(Factuality.POSSIBLE)
        return Reading(factuality=strongest(found), requested=requested)

    # -- parts ------------------------------------------------------------------------------------------

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

    def _complement_of(self, governor: int) -> Factuality:
        word = self.operators.verb_at(self.row.words, governor)
        if word in self.operators.implicative | self.operators.denied | self.operators.ending:
            return Factuality.NEGATED
        if word in self.operators.planned:
            return Factuality.PLANNED
        if word in self.operators.possible:
            return Factuality.POSSIBLE
        return Factuality.ACTUAL

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


def strongest(found: list[Factuality]) -> Factuality:
    """Return the factuality that outweighs the others."""
    return min(found, key=STRENGTH.index)
