"""Results as text: an aligned table, CSV, SPARQL's JSON, Turtle."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import TextIO

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.results import Cell, Graph, Table

WIDEST = 60  # characters of a column in the aligned table; the other formats cut nothing
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet run a cell

Writer = Callable[[Table | Graph, TextIO, Mapping[str, str]], None]


def write_result(
    result: Table | Graph,
    out: TextIO,
    *,
    format: str = "table",
    prefixes: Mapping[str, str] | None = None,
) -> None:
    """Write a result: `table` (aligned, IRIs shortened), `csv`, `json` or `turtle` (triples only).

    Raises:
        QueryError: an unknown format, or one that does not fit the result.
    """
    writer = _WRITERS.get(format)
    if writer is None:
        raise QueryError(f"no result format named {format!r} (available: {', '.join(_WRITERS)})", name=format)
    writer(result, out, prefixes or {})


def _write_table(result: Table | Graph, out: TextIO, prefixes: Mapping[str, str]) -> None:
    table = result.table() if isinstance(result, Graph) else result
    rows = [[_fit("" if c is None else c.short(prefixes)) for c in row] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(table.columns, *rows, strict=True)]
    for row in [list(table.columns), ["-" * width for width in widths], *rows]:
        line = "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True))
        out.write(line.rstrip() + "\n")
    if table.truncated:
        out.write(f"(first {len(rows)} rows; there are more)\n")


def _fit(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"


def _write_csv(result: Table | Graph, out: TextIO, prefixes: Mapping[str, str]) -> None:
    table = result.table() if isinstance(result, Graph) else result
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([["" if c is None else _csv_value(c) for c in row] for row in table.rows])


def _csv_value(cell: Cell) -> str:
    """Return a cell as in SPARQL's CSV; text that a spreadsheet would run gets an apostrophe."""
    if cell.kind == "bnode":
        return f"_:{cell.value}"
    is_text = cell.kind == "literal" and cell.datatype is None
    return f"'{cell.value}" if is_text and cell.value.startswith(FORMULA) else cell.value


def _write_json(result: Table | Graph, out: TextIO, prefixes: Mapping[str, str]) -> None:
    if isinstance(result, Table) and result.boolean is not None:
        document: dict[str, object] = {"head": {}, "boolean": result.boolean}
    else:
        table = result.table() if isinstance(result, Graph) else result
        bindings = [
            {name: _json_value(c) for name, c in zip(table.columns, row, strict=True) if c is not None}
            for row in table.rows
        ]
        document = {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}
    json.dump(document, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _json_value(cell: Cell) -> dict[str, str]:
    value = {"type": cell.kind, "value": cell.value}
    if cell.datatype:
        value["datatype"] = cell.datatype
    if cell.language:
        value["xml:lang"] = cell.language
    return value


def _write_turtle(result: Table | Graph, out: TextIO, prefixes: Mapping[str, str]) -> None:
    if isinstance(result, Table):
        raise QueryError(
            "turtle needs triples, and the query gives rows",
            hint="write it as CONSTRUCT or DESCRIBE, or choose table, csv or json",
        )
    buffer = io.BytesIO()
    ox.serialize(result.triples, buffer, ox.RdfFormat.TURTLE, prefixes=dict(prefixes))
    out.write(buffer.getvalue().decode())


_WRITERS: Mapping[str, Writer] = {
    "table": _write_table,
    "csv": _write_csv,
    "json": _write_json,
    "turtle": _write_turtle,
}
FORMATS = tuple(_WRITERS)
