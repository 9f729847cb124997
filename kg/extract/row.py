"""A sentence as a row of chunks: noun phrases with their prepositions, verbs, and what joins them.

Parses are noisy, word order is not: this shallow reading stands beside the dependency tree, and where
the two agree an argument is sure (partial parsing after Abney, 1991, "Parsing by chunks").
"""

from __future__ import annotations

from itertools import pairwise

from kg.extract.chunks import Chunk, Kind
from kg.extract.noun_phrases import NounPhrases
from kg.language import Pack
from kg.language.marks import QUOTES, STOPS
from kg.model import Sentence


class Row(NounPhrases):
    """The chunks of one sentence, and where each token lies in them."""

    def __init__(self, sentence: Sentence, pack: Pack) -> None:
        super().__init__(sentence, pack)
        self.chunks: list[Chunk] = []
        self._build()
        self._make_adverbs()
        self._appose()
        self.chunk_of = {
            index: number
            for number, chunk in enumerate(self.chunks)
            for index in range(chunk.start, chunk.end)
        }

    def _build(self) -> None:
        index = 0
        while index < len(self.tokens):
            if self.words[index] in self.pack.words("grammar", "adverb-makers"):
                self.chunks.append(Chunk(Kind.FILLER, index, min(index + 2, len(self.tokens))))
                index += 2  # *secara terpisah*
                continue
            length, preposition = self._preposition(index)
            phrase = self._phrase_word(index)
            if time_end := self._time_end(index):
                self.chunks.append(Chunk(Kind.FILLER, index, time_end))
                index = time_end
            elif phrase and phrase > length:
                self.chunks.append(
                    Chunk(
                        self.functions.kinds[" ".join(self.words[index : index + phrase])],
                        index,
                        index + phrase,
                    )
                )
                index += phrase
            elif preposition and self._noun_follows(index + length):
                self.chunks.append(self._noun_phrase(index, index + length, preposition))
                index = self.chunks[-1].end
            elif self._is_nominal(index):
                self.chunks.append(self._noun_phrase(index, index, ""))
                index = self.chunks[-1].end
            else:
                kind = self._kind(index)
                self.chunks.append(Chunk(kind, index, index + 1))
                index += 1
                if kind is Kind.VERB and self._is_particle(index):
                    self.chunks.append(Chunk(Kind.FILLER, index, index + 1))
                    index += 1

    def _make_adverbs(self) -> None:
        """*resmi menjadi anggota*, *baru setahun menyandang*: in Indonesian adjectives stand for adverbs."""
        if not self.pack.head_first:
            return
        for chunk, following in pairwise(self.chunks):
            if chunk.kind is not Kind.NOUN or following.kind is not Kind.VERB or chunk.preposition:
                continue
            adjectives = all(
                self.tokens[i].pos in ("ADJ", "ADV") or self.words[i] in self.functions.time_nouns
                for i in range(chunk.start, chunk.end)
            )
            if adjectives and not chunk.mentions:
                chunk.kind = Kind.FILLER

    def _kind(self, index: int) -> Kind:
        word, token = self.words[index], self.tokens[index]
        if index in self.verbs:
            return Kind.VERB
        if word in self.pack.words("grammar", "gerund-links") and index + 1 in self.verbs:
            return Kind.PURPOSE
        if word in self.pack.words("grammar", "gerund-adverbs") and index + 1 in self.verbs:
            return Kind.SUBORDINATOR
        if word in self.functions.kinds:
            return self._clause_word(index)
        if word == ",":
            return Kind.COMMA
        if word in STOPS:
            return Kind.STOP
        if token.pos == "SCONJ" or word in self.pack.words("grammar", "time-prepositions"):
            return Kind.SUBORDINATOR
        if token.pos == "CCONJ":
            return Kind.CONJUNCTION
        return Kind.FILLER

    def _clause_word(self, index: int) -> Kind:
        """*that* after a verb opens its complement, after a noun a relative clause."""
        kind = self.functions.kinds[self.words[index]]
        if kind is Kind.RELATIVE and self.words[index] in self.pack.words("grammar", "complementizers"):
            before = [c for c in self.chunks[-4:] if c.kind is not Kind.FILLER]
            if not before or before[-1].kind not in (Kind.NOUN, Kind.COMMA):
                return Kind.COMPLEMENTIZER
            told = len(before) > 1 and before[-2].kind is Kind.VERB and before[-1].kind is Kind.NOUN
            saying = self.pack.verb_forms("grammar", "telling")
            return Kind.COMPLEMENTIZER if told and self.words[before[-2].start] in saying else Kind.RELATIVE
        return kind

    def _phrase_word(self, index: int) -> int:
        """Return how many words a function word that begins here has: *belum lama ini*, *so that*."""
        for length in (4, 3, 2):
            inside = range(index, index + length)
            phrase = " ".join(self.words[index : index + length])
            adverb = phrase in self.pack.words("grammar", "adverbs")  # *berulang kali*
            if phrase in self.functions.kinds and not any(
                i in self.covering or (i in self.verbs and not adverb) for i in inside
            ):
                return length
        return 0

    def _is_particle(self, index: int) -> bool:
        """The second word of a verb of two words is no phrase of its own: *berunjuk rasa*, *turun tangan*."""
        if index >= len(self.words) or index in self.covering or index in self.verbs:
            return False
        verb = any(o.predicate.rest == (self.words[index],) for o in self.predicates_at(index - 1))
        return verb and not any(entry.kind == "noun" for entry in self.pack.frames.at(self.words[index]))

    def _preposition(self, index: int) -> tuple[int, str]:
        if index in self.covering or self._compound(index) is not None or self._ends_noun(index):
            return 0, ""
        for length in (3, 2, 1):
            phrase = " ".join(self.words[index : index + length])
            if phrase in self.functions.prepositions and not any(
                i in self.covering for i in range(index, index + length)
            ):
                return (0, "") if self._opens_clause(phrase, index + length) else (length, phrase)
        return 0, ""

    def _opens_clause(self, word: str, index: int) -> bool:
        """*sejak Rusia menginvasi*, *after he was seen*: a preposition that here opens a clause."""
        both = self.pack.words("grammar", "subordinators") | self.pack.words("grammar", "time-prepositions")
        if word not in both:
            return False
        start = index
        joining = self.pack.words("grammar", "conjunctions")
        while index < len(self.tokens) and (
            self._is_nominal(index) or (index > start and self.words[index] in joining)
        ):
            index = self.covering[index].end if index in self.covering else index + 1
        if index > start and all(self._is_date(i) for i in range(start, index)):
            return False
        be = self.pack.words("grammar", "be") - {"'s", "’s"}  # *before Lima's friend* is no clause
        if index > start and self.word(index) in be:
            return True
        while index < len(self.tokens) and (
            self.words[index] in self.functions.kinds
            and self.functions.kinds[self.words[index]] is Kind.FILLER
        ):
            index += 1
        return index in self.verbs

    def _is_date(self, index: int) -> bool:
        """*yang sejak 1982 mengakui*: a year or month is the subject of no clause."""
        if index in self.covering:
            return False
        return self.tokens[index].pos == "NUM" or self.words[index] in self.functions.time_nouns

    def _noun_follows(self, index: int) -> bool:
        while index < len(self.tokens) and self.words[index] in QUOTES:
            index += 1
        return index < len(self.tokens) and self._is_nominal(index)

    def _appose(self) -> None:
        """Join a description to the name behind a comma: *pemegang saham Sagara, PT Wiratama Karya,*."""
        for number, chunk in enumerate(self.chunks[:-2]):
            if chunk.kind is not Kind.NOUN:
                continue
            behind = self._behind_own_phrase(number)
            described = bool(chunk.mentions) and self.describes(chunk)
            bare = not chunk.mentions and self.tokens[chunk.head_start].pos in ("NOUN", "DET")
            if behind is not None and (described or bare) and self._closes(behind):
                chunk.apposed = self.chunks[behind + 1]

    def _behind_own_phrase(self, number: int) -> int | None:
        """Return the comma behind a description, or behind its of-phrase: *the owner of firm X, Johan,*."""
        following = self.chunks[number + 1]
        if following.kind is Kind.COMMA:
            return number + 1
        own = following.kind is Kind.NOUN and following.preposition in self.pack.words("grammar", "genitive")
        if not own or self.chunks[number].mentions or number + 2 >= len(self.chunks):
            return None
        return number + 2 if self.chunks[number + 2].kind is Kind.COMMA else None

    def _closes(self, comma: int) -> bool:
        """Tell whether a comma opens an apposition: one name alone, closed again, and no list."""
        name, closing, follows = [*self.chunks[comma + 1 : comma + 4], None, None, None][:3]
        if name is None or name.kind is not Kind.NOUN or len(name.mentions) != 1 or name.preposition:
            return False
        mention = name.mentions[0]
        lead = set(self.words[name.start : mention.start])
        if mention.end != name.end or not lead <= self.pack.words("grammar", "articles"):
            return False
        listed = follows is not None and follows.kind is Kind.CONJUNCTION
        if closing is None or closing.kind is Kind.STOP:
            return True
        return closing.kind is Kind.COMMA and not listed
