"""Nodes and edges as CSV for `neo4j-admin database import`: raw text, not for spreadsheets.

The header's columns are those of the import tool: `id:ID`, `:LABEL`, `:START_ID`, `:END_ID`, `:TYPE`,
and `name:type` for the rest (Neo4j operations manual, "CSV header format").
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import IO

from kg.export import Source
from kg.export.attributes import EDGE, NODE, nodes_and_edges, text_of

_TYPES: Mapping[type, str] = {str: "string", bool: "boolean", float: "double", int: "int"}


def write_nodes(source: Source, stream: IO[bytes]) -> None:
    """Write a line an actor, with `Actor` and its type as labels."""
    nodes, _ = nodes_and_edges(source.collection())
    header = ["id:ID", *(f"{name}:{_TYPES[type_]}" for name, type_ in NODE.items()), ":LABEL"]
    rows = (
        [id, *(values.get(name, "") for name in NODE), f"Actor;{str(values['type']).capitalize()}"]
        for id, values in nodes
    )
    _write(stream, header, rows)


def write_edges(source: Source, stream: IO[bytes]) -> None:
    """Write a line a relation, with its type in Neo4j's spelling (`REQUESTS_AID`)."""
    _, edges = nodes_and_edges(source.collection())
    columns = (f"{name}:{_TYPES[type_]}" for name, type_ in EDGE.items())
    rows = (
        [
            subject,
            object,
            str(values["relation"]).upper().replace("-", "_"),
            id,
            *(values.get(name, "") for name in EDGE),
        ]
        for id, subject, object, values in edges
    )
    _write(stream, [":START_ID", ":END_ID", ":TYPE", "id:string", *columns], rows)


def _write(stream: IO[bytes], header: list[str], rows: Iterable[list[object]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([text_of(value).replace("\0", "\ufffd") for value in row] for row in rows)
    stream.write(text.getvalue().encode("utf-8", errors="replace"))
