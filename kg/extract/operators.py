"""Operators: the words that deny what they stand over, or make it a plan, a possibility, a condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.language import Pack


@dataclass(frozen=True)
class Operators:
    """The operator words of a language pack, all forms."""

    pack: Pack

    @cached_property
    def negations(self) -> frozenset[str]:
        return self.pack.words("negation", "words")

    @cached_property
    def affirming(self) -> frozenset[str]:
        return self.pack.words("negation", "affirming")

    @cached_property
    def implicative(self) -> frozenset[str]:
        return self.pack.verb_forms("negation", "verbs")

    @cached_property
    def planned(self) -> frozenset[str]:
        return self.pack.verb_forms("factuality", "planned")

    @cached_property
    def possible(self) -> frozenset[str]:
        return self.pack.verb_forms("factuality", "possible")

    @cached_property
    def realising(self) -> frozenset[str]:
        """Words before a modal that say that it came about: *baru bisa menyalurkan*."""
        return self.pack.words("factuality", "realising")

    @cached_property
    def reported_future(self) -> frozenset[str]:
        """The auxiliaries of the future seen from the past: *said that it would*."""
        return self.pack.words("factuality", "reported-future")

    @cached_property
    def denied(self) -> frozenset[str]:
        return self.pack.verb_forms("factuality", "denied-verbs")

    @cached_property
    def ending(self) -> frozenset[str]:
        """Light verbs of what does not come about: *membatalkan*, *called off*."""
        return self.pack.verb_forms("light-verbs", "negated")

    @cached_property
    def ended(self) -> frozenset[str]:
        """Light verbs of what went on until then, whoever wants it ended: *urged X to stop attacks on Y*."""
        return self.pack.verb_forms("light-verbs", "ended")

    @cached_property
    def _longer(self) -> frozenset[str]:
        """Operators of several words: *ruled out*, *stopped short of*."""
        verbs = self.implicative | self.planned | self.possible | self.denied | self.ending
        return frozenset(verb for verb in verbs if " " in verb)

    def verb_at(self, words: Sequence[str], index: int) -> str:
        """Return the operator verb that begins at a word, with its particles; else the word itself."""
        spans = (" ".join(words[index : index + length]) for length in (3, 2))
        return next((span for span in spans if span in self._longer), words[index])

    @cached_property
    def conditional(self) -> frozenset[str]:
        return self.pack.words("factuality", "conditional")

    @cached_property
    def planned_nouns(self) -> frozenset[str]:
        listed = self.pack.noun_forms("factuality", "planned-nouns")
        return listed | self.pack.words("factuality", "planned-adjectives")

    @cached_property
    def possible_nouns(self) -> frozenset[str]:
        return self.pack.noun_forms("factuality", "possible-nouns")

    @cached_property
    def past(self) -> frozenset[str]:
        return self.pack.words("factuality", "past")
