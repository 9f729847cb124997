"""A sound store has no findings; every kind of damage is found."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from graph_samples import CHINA, MADURO, VENEZUELA, article, claim, meeting

from kg.check import check
from kg.model import Actor, ActorType
from kg.store import Store


@pytest.fixture
def store() -> Store:
    store = Store.memory(base="https://news.test/")
    store.add(article(), [claim(), meeting(), claim(MADURO, "leads", VENEZUELA)])
    return store


def test_a_sound_store_has_no_findings(store: Store) -> None:
    assert check(store) == ()
    assert check(Store.memory()) == ()


def test_a_quote_that_is_not_the_text_is_found(store: Store) -> None:
    store.add(article(text="Teks lain sama sekali."), [claim()])
    (finding,) = check(store, shapes=False)
    assert finding.kind == "misquoted"
    assert "article 'a1'" in finding.message


def test_ends_of_the_wrong_kind_are_found(store: Store) -> None:
    store.add(article(), [claim(CHINA, "leads", VENEZUELA), claim(CHINA, "accuses", CHINA)])
    assert {f.kind for f in check(store, shapes=False)} == {"wrong-type", "self-relation"}


def test_bare_edges_are_held_against_relations(store: Store) -> None:
    edge = (store.terms.actor("VEN"), store.terms.relation_type("attacks"), store.terms.actor("RUS"))
    store.database.add(ox.Quad(*edge))
    lost = (
        store.terms.actor("VEN"),
        store.terms.relation_type("requests-military-aid"),
        store.terms.actor("RUS"),
    )
    store.database.remove(ox.Quad(*lost))
    assert [f.kind for f in check(store, shapes=False)] == ["bare-edge", "no-edge"]


def test_a_resource_without_its_parts_is_found(store: Store) -> None:
    quad = next(store.database.quads_for_pattern(None, store.terms.kg("factuality"), None))
    store.database.remove(quad)
    assert [f.kind for f in check(store, shapes=False)] == ["unreadable"]
    assert any("actual, planned" in f.message for f in check(store) if f.kind == "shape")


def test_shapes_hold_actors_to_their_form() -> None:
    store = Store.memory()
    odd = Actor(id="x", label="X", type=ActorType.COUNTRY, country="Xland", same_as="no item")
    store.add(article(), [claim(odd)])
    messages = {f.message for f in check(store)}
    assert {
        "a country is given by its ISO 3166-1 alpha-3 code",
        "an actor is the same as one Wikidata item",
    } <= messages
