"""A store as files for other programs: one writer a format, found by its name.

Each format is one file and goes to one stream, so that every one can be piped. Equal stores give
equal bytes. Other packages add formats by entry points of the group `kg.export` that name a
function `write(source, stream)`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from typing import IO, Protocol

from kg.errors import ExportError
from kg.model import Collection

GROUP = "kg.export"


class Source(Protocol):
    """What is exported: a store, or something that answers as one."""

    def collection(self) -> Collection:
        """Return everything as values."""

    def dump(self, format: str = "nquads") -> Iterator[bytes]:
        """Yield the graph as an RDF file."""


Writer = Callable[[Source, IO[bytes]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name, what it is for, the usual ending of its files, `module:function` that writes it."""

    name: str
    title: str
    suffix: str
    writer: str


_FORMATS = (
    Format(name="turtle", title="RDF, one graph", suffix=".ttl", writer="kg.export.rdf:write_turtle"),
    Format(name="nquads", title="RDF, all graphs", suffix=".nq", writer="kg.export.rdf:write_nquads"),
    Format(name="jsonld", title="RDF, all graphs", suffix=".jsonld", writer="kg.export.rdf:write_jsonld"),
    Format(name="graphml", title="graph tools", suffix=".graphml", writer="kg.export.graphml:write"),
    Format(name="gexf", title="Gephi, with dates", suffix=".gexf", writer="kg.export.gexf:write"),
    Format(name="cyjs", title="Cytoscape", suffix=".cyjs", writer="kg.export.cyjs:write"),
    Format(name="csv-nodes", title="spreadsheets", suffix=".csv", writer="kg.export.tables:write_nodes"),
    Format(name="csv-edges", title="spreadsheets", suffix=".csv", writer="kg.export.tables:write_edges"),
    Format(name="neo4j-nodes", title="Neo4j import", suffix=".csv", writer="kg.export.neo4j:write_nodes"),
    Format(name="neo4j-edges", title="Neo4j import", suffix=".csv", writer="kg.export.neo4j:write_edges"),
)


def available() -> tuple[Format, ...]:
    """Return all formats, those of other packages last."""
    own = {format.name for format in _FORMATS}
    others = (
        Format(name=point.name, title=point.value, suffix="", writer=point.value)
        for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)
        if point.name not in own
    )
    return (*_FORMATS, *others)


def formats() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(format.name for format in available())


def check_format(name: str) -> None:
    """Raise ExportError, naming the nearest and all formats, where there is none of that name."""
    _format(name)


def write(name: str, source: Source, stream: IO[bytes]) -> None:
    """Write `source` to `stream` in the format `name`.

    Raises:
        ExportError: no such format, or the writer of another package cannot be loaded.
        StoreError: `source` cannot be read.
    """
    _writer(_format(name))(source, stream)


def _format(name: str) -> Format:
    known = {format.name: format for format in available()}
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.4)
    raise ExportError(
        f"no exporter named '{name}' (available: {', '.join(known)})",
        hint=f"did you mean '{near[0]}'?" if near else "kg info formats lists what each is for",
        name=name,
    )


def _writer(format: Format) -> Writer:
    module, _, function = format.writer.partition(":")
    try:
        writer: Writer = getattr(import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise ExportError(
            f"the exporter '{format.name}' cannot be loaded: {error}",
            hint=f"install the package of {format.writer} again",
            name=format.name,
        ) from error
    return writer
