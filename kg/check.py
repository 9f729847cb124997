"""Is the store sound? SHACL shapes, and what shapes cannot say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.model import Article, Claim, Collection, Relation
from kg.ontology import NAMESPACE, Ontology, ontology_file
from kg.store import Store


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """Something that is not as it should be: what kind, of which resource, in words."""

    kind: str
    subject: str
    message: str


def check(store: Store, *, shapes: bool = True) -> tuple[Finding, ...]:
    """Return all findings, sorted; none of a sound store.

    With `shapes`, the SHACL shapes of the ontology are tried too: slower by far on a large store.

    Raises:
        OntologyError: the shapes cannot be read.
    """
    found = set(check_values(store))
    if shapes:
        found.update(_check_shapes(store))
    return tuple(sorted(found))


def check_values(store: Store) -> Iterator[Finding]:
    """Yield what is wrong with claims, evidence, relations and bare edges."""
    try:
        collection = store.collection()
    except (KeyError, ValueError) as error:
        yield Finding(kind="unreadable", subject="store", message=f"a resource is incomplete: {error}")
        return
    articles = {article.id: article for article in collection.articles}
    for claim in store.claims():
        yield from _check_claim(claim, articles)
    for relation in collection.relations:
        yield from _check_relation(relation)
    rested = {claim.key for relation in collection.relations for claim in relation.claims}
    for claim in store.claims():
        if claim.key not in rested:
            yield _of(claim, "loose-claim", "no relation rests on the claim")
    yield from _check_edges(store, collection)


def _check_claim(claim: Claim, articles: dict[str, Article]) -> Iterator[Finding]:
    ontology = Ontology.load()
    if claim.relation not in ontology:
        yield _of(claim, "unknown-relation", f"the ontology has no relation {claim.relation!r}")
    if claim.subject.id == claim.object.id:
        yield _of(claim, "self-relation", "subject and object are one actor")
    for evidence in claim.evidence:
        article = articles.get(evidence.article)
        if article is None:
            yield _of(claim, "missing-article", f"evidence in absent article {evidence.article!r}")
        elif article.text[evidence.start : evidence.end] != evidence.text:
            where = f"{evidence.start} to {evidence.end} of article {evidence.article!r}"
            yield _of(claim, "misquoted", f"the quote is not the text at {where}: {evidence.text[:60]!r}")


def _check_relation(relation: Relation) -> Iterator[Finding]:
    name = f"{relation.subject.id} {relation.relation} {relation.object.id}"
    if not relation.claims:
        yield Finding(kind="baseless", subject=name, message="the relation rests on no claim")
    ends = {relation.subject.id, relation.object.id}
    for claim in relation.claims:
        if claim.relation != relation.relation or {claim.subject.id, claim.object.id} != ends:
            message = "a claim is of other actors or another type"
            yield Finding(kind="foreign-claim", subject=name, message=message)
    ontology = Ontology.load()
    if relation.relation in ontology:
        wanted = ontology.relation(relation.relation)
        for end, kind in ((relation.subject, wanted.domain), (relation.object, wanted.range)):
            if kind not in ("Actor", end.type.capitalize()):
                message = f"{end.id} is a {end.type}, and should be a {kind.lower()}"
                yield Finding(kind="wrong-type", subject=name, message=message)


def _check_edges(store: Store, collection: Collection) -> Iterator[Finding]:
    """Yield bare edges without an asserted relation, and asserted relations without a bare edge."""
    ontology = Ontology.load()
    wanted: set[tuple[str, ...]] = set()
    for relation in collection.relations:
        if relation.status == "asserted":
            ends: tuple[str, ...] = (relation.subject.id, relation.relation, relation.object.id)
            wanted.add(ends)
            if relation.relation in ontology and ontology.symmetric(relation.relation):
                wanted.add(ends[::-1])
    prefix = store.prefixes["rel"]
    found: set[tuple[str, ...]] = set()
    for quad in store.database.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        if quad.predicate.value.startswith(prefix) and isinstance(quad.object, ox.NamedNode):
            iris = (str(quad.subject)[1:-1], quad.predicate.value, quad.object.value)
            found.add(tuple(store.terms.id_of(iri) for iri in iris))
    for ends in found - wanted:
        name = " ".join(ends)
        yield Finding(kind="bare-edge", subject=name, message="an edge without an asserted relation")
    for ends in wanted - found:
        name = " ".join(ends)
        yield Finding(kind="no-edge", subject=name, message="an asserted relation without its edge")


def _check_shapes(store: Store) -> Iterator[Finding]:
    from pyshacl import validate
    from rdflib import Graph
    from rdflib.namespace import SH

    data, shapes = Graph(), Graph()
    data.parse(data=b"".join(store.dump("ntriples")), format="nt")
    path = ontology_file("shapes.ttl")
    try:
        turtle = path.read_text(encoding="utf-8").replace(f"<{NAMESPACE}", f"<{store.base}")
    except OSError as error:
        raise OntologyError(f"cannot read shapes {path}: {error}", path=path) from error
    shapes.parse(data=turtle, format="turtle")
    _, report, _ = validate(data, shacl_graph=shapes, inference="none", advanced=False)
    if not isinstance(report, Graph):
        raise OntologyError(f"shapes {path} cannot be tried: {report}", path=path)
    for result in report.subjects(predicate=SH.resultMessage):
        node, message = report.value(result, SH.focusNode), report.value(result, SH.resultMessage)
        yield Finding(kind="shape", subject=str(node), message=str(message))


def _of(claim: Claim, kind: str, message: str) -> Finding:
    name = f"{claim.subject.id} {claim.relation} {claim.object.id} ({claim.article})"
    return Finding(kind=kind, subject=name, message=message)
