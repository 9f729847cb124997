"""GraphML, which most graph programs read (http://graphml.graphdrawing.org)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO

from kg.export import Source
from kg.export.attributes import EDGE, NODE, Values, nodes_and_edges, stated, xml

_TYPES: Mapping[type, str] = {str: "string", bool: "boolean", float: "double", int: "int"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(source: Source, stream: IO[bytes]) -> None:
    """Write actors and relations as a directed GraphML graph; an absent value is left out."""
    nodes, edges = nodes_and_edges(source.collection())
    stream.write(_HEAD.encode())
    for kind, names in (("node", NODE), ("edge", EDGE)):
        for name, type_ in names.items():
            key = f'  <key id="{kind}.{name}" for="{kind}" attr.name="{name}" attr.type="{_TYPES[type_]}"/>\n'
            stream.write(key.encode())
    stream.write(b'  <graph id="relations" edgedefault="directed">\n')
    for id, values in nodes:
        stream.write(f'    <node id="{xml(id)}">\n'.encode())
        stream.writelines(_data("node", NODE, values))
        stream.write(b"    </node>\n")
    for id, subject, object, values in edges:
        line = f'    <edge id="{xml(id)}" source="{xml(subject)}" target="{xml(object)}">\n'
        stream.write(line.encode())
        stream.writelines(_data("edge", EDGE, values))
        stream.write(b"    </edge>\n")
    stream.write(b"  </graph>\n</graphml>\n")


def _data(kind: str, names: Mapping[str, type], values: Values) -> Iterator[bytes]:
    for name, value in stated(names, values):
        yield f'      <data key="{kind}.{name}">{xml(value)}</data>\n'.encode()
