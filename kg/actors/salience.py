"""Salience: how present each actor is to the reader at a point of the article.

After Lappin & Leass (1994, "An algorithm for pronominal anaphora resolution"): each actor named so far
weighs by how recent, how prominent and how frequent it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations, product

SUBJECT_WEIGHT = 3.0  # a sentence's first nominal, as a rule its subject
MENTION_WEIGHT = 1.0
COUNTRY_WEIGHT = 0.3  # naming its president brings a country to mind, a little
DECAY = 0.5  # what is left of all weights one sentence later
REACH = 4  # sentences back; further away nothing is meant by a pronoun


@dataclass(slots=True)
class Salience:
    """The weight of each actor at the present point of the article."""

    weights: dict[str, float] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    met: dict[int, list[str]] = field(default_factory=dict)
    joined: dict[int, tuple[str, str]] = field(default_factory=dict)
    sentence: int = 0

    def next_sentence(self) -> None:
        """Let all weights decay."""
        self.sentence += 1
        self.weights = {actor: weight * DECAY for actor, weight in self.weights.items()}

    def meet(self, actors: Iterable[str], weight: float) -> None:
        for actor in actors:
            self.weights[actor] = self.weights.get(actor, 0.0) + weight
            self.last[actor] = self.sentence
            self.met.setdefault(self.sentence, []).append(actor)

    def join(self, first: str, second: str) -> None:
        """Note that the sentence names two actors as one pair: *Kenya dan Somalia*."""
        self.joined.setdefault(self.sentence, (first, second))

    def last_pair(self, *kinds: Callable[[str], bool]) -> list[str]:
        """Return the two actors that were last named together in one sentence, both of one of these kinds.

        Of more than two in a sentence those that the article has named together most often.
        """
        for sentence, fits in product(range(self.sentence, max(-1, self.sentence - REACH), -1), kinds):
            met = [actor for actor in dict.fromkeys(self.met.get(sentence, ())) if fits(actor)]
            joined = [actor for actor in self.joined.get(sentence, ()) if fits(actor)]
            if len(joined) == 2:
                return joined
            if len(met) == 2:
                return met
            if len(met) > 2:
                return max(map(list, combinations(met, 2)), key=self.times_together)
        return []

    def times_together(self, pair: list[str]) -> int:
        """Return in how many sentences so far both were named."""
        return sum(set(pair) <= set(met) for met in self.met.values())

    def two_met(self, fits: Callable[[str], bool]) -> list[str]:
        """Return the two fitting actors that earlier sentences within reach name alone together.

        Of several such pairs the one that is named most often in the article so far.
        """
        pairs: list[list[str]] = []
        for sentence in range(self.sentence - 1, max(-1, self.sentence - 2 * REACH), -1):
            met = [actor for actor in dict.fromkeys(self.met.get(sentence, ())) if fits(actor)]
            if len(met) == 2:
                pairs.append(met)
        times = Counter(actor for met in self.met.values() for actor in met)
        return max(pairs, key=lambda pair: min(times[actor] for actor in pair), default=[])

    def joined_before(self, fits: Callable[[str], bool]) -> list[str]:
        """Return the two fitting actors that an earlier sentence within reach names as one pair."""
        for sentence in range(self.sentence - 1, max(-1, self.sentence - REACH), -1):
            if len(joined := [actor for actor in self.joined.get(sentence, ()) if fits(actor)]) == 2:
                return joined
        return []

    def just_paired(self, fits: Callable[[str], bool]) -> list[str]:
        """Return the two actors that the sentence before named, if it named two and no other."""
        met = [actor for actor in dict.fromkeys(self.met.get(self.sentence - 1, ())) if fits(actor)]
        return met if len(met) == 2 else []

    def ranked(self, fits: Callable[[str], bool]) -> list[str]:
        """Return the fitting actors within reach, heaviest first."""
        near = [a for a in self.weights if fits(a) and self.sentence - self.last[a] <= REACH]
        return sorted(near, key=lambda actor: (-self.weights[actor], -self.last[actor], actor))
