"""Values as RDF literals and back, and reading a resource's properties: the small coin of `kg.terms`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Node = Mapping[str, list[Term]]
"""The properties of one resource: predicate IRI → objects."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
RDF_TYPE = RDF + "type"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
WIKIDATA = "http://www.wikidata.org/entity/"

_DATES = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"), "date", ""),
    (re.compile(r"[0-9]{4}-[0-9]{2}\Z"), "gYearMonth", "-01"),
    (re.compile(r"[0-9]{4}\Z"), "gYear", "-01-01"),
)
_DECIMAL_PLACES = 18  # the store keeps no more in a decimal


@dataclass(frozen=True, slots=True)
class About:
    """Triples about one subject: `about(predicate, object)`."""

    subject: ox.NamedNode

    def __call__(self, predicate: str, object: Term) -> ox.Triple:
        return ox.Triple(self.subject, ox.NamedNode(predicate), object)


def text_literal(value: str) -> ox.Literal:
    """Return a plain string.

    Raises:
        ValueError: half of a surrogate pair, which no RDF file can hold.
    """
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"text with half a surrogate pair at {error.start}: {value[:40]!r}") from error
    return ox.Literal(str(value))


def date_literal(value: str) -> ox.Literal:
    """Return an ISO date, year-month or year with its type; anything else as a plain string."""
    for pattern, kind, rest in _DATES:
        if pattern.match(value):
            try:
                date.fromisoformat(value + rest)
            except ValueError:
                break
            return ox.Literal(value, datatype=ox.NamedNode(XSD + kind))
    return text_literal(value)


def number_literal(value: float) -> ox.Literal:
    """Return an integer, or a decimal; a double where a decimal would lose digits."""
    if isinstance(value, int):
        return ox.Literal(str(value), datatype=ox.NamedNode(XSD + "integer"))
    exact = Decimal(repr(value))
    exponent = exact.as_tuple().exponent
    if isinstance(exponent, int) and -exponent <= _DECIMAL_PLACES:
        return ox.Literal(f"{exact:f}", datatype=ox.NamedNode(XSD + "decimal"))
    return ox.Literal(repr(value), datatype=ox.NamedNode(XSD + "double"))


def boolean_literal(*, value: bool) -> ox.Literal:
    return ox.Literal("true" if value else "false", datatype=ox.NamedNode(XSD + "boolean"))


def describe(triples: Iterable[ox.Triple | ox.Quad]) -> dict[str, Node]:
    """Gather triples by subject and predicate: IRI → predicate IRI → objects."""
    nodes: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode):
            nodes[triple.subject.value][triple.predicate.value].append(triple.object)
    return dict(nodes)


def terms(node: Node, predicate: str) -> list[Term]:
    return node.get(predicate, [])


def iris(node: Node, predicate: str) -> list[str]:
    """Return the IRIs among the objects of `predicate`, sorted."""
    return sorted(o.value for o in node.get(predicate, []) if isinstance(o, ox.NamedNode))


def values(node: Node, predicate: str) -> list[str]:
    """Return literals and IRIs among the objects of `predicate` as text, sorted."""
    found = node.get(predicate, [])
    return sorted(o.value for o in found if isinstance(o, ox.NamedNode | ox.Literal))


def maybe(node: Node, predicate: str) -> str | None:
    """Return the object of `predicate` as text, None where there is none."""
    return next(iter(values(node, predicate)), None)


def one(node: Node, predicate: str) -> str:
    """Return the object of `predicate` as text.

    Raises:
        ValueError: there is none.
    """
    found = maybe(node, predicate)
    if found is None:
        raise ValueError(f"a resource lacks <{predicate}>")
    return found
