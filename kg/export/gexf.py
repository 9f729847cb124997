"""GEXF 1.3 for Gephi, with the time each relation is reported for (https://gexf.net)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import IO

from kg.export import Source
from kg.export.attributes import EDGE, NODE, Values, nodes_and_edges, stated, xml

_TYPES: Mapping[type, str] = {str: "string", bool: "boolean", float: "double", int: "integer"}
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_OWN = ("label",)  # an attribute of the element itself
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>kg</creator>
    <description>Who does what to whom, as news articles report it</description>
  </meta>
"""


def write(source: Source, stream: IO[bytes]) -> None:
    """Write actors and relations as a dynamic, directed GEXF graph.

    A relation with dates has one spell from the first day of `first` to the day after the last day of
    `last`: Gephi takes the end as excluded and drops spells without length. A relation without dates
    has none and is always shown, as all actors are.
    """
    nodes, edges = nodes_and_edges(source.collection())
    stream.write(_HEAD.encode())
    stream.write(b'  <graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n')
    for kind, names in (("node", NODE), ("edge", EDGE)):
        stream.write(f'    <attributes class="{kind}" mode="static">\n'.encode())
        for name in _columns(names):
            type_ = _TYPES[names[name]]
            stream.write(f'      <attribute id="{name}" title="{name}" type="{type_}"/>\n'.encode())
        stream.write(b"    </attributes>\n")
    stream.write(b"    <nodes>\n")
    for id, values in nodes:
        stream.write(f'      <node id="{xml(id)}" label="{xml(values["label"])}">\n'.encode())
        stream.writelines(_attvalues(NODE, values))
        stream.write(b"      </node>\n")
    stream.write(b"    </nodes>\n    <edges>\n")
    for edge in edges:
        stream.writelines(_edge(*edge))
    stream.write(b"    </edges>\n  </graph>\n</gexf>\n")


def _edge(id: str, subject: str, object: str, values: Values) -> Iterator[bytes]:
    weight = max(float(values["belief"]), 1e-6)  # Gephi refuses an edge of weight 0
    yield (
        f'      <edge id="{xml(id)}" source="{xml(subject)}" target="{xml(object)}"'
        f' label="{xml(values["label"])}" kind="{xml(values["relation"])}" weight="{weight}">\n'
    ).encode()
    yield from _attvalues(EDGE, values)
    times = spell(values.get("first"), values.get("last"))
    if times:
        yield f'        <spells>\n          <spell start="{times[0]}" end="{times[1]}"/>\n'.encode()
        yield b"        </spells>\n"
    yield b"      </edge>\n"


def _columns(names: Mapping[str, type]) -> list[str]:
    return [name for name in names if name not in _OWN]


def _attvalues(names: Mapping[str, type], values: Values) -> Iterator[bytes]:
    yield b"        <attvalues>\n"
    for name, value in stated(names, values):
        if name not in _OWN:
            yield f'          <attvalue for="{name}" value="{xml(value)}"/>\n'.encode()
    yield b"        </attvalues>\n"


def spell(first: str | None, last: str | None) -> tuple[str, str] | None:
    """Return the first day of `first` and the day after `last`, or None where neither is a date.

    Years and year-months stand for all their days.

    >>> spell("2025-12", "2025-12")
    ('2025-12-01', '2026-01-01')
    """
    days = [bounds for value in (first, last) if (bounds := _days(value)) is not None]
    if not days:
        return None
    end = max(bounds[1] for bounds in days)
    following = end + timedelta(days=1) if end < date.max else end
    return min(bounds[0] for bounds in days).isoformat(), following.isoformat()


def _days(value: str | None) -> tuple[date, date] | None:
    match = _DATE.fullmatch(value or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        start = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return start, start
    last_month = month or 12
    return start, date(start.year, last_month, calendar.monthrange(start.year, last_month)[1])
