"""The graph as networkx sees it, and its measures."""

from __future__ import annotations

import builtins
import importlib.util

import networkx as nx
import pytest
from graph_samples import MADURO, RUSSIA, VENEZUELA, article, claim
from network_samples import collection

from kg.iris import Iris
from kg.model import Collection, Factuality
from kg.network import measures, relation_id, to_networkx
from kg.store import Store


def test_nodes_are_actors_and_edges_are_relations() -> None:
    sample = collection()
    graph = to_networkx(sample)
    assert set(graph) == {actor.id for actor in sample.actors}
    assert graph.number_of_edges() == len(sample.relations)
    assert graph.nodes["VEN"] == {
        "label": "Venezuela",
        "type": "country",
        "known": True,
        "country": "VEN",
        "same_as": "Q717",
    }
    key = next(relation_id(each) for each in sample.relations if each.relation == "gives-military-aid-to")
    assert graph.edges["RUS", "VEN", key] == {
        "relation": "gives-military-aid-to",
        "label": "gives military aid to",
        "family": "event",
        "quad": "material-cooperation",
        "status": "asserted",
        "belief": 0.8,
        "support": 1,
        "first": "2024-02-29",
        "last": "2024-02-29",
    }


def test_no_value_is_none() -> None:
    graph = to_networkx(collection())
    values = [*graph.nodes(data=True), *((key, data) for *_, key, data in graph.edges(keys=True, data=True))]
    assert all(value is not None for _, data in values for value in data.values())


def test_ids_of_edges_are_those_of_the_store() -> None:
    for relation in collection().relations:
        iri = Iris().edge(relation.subject.id, relation.relation, relation.object.id).value
        assert iri.rpartition("/")[2] == relation_id(relation)


def test_empty_collection_gives_an_empty_graph() -> None:
    assert len(to_networkx(Collection())) == 0
    assert measures(to_networkx(Collection())) == {}


def chain() -> nx.MultiDiGraph[str]:
    """Maduro – Venezuela – Russia, and a denied relation between the ends."""
    with Store.memory() as store:
        store.add(
            article(),
            [
                claim(MADURO, "leads", VENEZUELA, confidence=0.5),
                claim(VENEZUELA, "requests-aid", RUSSIA, confidence=0.5),
                claim(RUSSIA, "attacks", MADURO, factuality=Factuality.NEGATED),
            ],
        )
        return to_networkx(store.collection())


def test_measures_of_a_chain() -> None:
    found = measures(chain())
    assert found["VEN"].degree == 2
    assert found["VEN"].strength == pytest.approx(1.0)
    assert found["VEN"].betweenness == 1.0
    assert (found["RUS"].degree, found["RUS"].betweenness) == (1, 0.0)


def test_measures_are_the_same_without_igraph(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("igraph")
    graph = to_networkx(collection())
    with_igraph = measures(graph)
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "igraph" else find(name))
    importing = builtins.__import__

    def refuse(name: str, *rest: object) -> object:
        assert name != "igraph"
        return importing(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    without = measures(graph)
    assert {id: (m.degree, m.strength, m.betweenness) for id, m in without.items()} == {
        id: (m.degree, m.strength, m.betweenness) for id, m in with_igraph.items()
    }


def test_measures_repeat() -> None:
    graph = to_networkx(collection())
    assert measures(graph) == measures(graph)
