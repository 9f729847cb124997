"""A store as an RDF file, the same bytes for the same store."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.errors import ExportError

FORMATS: Mapping[str, ox.RdfFormat] = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def dump(db: ox.Store, format: str, prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """Yield the quads of `db` in `format`, sorted by graph, subject, predicate and object.

    Raises:
        ExportError: an unknown format.
    """
    kind = FORMATS.get(format)
    if kind is None:
        raise ExportError(f"no RDF format named {format!r} (available: {', '.join(FORMATS)})", name=format)
    if kind is ox.RdfFormat.N_QUADS:
        return _lines(sorted(f"{quad} .\n" for quad in db))
    quads = sorted(db, key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)))
    out = io.BytesIO()
    if kind.supports_datasets:
        ox.serialize(quads, out, kind, prefixes=dict(prefixes))
    else:
        triples = dict.fromkeys(q.triple for q in sorted(quads, key=lambda q: str(q.triple)))
        ox.serialize(triples, out, kind, prefixes=dict(prefixes))
    return iter([out.getvalue()])


def _lines(lines: list[str]) -> Iterator[bytes]:
    for line in lines:
        yield line.encode()
