"""Pronouns, definite descriptions and epithets: what points to an actor without naming it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.actors.definites import DefiniteNouns
from kg.actors.nominals import Line, Nominal, TitleFinder, title_finder
from kg.language.marks import QUOTES


@dataclass(frozen=True)
class Anaphors(DefiniteNouns):
    """Finds them in a line; `kg.actors.coreference` says whom they mean."""

    @cached_property
    def _titles(self) -> TitleFinder:
        return title_finder(self.pack)

    @cached_property
    def pronouns(self) -> dict[str, str]:
        """Pronoun → kind: person, neutral, plural, first."""
        kinds = ("person", "neutral", "plural", "first")
        first = dict.fromkeys(self.pack.pronouns("first-plural"), "first")
        return first | {form: kind for kind in kinds for form in self.pack.pronouns(kind)}

    @cached_property
    def _self_nouns(self) -> frozenset[str]:
        """Nouns that with a possessive mean the body of the one spoken of: *negaranya*."""
        return self.pack.pronouns("self-nouns")

    @cached_property
    def _epithets(self) -> dict[str, str]:
        return {str(name).lower(): str(label) for name, label in self.pack.table("epithets").items()}

    def find(self, line: Line) -> None:
        """Put the pronouns and descriptions of a sentence among its nominals, without actors yet."""
        demonstratives = self.pack.words("grammar", "demonstratives")
        articles = self.pack.words("grammar", "articles")
        for index in range(len(line)):
            if line.covering(index):
                continue
            word = line.word(index)
            if self.pronouns.get(word) == "first" and not self._is_quoted(line, index):
                continue
            if self._owned(line, index):
                continue
            if word in self.pronouns and not (word == "it" and self._expletive(line, index)):
                line.absorb(Nominal(start=index, end=index + 1, kind="pronoun", head=word))
                continue
            if self._two(line, index) or self._epithet(line, index):
                continue
            paired = line.word(index - 1) in self.pack.words("grammar", "both")
            title = self._titles.at(line, index)
            if title is not None and title.title.relation and not paired:
                continue
            if not paired:
                self._bare(line, index)
            if not line.covering(index):
                self._description(line, index, demonstratives, articles)
            if not line.covering(index):
                self._clitic(line, index)

    def _owned(self, line: Line, index: int) -> bool:
        """*his government*, *its party*: the body of the one that the possessive means."""
        tokens = line.sentence.tokens
        own = (
            line.word(index) in self.pack.pronouns("possessive") and line.word(index + 1) in self._self_nouns
        )
        if not own or line.covering(index + 1) is not None:
            return False
        if index + 2 < len(tokens) and tokens[index + 2].pos in ("NOUN", "PROPN"):
            return False
        line.absorb(
            Nominal(
                start=index,
                end=index + 2,
                kind="self",
                head=line.word(index + 1),
                possessive=line.word(index),
            )
        )
        return True

    def _two(self, line: Line, index: int) -> bool:
        """*The two bought …*, *The pair were arrested*, *released both on bail*: two who were named."""
        following = line.sentence.tokens[index + 1].pos if index + 1 < len(line) else ""
        opens = following in ("VERB", "AUX", "ADV", "ADP", "PUNCT")
        articled = line.word(index - 1) in self.pack.words("grammar", "articles")
        pair = articled and line.word(index) in self.pack.words("grammar", "pair-nouns")
        both = line.word(index) in self.pack.words("grammar", "pair-pronouns") and not self.pack.head_first
        if not opens or line.word(index + 1) in self.pack.words("grammar", "genitive") or not (pair or both):
            return False
        start = index - 1 if pair else index
        line.absorb(Nominal(start=start, end=index + 1, kind="pronoun", head=line.word(index)))
        return True

    def _is_quoted(self, line: Line, index: int) -> bool:
        """First persons mean somebody only inside of a quote."""
        return any(word in QUOTES for word in line.words[:index])

    def _expletive(self, line: Line, index: int) -> bool:
        return line.word(index + 1) in ("is", "was", "'s") and line.sentence.tokens[index].dep == "expl"

    def _epithet(self, line: Line, index: int) -> bool:
        for length in (4, 3, 2):
            label = self._epithets.get(line.phrase(index, index + length))
            if label and index + length <= len(line):
                hits = self.cast.knowledge.find(label)
                if hits:
                    actor = self.cast.add(hits[0].actor)
                    line.absorb(
                        Nominal(start=index, end=index + length, kind="epithet", actor=actor, link="epithet")
                    )
                    return True
        return False

    def _bare(self, line: Line, index: int) -> None:
        """*polisi*, *pemerintah*, *police* without a country, where they are the head of their phrase."""
        kind = next(
            (
                k
                for k in ("police", "military", "state")
                if line.word(index) in self.pack.words("bare-heads", k)
            ),
            None,
        )
        before = line.sentence.tokens[index - 1] if index else None
        modifies = before is not None and before.pos in ("NOUN", "PROPN", "ADJ") and self.pack.head_first
        after = line.sentence.tokens[index + 1].pos if index + 1 < len(line) else ""
        compound = not self.pack.head_first and after in ("NOUN", "PROPN")
        ruled = self.pack.words("grammar", "state-adjectives")  # *the federal government*
        opening = index - 2 if kind == "state" and line.word(index - 1) in ruled else index - 1
        articled = line.word(opening) in self.pack.words("grammar", "articles")
        alone = line.word(index) in self.pack.words("grammar", "unarticled")  # *ministers say that …*
        if kind in ("military", "state") and not (self.pack.head_first or compound or articled or alone):
            return
        owned = self.pack.words("grammar", "genitive") - self.pack.words("grammar", "passive-agent")
        after_words = owned | self.pack.words("grammar", "local")
        if kind is not None and line.word(index + 1) in after_words:
            return
        if kind is not None and not modifies and not compound and line.sentence.tokens[index].pos != "ADJ":
            start = opening if articled else index
            end = index + 2 if line.word(index + 1) in ruled else index + 1  # *pemerintah pusat*
            line.absorb(Nominal(start=start, end=end, kind="bare", head=kind))

    def _clitic(self, line: Line, index: int) -> None:
        """A pronoun written onto a noun or verb: *kunjungannya*, *menuduhnya*, *negaranya*."""
        word = line.word(index)
        stem, clitic = self.pack.forms.split_clitic(word)
        if not clitic:
            return
        if stem in self._self_nouns:
            line.absorb(Nominal(start=index, end=index + 1, kind="self", head=stem))
        elif not self.pack.frames.at(word) and (
            self.pack.frames.at(stem) or line.sentence.tokens[index].pos == "NOUN"
        ):
            line.absorb(Nominal(start=index, end=index + 1, kind="clitic", head=clitic))
