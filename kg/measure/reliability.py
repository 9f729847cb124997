"""Whether confidence means something: of the claims that are so sure, how many are right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.measure.gold import Gold, Said
from kg.measure.matching import Level, distinct, match
from kg.ontology import Ontology

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Claims with a confidence from `low` up to `high`: how many, how sure on average, how many right."""

    low: float
    high: float
    claims: int
    confidence: float
    right: float


def judged(
    golds: Iterable[Gold], claims: Mapping[str, Sequence[Said]], ontology: Ontology
) -> list[tuple[Said, bool]]:
    """Return every claim that is right or wrong at `type`, and which; repeats are neither."""
    found = []
    for gold in golds:
        own = distinct(claims.get(gold.doc, ()), ontology)
        matched = match(gold, own, Level.TYPE, ontology)
        right = {claim for claim, _ in matched.pairs}
        found += [(own[c], c in right) for c in range(len(own)) if c not in matched.repeats]
    return found


def reliability(golds: Iterable[Gold], claims: Mapping[str, Sequence[Said]], ontology: Ontology) -> list[Bin]:
    """Return the bins that hold claims, from the least sure on."""
    verdicts = [(said.confidence, right) for said, right in judged(golds, claims, ontology)]
    bins = []
    for low, high in pairwise(EDGES):
        inside = [(c, r) for c, r in verdicts if low <= c < high or (high == EDGES[-1] == c)]
        if inside:
            bins.append(
                Bin(
                    low=low,
                    high=high,
                    claims=len(inside),
                    confidence=sum(c for c, _ in inside) / len(inside),
                    right=sum(r for _, r in inside) / len(inside),
                )
            )
    return bins
