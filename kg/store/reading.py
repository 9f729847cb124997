"""A store as values again."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

import pyoxigraph as ox

from kg.literals import RDF_TYPE, Node, describe, iris
from kg.model import Actor, Article, Claim, Collection
from kg.terms import Terms


class Reader:
    """Reads the whole store, or one article of it, once; nothing is read before it is asked for."""

    def __init__(self, db: ox.Store, terms: Terms, *, article: str | None = None) -> None:
        self._db = db
        self._terms = terms
        self._only = article

    @cached_property
    def _graphs(self) -> dict[str, dict[str, Node]]:
        """The resources of each article's graph, by article id."""
        prefix = self._terms.prefixes["article"]
        quads: dict[str, list[ox.Quad]] = defaultdict(list)
        graph = None if self._only is None else self._terms.article(self._only)
        for quad in self._db.quads_for_pattern(None, None, None, graph):
            name = quad.graph_name
            if isinstance(name, ox.NamedNode) and name.value.startswith(prefix):
                quads[self._terms.id_of(name.value)].append(quad)
        return {id: describe(found) for id, found in sorted(quads.items())}

    @cached_property
    def _derived(self) -> dict[str, Node]:
        return describe(self._db.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        prefix = self._terms.prefixes["actor"]
        found = (
            self._terms.actor_from(self._terms.id_of(iri), node)
            for iri, node in self._derived.items()
            if iri.startswith(prefix)
        )
        return {actor.id: actor for actor in sorted(found, key=lambda actor: actor.id)}

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        kind = self._terms.kg("Claim").value
        return {
            iri: self._terms.claim_from(iri, nodes, self._actors)
            for nodes in self._graphs.values()
            for iri, node in nodes.items()
            if kind in iris(node, RDF_TYPE)
        }

    def articles(self) -> tuple[Article, ...]:
        return tuple(self._terms.article_from(id, nodes) for id, nodes in self._graphs.items())

    def claims(self) -> tuple[Claim, ...]:
        return tuple(sorted(self._claims.values(), key=lambda claim: claim.key))

    def collection(self) -> Collection:
        kind = self._terms.kg("Relation").value
        relations = [
            self._terms.relation_from(node, self._actors, self._claims)
            for node in self._derived.values()
            if kind in iris(node, RDF_TYPE)
        ]
        return Collection(
            articles=self.articles(),
            actors=tuple(self._actors.values()),
            relations=tuple(sorted(relations, key=lambda r: (r.subject.id, r.relation, r.object.id))),
        )
