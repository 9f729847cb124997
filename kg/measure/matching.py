"""Which claim is which fact: the greatest one-to-one matching at a level of strictness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from kg.measure.gold import Fact, Gold, Said, spelling
from kg.ontology import Ontology


class Level(IntEnum):
    """How far a claim agrees with a fact."""

    NONE = 0
    PAIR = 1
    """Both actors, in whatever order and relation."""
    TYPE = 2
    """Both actors in their places, and the kind of relation: its event type, or for a state its top."""
    EXACT = 3
    """Both actors in their places, and the relation itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The matching of one article at one level: `pairs` of claim and fact (positions).

    `repeats` are claims that could only be matched to facts that others have: they say again, through
    another right answer, what is found already, and are neither right nor wrong.
    """

    pairs: tuple[tuple[int, int], ...]
    repeats: frozenset[int]


def distinct(claims: Sequence[Said], ontology: Ontology) -> list[Said]:
    """Return the claims with the first alone of those that say the same, whatever their factuality."""
    kept: dict[tuple[str, str, str], Said] = {}
    for claim in claims:
        first, second = spelling(claim.subject), spelling(claim.object)
        if _symmetric(claim.relation, ontology):
            first, second = sorted((first, second))
        kept.setdefault((first, claim.relation, second), claim)
    return list(kept.values())


def agreement(gold: Gold, claim: Said, fact: Fact, ontology: Ontology) -> Level:
    """Return how far a claim agrees with a fact."""
    straight = gold.means(claim.subject, fact.subjects) and gold.means(claim.object, fact.objects)
    crossed = gold.means(claim.object, fact.subjects) and gold.means(claim.subject, fact.objects)
    mutual = _symmetric(claim.relation, ontology) and any(_symmetric(r, ontology) for r in fact.relations)
    if not (straight or crossed):
        return Level.NONE
    if not (straight or mutual):
        return Level.PAIR
    if claim.relation in fact.relations:
        return Level.EXACT
    kinds = {kind_of(relation, ontology) for relation in fact.relations}
    return Level.TYPE if kind_of(claim.relation, ontology) in kinds else Level.PAIR


def match(gold: Gold, claims: Sequence[Said], least: Level, ontology: Ontology) -> Match:
    """Match claims and facts one to one, as many as agree at least so far (augmenting paths, Berge 1957).

    Closer agreement is tried first, then equal factuality.
    """
    levels = [[agreement(gold, claim, fact, ontology) for fact in gold.facts] for claim in claims]
    choices = [
        sorted(
            (number for number, level in enumerate(row) if level >= least),
            key=lambda f: (-row[f], gold.facts[f].factuality != claim.factuality),
        )
        for claim, row in zip(claims, levels, strict=True)
    ]
    taken: dict[int, int] = {}

    def find_place(claim: int, visited: set[int]) -> bool:
        for fact in choices[claim]:
            if fact in visited:
                continue
            visited.add(fact)
            if fact not in taken or find_place(taken[fact], visited):
                taken[fact] = claim
                return True
        return False

    best = [max((levels[c][f] for f in choices[c]), default=0) for c in range(len(claims))]
    for claim in sorted(range(len(claims)), key=lambda c: -best[c]):
        find_place(claim, set())
    matched = set(taken.values())
    return Match(
        pairs=tuple((claim, fact) for fact, claim in taken.items()),
        repeats=frozenset(c for c in range(len(claims)) if choices[c] and c not in matched),
    )


def _symmetric(relation: str, ontology: Ontology) -> bool:
    return relation in ontology and ontology.symmetric(relation)


def kind_of(relation: str, ontology: Ontology) -> str:
    """Return the event type of a relation; of a state the topmost one, unless one on the way has a type."""
    if relation not in ontology:
        return relation
    kind = ontology.relation(relation)
    while kind.family == "state" and kind.parent:
        kind = ontology.relation(kind.parent)
    return kind.event_type or kind.id
