"""Operators: the words that deny what they stand over, or make it a plan, a possibility, a condition."""

from __future__ import annotations

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
    def denied(self) -> frozenset[str]:
        return self.pack.verb_forms("factuality", "denied-verbs")

    @cached_property
    def conditional(self) -> frozenset[str]:
        return self.pack.words("factuality", "conditional")

    @cached_property
    def planned_nouns(self) -> frozenset[str]:
        return self.pack.noun_forms("factuality", "planned-nouns")

    @cached_property
    def possible_nouns(self) -> frozenset[str]:
        return self.pack.noun_forms("factuality", "possible-nouns")

    @cached_property
    def past(self) -> frozenset[str]:
        return self.pack.words("factuality", "past")
