"""Function words: what joins phrases and clauses, and the words that make a phrase of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.extract.chunks import Kind
from kg.language import Pack


@dataclass(frozen=True)
class FunctionWords:
    """The function words of a language pack."""

    pack: Pack

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """What each function word is in the row; some are several words."""
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
    def prepositions(self) -> frozenset[str]:
        listed = self.pack.words("grammar", "prepositions") | self.pack.words("grammar", "time-prepositions")
        return listed - self.pack.words("grammar", "conjunctions")

    @cached_property
    def operators(self) -> frozenset[str]:
        """Adjectives that say how sure or how far on something is: *due to visit*, *siap menengahi*."""
        return self.pack.words("grammar", "operator-adjectives")

    @cached_property
    def hedges(self) -> frozenset[str]:
        """Passives that only say how far on or how sure something is: *dijadwalkan*, *disebut-sebut*."""
        listed = self.pack.words("factuality", "planned") | self.pack.words("factuality", "possible")
        return frozenset(word for word in listed if word.startswith("di") and " " not in word)

    @cached_property
    def time_modifiers(self) -> frozenset[str]:
        return self.pack.words("grammar", "time-modifiers")

    @cached_property
    def time_nouns(self) -> frozenset[str]:
        """Nouns that begin a phrase of time, which is no argument: *pekan lalu*, *last week*."""
        return self.pack.words("grammar", "time-nouns").union(self.pack.months, self.pack.weekdays)

    def time_end(self, words: Sequence[str], start: int) -> int | None:
        """Return where a phrase of time without a preposition ends that begins here: *late last month*."""
        leads = self.pack.words("grammar", "time-leads")
        spans = self.pack.words("grammar", "time-spans")
        for length in (2, 1):
            noun = start + length
            if noun >= len(words) or " ".join(words[start:noun]) not in leads:
                continue
            if words[noun] not in spans | self.time_nouns or words[noun] in leads:
                return None
            end = noun + 2 if noun + 1 < len(words) and words[noun + 1] in spans else noun + 1
            return None if end < len(words) and words[end] in ("'s", "’s", "-") else end
        return None
