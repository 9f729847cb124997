"""Claims of many articles → relations with status, belief and support.

Grouping by key: neither the order of the claims nor their repetition changes the result, and parts
may be assembled in any grouping as long as all claims of a relation meet in the end.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kg.independence import Source, independent, source_of
from kg.model import Actor, Article, Claim, Evidence, Factuality, Relation, Status
from kg.ontology import Ontology

CEILING = 0.95  # no single publisher settles a matter, however clear its words
DECIMALS = 6  # of belief: beyond the precision of any confidence, short of floating-point noise

_FOR = frozenset({Factuality.ACTUAL, Factuality.PAST, Factuality.PLANNED, Factuality.POSSIBLE})
_CONTRADICTED = frozenset({Factuality.ACTUAL, Factuality.PAST, Factuality.PLANNED})
_STRONGEST_FIRST = (
    (Factuality.ACTUAL, Status.ASSERTED),
    (Factuality.PAST, Status.PAST),
    (Factuality.PLANNED, Status.PLANNED),
    (Factuality.POSSIBLE, Status.POSSIBLE),
)


class Voice(Protocol):
    """What of a claim counts when a relation is weighed; a `Claim` is one."""

    @property
    def article(self) -> str: ...
    @property
    def factuality(self) -> Factuality: ...
    @property
    def date(self) -> str | None: ...
    @property
    def confidence(self) -> float: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What all claims of a relation come to."""

    status: Status
    belief: float
    support: int
    first: str | None
    last: str | None


def status_of(factualities: Iterable[Factuality]) -> Status:
    """Return the status that claims of these factualities give a relation.

    The strongest claim wins: actual, past, planned, possible. A denial beside a claim that it is, was
    or will be so makes a dispute; alone or beside a mere possibility it stands as a denial.

    >>> status_of([Factuality.ACTUAL, Factuality.NEGATED])
    <Status.DISPUTED: 'disputed'>
    """
    said = frozenset(factualities)
    if Factuality.NEGATED in said:
        return Status.DISPUTED if said & _CONTRADICTED else Status.DENIED
    for factuality, status in _STRONGEST_FIRST:
        if factuality in said:
            return status
    raise ValueError("a relation needs a claim")


def weigh(voices: Iterable[Voice], sources: Mapping[str, Source]) -> Weight:
    """Weigh the claims of one relation.

    Belief is how far the relation is borne out (as a plan, where its status is planned): the noisy-or
    over independent publishers of each one's best confidence, p for it and n against it, and
    p(1-n) / (p(1-n) + n(1-p)) where both speak: the odds multiplied, as if all were asked alone.
    Support counts the independent publishers that speak at all.
    """
    voices = list(voices)
    status = status_of(v.factuality for v in voices)
    groups = independent((v.article for v in voices), sources)
    pro = _noisy_or(groups, [v for v in voices if v.factuality in _FOR])
    con = _noisy_or(groups, [v for v in voices if v.factuality is Factuality.NEGATED])
    if not con:
        belief = pro
    elif not pro:
        belief = 1 - con
    else:
        belief = pro * (1 - con) / (pro * (1 - con) + con * (1 - pro))
    dates = sorted(v.date for v in voices if v.date)
    return Weight(
        status=status,
        belief=round(belief, DECIMALS),
        support=len(groups),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )


def assemble(
    claims: Iterable[Claim],
    *,
    articles: Iterable[Article] = (),
    sources: Mapping[str, Source] | None = None,
    symmetric: Callable[[str], bool] | None = None,
) -> tuple[Relation, ...]:
    """Gather claims into relations, sorted by subject, relation and object.

    `articles` (or ready `sources` by article id) tell who published what; an article that is in neither
    is a publisher of its own. Of a symmetric relation, the actor with the smaller id is the subject;
    its claims stay as their articles put them. Equal claims become one with all their evidence, and
    the several descriptions of one actor one actor.

    Raises:
        OntologyError: a relation that the ontology does not define.
    """
    known = {a.id: source_of(a) for a in articles} | dict(sources or {})
    both_ways = symmetric or Ontology.load().symmetric
    merged = merge_claims(claims)
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    actors: dict[str, Actor] = {}
    for claim in merged:
        actors[claim.subject.id], actors[claim.object.id] = claim.subject, claim.object
        groups[relation_key(claim.subject.id, claim.relation, claim.object.id, both_ways)].append(claim)
    return tuple(
        _relation(actors[subject], relation, actors[object], group, weigh(group, known))
        for (subject, relation, object), group in sorted(groups.items())
    )


def _relation(
    subject: Actor, relation: str, object: Actor, claims: Sequence[Claim], weight: Weight
) -> Relation:
    return Relation(
        subject=subject,
        relation=relation,
        object=object,
        status=weight.status,
        belief=weight.belief,
        support=weight.support,
        first=weight.first,
        last=weight.last,
        claims=tuple(claims),
    )


def relation_key(
    subject: str, relation: str, object: str, symmetric: Callable[[str], bool]
) -> tuple[str, str, str]:
    """Return what makes two claims speak of one relation; ends in order where it holds both ways."""
    if object < subject and symmetric(relation):
        return object, relation, subject
    return subject, relation, object


def merge_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Make one claim of equal ones (evidence gathered, best confidence) and sort them by key.

    Every actor gets one description, gathered from all claims by `merge_actors`.
    """
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    variants: dict[str, set[Actor]] = defaultdict(set)
    for claim in claims:
        groups[claim.key].append(claim)
        for actor in (claim.subject, claim.object):
            variants[actor.id].add(actor)
    actors = {id: merge_actors(found) for id, found in variants.items()}
    return tuple(
        replace(
            group[0],
            subject=actors[group[0].subject.id],
            object=actors[group[0].object.id],
            confidence=max(c.confidence for c in group),
            evidence=tuple(sorted({e for claim in group for e in claim.evidence}, key=evidence_order)),
        )
        for _, group in sorted(groups.items())
    )


def evidence_order(evidence: Evidence) -> tuple[str, int, int, str, str, str, str]:
    """Return the sort key of a claim's evidence: by place in the article, then by rule and words."""
    words = (evidence.subject_text, evidence.object_text, evidence.text)
    return (evidence.article, evidence.start, evidence.end, evidence.rule, *words)


def merge_actors(variants: Iterable[Actor]) -> Actor:
    """Make one actor of several descriptions of it; the knowledge base's word goes before a text's.

    Raises:
        ValueError: no description, or descriptions of different actors.
    """
    ranked = sorted(variants, key=_rank)
    if len({a.id for a in ranked}) != 1:
        raise ValueError(f"not descriptions of one actor: {', '.join(sorted({a.id for a in ranked}))}")
    best = ranked[0]
    same_kind = [a for a in ranked if a.type is best.type]
    names = {name for a in ranked for name in (a.label, *a.aliases)} - {best.label}
    return replace(
        best,
        subtype=next((a.subtype for a in same_kind if a.subtype), None),
        country=next((a.country for a in ranked if a.country), None),
        same_as=next((a.same_as for a in ranked if a.same_as), None),
        aliases=tuple(sorted(names)),
    )


def _rank(actor: Actor) -> tuple[object, ...]:
    return (
        not actor.known,
        actor.label,
        actor.type,
        actor.subtype is None,
        actor.subtype or "",
        actor.country is None,
        actor.country or "",
        actor.same_as is None,
        actor.same_as or "",
        actor.aliases,
    )


def _noisy_or(groups: Iterable[frozenset[str]], voices: list[Voice]) -> float:
    """Return the chance that one of the independent sources is right, each taken at its best; 0 if silent."""
    best: dict[str, float] = {}
    for voice in voices:
        best[voice.article] = max(best.get(voice.article, 0.0), voice.confidence)
    each = (max((best.get(article, 0.0) for article in group), default=0.0) for group in groups)
    return 1 - math.prod(sorted(1 - min(CEILING, confidence) for confidence in each))
