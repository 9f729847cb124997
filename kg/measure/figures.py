"""Precision, recall and F1 over all articles, claims and facts counted alike (micro average)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.measure.gold import Gold, Said
from kg.measure.matching import Level, distinct, match
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`right` of `judged` claims are right, and so are as many of `facts` found."""

    right: int
    judged: int
    facts: int

    @property
    def precision(self) -> float:
        return self.right / self.judged if self.judged else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.facts if self.facts else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How well articles were read; `factuality` is right for that share of the facts found at `type`."""

    articles: int
    facts: int
    claims: int
    exact: Share
    type: Share
    pair: Share
    factuality: float

    def to_record(self) -> dict[str, Any]:
        """Return the figures as a JSON object, rounded to four places."""
        shares = {"exact": self.exact, "type": self.type, "pair": self.pair}
        return {
            "articles": self.articles,
            "facts": self.facts,
            "claims": self.claims,
            **{
                name: {
                    "precision": round(share.precision, 4),
                    "recall": round(share.recall, 4),
                    "f1": round(share.f1, 4),
                }
                for name, share in shares.items()
            },
            "factuality": round(self.factuality, 4),
        }


def figures(golds: Sequence[Gold], claims: Mapping[str, Sequence[Said]], ontology: Ontology) -> Figures:
    """Return the figures of claims, given by article, against gold; an article without claims counts."""
    right = dict.fromkeys((Level.EXACT, Level.TYPE, Level.PAIR), 0)
    judged = dict(right)
    facts = said = agreeing = 0
    for gold in golds:
        own = distinct(claims.get(gold.doc, ()), ontology)
        facts += len(gold.facts)
        said += len(own)
        for level in right:
            found = match(gold, own, level, ontology)
            right[level] += len(found.pairs)
            judged[level] += len(own) - len(found.repeats)
            if level is Level.TYPE:
                agreeing += sum(own[c].factuality == gold.facts[f].factuality for c, f in found.pairs)

    def share(level: Level) -> Share:
        return Share(right=right[level], judged=judged[level], facts=facts)

    return Figures(
        articles=len(golds),
        facts=facts,
        claims=said,
        exact=share(Level.EXACT),
        type=share(Level.TYPE),
        pair=share(Level.PAIR),
        factuality=agreeing / right[Level.TYPE] if right[Level.TYPE] else 0.0,
    )
