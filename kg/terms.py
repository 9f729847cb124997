"""The model as RDF and back: IRIs, literals, quads. The layout is told in docs/graph.md.

Every article has a named graph with itself, its claims and their evidence. Descriptions of actors,
shared by articles, are in one graph; what is derived from all of them (actors, relations, bare edges)
is in the default graph, the ontology in its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.assemble import Weight, evidence_order
from kg.independence import Source
from kg.iris import Iris
from kg.literals import (
    OA,
    OWL,
    PROV,
    RDF_TYPE,
    SCHEMA,
    SKOS,
    WIKIDATA,
    About,
    Node,
    Term,
    boolean_literal,
    date_literal,
    iris,
    maybe,
    number_literal,
    one,
    text_literal,
    values,
)
from kg.model import Actor, ActorType, Article, Claim, Evidence, Factuality, Relation, Span, Status, Subtype
from kg.ontology import NAMESPACE, ontology_file

_ITEM = re.compile(r"Q[1-9][0-9]*\Z")
_CLASSES: dict[str, ActorType | Subtype] = {
    "".join(part.capitalize() for part in kind.split("-")): kind for kind in (*ActorType, *Subtype)
}
_NAMES = {kind: name for name, kind in _CLASSES.items()}


class Terms(Iris):
    """The model as triples and back, under one base."""

    __slots__ = ()

    # --- Actors -------------------------------------------------------------------------------

    def actor_to_triples(self, actor: Actor, subject: ox.NamedNode | None = None) -> Iterator[ox.Triple]:
        """Describe `actor` by triples about `subject`, by default its own IRI."""
        about = About(subject or self.actor(actor.id))
        yield about(RDF_TYPE, self.kg(_NAMES[actor.subtype or actor.type]))
        if actor.subtype and actor.type is not ActorType.ORGANISATION:
            yield about(RDF_TYPE, self.kg(_NAMES[actor.type]))
        yield about(SKOS + "prefLabel", text_literal(actor.label))
        for name in sorted({*actor.aliases}):
            yield about(SKOS + "altLabel", text_literal(name))
        if actor.country:
            yield about(self._kg + "country", text_literal(actor.country))
        if actor.same_as:
            item = _ITEM.match(actor.same_as)
            same: Term = ox.NamedNode(WIKIDATA + actor.same_as) if item else text_literal(actor.same_as)
            yield about(OWL + "sameAs", same)
        yield about(self._kg + "known", boolean_literal(value=actor.known))

    def actor_from(self, id: str, node: Node) -> Actor:
        """Read an actor back from its description."""
        kinds = [_CLASSES.get(kind.removeprefix(self._kg)) for kind in iris(node, RDF_TYPE)]
        subtype = next((kind for kind in kinds if isinstance(kind, Subtype)), None)
        type_ = next((kind for kind in kinds if isinstance(kind, ActorType)), ActorType.ORGANISATION)
        same = maybe(node, OWL + "sameAs")
        return Actor(
            id=id,
            label=one(node, SKOS + "prefLabel"),
            type=type_,
            subtype=subtype,
            country=maybe(node, self._kg + "country"),
            aliases=tuple(sorted(values(node, SKOS + "altLabel"))),
            same_as=same.removeprefix(WIKIDATA) if same else None,
            known=one(node, self._kg + "known") == "true",
        )

    # --- Articles -----------------------------------------------------------------------------

    def article_to_triples(self, article: Article, source: Source) -> Iterator[ox.Triple]:
        about = About(self.article(article.id))
        yield about(RDF_TYPE, self.kg("Article"))
        yield about(RDF_TYPE, ox.NamedNode(SCHEMA + "NewsArticle"))
        yield about(SCHEMA + "articleBody", text_literal(article.text))
        yield about(SCHEMA + "inLanguage", text_literal(article.language))
        optional = {"headline": article.title, "url": article.url, "publisher": article.publisher}
        for name, value in optional.items():
            if value is not None:
                yield about(SCHEMA + name, text_literal(value))
        if article.published is not None:
            yield about(SCHEMA + "datePublished", date_literal(article.published))
        yield about(self._kg + "source", text_literal(article.source))
        yield about(self._kg + "voice", text_literal(source.publisher))
        yield about(self._kg + "sketch", text_literal(" ".join(f"{value:x}" for value in source.sketch)))
        for number, span in enumerate(article.boilerplate):
            part = About(ox.NamedNode(f"{about.subject.value}/boilerplate/{number:04}"))
            yield about(self._kg + "boilerplate", part.subject)
            yield part(RDF_TYPE, self.kg("Boilerplate"))
            yield part(OA + "start", number_literal(span.start))
            yield part(OA + "end", number_literal(span.end))
            yield part(self._kg + "kind", text_literal(span.kind))

    def article_from(self, id: str, nodes: Mapping[str, Node]) -> Article:
        """Read an article back from the resources of its graph."""
        node = nodes[self.article(id).value]
        parts = iris(node, self._kg + "boilerplate")
        return Article(
            id=id,
            text=one(node, SCHEMA + "articleBody"),
            language=one(node, SCHEMA + "inLanguage"),
            title=maybe(node, SCHEMA + "headline"),
            url=maybe(node, SCHEMA + "url"),
            publisher=maybe(node, SCHEMA + "publisher"),
            published=maybe(node, SCHEMA + "datePublished"),
            source=one(node, self._kg + "source"),
            boilerplate=tuple(
                Span(
                    start=int(one(nodes[part], OA + "start")),
                    end=int(one(nodes[part], OA + "end")),
                    kind=one(nodes[part], self._kg + "kind"),
                )
                for part in parts
            ),
        )

    def sketch_from(self, node: Node) -> tuple[int, ...]:
        return tuple(int(value, 16) for value in (maybe(node, self._kg + "sketch") or "").split())

    # --- Claims -------------------------------------------------------------------------------

    def claim_to_triples(self, claim: Claim) -> Iterator[ox.Triple]:
        about = About(self.claim(claim))
        yield about(RDF_TYPE, self.kg("Claim"))
        yield about(PROV + "wasDerivedFrom", self.article(claim.article))
        yield about(self._kg + "subject", self.actor(claim.subject.id))
        yield about(self._kg + "relation", self.relation_type(claim.relation))
        yield about(self._kg + "object", self.actor(claim.object.id))
        yield about(self._kg + "factuality", text_literal(claim.factuality))
        if claim.attributed_to is not None:
            yield about(self._kg + "attributedTo", text_literal(claim.attributed_to))
        if claim.date is not None:
            yield about(self._kg + "date", date_literal(claim.date))
        yield about(self._kg + "confidence", number_literal(claim.confidence))
        for evidence in claim.evidence:
            part = About(self.evidence(claim, evidence))
            yield about(self._kg + "evidence", part.subject)
            yield from self._evidence_to_triples(part, evidence)

    def _evidence_to_triples(self, about: About, evidence: Evidence) -> Iterator[ox.Triple]:
        yield about(RDF_TYPE, self.kg("Evidence"))
        yield about(OA + "hasSource", self.article(evidence.article))
        yield about(self._kg + "subjectText", text_literal(evidence.subject_text))
        yield about(self._kg + "objectText", text_literal(evidence.object_text))
        yield about(self._kg + "rule", text_literal(evidence.rule))
        quotation = About(ox.NamedNode(about.subject.value + "/quote"))
        yield about(OA + "hasSelector", quotation.subject)
        yield quotation(RDF_TYPE, ox.NamedNode(OA + "TextQuoteSelector"))
        yield quotation(OA + "exact", text_literal(evidence.text))
        position = About(ox.NamedNode(about.subject.value + "/position"))
        yield about(OA + "hasSelector", position.subject)
        yield position(RDF_TYPE, ox.NamedNode(OA + "TextPositionSelector"))
        yield position(OA + "start", number_literal(evidence.start))
        yield position(OA + "end", number_literal(evidence.end))

    def claim_from(self, iri: str, nodes: Mapping[str, Node], actors: Mapping[str, Actor]) -> Claim:
        """Read a claim back from the resources of its article's graph; `actors` are given by id."""
        node = nodes[iri]
        evidence = [self._evidence_from(part, nodes) for part in iris(node, self._kg + "evidence")]
        return Claim(
            article=self.id_of(one(node, PROV + "wasDerivedFrom")),
            subject=actors[self.id_of(one(node, self._kg + "subject"))],
            relation=self.id_of(one(node, self._kg + "relation")),
            object=actors[self.id_of(one(node, self._kg + "object"))],
            factuality=Factuality(one(node, self._kg + "factuality")),
            attributed_to=maybe(node, self._kg + "attributedTo"),
            date=maybe(node, self._kg + "date"),
            confidence=float(one(node, self._kg + "confidence")),
            evidence=tuple(sorted(evidence, key=evidence_order)),
        )

    def _evidence_from(self, iri: str, nodes: Mapping[str, Node]) -> Evidence:
        node, position = nodes[iri], nodes[iri + "/position"]
        return Evidence(
            article=self.id_of(one(node, OA + "hasSource")),
            start=int(one(position, OA + "start")),
            end=int(one(position, OA + "end")),
            text=one(nodes[iri + "/quote"], OA + "exact"),
            subject_text=one(node, self._kg + "subjectText"),
            object_text=one(node, self._kg + "objectText"),
            rule=one(node, self._kg + "rule"),
        )

    # --- Relations ----------------------------------------------------------------------------

    def relation_to_triples(self, relation: Relation, *, both_ways: bool) -> Iterator[ox.Triple]:
        """Describe a relation, with the bare edge (both ways, if it is symmetric) where it is asserted."""
        ends = (relation.subject.id, relation.relation, relation.object.id)
        weight = Weight(
            status=relation.status,
            belief=relation.belief,
            support=relation.support,
            first=relation.first,
            last=relation.last,
        )
        claims = [self.claim(claim) for claim in relation.claims]
        yield from self.edge_to_triples(ends, weight, claims=claims, both_ways=both_ways)

    def edge_to_triples(
        self,
        ends: tuple[str, str, str],
        weight: Weight,
        *,
        claims: Iterable[ox.NamedNode],
        both_ways: bool,
    ) -> Iterator[ox.Triple]:
        """Describe a relation by the ids of its ends and type, its weight and the IRIs of its claims."""
        subject, relation, object = self.actor(ends[0]), self.relation_type(ends[1]), self.actor(ends[2])
        if weight.status is Status.ASSERTED:
            yield ox.Triple(subject, relation, object)
            if both_ways:
                yield ox.Triple(object, relation, subject)
        about = About(self.edge(*ends))
        yield about(RDF_TYPE, self.kg("Relation"))
        yield about(self._kg + "subject", subject)
        yield about(self._kg + "relation", relation)
        yield about(self._kg + "object", object)
        yield about(self._kg + "status", text_literal(weight.status))
        yield about(self._kg + "belief", number_literal(weight.belief))
        yield about(self._kg + "support", number_literal(weight.support))
        for name, value in (("first", weight.first), ("last", weight.last)):
            if value is not None:
                yield about(self._kg + name, date_literal(value))
        for claim in claims:
            yield about(self._kg + "claim", claim)

    def relation_from(self, node: Node, actors: Mapping[str, Actor], claims: Mapping[str, Claim]) -> Relation:
        """Read a relation back; `actors` are given by id, `claims` by IRI."""
        found = [claims[iri] for iri in iris(node, self._kg + "claim")]
        return Relation(
            subject=actors[self.id_of(one(node, self._kg + "subject"))],
            relation=self.id_of(one(node, self._kg + "relation")),
            object=actors[self.id_of(one(node, self._kg + "object"))],
            status=Status(one(node, self._kg + "status")),
            belief=float(one(node, self._kg + "belief")),
            support=int(one(node, self._kg + "support")),
            first=maybe(node, self._kg + "first"),
            last=maybe(node, self._kg + "last"),
            claims=tuple(sorted(found, key=lambda claim: claim.key)),
        )

    # --- The ontology -------------------------------------------------------------------------

    def ontology_quads(self) -> Iterator[ox.Quad]:
        """Yield classes, properties and relation types, under this base, in the ontology's graph."""
        for name in ("kg.ttl", "relations.ttl"):
            for quad in ox.parse(path=str(ontology_file(name)), format=ox.RdfFormat.TURTLE):
                subject, predicate = self._moved(quad.subject), self._moved(quad.predicate)
                if isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode):
                    yield ox.Quad(subject, predicate, self._moved(quad.object), self.ontology)

    def _moved(self, term: Term) -> Term:
        if isinstance(term, ox.NamedNode) and term.value.startswith(NAMESPACE):
            return ox.NamedNode(self.base + term.value.removeprefix(NAMESPACE))
        return term
