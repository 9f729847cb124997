"""From a change of articles to the change of quads: what is added, what goes, what is weighed anew.

The derived part of the store (actors, relations, bare edges) depends on the articles alone. Only what
the changed articles touch is computed again, so that a batch costs what it brings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.assemble import merge_actors, merge_claims, relation_key, weigh
from kg.independence import Source, source_of
from kg.literals import PROV, RDF_TYPE, Node, Term, describe, iris, maybe, one
from kg.model import Actor, Article, Claim, Factuality
from kg.terms import Terms

Key = tuple[str, str, str]
DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article and its claims as they go into the store."""

    claims: tuple[Claim, ...]
    actors: frozenset[Actor]
    source: Source
    quads: frozenset[ox.Quad]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What of a stored claim counts when its relation is weighed."""

    article: str
    factuality: Factuality
    date: str | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Quads to take out and quads to put in; nothing is in both."""

    removed: frozenset[ox.Quad]
    added: frozenset[ox.Quad]


class Deriver:
    """Computes changes of one store."""

    def __init__(self, db: ox.Store, terms: Terms, symmetric: Callable[[str], bool]) -> None:
        self._db = db
        self._terms = terms
        self._symmetric = symmetric
        self._kg = terms.prefixes["kg"]

    def entry(self, article: Article, claims: Iterable[Claim]) -> Entry:
        """Make an entry: equal claims merged, actors as this article describes them.

        Raises:
            OntologyError: a relation that the ontology does not define.
            ValueError: a claim of another article, or a text that no RDF file can hold.
        """
        merged = merge_claims(claims)
        for claim in merged:
            self._symmetric(claim.relation)
            if claim.article != article.id:
                raise ValueError(f"claim of article {claim.article!r} given with article {article.id!r}")
        actors = frozenset(actor for claim in merged for actor in (claim.subject, claim.object))
        source = source_of(article)
        quads = frozenset(self._article_quads(article, merged, actors, source))
        return Entry(claims=merged, actors=actors, source=source, quads=quads)

    def change(self, entries: Mapping[str, Entry | None]) -> Change:
        """Return what turns the store into one where each article is as its entry says; None: not there."""
        old: set[ox.Quad] = set()
        new: set[ox.Quad] = set()
        keys: set[Key] = set()
        for id, each in entries.items():
            before = self._quads(graph=self._terms.article(id))
            old.update(before)
            keys.update(self._stored_keys(before))
            if each is not None:
                new.update(each.quads)
                keys.update(self._key(claim) for claim in each.claims)
        self._describe_actors(entries, old, new)
        self._weigh_relations(entries, keys, old, new)
        return Change(removed=frozenset(old - new), added=frozenset(new - old))

    # --- Articles -----------------------------------------------------------------------------

    def _article_quads(
        self, article: Article, claims: tuple[Claim, ...], actors: Iterable[Actor], source: Source
    ) -> Iterator[ox.Quad]:
        graph = self._terms.article(article.id)
        for triple in self._terms.article_to_triples(article, source):
            yield _quad(triple, graph)
        for claim in claims:
            for triple in self._terms.claim_to_triples(claim):
                yield _quad(triple, graph)
        uses = self._terms.kg("uses")
        for actor in actors:
            yield ox.Quad(graph, uses, self._terms.description(actor), graph)

    def _key(self, claim: Claim) -> Key:
        return relation_key(claim.subject.id, claim.relation, claim.object.id, self._symmetric)

    def _stored_keys(self, quads: Iterable[ox.Quad]) -> Iterator[Key]:
        claim_type = self._kg + "Claim"
        for node in describe(quads).values():
            if claim_type in iris(node, RDF_TYPE):
                subject = self._terms.id_of(one(node, self._kg + "subject"))
                relation = self._terms.id_of(one(node, self._kg + "relation"))
                object = self._terms.id_of(one(node, self._kg + "object"))
                yield relation_key(subject, relation, object, self._symmetric)

    # --- Actors -------------------------------------------------------------------------------

    def _describe_actors(
        self, entries: Mapping[str, Entry | None], old: set[ox.Quad], new: set[ox.Quad]
    ) -> None:
        uses, describes = self._terms.kg("uses"), self._terms.kg("describes")
        graphs = {self._terms.article(id) for id in entries}
        fresh = {
            self._terms.description(actor): actor
            for each in entries.values()
            if each is not None
            for actor in each.actors
        }
        dropped = {q.object for q in old if q.predicate == uses} - fresh.keys()
        orphans = {d for d in dropped if not any(q.subject not in graphs for q in self._quads(None, uses, d))}
        touched: set[str] = {actor.id for actor in fresh.values()}
        for orphan in orphans:
            gone = self._quads(orphan, graph=self._terms.descriptions)
            old.update(gone)
            touched.update(self._terms.id_of(_iri(q.object)) for q in gone if q.predicate == describes)
        variants: dict[str, set[Actor]] = defaultdict(set)
        for iri, actor in fresh.items():
            variants[actor.id].add(actor)
            old.update(self._quads(iri, graph=self._terms.descriptions))
            new.add(ox.Quad(iri, describes, self._terms.actor(actor.id), self._terms.descriptions))
            for triple in self._terms.actor_to_triples(actor, iri):
                new.add(_quad(triple, self._terms.descriptions))
        for id in touched:
            variants[id] |= self._variants(id, orphans)
            old.update(q for q in self._quads(self._terms.actor(id), graph=DEFAULT) if not self._is_edge(q))
            if variants[id]:
                for triple in self._terms.actor_to_triples(merge_actors(variants[id])):
                    new.add(_quad(triple, DEFAULT))

    def _variants(self, id: str, orphans: set[Term]) -> set[Actor]:
        actor, describes = self._terms.actor(id), self._terms.kg("describes")
        variants = set()
        for quad in self._quads(None, describes, actor, self._terms.descriptions):
            if quad.subject not in orphans:
                node = describe(self._quads(quad.subject, graph=self._terms.descriptions))
                variants.add(self._terms.actor_from(id, node[_iri(quad.subject)]))
        return variants

    def _is_edge(self, quad: ox.Quad) -> bool:
        return quad.predicate.value.startswith(self._terms.prefixes["rel"])

    # --- Relations ----------------------------------------------------------------------------

    def _weigh_relations(
        self, entries: Mapping[str, Entry | None], keys: set[Key], old: set[ox.Quad], new: set[ox.Quad]
    ) -> None:
        said: dict[Key, dict[ox.NamedNode, _Said | Claim]] = {key: {} for key in keys}
        for each in entries.values():
            for claim in each.claims if each is not None else ():
                said[self._key(claim)][self._terms.claim(claim)] = claim
        sources = {id: each.source for id, each in entries.items() if each is not None}
        claim_link = self._terms.kg("claim")
        for key in sorted(keys):
            stored = self._quads(self._terms.edge(*key), graph=DEFAULT)
            old.update(stored)
            old.update(self._bare(key))
            for quad in stored:
                if quad.predicate == claim_link and quad.object not in said[key]:
                    voice = self._said(quad.object)
                    if voice.article not in entries:
                        said[key][ox.NamedNode(_iri(quad.object))] = voice
                        if voice.article not in sources:
                            sources[voice.article] = self._source(voice.article)
            if said[key]:
                new.update(self._edge(key, said[key], sources))

    def _edge(
        self, key: Key, said: Mapping[ox.NamedNode, _Said | Claim], sources: Mapping[str, Source]
    ) -> Iterator[ox.Quad]:
        weight = weigh(said.values(), sources)
        both_ways = self._symmetric(key[1])
        for triple in self._terms.edge_to_triples(key, weight, claims=said, both_ways=both_ways):
            yield _quad(triple, DEFAULT)

    def _bare(self, key: Key) -> Iterator[ox.Quad]:
        subject, relation, object = (
            self._terms.actor(key[0]),
            self._terms.relation_type(key[1]),
            self._terms.actor(key[2]),
        )
        yield from self._quads(subject, relation, object, DEFAULT)
        if self._symmetric(key[1]):
            yield from self._quads(object, relation, subject, DEFAULT)

    def _said(self, claim: Term) -> _Said:
        node = describe(self._quads(claim))[_iri(claim)]
        return _Said(
            article=self._terms.id_of(one(node, PROV + "wasDerivedFrom")),
            factuality=Factuality(one(node, self._kg + "factuality")),
            date=maybe(node, self._kg + "date"),
            confidence=float(one(node, self._kg + "confidence")),
        )

    def _source(self, article: str) -> Source:
        iri = self._terms.article(article)
        node: Node = describe(self._quads(iri, graph=iri))[iri.value]
        return Source(publisher=one(node, self._kg + "voice"), sketch=self._terms.sketch_from(node))

    def _quads(
        self,
        subject: Term | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: ox.NamedNode | ox.DefaultGraph | None = None,
    ) -> list[ox.Quad]:
        return list(self._db.quads_for_pattern(subject, predicate, object, graph))  # type: ignore[arg-type]


def _quad(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _iri(term: Term) -> str:
    if not isinstance(term, ox.NamedNode):
        raise ValueError(f"no IRI: {term}")
    return term.value
