"""Relative clauses and insertions: *Rusia, yang …, mendukung*; whom they describe, where they end."""

from __future__ import annotations

from kg.extract.chunks import Chunk, Kind
from kg.extract.lists import Lists
from kg.extract.row import Row
from kg.language.forms import Voice


class Relatives(Lists):
    """Finds the antecedents of relative clauses, and steps over what is inserted."""

    def __init__(self, row: Row) -> None:
        super().__init__(row)
        self._saying = row.pack.verb_forms("attribution", "verbs")

    def antecedent(self, position: int) -> Chunk | None:
        """Return the phrase that the relative pronoun at a place in the row stands for."""
        return self._antecedent(position)

    def _antecedent(self, position: int) -> Chunk | None:
        """Return the phrase before a relative pronoun."""
        relative = position
        position -= 1
        while position >= 0 and self.row.chunks[position].kind in (Kind.COMMA, Kind.FILLER):
            position -= 1
        if position < 0 or self.row.chunks[position].kind is not Kind.NOUN:
            return None
        chunks = self.row.chunks
        if self._measures(position) or self._locates(position):
            position -= 1
        if chunks[relative - 1].kind is Kind.COMMA and not self.head_first:
            position = self._over_own_phrases(position)
        frames = self.row.pack.frames
        nouns = (frames.nouns() - frames.roles()) | self.row.pack.words("grammar", "generic-events")
        span = self.row.words[chunks[position].head_start : chunks[position].end]
        head = self._first_noun(chunks[position]) if self.head_first else span[-1:]
        event = bool(nouns.intersection(head))
        describes = bool(chunks[position].mentions) and self._describes_before(position)
        if (
            not event
            and (not chunks[position].mentions or describes)
            and position > 1
            and chunks[position - 1].kind is Kind.COMMA
        ):
            named = chunks[position - 2]
            if named.kind is Kind.NOUN and named.mentions and named.mentions[-1].end == named.end:
                return named
        inserted = chunks[relative - 1].kind is Kind.COMMA and not self.head_first
        # *met X, and Y, who rang Z*: behind a comma it is told of the last of a list
        return chunks[position if inserted else self.first_of_list(position)]

    def _over_own_phrases(self, position: int) -> int:
        """*X, a fund* [with a stake] [of 6 per cent]*, which …*: what belongs to a phrase is not told of."""
        chunks = self.row.chunks
        start = position
        while position > 0 and chunks[position].preposition and not chunks[position].mentions:
            position -= 1
        named = chunks[position].kind is Kind.NOUN and bool(chunks[position].mentions)
        return position if named and not chunks[position].preposition else start

    def _measures(self, position: int) -> bool:
        """*a Baltic nation of 1.8 million that …*: how many there are is not what is told of."""
        chunk, before = self.row.chunks[position], self.row.chunks[position - 1]
        counted = all(self.row.tokens[i].pos == "NUM" for i in range(chunk.head_start, chunk.end))
        return counted and chunk.preposition in self._genitive and before.kind is Kind.NOUN

    def _locates(self, position: int) -> bool:
        """*perundingan di Doha yang dimediasi X*: the clause is about the event, not the place."""
        chunk, before = self.row.chunks[position], self.row.chunks[position - 1]
        placed = chunk.preposition in self.row.pack.words("grammar", "relative-place-slots")
        if not (self.head_first and placed and before.kind is Kind.NOUN) or before.mentions:
            return False
        return bool(self.row.pack.frames.nouns().intersection(self._first_noun(before)))

    def _describes_before(self, position: int) -> bool:
        """*Japan, a close U.S. ally that …*: the phrase says of the name before it who that is."""
        chunk = self.row.chunks[position]
        articled = self.row.words[chunk.start] in self.row.pack.words("grammar", "indefinite")
        return (self.head_first or articled) and not chunk.preposition and self.row.describes(chunk)

    def _first_noun(self, chunk: Chunk) -> list[str]:
        """The head of a phrase whose modifiers follow: the first noun, over numbers and determiners."""
        for index in range(chunk.head_start, chunk.end):
            if self.row.tokens[index].pos in ("NOUN", "PROPN"):
                return [self.row.words[index], self.row.pack.forms.split_clitic(self.row.words[index])[0]]
        return self.row.words[chunk.head_start : chunk.end]

    def _over_relative(self, position: int) -> Chunk | None:
        """*Ukraina yang didukung Polandia menyerang*: the noun before the verb ends a relative clause."""
        chunks = self.row.chunks
        if chunks[position].preposition or position < 3 or chunks[position - 1].kind is not Kind.VERB:
            return None
        if self._controls_object(chunks[position - 1].start):
            return None
        return self._described_by(position - 1)

    def _described_by(self, position: int) -> Chunk | None:
        """*nelayan yang tergabung dalam X berunjuk rasa*: over the relative clause to the noun before it."""
        chunks = self.row.chunks
        position -= 1
        while position >= 0 and chunks[position].kind is Kind.FILLER:
            position -= 1
        if position > 0 and chunks[position].kind is Kind.RELATIVE and chunks[position - 1].kind is Kind.NOUN:
            return chunks[position - 1]
        return None

    def _is_reduced(self, verb: int) -> bool:
        """*M23, led by X*; *RSF, dipimpin X*: a passive behind the comma belongs to the phrase before."""
        voices = {o.voice for o in self.row.predicates_at(verb)}
        following = next(iter(self.after(verb + 1)), None)
        by = following is not None and following.preposition in self._agent
        return Voice.PASSIVE in voices or (Voice.PARTICIPLE in voices and by)

    def parenthesis(self, closing: int) -> int | None:
        """Return the phrase before an insertion that a comma closes: *Rusia, yang …, mendukung*."""
        chunks = self.row.chunks
        outer = self._outer_relative(closing)
        if outer is not None:
            return outer
        for position in range(closing - 2, 0, -1):
            if chunks[position].kind is Kind.STOP:
                return None
            if chunks[position].kind is Kind.COMMA and chunks[position - 1].kind is Kind.NOUN:
                inserted = chunks[position + 1]
                opens = (
                    inserted.kind in (Kind.RELATIVE, Kind.SUBORDINATOR)
                    or (inserted.kind is Kind.VERB and self.row.words[inserted.start] in self._saying)
                    or (inserted.kind is Kind.NOUN and self._is_aside(inserted))
                    or chunks[position - 1].apposed is inserted
                )
                if opens and not chunks[position - 1].preposition:
                    return position - 1
        return None

    def _is_aside(self, chunk: Chunk) -> bool:
        """No list member between commas: a phrase with preposition, without a name, or a description."""
        if chunk.preposition or not chunk.mentions:
            return True
        return self.row.describes(chunk)

    def _outer_relative(self, closing: int) -> int | None:
        """The phrase that opens the clause before *, yang …, …,*: its relative clause may hold commas."""
        chunks = self.row.chunks
        first = next((n for n, c in enumerate(chunks[: closing - 1]) if c.kind is not Kind.FILLER), closing)
        apposed = first < closing - 1 and "," in self.row.words[chunks[first].start : chunks[first].end]
        if apposed and chunks[first].kind is Kind.NOUN and chunks[first + 1].kind is Kind.RELATIVE:
            return first  # *X, the Labour MP who chairs Y, has written …*
        for position in range(closing - 2):
            if [c.kind for c in chunks[position : position + 3]] == [Kind.NOUN, Kind.COMMA, Kind.RELATIVE]:
                opens = position == 0 or chunks[position - 1].kind in (
                    Kind.STOP,
                    Kind.COMPLEMENTIZER,
                    Kind.SUBORDINATOR,
                    Kind.FILLER,
                    Kind.CONJUNCTION,
                    Kind.COMMA,
                )
                if (
                    opens
                    and not chunks[position].preposition
                    and not any(c.kind is Kind.STOP for c in chunks[position:closing])
                ):
                    return position
        return None

    def _inside_relative(self, head: int, conjunction: int) -> bool:
        """*X met Y, who rang Z and urged W*: no comma parts the verb from the relative clause before it."""
        for chunk in reversed(self.row.chunks[self.row.chunk_of[head] : conjunction]):
            if chunk.kind in (Kind.COMMA, Kind.STOP):
                return False
            if chunk.kind is Kind.RELATIVE:
                return True
        return False
