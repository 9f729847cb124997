"""Every value of the model goes to RDF and comes back the same."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assemble import assemble, evidence_order
from kg.independence import source_of
from kg.literals import date_literal, describe, number_literal, text_literal
from kg.model import Actor, ActorType, Article, Claim, Evidence, Factuality, Span, Subtype
from kg.terms import Terms

TERMS = Terms("https://news.test/graph/")

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
offsets = st.integers(0, 10**6)
dates = st.one_of(
    st.dates().map(lambda d: d.isoformat()),
    st.sampled_from(["2026", "2026-02", "2026-02-30", "2026-13", "kemarin", "0000"]),
)
actors = st.builds(
    Actor,
    id=words,
    label=words,
    type=st.sampled_from(ActorType),
    subtype=st.none() | st.sampled_from(Subtype),
    country=st.none() | st.sampled_from(["IDN", "VEN"]),
    aliases=st.sets(words, max_size=3).map(lambda names: tuple(sorted(names))),
    same_as=st.none() | st.sampled_from(["Q717", "Q1", "no item"]),
    known=st.booleans(),
)
articles = st.builds(
    Article,
    id=words,
    text=texts,
    language=st.sampled_from(["id", "en"]),
    title=st.none() | texts,
    url=st.none() | texts,
    publisher=st.none() | texts,
    published=st.none() | dates,
    source=texts,
    boilerplate=st.lists(st.builds(Span, start=offsets, end=offsets, kind=words), max_size=3).map(tuple),
)


def evidence_of(id: str) -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence,
        article=st.just(id),
        start=offsets,
        end=offsets,
        text=texts,
        subject_text=texts,
        object_text=texts,
        rule=words,
    )


claims = words.flatmap(
    lambda id: st.builds(
        Claim,
        article=st.just(id),
        subject=actors,
        relation=st.sampled_from(["meets", "requests-aid", "leads"]),
        object=actors,
        factuality=st.sampled_from(Factuality),
        attributed_to=st.none() | words,
        date=st.none() | dates,
        confidence=st.floats(0, 1),
        evidence=st.sets(evidence_of(id), min_size=1, max_size=3).map(
            lambda found: tuple(sorted(found, key=evidence_order))
        ),
    )
)


def through_a_store(triples: list[ox.Triple]) -> list[ox.Triple]:
    """Return triples as the store hands them back: it may rewrite literals."""
    db = ox.Store()
    db.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    return [quad.triple for quad in db]


@given(actors)
@settings(max_examples=60, deadline=None)
def test_actors_there_and_back(actor: Actor) -> None:
    nodes = describe(through_a_store(list(TERMS.actor_to_triples(actor))))
    assert TERMS.actor_from(actor.id, nodes[TERMS.actor(actor.id).value]) == actor
    assert TERMS.id_of(TERMS.actor(actor.id).value) == actor.id


@given(articles)
@settings(max_examples=60, deadline=None)
def test_articles_there_and_back(article: Article) -> None:
    source = source_of(article)
    nodes = describe(through_a_store(list(TERMS.article_to_triples(article, source))))
    assert TERMS.article_from(article.id, nodes) == article
    assert TERMS.sketch_from(nodes[TERMS.article(article.id).value]) == source.sketch


@given(claims)
@settings(max_examples=60, deadline=None)
def test_claims_there_and_back(claim: Claim) -> None:
    nodes = describe(through_a_store(list(TERMS.claim_to_triples(claim))))
    known = {claim.object.id: claim.object, claim.subject.id: claim.subject}
    found = TERMS.claim_from(TERMS.claim(claim).value, nodes, known)
    assert found.key == claim.key
    assert (found.evidence, found.confidence) == (claim.evidence, claim.confidence)


@given(claims)
@settings(max_examples=40, deadline=None)
def test_relations_there_and_back(claim: Claim) -> None:
    (relation,) = assemble([claim])
    triples = through_a_store(list(TERMS.relation_to_triples(relation, both_ways=False)))
    edge = TERMS.edge(relation.subject.id, relation.relation, relation.object.id)
    ends = {a.id: a for a in (relation.subject, relation.object)}
    found = {TERMS.claim(c).value: c for c in relation.claims}
    assert TERMS.relation_from(describe(triples)[edge.value], ends, found) == relation


def test_ids_that_look_alike_have_names_of_their_own() -> None:
    ids = ["a/b", "a%2Fb", "a b", "a+b", "a#b", "ä", "\u0061\u0308"]
    assert len({TERMS.article(id) for id in ids}) == len(ids)


@pytest.mark.parametrize("iri", ["https://other.test/actor/VEN", "VEN"])
def test_an_iri_of_another_base_has_no_id(iri: str) -> None:
    with pytest.raises(ValueError, match="no IRI under"):
        TERMS.id_of(iri)


def test_literals_have_the_type_that_fits() -> None:
    kinds = {
        text: date_literal(text).datatype.value.rpartition("#")[2]
        for text in ("2026", "2026-02", "2026-02-03")
    }
    assert list(kinds.values()) == ["gYear", "gYearMonth", "date"]
    assert date_literal("2026-02-30").datatype.value.endswith("string")
    assert number_literal(0.85).value == "0.85"
    assert number_literal(1e-30).datatype.value.endswith("double")
    with pytest.raises(ValueError, match="surrogate"):
        text_literal("a\ud800")


def test_the_ontology_moves_to_another_base() -> None:
    iris = {term.value for q in TERMS.ontology_quads() for term in q.triple if isinstance(term, ox.NamedNode)}
    assert "https://news.test/graph/relation/meets" in iris
    assert not any(iri.startswith("https://kg.example/") for iri in iris)
