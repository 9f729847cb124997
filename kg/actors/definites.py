"""Definite descriptions: *negara itu*, *the company*, *both sides*, *manajemen*: nouns that point back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from kg.actors.cast import Cast
from kg.actors.nominals import Line, Nominal
from kg.language import Pack
from kg.model import ActorType, Subtype

LONGEST_CLAUSE = 12  # words of a relative clause that a demonstrative closes
PLURALS = (("ies", "y"), ("s", ""))
MODIFIERS = ("ADJ", "ADV", "VERB", "PUNCT", "NUM", "PROPN")  # may stand between article and noun


@dataclass(frozen=True)
class DefiniteNouns:
    """Finds in a line the nouns that a pack's `descriptions` say can stand for an actor."""

    pack: Pack
    cast: Cast

    @cached_property
    def described(self) -> dict[str, dict[str, str]]:
        return {str(noun).lower(): dict(entry) for noun, entry in self.pack.table("descriptions").items()}

    @cached_property
    def _nouns(self) -> frozenset[str]:
        """What can point back: descriptions, and what two of a kind are called."""
        return frozenset(self.described) | self.pack.words("grammar", "sides")

    @cached_property
    def _openings(self) -> frozenset[str]:
        """The first words of such nouns, plurals too."""
        firsts = {noun.split(" ")[0] for noun in self._nouns}
        plurals = {
            first.removesuffix(singular) + plural
            for first in firsts
            for plural, singular in PLURALS
            if first.endswith(singular)
        }
        return frozenset(firsts | plurals)

    def _description(
        self, line: Line, index: int, demonstratives: frozenset[str], articles: frozenset[str]
    ) -> None:
        if line.word(index) not in self._openings:
            return
        for length in (3, 2, 1):
            noun = self._singular(line.phrase(index, index + length))
            if not self._describes(line, index, noun) or index + length > len(line):
                continue
            end = index + length
            if line.word(end) in self.pack.words("grammar", "genitive") and not self.pack.head_first:
                named = [line.covering(i) for i in (end + 1, end + 2)]
                role = any("agent" in f.subject for e in self.pack.frames.at(noun) for f in e.frames)
                if role or any(nominal is not None and nominal.kind != "pronoun" for nominal in named):
                    return
            end = self._demonstrative(line, end, demonstratives)
            definite_after = line.word(end) in demonstratives
            before = self._determiner(line, index, articles)
            two = self.pack.words("grammar", "both").intersection(line.words[max(0, index - 2) : index])
            owned = noun in self.pack.words("grammar", "neighbours") and not two
            before = self._determiner(line, index, self.pack.pronouns("possessive")) if owned else before
            definite_before = owned or line.word(before) in articles | self.pack.words("grammar", "both")
            alone = self._stands_alone(line, index, index + length, noun) or self._closed(line, end)
            if line.starting(end) is not None and not definite_after:
                return
            if not (self.pack.head_first or definite_after) and self._is_modifier(line, end, noun):
                return
            if not (definite_after or definite_before or alone):
                return
            apart = any(line.covering(i) for i in range(before, index))
            start = before if definite_before and not apart else index
            whole = Nominal(start=start, end=end + definite_after, kind="description", head=noun)
            line.absorb(replace(whole, located=self._seat(line, index, whole)))
            return

    def _closed(self, line: Line, end: int) -> bool:
        """*Lembaga yang diketuai X itu*: the word that makes it definite closes its relative clause."""
        if not self.pack.head_first or line.word(end) not in self.pack.words("grammar", "relative"):
            return False
        for index in range(end + 2, min(len(line), end + LONGEST_CLAUSE)):
            if line.word(index) in self.pack.words("grammar", "demonstratives"):
                behind = line.sentence.tokens[index + 1].pos if index + 1 < len(line) else ""
                named = line.covering(index - 1) is not None
                return named or behind in ("VERB", "AUX", "ADV")
            if line.word(index) in (",", ".", ";"):
                return False
        return False

    def _is_modifier(self, line: Line, end: int, noun: str) -> bool:
        """*the trade union federation Cosatu*: a noun before another one is not what is meant."""
        tokens = line.sentence.tokens
        following = end < len(tokens) and tokens[end].pos == "NOUN" and line.covering(end) is None
        return following and tokens[end - 1].dep == "compound" and tokens[end - 1].head >= end

    def _stands_alone(self, line: Line, start: int, end: int, noun: str) -> bool:
        """*Perusahaan membantah*, *accused management*: nouns that need no word to be definite."""
        if noun not in self.pack.words("grammar", "bare-definites"):
            return False
        tokens = line.sentence.tokens
        after = tokens[end].pos if end < len(tokens) else "PUNCT"
        before = tokens[start - 1].pos if start else "PUNCT"
        relative = line.word(end) in self.pack.words("grammar", "relative")
        timed = line.word(end) in self.pack.words("grammar", "time-prepositions")
        opens = (timed or after in ("VERB", "AUX", "ADV", "PART", "PUNCT", "SCONJ")) and not relative
        joins = before not in ("NOUN", "PROPN", "ADJ", "NUM", "DET") and line.covering(start - 1) is None
        return opens and joins

    def _seat(self, line: Line, noun: int, whole: Nominal) -> str | None:
        """*the Japanese firm*, *perusahaan Amerika Serikat itu*: where the one described is from."""
        inside = [n for n in line.nominals if n.start > noun and n.end <= whole.end and n.actor]
        before = line.ending(noun)
        if before is not None and before.kind == "demonym" and not self.pack.head_first:
            inside = [before]
        countries = [n.actor for n in inside if self.cast.is_a(n.actor or "", ActorType.COUNTRY)]
        firm = self.described.get(whole.head, {}).get("subtype") == Subtype.COMPANY
        return countries[0] if len(countries) == 1 and firm else None

    def _describes(self, line: Line, index: int, noun: str) -> bool:
        """Tell whether a noun can point back; *side*, *pihak* only where there are two: *both sides*."""
        pair = self.pack.words("grammar", "both")
        two = bool(pair.intersection(line.words[max(0, index - 2) : index]))
        return noun in self.described or (two and noun in self.pack.words("grammar", "sides"))

    def is_pair_of_sides(self, line: Line, nominal: Nominal) -> bool:
        """Tell whether a description means two who face each other: *both sides*, *kedua belah pihak*."""
        two = self.pack.words("grammar", "both").intersection(line.words[nominal.start : nominal.end])
        return bool(two) and nominal.head in self.pack.words("grammar", "sides")

    def _singular(self, noun: str) -> str:
        """Return the listed form of a plural noun: *both countries*."""
        for plural, singular in PLURALS:
            if noun.endswith(plural) and noun.removesuffix(plural) + singular in self._nouns:
                return noun.removesuffix(plural) + singular
        return noun

    def _demonstrative(self, line: Line, end: int, demonstratives: frozenset[str]) -> int:
        """Step over what describes the noun: *perusahaan* [asal Inggris] *itu*."""
        for index in range(end, min(len(line), end + 4)):
            if line.word(index) in demonstratives:
                return index
            nominal = line.covering(index)
            token = line.sentence.tokens[index]
            country = nominal is not None and nominal.kind in ("name", "metonym")
            if (
                not country
                and token.pos not in ("NOUN", "ADJ")
                and token.text not in self.pack.words("grammar", "origin")
            ):
                break
        return end

    def _determiner(self, line: Line, index: int, articles: frozenset[str]) -> int:
        """Return the word before the noun and its adjectives: *the* [Iran-backed] *group*."""
        before = index - 1
        determiners = articles | self.pack.words("grammar", "both")
        noun = False
        for steps in range(5):
            position = index - 1 - steps
            if position < 0:
                break
            if line.word(position) in determiners:
                return position
            token = line.sentence.tokens[position]
            noun = noun or token.pos == "NOUN"  # *the mill group*, but not *the Senate commerce committee*
            owned = noun and (self.pack.head_first or line.covering(position) is not None)
            if token.pos not in (*MODIFIERS, "NOUN") or token.text == "," or owned:
                break
        return before
