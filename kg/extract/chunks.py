"""A sentence as a row of chunks: noun phrases with their prepositions, verbs, and what joins them.

Parses are noisy, word order is not: this shallow reading stands beside the dependency tree, and where
the two agree an argument is sure (partial parsing after Abney, 1991, "Parsing by chunks").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from kg.language import Pack
from kg.language.forms import Voice
from kg.language.frames import Predicate
from kg.model import Mention, Sentence

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"})
QUOTES = frozenset("\"“”„«»'‘’`") | {"''", "``"}
# Relations of a word that is the verb of its clause.
CLAUSES = frozenset({"root", "xcomp", "ccomp", "advcl", "acl", "acl:relcl", "parataxis"})
DASHES = frozenset({"-", "‑", "–"})
STOPS = frozenset(".;:!?…") | {"–", "—", "...", "--"}
LONGEST_REST = 4


class Kind(StrEnum):
    """What a chunk is in the row."""

    NOUN = "noun"
    VERB = "verb"
    RELATIVE = "relative"
    COMPLEMENTIZER = "complementizer"
    SUBORDINATOR = "subordinator"
    PURPOSE = "purpose"
    CONJUNCTION = "conjunction"
    COMMA = "comma"
    STOP = "stop"
    FILLER = "filler"


@dataclass(slots=True)
class Chunk:
    """Tokens `start` to `end`; a noun phrase has its preposition ("" for none) and its mentions in order."""

    kind: Kind
    start: int
    end: int
    preposition: str = ""
    head_start: int = 0
    mentions: list[Mention] = field(default_factory=list)
    apposed: Chunk | None = None
    paired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A predicate met at token `index`; `clitic` is the mention written onto it, if any."""

    predicate: Predicate
    index: int
    end: int
    voice: Voice
    clitic: Mention | None = None


class Row:
    """The chunks of one sentence, and where each token lies in them."""

    def __init__(self, sentence: Sentence, pack: Pack) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.pack = pack
        self.words = [token.text.lower() for token in sentence.tokens]
        self.covering: dict[int, Mention] = {}
        self.clitics: dict[int, Mention] = {}
        for mention in sentence.mentions:
            if mention.type == "clitic":
                self.clitics[mention.start] = mention
            else:
                self.covering.update(dict.fromkeys(range(mention.start, mention.end), mention))
        self.verbs = self._find_verbs()
        self.chunks: list[Chunk] = []
        self._build()
        self._appose()
        self.chunk_of = {
            index: number
            for number, chunk in enumerate(self.chunks)
            for index in range(chunk.start, chunk.end)
        }

    def word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    # -- predicates -----------------------------------------------------------------------------------

    def predicates_at(self, index: int) -> list[Occurrence]:
        """Return the predicates of the lexicon that begin at a token, longest first."""
        word = self.words[index]
        found = self.pack.frames.at(word)
        if not found and index in self.clitics:
            found = self.pack.frames.at(self.pack.forms.split_clitic(word)[0])
        occurrences = []
        for entry in found:
            end = self._rest(index + 1, entry.rest)
            if end is not None:
                occurrences.append(
                    Occurrence(
                        predicate=entry,
                        index=index,
                        end=end,
                        voice=entry.voice,
                        clitic=next((self.clitics[i] for i in range(index, end) if i in self.clitics), None),
                    )
                )
        return occurrences

    def _rest(self, start: int, rest: Sequence[str]) -> int | None:
        """Return where the further words of a multiword predicate end; None where they do not follow."""
        position = start
        for word in rest:
            reach = range(position, min(len(self.words), position + LONGEST_REST))
            place = next((i for i in reach if i not in self.covering and self._is_word(i, word)), None)
            if place is None:
                return None
            position = place + 1
        return position if position - start <= len(rest) else start

    def _is_word(self, index: int, word: str) -> bool:
        return self.words[index] == word or self.pack.forms.split_clitic(self.words[index])[0] == word

    def _find_verbs(self) -> set[int]:
        verbs = set()
        for index, token in enumerate(self.tokens):
            if index in self.covering or self._is_time(index):
                continue
            found = self.predicates_at(index)
            known = {o.voice for o in found if o.predicate.kind == "verb"}
            if (
                self.pack.table("grammar").get("voice-is-marked")
                and not known
                and any(o.predicate.kind == "noun" for o in found)
            ):
                continue
            if not found and self._is_adjectival(index):
                continue
            if (token.pos == "VERB" and not self._is_deverbal(index)) or self._marked_verb(index, known):
                verbs.add(index)
        return verbs

    def _is_adjectival(self, index: int) -> bool:
        """*undangan terbuka kepada*, *perjanjian bersyarat antara*: a verb in form, an adjective in use."""
        pattern = self.pack.table("grammar").get("adjectival")
        before = index > 0 and self.tokens[index - 1].pos == "NOUN" and index - 1 not in self.covering
        return (
            bool(pattern)
            and before
            and re.fullmatch(str(pattern), self.words[index]) is not None
            and self.word(index + 1) in self.pack.words("grammar", "prepositions")
        )

    def _is_deverbal(self, index: int) -> bool:
        """Nouns that the tagger takes for verbs: *kunjungan balasan*, *tawaran*."""
        pattern = self.pack.table("grammar").get("deverbal")
        return bool(pattern) and re.fullmatch(str(pattern), self.words[index]) is not None

    def _in_clause(self, index: int, voices: set[Voice]) -> bool:
        """Tell whether the tree or a word before makes a verb of what the tagger calls a noun or adjective."""
        before = self.word(index - 1)
        if before in self.pack.words("grammar", "infinitive"):
            return True
        if Voice.GERUND in voices and self._is_gerund(index, before):
            return True
        token = self.tokens[index]
        if token.dep not in CLAUSES or token.pos not in ("ADJ", "NOUN", "PROPN") or index == 0:
            return False
        mention = self.covering.get(index - 1)
        modified = self.tokens[index - 1].pos in ("DET", "ADJ", "ADP", "NUM", "VERB") or before in (
            "'s",
            "’s",
        )
        if modified or (
            mention is not None and mention.type in ("demonym", "pronoun") and token.pos == "NOUN"
        ):
            return False
        children = {t.dep for t in self.tokens if t.head == index}
        return bool(children & {"nsubj", "obj", "nsubj:pass"}) or self.word(index + 1) in self.pack.words(
            "grammar", "infinitive"
        )

    def _is_gerund(self, index: int, before: str) -> bool:
        """*accused Ecuador of bombing Peru*: an -ing form that governs the name behind it."""
        links = self.pack.words("grammar", "gerund-links") | self.pack.words("grammar", "gerund-adverbs")
        return index + 1 in self.covering and (
            index == 0 or before in links or self.tokens[index - 1].pos == "VERB"
        )

    def _is_time(self, index: int) -> bool:
        """*pekan lalu*: the tagger may see a verb in *lalu*."""
        return (
            index > 0
            and self.words[index] in self._time_modifiers
            and self.words[index - 1] in self._time_nouns
        )

    def _marked_verb(self, index: int, voices: set[Voice]) -> bool:
        """Trust the form over the tagger where the form cannot be a noun, or a headline wants a verb."""
        marked = bool(self.pack.table("grammar").get("voice-is-marked"))
        if marked and voices & {Voice.ACTIVE, Voice.PASSIVE}:
            return True
        if not marked and voices and self._in_clause(index, voices):
            return True
        before = self.covering.get(index - 1)
        return bool(voices) and self.sentence.title and before is not None and index + 1 < len(self.tokens)

    # -- chunks ---------------------------------------------------------------------------------------

    @cached_property
    def _functions(self) -> dict[str, Kind]:
        table: dict[str, Kind] = {}
        for key, kind in (
            ("auxiliaries", Kind.FILLER),
            ("adverbs", Kind.FILLER),
            ("conjunctions", Kind.CONJUNCTION),
            ("subordinators", Kind.SUBORDINATOR),
            ("complementizers", Kind.COMPLEMENTIZER),
            ("purpose", Kind.PURPOSE),
            ("relative", Kind.RELATIVE),
        ):
            for word in self.pack.words("grammar", key):
                table[word] = kind
        for word in self.pack.words("negation", "words"):
            table[word] = Kind.FILLER
        return table

    @cached_property
    def _prepositions(self) -> frozenset[str]:
        listed = self.pack.words("grammar", "prepositions") | self.pack.words("grammar", "time-prepositions")
        return listed - self.pack.words("grammar", "conjunctions")

    @cached_property
    def _operators(self) -> frozenset[str]:
        """Adjectives that say how sure or how far on something is: *due to visit*, *siap menengahi*."""
        return self.pack.words("grammar", "operator-adjectives")

    @cached_property
    def _time_modifiers(self) -> frozenset[str]:
        return self.pack.words("grammar", "time-modifiers")

    @cached_property
    def _time_nouns(self) -> frozenset[str]:
        """Nouns that begin a phrase of time, which is no argument: *pekan lalu*, *last week*."""
        table = self.pack.table("time")
        listed = {str(word).lower() for key in ("months", "weekdays") for word in table.get(key, ())}
        listed |= {str(word).lower() for word in self.pack.table("months")}
        return self.pack.words("grammar", "time-nouns") | listed

    def _build(self) -> None:
        index = 0
        while index < len(self.tokens):
            length, preposition = self._preposition(index)
            phrase = self._phrase_word(index)
            if phrase and phrase > length:
                self.chunks.append(
                    Chunk(
                        self._functions[" ".join(self.words[index : index + phrase])], index, index + phrase
                    )
                )
                index += phrase
            elif preposition and self._noun_follows(index + length):
                index = self._noun_phrase(index, index + length, preposition)
            elif self._is_nominal(index):
                index = self._noun_phrase(index, index, "")
            else:
                kind = self._kind(index)
                self.chunks.append(Chunk(kind, index, index + 1))
                index += 1
                if kind is Kind.VERB and self._is_particle(index):
                    self.chunks.append(Chunk(Kind.FILLER, index, index + 1))
                    index += 1

    def _appose(self) -> None:
        """Join a description to the name behind a comma: *pemegang saham Sagara, PT Wiratama Karya,*."""
        for number, chunk in enumerate(self.chunks[:-2]):
            comma, name = self.chunks[number + 1], self.chunks[number + 2]
            if chunk.kind is not Kind.NOUN or comma.kind is not Kind.COMMA or name.kind is not Kind.NOUN:
                continue
            closing = self.chunks[number + 3] if number + 3 < len(self.chunks) else None
            closed = closing is None or closing.kind in (Kind.COMMA, Kind.STOP)
            lead = set(self.words[name.start : name.mentions[0].start]) if name.mentions else {""}
            direct = (
                len(name.mentions) == 1
                and not name.preposition
                and lead <= self.pack.words("grammar", "articles")
            )
            begins = name.mentions[0].end == name.end if name.mentions else False
            described = bool(chunk.mentions) and self.describes(chunk)
            bare = not chunk.mentions and self.tokens[chunk.head_start].pos in ("NOUN", "DET")
            follows = self.chunks[number + 4] if number + 4 < len(self.chunks) else None
            listed = (
                closing is not None
                and closing.kind is Kind.COMMA
                and follows is not None
                and (follows.kind is Kind.CONJUNCTION)
            )
            if closed and direct and begins and not listed and (described or bare):
                chunk.apposed = name

    def describes(self, chunk: Chunk) -> bool:
        """Tell whether a phrase with a name is about something that belongs to it: *badan PBB*, *Iran's ally*."""
        return (
            self._has_lead(chunk) if self.pack.table("grammar").get("head-first") else self._has_tail(chunk)
        )

    def _has_lead(self, chunk: Chunk) -> bool:
        return any(self.tokens[i].pos == "NOUN" for i in range(chunk.head_start, chunk.mentions[0].start))

    def _has_tail(self, chunk: Chunk) -> bool:
        last = chunk.mentions[-1]
        return any(self.tokens[i].pos == "NOUN" for i in range(last.end, chunk.end)) or last.type == "demonym"

    def _is_particle(self, index: int) -> bool:
        """The second word of a verb of two words is no phrase of its own: *berunjuk rasa*, *turun tangan*."""
        if index >= len(self.words) or index in self.covering or index in self.verbs:
            return False
        verb = any(o.predicate.rest == (self.words[index],) for o in self.predicates_at(index - 1))
        return verb and not any(entry.kind == "noun" for entry in self.pack.frames.at(self.words[index]))

    def _phrase_word(self, index: int) -> int:
        """Return the length of a function word of several words that begins here: *belum lama ini*, *so that*."""
        for length in (4, 3, 2):
            inside = range(index, index + length)
            if " ".join(self.words[index : index + length]) in self._functions and not any(
                i in self.covering or i in self.verbs for i in inside
            ):
                return length
        return 0

    def _preposition(self, index: int) -> tuple[int, str]:
        if index in self.covering:
            return 0, ""
        for length in (3, 2, 1):
            phrase = " ".join(self.words[index : index + length])
            if phrase in self._prepositions and not any(
                i in self.covering for i in range(index, index + length)
            ):
                return (0, "") if self._opens_clause(phrase, index + length) else (length, phrase)
        return 0, ""

    def _opens_clause(self, word: str, index: int) -> bool:
        """*sejak Rusia menginvasi*, *after he was seen*: a preposition that here opens a clause."""
        both = self.pack.words("grammar", "subordinators") | self.pack.words("grammar", "time-prepositions")
        if word not in both:
            return False
        while index < len(self.tokens) and self._is_nominal(index):
            index = self.covering[index].end if index in self.covering else index + 1
        while index < len(self.tokens) and (
            self.words[index] in self._functions and self._functions[self.words[index]] is Kind.FILLER
        ):
            index += 1
        return index in self.verbs

    def _noun_follows(self, index: int) -> bool:
        while index < len(self.tokens) and self.words[index] in QUOTES:
            index += 1
        return index < len(self.tokens) and self._is_nominal(index)

    def _is_nominal(self, index: int) -> bool:
        if index in self.covering:
            return True
        if self._is_time(index):
            return True
        if index in self.verbs or self.words[index] in self._functions or self.words[index] in QUOTES:
            return False
        return self.tokens[index].pos in NOMINAL | {"VERB"} and self.words[index] not in STOPS

    def _kind(self, index: int) -> Kind:
        word, token = self.words[index], self.tokens[index]
        if index in self.verbs:
            return Kind.VERB
        if word in self.pack.words("grammar", "gerund-links") and index + 1 in self.verbs:
            return Kind.PURPOSE
        if word in self.pack.words("grammar", "gerund-adverbs") and index + 1 in self.verbs:
            return Kind.SUBORDINATOR
        if word in self._functions:
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
        kind = self._functions[self.words[index]]
        if kind is Kind.RELATIVE and self.words[index] in self.pack.words("grammar", "complementizers"):
            before = next((c for c in reversed(self.chunks) if c.kind is not Kind.FILLER), None)
            return (
                Kind.RELATIVE
                if before is not None and before.kind in (Kind.NOUN, Kind.COMMA)
                else Kind.COMPLEMENTIZER
            )
        return kind

    def _noun_phrase(self, start: int, head_start: int, preposition: str) -> int:
        """Take in a noun phrase from `head_start`; return where it ends."""
        chunk = Chunk(Kind.NOUN, start, head_start, preposition=preposition, head_start=head_start)
        index = head_start
        while index < len(self.tokens):
            mention = self.covering.get(index)
            if mention is not None and (compound := self._compound_end(mention.end)):
                index = compound
            elif mention is not None:
                glued = chunk.paired and chunk.mentions[-1].end == index - 1
                if chunk.mentions and not glued and not self._may_follow(chunk, index):
                    break
                chunk.mentions.append(mention)
                index = mention.end
            elif self._is_pair(chunk, index):
                chunk.paired = True
                index += 1
            elif (self.words[index] in QUOTES and index + 1 < len(self.tokens) and self._inner_quote(index)) or (self.words[index] in ("'s", "’s", "'", "’") and index > head_start) or (self._is_nominal(index) and not self._starts_another(chunk, index)) or self._is_modifier(chunk, index):
                index += 1
            else:
                break
        chunk.end = max(index, head_start + 1)
        operator = chunk.end - head_start == 1 and self.words[head_start] in self._operators
        if not chunk.mentions and not preposition and operator:
            chunk.kind = Kind.FILLER
        timely = preposition in self.pack.words("grammar", "time-prepositions")
        if not chunk.mentions and (timely or self.words[head_start] in self._time_nouns):
            chunk.kind = Kind.FILLER
        self.chunks.append(chunk)
        return chunk.end

    def _is_pair(self, chunk: Chunk, index: int) -> bool:
        """*the Russia-Ukraine war*, *pertemuan Putin–Xi*: two names joined by a dash."""
        return (
            self.words[index] in DASHES
            and bool(chunk.mentions)
            and chunk.mentions[-1].end == index
            and index + 1 in self.covering
            and self.tokens[index].start == self.tokens[index - 1].end
        )

    def _compound_end(self, index: int) -> int | None:
        """Return where *Iran-backed*, *US-led* ends, if one stands at the hyphen at `index`."""
        following = index + 1
        if self.word(index) not in ("-", "‑") or following >= len(self.tokens):
            return None
        glued = self.tokens[index].start == self.tokens[index - 1].end
        kinds = {entry.kind for entry in self.pack.frames.at(self.words[following])}
        return following + 1 if glued and "adj" in kinds and following + 1 < len(self.tokens) else None

    def _is_modifier(self, chunk: Chunk, index: int) -> bool:
        """*the internationally recognised government*: adverb and participle before the noun."""
        if self.pack.table("grammar").get("head-first") or chunk.mentions or index == chunk.head_start:
            return False
        inside = self.tokens[chunk.head_start : index]
        if inside[0].pos != "DET" or any(token.pos in ("NOUN", "PROPN") for token in inside):
            return False
        following = index + 1 < len(self.tokens) and (
            self._is_nominal(index + 1) or self.words[index + 1].endswith(("ed", "ing"))
        )
        return following and (self.tokens[index].pos == "ADV" or self.words[index].endswith(("ed", "ing")))

    def _inner_quote(self, index: int) -> bool:
        return (
            self._is_nominal(index + 1)
            and index + 2 < len(self.tokens)
            and (self.words[index + 2] in QUOTES or self._is_nominal(index + 2))
        )

    def _may_follow(self, chunk: Chunk, index: int) -> bool:
        """In English a name may follow a possessive or demonym in one phrase; elsewhere names stand apart."""
        before = self.words[index - 1]
        possessive = chunk.mentions[-1].text.lower() in self.pack.pronouns("possessive")
        return (
            possessive
            or before in ("'s", "’s")
            or chunk.mentions[-1].type == "demonym"
            or index > chunk.mentions[-1].end
        )

    def _starts_another(self, chunk: Chunk, index: int) -> bool:
        if index == chunk.head_start:
            return False
        token = self.tokens[index]
        if self.pack.table("grammar").get("head-first"):
            after_mention = bool(chunk.mentions) and token.pos in ("NOUN", "NUM", "PRON")
            return after_mention or token.pos == "PRON"
        return token.pos in ("DET", "PRON") and self.tokens[index - 1].pos in ("NOUN", "PROPN", "PRON")
