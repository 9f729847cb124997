"""Nothing twice: claims of an article that say the same become one with all its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Claim, Evidence, Factuality
from kg.ontology import Ontology

# If a fact is told in several ways, it is told in the first of these.
ORDER = (Factuality.ACTUAL, Factuality.PLANNED, Factuality.POSSIBLE, Factuality.NEGATED, Factuality.PAST)


def merge(claims: Iterable[Claim], ontology: Ontology) -> tuple[Claim, ...]:
    """Return the claims of one article, equal ones merged and vaguer ones absorbed.

    A claim is absorbed by one that says more about the same two actors: a descendant of its relation,
    or for a symmetric relation the same the other way round. Order: as the evidence stands in the text.
    """
    merged: dict[tuple[str, str, str], Claim] = {}
    for claim in claims:
        key = _key(claim, ontology)
        merged[key] = _join(merged[key], claim) if key in merged else claim
    kept = [claim for key, claim in merged.items() if not _absorbed(claim, merged.values(), ontology)]
    return tuple(sorted(kept, key=lambda c: (c.evidence[0].start, c.subject.id, c.relation, c.object.id)))


def _key(claim: Claim, ontology: Ontology) -> tuple[str, str, str]:
    ends = (claim.subject.id, claim.object.id)
    if ontology.symmetric(claim.relation):
        ends = (min(ends), max(ends))
    return (ends[0], claim.relation, ends[1])


def _join(first: Claim, second: Claim) -> Claim:
    """Join two claims of one key: the stronger factuality leads, all evidence stays."""
    lead, other = sorted(
        (first, second), key=lambda c: (ORDER.index(c.factuality), -c.confidence, c.evidence[0].start)
    )
    seen = {(e.start, e.rule) for e in lead.evidence}
    more = tuple(e for e in other.evidence if (e.start, e.rule) not in seen)
    sure = 1 - (1 - lead.confidence) * (1 - 0.5 * other.confidence) if more else lead.confidence
    return replace(
        lead,
        evidence=lead.evidence + more,
        confidence=round(min(sure, 0.99), 3),
        date=lead.date or other.date,
        attributed_to=lead.attributed_to,
    )


def _absorbed(claim: Claim, others: Iterable[Claim], ontology: Ontology) -> bool:
    ends = {claim.subject.id, claim.object.id}
    for other in others:
        if other is claim or {other.subject.id, other.object.id} != ends:
            continue
        directed = other.subject.id == claim.subject.id or ontology.symmetric(claim.relation)
        shared = any(_same_words(own, told) for own in claim.evidence for told in other.evidence)
        if (
            directed
            and shared
            and (claim.factuality is other.factuality or (_is_of_nouns(claim) and not _is_of_nouns(other)))
            and claim.relation in ontology.ancestors(other.relation)
        ):
            return True
    return False


def _is_of_nouns(claim: Claim) -> bool:
    """*the pact that X and Y may sign*: whether it came about is told by the verb, not by the noun."""
    return all(evidence.rule.startswith("noun:") for evidence in claim.evidence)


def _same_words(first: Evidence, second: Evidence) -> bool:
    """Tell whether two pieces of evidence rest on the same words; *mengecam dan menuduh* says two things.

    A noun may tell what the verb over it tells (*mengirim bantuan*), two verbs do not.
    """
    if (first.start, first.end) != (second.start, second.end):
        return False
    rules = [evidence.rule.partition(">")[0].partition("[")[0] for evidence in (first, second)]
    return rules[0] == rules[1] or any(not rule.startswith("verb:") for rule in rules)
