"""Nodes and edges as CSV for spreadsheets.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a return for a formula, and
articles are written by strangers: such text gets an apostrophe in front
(https://owasp.org/www-community/attacks/CSV_Injection). Numbers are left alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO

from kg.export import Source
from kg.export.attributes import EDGE, NODE, nodes_and_edges, text_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write_nodes(source: Source, stream: IO[bytes]) -> None:
    """Write a line an actor: id and attributes, empty where absent."""
    nodes, _ = nodes_and_edges(source.collection())
    rows = ([id, *(values.get(name, "") for name in NODE)] for id, values in nodes)
    _write(stream, ["id", *NODE], rows)


def write_edges(source: Source, stream: IO[bytes]) -> None:
    """Write a line a relation: id, ids and labels of both actors, attributes, empty where absent."""
    nodes, edges = nodes_and_edges(source.collection())
    labels = {id: values["label"] for id, values in nodes}
    header = ["id", "source", "source_label", "target", "target_label", *EDGE]
    rows = (
        [id, subject, labels[subject], object, labels[object], *(values.get(name, "") for name in EDGE)]
        for id, subject, object, values in edges
    )
    _write(stream, header, rows)


def safe_cell(value: object) -> str:
    """Return a value that no spreadsheet takes for a formula.

    >>> safe_cell("=1+1"), safe_cell(-0.5), safe_cell("a=b")
    ("'=1+1", '-0.5', 'a=b')
    """
    text = text_of(value).replace("\0", "\ufffd")
    return "'" + text if isinstance(value, str) and text.startswith(_FORMULA) else text


def _write(stream: IO[bytes], header: list[str], rows: Iterable[list[object]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    stream.write(text.getvalue().encode("utf-8", errors="replace"))
