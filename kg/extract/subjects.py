"""Subjects: which noun phrase is the grammatical subject of a verb."""

from __future__ import annotations

from kg.extract.argument import AGREED, ROW_ONLY, TREE_ONLY
from kg.extract.chunks import Chunk, Kind
from kg.extract.memory import Memory
from kg.extract.phrases import Phrases
from kg.extract.row import Row
from kg.language import reading_relations

DEEPEST = 5  # how often a subject may be looked up from verb to verb
ASIDES = (Kind.COMMA, Kind.SUBORDINATOR)  # before a gerund that is told of the main subject


class Subjects(Phrases):
    """Finds the subjects of verbs, asking the row of chunks and the tree."""

    def __init__(self, row: Row, memory: Memory) -> None:
        super().__init__(row, memory)
        self._sequence = row.pack.words("grammar", "sequence")

    def subject(self, verb: int, depth: int = 0) -> tuple[Chunk | None, float]:
        """Return the noun phrase that is the grammatical subject of the verb at a token."""
        if (appointed := self._appointed(verb)) is not None:
            return appointed, AGREED
        tree = self.tree_subject(verb)
        row, direct = self._row_subject(verb, depth)
        if tree is not None and row is tree:
            return row, AGREED
        if tree is not None and tree.mentions and row is not None and not row.mentions:
            return tree, TREE_ONLY
        if row is not None and (direct or tree is None):
            return row, ROW_ONLY if tree is None or direct else TREE_ONLY
        if tree is not None:
            return tree, TREE_ONLY
        return row, TREE_ONLY

    def _appointed(self, verb: int) -> Chunk | None:
        """*elected X as its leader, replacing Y*: who takes the place is whom the verb before appoints."""
        relations = {f.relation for o in self.row.predicates_at(verb) for f in o.predicate.frames}
        if reading_relations().succession not in relations:
            return None
        forms = self.row.pack.verb_forms("grammar", "appointing")
        for chunk in reversed(self.row.chunks[: self.row.chunk_of[verb]]):
            if chunk.kind is Kind.STOP:
                return None
            if chunk.kind is Kind.VERB:
                appoints = self.row.words[chunk.start] in forms
                return self._first_object(chunk.start) if appoints else None
        return None

    def _row_subject(self, verb: int, depth: int) -> tuple[Chunk | None, bool]:
        """Walk left from the verb; the flag says that the phrase stands right before it."""
        if depth > DEEPEST:
            return None, False
        chunks = self.row.chunks
        position = self.row.chunk_of[verb] - 1
        sequence = False
        while position >= 0 and chunks[position].kind is Kind.FILLER:
            sequence = sequence or self.row.words[chunks[position].start] in self._sequence
            position -= 1
        if position < 0:
            return self._fronted(verb), False
        kind = chunks[position].kind
        if kind is Kind.NOUN and self._is_loose_gerund(verb, chunks[position]):
            return self._inherited(position, depth), False
        if kind is Kind.NOUN:
            return self._behind_noun(position, sequence, depth)
        if kind is Kind.RELATIVE:
            return self._antecedent(position), True
        if kind is Kind.COMMA and (found := self._behind_comma(verb, position)) is not None:
            return found
        if kind is Kind.PURPOSE and position > 0:
            bearer = self._before_infinitive(position)
            if bearer is not None:
                return bearer, True
        return self._inherited(position, depth) or self._fronted(verb), False

    def _is_loose_gerund(self, verb: int, before: Chunk) -> bool:
        """*wrote to X, the minister, urging him*: behind a comma, about the subject of the sentence."""
        return self._is_gerund(verb) and self.row.words[before.end - 1] == "," and self.row.chunk_of[verb] > 1

    def _behind_noun(self, position: int, sequence: bool, depth: int) -> tuple[Chunk | None, bool]:
        """Return the subject of a verb behind a phrase; `sequence`: *lalu*, *then* stands between."""
        chunks = self.row.chunks
        if sequence and (partner := self._coordinated(len(chunks), position + 1)) is not None:
            return self.subject(partner, depth + 1)[0], True
        if (antecedent := self._over_relative(position)) is not None:
            return antecedent, True
        if chunks[position].preposition in self._agent and position:
            governor = chunks[position - 1]
            if governor.kind is Kind.VERB:
                return self.subject(governor.start, depth + 1)[0], True
        if (named := self._over_description(position)) is not None:
            return named, True
        if self.head_first and (bearer := self._bearer(position)) is not None:
            return bearer, True  # *dari upaya Indonesia menengahi …*
        return self._phrase_head(position)

    def _over_description(self, position: int) -> Chunk | None:
        """*Hongtai, a refiner based in China*: a participle behind a description is about the name before.

        Not so *a move opposed by Y*: what somebody does is no description of them.
        """
        chunks = self.row.chunks
        verb = chunks[position + 1] if position + 1 < len(chunks) else None
        doing = self.row.pack.words("grammar", "doings").intersection(
            self.row.words[chunks[position].start : chunks[position].end]
        )
        bare = not chunks[position].mentions and not chunks[position].preposition and not doing
        if position < 2 or verb is None or verb.kind is not Kind.VERB or not bare:
            return None
        comma, named = chunks[position - 1], chunks[position - 2]
        named_before = (
            named.kind is Kind.NOUN and bool(named.mentions) and named.mentions[-1].end == named.end
        )
        reduced = self._is_reduced(verb.start) or self.row.tokens[verb.start].dep == "acl"
        return named if comma.kind is Kind.COMMA and named_before and reduced else None

    def _behind_comma(self, verb: int, position: int) -> tuple[Chunk | None, bool] | None:
        """The phrase before the comma or what it closes: *M23, led by X*; *Rusia, yang …, mendukung*."""
        chunks = self.row.chunks
        outer = self._outer_relative(position)
        behind = self.row.chunk_of[verb] == position + 1  # nothing between: *was* would make it a clause
        named = position > 0 and chunks[position - 1].kind is Kind.NOUN
        if outer is None and behind and named and self._is_reduced(verb):
            return chunks[position - 1], True
        opening = self.parenthesis(position)
        return self._phrase_head(opening) if opening is not None else None

    def _before_infinitive(self, position: int) -> Chunk | None:
        """*Turkey to help Syria* (headline), *X is due to visit*, *Oman's effort to mediate*."""
        chunks = self.row.chunks
        if chunks[position - 1].kind is Kind.NOUN and not self._is_adjective(chunks[position - 1]):
            opens = position == 1 and self.row.sentence.title
            return chunks[0] if opens else self._bearer(position - 1)
        before = position - 1
        while before >= 0 and (chunks[before].kind is Kind.FILLER or self._is_adjective(chunks[before])):
            before -= 1
        if (
            before >= 0
            and chunks[before].kind is Kind.COMMA
            and (closed := self.parenthesis(before)) is not None
        ):
            return self._phrase_head(closed)[0]
        between = self.row.words[chunks[before].end : chunks[position].start] if before >= 0 else []
        be = self.row.pack.words("grammar", "be")
        if before >= 0 and chunks[before].kind is Kind.NOUN and be.intersection(between):
            return self._phrase_head(before)[0]
        return None

    def _is_adjective(self, chunk: Chunk) -> bool:
        """*was quick to criticise*: an adjective by itself."""
        inside = self.row.tokens[chunk.start : chunk.end]
        return chunk.kind is Kind.NOUN and not chunk.preposition and all(t.pos == "ADJ" for t in inside)

    def _bearer(self, position: int) -> Chunk | None:
        """*Oman's effort to mediate*, *rencana Rusia untuk menyerang*: whose effort or plan it is."""
        chunk = self.row.chunks[position]
        pack = self.row.pack
        if chunk.preposition in self._agent and position and chunk.mentions:  # *an offer by X to sell Y*
            chunk = self.row.chunks[position - 1]
        efforts = (
            pack.noun_forms("factuality", "planned-nouns")
            | pack.noun_forms("factuality", "possible-nouns")
            | pack.words("grammar", "efforts")
        )
        words = {pack.forms.split_clitic(w)[0] for w in self.row.words[chunk.head_start : chunk.end]}
        bearer = self.row.chunks[position]
        return bearer if bearer.mentions and words & efforts else None

    def _fronted(self, verb: int) -> Chunk | None:
        """*After attacking X, Iran closed …*, *Setelah menyerang X, Iran …*: the subject follows."""
        chunks = self.row.chunks
        number = self.row.chunk_of[verb]
        if any(c.kind in (Kind.VERB, Kind.NOUN) for c in chunks[:number]):
            return None
        for position in range(number + 1, len(chunks) - 1):
            if chunks[position].kind is Kind.STOP:
                return None
            if chunks[position].kind is Kind.COMMA and chunks[position + 1].kind is Kind.NOUN:
                subject = chunks[position + 1]
                return subject if not subject.preposition and subject.mentions else None
        return None

    def _phrase_head(self, position: int) -> tuple[Chunk | None, bool]:
        """From a phrase with preposition back to the phrase that it modifies: *serangan RSF ke El Obeid*."""
        chunks = self.row.chunks
        start = position
        while position >= 0 and chunks[position].kind is Kind.NOUN and chunks[position].preposition:
            position -= 1
            while (
                position > 0
                and chunks[position].kind in (Kind.CONJUNCTION, Kind.COMMA)
                and (chunks[position - 1].kind is Kind.NOUN and chunks[position + 1].preposition == "")
            ):
                position -= 1
        if position >= 0 and chunks[position].kind is Kind.VERB:
            described = self._described_by(position)
            return (described, True) if described is not None else (None, False)
        if position < 0 or chunks[position].kind is not Kind.NOUN:
            return None, False
        if (people := self.people_of_both(position)) is not None:
            return people, start == position
        first = self.first_of_list(position)
        if first < position and chunks[first].preposition:
            return self._phrase_head(first)  # *a pact between X and Y was signed*
        return chunks[first], start == position

    def _inherited(self, position: int, depth: int) -> Chunk | None:
        """Take the subject of the verb that governs or precedes this one."""
        chunks = self.row.chunks
        if chunks[position].kind is Kind.CONJUNCTION:
            partner = self._coordinated(position + 1, position)
            if partner is not None:
                found = self.subject(partner, depth + 1)[0]
                return found if found is None or found.mentions else self._speaking(partner, found)
        governed = chunks[position].kind in (Kind.PURPOSE, Kind.VERB)
        aside = chunks[position].kind in ASIDES and self._is_gerund(chunks[position + 1].start)
        while position >= 0:
            chunk = chunks[position]
            if chunk.kind is Kind.STOP:
                return None
            if chunk.kind is Kind.VERB and aside and self._in_purpose(position):
                position -= 1  # *asked X to look into Y, alleging …*: told of who asked
            elif chunk.kind is Kind.VERB:
                if governed and self._controls_object(chunk.start):
                    controlled = self._first_object(chunk.start)
                    if controlled is not None:
                        return controlled
                return self.subject(chunk.start, depth + 1)[0]
            position -= 1
        return None

    def _speaking(self, verb: int, subject: Chunk) -> Chunk:
        """*X said the jets had hit Y and blamed Z*: where jets blame nobody, the speaker does."""
        chunks = self.row.chunks
        number = chunks.index(subject) - 1
        while number >= 0 and chunks[number].kind in (Kind.COMPLEMENTIZER, Kind.FILLER):
            number -= 1
        says = number >= 0 and chunks[number].kind is Kind.VERB and subject.end <= verb
        if not says or self.row.words[chunks[number].start] not in self._saying or self.actors_of(subject):
            return subject
        speaker = self.subject(chunks[number].start, DEEPEST)[0]
        return speaker if speaker is not None and speaker.mentions else subject

    def _coordinated(self, number: int, conjunction: int) -> int | None:
        """Return the verb that a verb after *dan*, *and* stands beside: the tree's, else the nearest."""
        chunks = self.row.chunks
        while number < len(chunks) and chunks[number].kind is not Kind.VERB:
            number += 1
        if number < len(chunks):
            token = self.row.tokens[chunks[number].start]
            joined = (
                token.dep == "conj" and token.head in self.row.verbs and token.head < chunks[number].start
            )
            unlike = self._is_gerund(token.head) and not self._is_gerund(chunks[number].start)
            if joined and not unlike and not self._inside_relative(token.head, conjunction):
                return token.head
        free = self._is_finite(conjunction)
        for position in range(conjunction - 1, -1, -1):
            if chunks[position].kind is Kind.STOP:
                return None
            if chunks[position].kind is Kind.VERB and not self._in_purpose(position):
                if free and self._is_controlled(position):
                    continue
                return chunks[position].start
        return None

    def _is_gerund(self, verb: int) -> bool:
        return self.row.words[verb].endswith("ing") and not self.head_first

    def _is_finite(self, conjunction: int) -> bool:
        """*dan akan meminta*: an auxiliary of its own, which no verb has that another one governs."""
        end = self.row.chunks[conjunction].end
        auxiliaries = [
            self.row.pack.words(*key) for key in (("factuality", "planned"), ("grammar", "completed"))
        ]
        return self.head_first and bool(frozenset().union(*auxiliaries) & {*self.row.words[end : end + 2]})

    def _is_controlled(self, position: int) -> bool:
        """*mendesak Polda segera membebaskan …*: the verb of what somebody is asked to do."""
        before = [c for c in self.row.chunks[:position] if c.kind is not Kind.FILLER][-2:]
        return [c.kind for c in before] == [Kind.VERB, Kind.NOUN] and self._controls_object(before[0].start)

    def _in_purpose(self, position: int) -> bool:
        position -= 1
        while position >= 0 and self.row.chunks[position].kind is Kind.FILLER:
            position -= 1
        return position >= 0 and self.row.chunks[position].kind is Kind.PURPOSE

    def _first_object(self, verb: int) -> Chunk | None:
        to = self._recipient()
        return next((c for c in self.after(verb + 1) if c.mentions and c.preposition in to), None)

    def _recipient(self) -> frozenset[str]:
        return self.row.pack.words("grammar", "recipient") | {""}
