"""Articles read and measured in one go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.measure.figures import Figures, figures
from kg.measure.gold import Gold, Said, to_said
from kg.measure.losses import Loss, losses
from kg.measure.matching import Level, distinct, match
from kg.measure.reliability import Bin, reliability
from kg.model import Article
from kg.ontology import Ontology
from kg.reading import Reader


@dataclass(frozen=True)
class Measured:
    """Claims by article against gold, and the facts that were lost."""

    golds: Sequence[Gold]
    claims: Mapping[str, Sequence[Said]]
    losses: Sequence[Loss]
    ontology: Ontology

    @classmethod
    def of_claims(cls, golds: Sequence[Gold], claims: Mapping[str, Sequence[Said]]) -> Measured:
        """Measure claims alone: what was read in the sentences is not known."""
        ontology = Ontology.load()
        lost = [loss for gold in golds for loss in losses(gold, claims.get(gold.doc, ()), ontology)]
        return cls(golds, claims, lost, ontology)

    @cached_property
    def figures(self) -> Figures:
        return figures(self.golds, self.claims, self.ontology)

    @cached_property
    def reliability(self) -> list[Bin]:
        return reliability(self.golds, self.claims, self.ontology)

    def wrong(self) -> list[tuple[str, Said]]:
        """Return the claims that are no fact at `type`, with their article."""
        found = []
        for gold in self.golds:
            own = distinct(self.claims.get(gold.doc, ()), self.ontology)
            matched = match(gold, own, Level.TYPE, self.ontology)
            fine = {claim for claim, _ in matched.pairs} | matched.repeats
            found += [(gold.doc, claim) for number, claim in enumerate(own) if number not in fine]
        return found


def measure(golds: Sequence[Gold], articles: Iterable[Article], reader: Reader) -> Measured:
    """Read the articles that have gold, by their id, and measure the claims; other articles are left out.

    Gold without an article is measured like an article without a claim.
    """
    by_doc = {gold.doc: gold for gold in golds}
    claims: dict[str, list[Said]] = {}
    lost: dict[str, list[Loss]] = {}
    for article, traces, read in reader.trace_all(a for a in articles if a.id in by_doc):
        gold = by_doc[article.id]
        claims[gold.doc] = [to_said(claim) for claim in read]
        lost[gold.doc] = list(losses(gold, claims[gold.doc], reader.ontology, article=article, traces=traces))
    for gold in golds:
        lost.setdefault(gold.doc, list(losses(gold, (), reader.ontology)))
    return Measured(golds, claims, [loss for gold in golds for loss in lost[gold.doc]], reader.ontology)
