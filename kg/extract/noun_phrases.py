"""Noun phrases in the row: how far one reaches, and whether it describes what belongs to a name."""

from __future__ import annotations

from kg.extract.chunks import Chunk, Kind
from kg.extract.verbs import Verbs
from kg.language.marks import QUOTES, STOPS
from kg.model import Mention

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"})
DASHES = frozenset({"-", "‑", "–"})


class NounPhrases(Verbs):
    """Takes in the noun phrases of one sentence."""

    def describes(self, chunk: Chunk) -> bool:
        """Tell whether a phrase is about something that belongs to its name: *badan PBB*, *Iran's ally*."""
        return self._has_lead(chunk) if self.pack.head_first else self._has_tail(chunk)

    def _has_lead(self, chunk: Chunk) -> bool:
        return any(self.tokens[i].pos == "NOUN" for i in range(chunk.head_start, chunk.mentions[0].start))

    def _has_tail(self, chunk: Chunk) -> bool:
        last = chunk.mentions[-1]
        return (
            any(self.tokens[i].pos in ("NOUN", "PROPN", "ADJ") for i in range(last.end, chunk.end))
            or last.type == "demonym"
        )

    def _noun_phrase(self, start: int, head_start: int, preposition: str) -> Chunk:
        """Take in a noun phrase from `head_start`."""
        chunk = Chunk(Kind.NOUN, start, head_start, preposition=preposition, head_start=head_start)
        index = head_start
        while index < len(self.tokens):
            mention = self.covering.get(index)
            if index > head_start and self._time_end(index):
                break
            if (glued_end := self._compound(index)) is not None:
                index = glued_end
                continue
            if mention is not None and (compound := self._compound_end(mention.end)):
                index = compound
            elif mention is not None:
                glued = chunk.paired and chunk.mentions[-1].end == index - 1
                if chunk.mentions and not glued and not self._may_follow(chunk, index):
                    break
                if index > head_start and self._stands_alone(mention):
                    break
                chunk.mentions.append(mention)
                index = mention.end
            elif self._is_pair(chunk, index):
                chunk.paired = True
                index += 1
            elif self._belongs(chunk, index):
                index += 1
            else:
                break
        chunk.end = max(index, head_start + 1)
        if not chunk.mentions and self._is_filler(chunk):
            chunk.kind = Kind.FILLER
        return chunk

    def _belongs(self, chunk: Chunk, index: int) -> bool:
        """Whether a token that opens no name goes on with a noun phrase."""
        head_start = chunk.head_start
        return (
            (self.words[index] in QUOTES and index + 1 < len(self.tokens) and self._inner_quote(index))
            or (self.words[index] in ("'s", "’s", "'", "’") and index > head_start)
            or (self._is_nominal(index) and not self._starts_another(chunk, index))
            or self._is_modifier(chunk, index)
            or self._is_origin(index, head_start)
            or self._is_inner_hyphen(index, head_start)
        )

    def _is_filler(self, chunk: Chunk) -> bool:
        """Whether a phrase without names only tells when, or is an operator such as *rencana* alone."""
        head = self.words[chunk.head_start]
        if not chunk.preposition and chunk.end - chunk.head_start == 1 and head in self.functions.operators:
            return True
        return (
            chunk.preposition in self.pack.words("grammar", "time-prepositions")
            or self._is_time_phrase(chunk)
            or head in self.functions.time_nouns
        )

    def _time_end(self, index: int) -> int | None:
        """Return where a bare phrase of time that begins here ends; no name is part of one."""
        end = self.functions.time_end(self.words, index)
        return end if end and not any(i in self.covering for i in range(index, end)) else None

    def _is_time_phrase(self, chunk: Chunk) -> bool:
        """*this week*, *the next day*: in English the noun of time closes its phrase."""
        lead = self.tokens[chunk.head_start : chunk.end - 1]
        timed = self.words[chunk.end - 1] in self.functions.time_nouns
        bare = not chunk.preposition and all(token.pos in ("DET", "ADJ", "NUM") for token in lead)
        return not self.pack.head_first and timed and bare

    def _compound(self, index: int) -> int | None:
        """Return where a compound with hyphens ends that opens at this word: *an in-depth look*."""
        end = index
        while self._is_glue(end + 1) and end + 2 < len(self.tokens):
            end += 2
        plain = end > index and not any(i in self.covering for i in range(index, end + 1))
        adjective = plain and end + 1 < len(self.tokens) and self.tokens[end + 1].pos in NOMINAL
        adjective = adjective or (plain and self.tokens[end].pos == "NOUN")  # *brother-in-law*
        return end + 1 if adjective and not self.pack.head_first and self.words[index].isalpha() else None

    def _ends_noun(self, index: int) -> bool:
        """*sekutu dekat Rusia*: what may be a preposition elsewhere is a part of the predicate before it."""
        return index > 0 and any(
            o.predicate.kind == "noun" and o.predicate.rest == (self.words[index],)
            for o in self.predicates_at(index - 1)
        )

    def _is_glue(self, index: int) -> bool:
        """Tell whether a hyphen joins the words on both sides without a space."""
        if not 0 < index < len(self.tokens) - 1 or self.words[index] not in DASHES:
            return False
        before, after = self.tokens[index - 1], self.tokens[index + 1]
        return before.end == self.tokens[index].start and self.tokens[index].end == after.start

    def _is_nominal(self, index: int) -> bool:
        if index in self.covering or self._compound(index) is not None or self._ends_noun(index):
            return True
        if self._is_time(index):
            return True
        word = self.words[index]
        if self._points(index):
            return True
        if index in self.verbs or word in self.functions.kinds or word in QUOTES:
            return False
        function = word in self.functions.prepositions or word in self.functions.hedges
        if self.pack.head_first and function and not self.pack.frames.at(word):
            return False  # *perihal*, *disebut-sebut*: whatever the tagger says
        return self.tokens[index].pos in NOMINAL | {"VERB"} and self.words[index] not in STOPS

    def _points(self, index: int) -> bool:
        """*rejected that account*: here the word determines a noun, and opens no clause."""
        pointing = self.words[index] in self.pack.words("grammar", "demonstratives")
        following = self.tokens[index + 1].pos if index + 1 < len(self.tokens) else ""
        return (
            not self.pack.head_first and pointing and self.tokens[index].pos == "DET" and following == "NOUN"
        )

    def _stands_alone(self, mention: Mention) -> bool:
        """A pronoun that is no possessive is a phrase of its own: *in 2021* | *it bought*."""
        alone = mention.type == "pronoun" and not self.pack.head_first
        return alone and mention.text.lower() not in self.pack.pronouns("possessive")

    def _is_origin(self, index: int, head_start: int) -> bool:
        """*panel surya asal Indonesia*: the word that links a noun to the place it is from."""
        origin = self.pack.words("grammar", "origin") - self.functions.prepositions
        return self.words[index] in origin and index > head_start and index + 1 in self.covering

    def _is_inner_hyphen(self, index: int, head_start: int) -> bool:
        """*full-scale invasion*, *early-stage talks*: a hyphen between the parts of a word."""
        if self.words[index] not in DASHES or not head_start < index < len(self.tokens) - 1:
            return False
        return self._is_glue(index) and not self.pack.head_first and index + 1 not in self.covering

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
        """*the internationally recognised government*, *X's proposed takeover*."""
        if self.pack.head_first or index == chunk.head_start:
            return False
        owned = self.words[index - 1] in ("'s", "’s", *self.pack.pronouns("possessive"))
        if owned and self.words[index].endswith(("ed", "ing")) and index + 1 < len(self.tokens):
            return self.tokens[index + 1].pos in ("NOUN", "ADJ", "NUM", "SYM")
        if chunk.mentions:
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
        if self.pack.head_first:
            after_mention = bool(chunk.mentions) and token.pos in ("NOUN", "NUM", "PRON")
            return after_mention or token.pos == "PRON"
        before = self.tokens[index - 1].pos
        closed = self.words[index - 1] == "," and index - 1 in self.covering
        if token.pos == "NUM":  # *to the Japanese company* | *two years ago*
            units = self.pack.words("grammar", "time-units")
            return before in ("NOUN", "PROPN") and self.word(index + 1) in units
        return token.pos in ("DET", "PRON") and (closed or before in ("NOUN", "PROPN", "PRON", "NUM"))
