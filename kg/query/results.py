"""What a query gives: a table or a graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value of a table: an IRI, a literal or a blank node.

    `kind` is `uri`, `literal`, `bnode` or `triple`, as in SPARQL's JSON; `datatype` is None for plain
    strings.
    """

    value: str
    kind: str = "literal"
    datatype: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        return self.value

    def short(self, prefixes: Mapping[str, str]) -> str:
        """Return the value with the longest fitting prefix: `actor:VEN`."""
        if self.kind != "uri":
            return self.value
        fitting = [(len(iri), name) for name, iri in prefixes.items() if self.value.startswith(iri)]
        if not fitting:
            return self.value
        length, name = max(fitting)
        return f"{name}:{self.value[length:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of a SELECT, or the one row of an ASK (column `answer`); None where a variable is unbound.

    `truncated` tells that the limit cut rows off; `boolean` is the answer of an ASK, else None.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    truncated: bool = False
    boolean: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Triples of a CONSTRUCT or DESCRIBE, sorted, each once."""

    triples: tuple[ox.Triple, ...]
    truncated: bool = False

    def table(self) -> Table:
        """Return the triples as a table of subject, predicate, object."""
        rows = tuple((cell(t.subject), cell(t.predicate), cell(t.object)) for t in self.triples)
        return Table(columns=("subject", "predicate", "object"), rows=rows, truncated=self.truncated)


def cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Cell:
    """Return an RDF term as a cell."""
    match term:
        case ox.NamedNode():
            return Cell(value=term.value, kind="uri")
        case ox.BlankNode():
            return Cell(value=term.value, kind="bnode")
        case ox.Literal():
            plain = term.language is not None or term.datatype.value.endswith("XMLSchema#string")
            datatype = None if plain else term.datatype.value
            return Cell(value=term.value, datatype=datatype, language=term.language)
        case ox.Triple():
            return Cell(value=str(term), kind="triple")
