"""Claims become relations, whatever their order, grouping or repetition."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from graph_samples import CHINA, MADURO, RUSSIA, VENEZUELA, article, claim

from kg.assemble import CEILING, assemble, merge_actors, merge_claims
from kg.errors import OntologyError
from kg.independence import independent, resemblance, sketch, source_of
from kg.model import ActorType, Claim, Factuality, Status

F = Factuality
WIRE = " ".join(f"kata{n}" for n in range(120))


def mixed() -> list[Claim]:
    pairs = [(VENEZUELA, RUSSIA), (RUSSIA, VENEZUELA), (MADURO, CHINA), (CHINA, MADURO)]
    return [
        claim(one, relation, other, article=f"a{n}", factuality=factuality, confidence=0.5 + n / 10)
        for n in range(4)
        for one, other in pairs
        for relation, factuality in (("meets", F.ACTUAL), ("accuses", F.NEGATED), ("accuses", F.PAST))
    ]


@pytest.mark.parametrize("seed", range(8))
def test_order_and_repetition_change_nothing(seed: int) -> None:
    claims = mixed()
    expected = assemble(claims)
    shuffled = claims + claims[:7]
    random.Random(seed).shuffle(shuffled)
    assert assemble(shuffled) == expected


@pytest.mark.parametrize("cut", [1, 5, 20])
def test_claims_merged_in_parts_assemble_as_in_one(cut: int) -> None:
    claims = mixed()
    parts = merge_claims(claims[cut:]) + merge_claims(claims[:cut])
    assert assemble(parts) == assemble(claims)
    again = [c for relation in assemble(claims) for c in relation.claims]
    assert assemble(again) == assemble(claims)


def test_nothing_comes_of_nothing() -> None:
    assert assemble([]) == ()


def test_a_symmetric_relation_is_one_whoever_is_named_first() -> None:
    one, other = claim(MADURO, "meets", CHINA), claim(CHINA, "meets", MADURO, article="a2")
    (relation,) = assemble([one, other])
    assert (relation.subject, relation.object) == (CHINA, MADURO)
    assert relation.claims == (one, other)
    assert len(assemble([claim(MADURO, "visits", CHINA), claim(CHINA, "visits", MADURO)])) == 2


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ([F.ACTUAL], Status.ASSERTED),
        ([F.PLANNED], Status.PLANNED),
        ([F.POSSIBLE], Status.POSSIBLE),
        ([F.PAST], Status.PAST),
        ([F.NEGATED], Status.DENIED),
        ([F.ACTUAL, F.PAST, F.PLANNED, F.POSSIBLE], Status.ASSERTED),
        ([F.PLANNED, F.POSSIBLE], Status.PLANNED),
        ([F.ACTUAL, F.NEGATED], Status.DISPUTED),
        ([F.PLANNED, F.NEGATED], Status.DISPUTED),
        ([F.POSSIBLE, F.NEGATED], Status.DENIED),
    ],
)
def test_the_status_follows_from_what_is_said(said: list[Factuality], status: Status) -> None:
    (relation,) = assemble([claim(factuality=f, article=f"a{n}") for n, f in enumerate(said)])
    assert relation.status is status


def test_a_dispute_keeps_the_evidence_of_both_sides() -> None:
    yes = claim(article="a1", attributed_to="Ministry")
    no = claim(article="a2", attributed_to="Kremlin", factuality=F.NEGATED)
    (relation,) = assemble([yes, no])
    assert set(relation.claims) == {yes, no}
    assert relation.belief == pytest.approx(0.5)


def test_belief_grows_with_publishers_and_not_with_sentences() -> None:
    def belief(*claims: Claim, publishers: dict[str, str]) -> tuple[float, int]:
        texts = {id: " ".join(f"{id}{n}" for n in range(50)) for id in publishers}
        articles = [article(id, text=texts[id], publisher=name) for id, name in publishers.items()]
        (relation,) = assemble(claims, articles=articles)
        return relation.belief, relation.support

    one, again = claim(article="a1", confidence=0.6), claim(article="a1", date="2026-01-29", confidence=0.5)
    other = claim(article="a2", confidence=0.5)
    assert belief(one, publishers={"a1": "Post"}) == (0.6, 1)
    assert belief(one, again, publishers={"a1": "Post"}) == (0.6, 1)
    assert belief(one, other, publishers={"a1": "Post", "a2": "The POST"}) == (0.8, 2)
    assert belief(one, other, publishers={"a1": "Post", "a2": "POST"}) == (0.6, 1)


def test_one_wire_text_on_many_sites_is_one_voice() -> None:
    copies = [
        article("a1", text=WIRE, publisher="Post"),
        article("a2", text=f"{WIRE} (ant)", publisher="Times"),
    ]
    (relation,) = assemble([claim(article="a1"), claim(article="a2")], articles=copies)
    assert relation.support == 1
    assert relation.belief == pytest.approx(0.8)


def test_no_single_publisher_settles_a_matter() -> None:
    (relation,) = assemble([claim(confidence=1.0)])
    assert relation.belief == pytest.approx(CEILING)


def test_first_and_last_are_the_ends_of_the_dates() -> None:
    dates = ["2026-02", None, "2025-12-31", "2026-02-03"]
    (relation,) = assemble([claim(article=f"a{n}", date=date) for n, date in enumerate(dates)])
    assert (relation.first, relation.last) == ("2025-12-31", "2026-02-03")


def test_an_unknown_relation_is_refused() -> None:
    with pytest.raises(OntologyError, match="'befriends'"):
        assemble([claim(CHINA, "befriends", RUSSIA), claim(RUSSIA, "befriends", CHINA)])


def test_descriptions_of_one_actor_are_merged_with_the_known_one_first() -> None:
    found = replace(VENEZUELA, label="Negeri Minyak", type=ActorType.PLACE, known=False, aliases=("VZ",))
    merged = merge_actors([found, VENEZUELA])
    assert merged == merge_actors([VENEZUELA, found])
    assert (merged.label, merged.type, merged.same_as) == ("Venezuela", ActorType.COUNTRY, "Q717")
    assert merged.aliases == ("Caracas", "Negeri Minyak", "Republik Venezuela", "VZ")
    with pytest.raises(ValueError, match="CHN, RUS"):
        merge_actors([CHINA, RUSSIA])


def test_texts_resemble_each_other_by_their_word_sequences() -> None:
    assert resemblance(sketch(WIRE), sketch(WIRE.upper())) == 1.0
    assert resemblance(sketch(WIRE), sketch(f"Jakarta - {WIRE}")) > 0.9
    assert resemblance(sketch(WIRE), sketch(" ".join(reversed(WIRE.split())))) == 0.0
    assert resemblance(sketch(""), sketch("")) == 0.0


def test_independence_does_not_depend_on_order() -> None:
    articles = [
        article(f"a{n}", text=WIRE if n % 2 else f"teks {n} " * 9, publisher=f"p{n % 3}") for n in range(9)
    ]
    sources = {a.id: source_of(a) for a in articles}
    ids = [a.id for a in articles]
    assert independent(ids, sources) == independent(reversed(ids), sources)
    assert independent(["x", "y"], {}) == (frozenset({"x"}), frozenset({"y"}))


def test_the_publisher_falls_back_on_the_host_and_the_id() -> None:
    assert source_of(article("a1", publisher="Kompas")).publisher == "kompas"
    assert source_of(replace(article("a1"), url="https://www.kompas.com/x")).publisher == "kompas.com"
    assert source_of(article("a1")).publisher == "article a1"
