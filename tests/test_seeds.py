"""The articles that the program was made for must give the claims that a reader takes from them.

They lie outside of the project, beside it; where they are not there, nothing is tested.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ingest import read_articles
from kg.model import Article, Claim
from kg.reading import Reader

SEEDS = Path(__file__).parents[1].parent / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the seed articles are not at {SEEDS}")

# Each row: who may be the subject, the relation, who must be the object.
EXPECTED = [
    ({"Venezuela"}, "requests-aid", "China"),
    ({"Venezuela", "Nicolás Maduro"}, "requests-military-aid", "Russia"),
    ({"Venezuela", "Nicolás Maduro"}, "requests-military-aid", "China"),
    ({"Venezuela", "Nicolás Maduro"}, "requests-military-aid", "Iran"),
    ({"Nicolás Maduro"}, "leads", "Venezuela"),
    ({"Nicolás Maduro"}, "writes-to", "Xi Jinping"),
    ({"Donald Trump"}, "accuses", "Nicolás Maduro"),
    ({"Russia"}, "signs-agreement-with", "Venezuela"),
    ({"Maria Zakharova"}, "speaks-for", "Ministry of Foreign Affairs of Russia"),
    ({"Interim President of Venezuela"}, "requests-cooperation", "United States"),
]


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    articles: Iterator[Article] = (a for a in read_articles([str(SEEDS)]) if isinstance(a, Article))
    return [claim for _, found in Reader().read_all(articles) for claim in found]


@pytest.mark.parametrize(("subjects", "relation", "object_"), EXPECTED)
def test_seed_claim_is_read(claims: list[Claim], subjects: set[str], relation: str, object_: str) -> None:
    found = {(claim.subject.label, claim.relation, claim.object.label) for claim in claims}
    assert any((subject, relation, object_) in found for subject in subjects)


def test_things_are_no_actors(claims: list[Claim]) -> None:
    labels = {actor.label.lower() for claim in claims for actor in (claim.subject, claim.object)}
    things = ("drone", "radar", "rudal", "satelit", "su-30", "jet", "kapal")
    assert not [label for label in labels if any(thing in label for thing in things)]


def test_evidence_is_the_text_at_its_offsets(claims: list[Claim]) -> None:
    texts = {a.id: a.text for a in read_articles([str(SEEDS)]) if isinstance(a, Article)}
    pieces = [piece for claim in claims for piece in claim.evidence]
    assert pieces
    assert all(texts[piece.article][piece.start : piece.end] == piece.text for piece in pieces)
