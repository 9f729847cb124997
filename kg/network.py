"""The actors and relations of a collection as a networkx graph, and what can be measured on it."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.ids import digest
from kg.model import Actor, Collection, Relation, Status
from kg.ontology import Ontology

_EDGE_DIGITS = 24  # as in the IRIs of relations, so that a file of any format points into the store
_SEED = 20
_DECIMALS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What the position of an actor in the graph says.

    `degree` counts relations, to and from; `strength` sums their beliefs; `betweenness` is the share
    of shortest paths between two others that lead through the actor (0 to 1, direction left out);
    `community` numbers the group of actors that are tied more to each other than to the rest, the
    largest group first.
    """

    degree: int
    strength: float
    betweenness: float
    community: int


def relation_id(relation: Relation) -> str:
    """Return the id of a relation, which is also the last part of its IRI."""
    return digest(relation.subject.id, relation.relation, relation.object.id, length=_EDGE_DIGITS)


def to_networkx(collection: Collection, *, ontology: Ontology | None = None) -> nx.MultiDiGraph[str]:
    """Return the actors as nodes and the relations, of every status, as directed edges.

    Nodes are ids of actors with `label`, `type`, `known` and, where there is one, `subtype`,
    `country` (ISO 3166-1 alpha-3) and `same_as`. Edges are keyed by `relation_id` and have `relation`
    (its id), `label`, `family`, `quad`, `status`, `belief`, `support` and, where there is one, `first`
    and `last`. A symmetric relation is one edge. No value is None.

    Raises:
        OntologyError: a relation that the ontology does not define.
    """
    ontology = ontology or Ontology.load()
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for actor in collection.actors:
        graph.add_node(actor.id, **_node(actor))
    for relation in collection.relations:
        for end in (relation.subject, relation.object):
            if end.id not in graph:
                graph.add_node(end.id, **_node(end))
        graph.add_edge(
            relation.subject.id, relation.object.id, key=relation_id(relation), **_edge(relation, ontology)
        )
    return graph


def _node(actor: Actor) -> dict[str, Any]:
    optional = {
        "subtype": str(actor.subtype) if actor.subtype else None,
        "country": actor.country,
        "same_as": actor.same_as,
    }
    return {
        "label": actor.label,
        "type": str(actor.type),
        "known": actor.known,
        **{name: value for name, value in optional.items() if value is not None},
    }


def _edge(relation: Relation, ontology: Ontology) -> dict[str, Any]:
    kind = ontology.relation(relation.relation)
    dates = {"first": relation.first, "last": relation.last}
    return {
        "relation": kind.id,
        "label": kind.label_en,
        "family": kind.family,
        "quad": str(kind.quad),
        "status": str(relation.status),
        "belief": relation.belief,
        "support": relation.support,
        **{name: value for name, value in dates.items() if value is not None},
    }


def measures(graph: nx.MultiDiGraph[str]) -> dict[str, Measures]:
    """Measure every node of a graph of `to_networkx`; denied relations do not count.

    Betweenness follows Brandes (2001), communities Blondel et al. (2008, Louvain), unweighted. Both
    are computed by igraph where it is installed, which is many times faster; betweenness is the same
    either way, communities may differ in detail.
    """
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(graph)
    degree = dict.fromkeys(graph, 0)
    strength = dict.fromkeys(graph, 0.0)
    for source, target, values in graph.edges(data=True):
        if values["status"] == Status.DENIED:
            continue
        for end in {source, target}:
            degree[end] += 1
            strength[end] += values["belief"]
        if source != target:
            simple.add_edge(source, target)
    by_igraph = importlib.util.find_spec("igraph") is not None
    between, groups = (_with_igraph if by_igraph else _with_networkx)(simple)
    group_of = {node: number for number, group in enumerate(_ordered(groups)) for node in group}
    return {
        node: Measures(
            degree=degree[node],
            strength=round(strength[node], _DECIMALS),
            betweenness=round(between[node], _DECIMALS),
            community=group_of[node],
        )
        for node in graph
    }


def _ordered(groups: list[list[str]]) -> list[list[str]]:
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))


def _with_networkx(graph: nx.Graph[str]) -> tuple[dict[str, float], list[list[str]]]:
    groups = nx.community.louvain_communities(graph, seed=_SEED) if graph else []
    return nx.betweenness_centrality(graph), [list(group) for group in groups]


def _with_igraph(graph: nx.Graph[str]) -> tuple[dict[str, float], list[list[str]]]:
    import random

    import igraph

    # igraph draws from Python's random numbers: give it its own, so that a run repeats.
    igraph.set_random_number_generator(random.Random(_SEED))
    nodes = sorted(graph)
    place = {node: number for number, node in enumerate(nodes)}
    edges = sorted(sorted((place[a], place[b])) for a, b in graph.edges())
    same = igraph.Graph(n=len(nodes), edges=edges)
    pairs = (len(nodes) - 1) * (len(nodes) - 2) / 2 or 1
    between = [value / pairs for value in same.betweenness(directed=False)]
    groups = [[nodes[number] for number in group] for group in same.community_multilevel()] if nodes else []
    return dict(zip(nodes, between, strict=True)), groups
