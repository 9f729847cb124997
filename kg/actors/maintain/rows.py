"""The rows that the maintainer's script writes, and the hand-written tables that it merges."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from kg.actors.knowledge import DATA

_ITEM = re.compile(r"Q[1-9][0-9]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row to be written, in the order of the columns of `kg.actors.tables.ActorRow`."""

    id: str
    label: str
    type: str
    subtype: str = ""
    country: str = ""
    wikidata: str = ""
    parent: str = ""
    names_en: tuple[str, ...] = ()
    names_id: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()

    def cells(self) -> tuple[str, ...]:
        """Return the cells of the table, names joined by `|`."""
        values: tuple[str | tuple[str, ...], ...] = astuple(self)
        return tuple(value if isinstance(value, str) else "|".join(value) for value in values)


def names(text: str | None) -> tuple[str, ...]:
    """Return the names of a cell.

    >>> names("Peking|Beijing")
    ('Peking', 'Beijing')
    """
    return tuple(name.strip() for name in (text or "").split("|") if name.strip())


def wikidata(text: str) -> str:
    """Return the item in an address or a cell, empty where there is none."""
    found = _ITEM.search(text)
    return found.group() if found else ""


def hand(stem: str) -> list[dict[str, str]]:
    """Return the rows of a hand-written table; cells that are left out at the end are empty."""
    text = (DATA / "hand" / f"{stem}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    return [{key: value.strip() for key, value in row.items()} for row in reader]


def write(stem: str, head: Iterable[str], columns: Iterable[str], rows: Iterable[Iterable[str]]) -> int:
    """Write a table under its head of comments, and return the number of its rows."""
    lines = [f"# {line}" for line in head]
    lines.append("\t".join(columns))
    body = ["\t".join(row) for row in rows]
    (DATA / f"{stem}.tsv").write_text("\n".join([*lines, *body]) + "\n", encoding="utf-8")
    return len(body)
