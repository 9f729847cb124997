"""The nodes and edges of a graph file: which attributes they have, in which order and of which type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kg.model import Collection
from kg.network import to_networkx

Values = Mapping[str, Any]

NODE: Mapping[str, type] = {
    "label": str,
    "type": str,
    "subtype": str,
    "country": str,
    "same_as": str,
    "known": bool,
}
EDGE: Mapping[str, type] = {
    "relation": str,
    "label": str,
    "family": str,
    "quad": str,
    "status": str,
    "belief": float,
    "support": int,
    "first": str,
    "last": str,
}

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {
    ord(character): f"&{name};"
    for character, name in (
        ("&", "amp"),
        ("<", "lt"),
        (">", "gt"),
        ('"', "quot"),
        ("\t", "#9"),
        ("\n", "#10"),
        ("\r", "#13"),
    )
}


def nodes_and_edges(
    collection: Collection,
) -> tuple[list[tuple[str, Values]], list[tuple[str, str, str, Values]]]:
    """Return nodes `(id, values)` and edges `(id, source, target, values)`, both sorted."""
    graph = to_networkx(collection)
    nodes: list[tuple[str, Values]] = [(id, graph.nodes[id]) for id in sorted(graph)]
    edges: list[tuple[str, str, str, Values]] = [
        (key, source, target, values) for source, target, key, values in graph.edges(keys=True, data=True)
    ]
    return nodes, sorted(edges, key=lambda edge: (edge[1], edge[3]["relation"], edge[2]))


def stated(names: Mapping[str, type], values: Values) -> Iterator[tuple[str, Any]]:
    """Yield those of `names` that have a value, in their order."""
    return ((name, values[name]) for name in names if name in values)


def text_of(value: object) -> str:
    """Return a value as files of graph tools spell it: `true`, `0.5`, text.

    >>> text_of(True), text_of(2.0), text_of("x")
    ('true', '2.0', 'x')
    """
    return str(value).lower() if isinstance(value, bool) else str(value)


def xml(value: object) -> str:
    """Return a value escaped for XML, in text and in attributes.

    Characters that no XML 1.0 file can hold (control characters, halves of surrogate pairs) become
    the replacement character U+FFFD.

    >>> xml('<a & "b">')
    '&lt;a &amp; &quot;b&quot;&gt;'
    """
    return _NOT_XML.sub("\ufffd", text_of(value)).translate(_ENTITIES)
