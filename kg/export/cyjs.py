"""Cytoscape JSON, for Cytoscape and Cytoscape.js (https://js.cytoscape.org/#notation/elements-json)."""

from __future__ import annotations

import json
from typing import IO

from kg.export import Source
from kg.export.attributes import EDGE, NODE, nodes_and_edges, stated


def write(source: Source, stream: IO[bytes]) -> None:
    """Write actors and relations as one JSON object with `elements.nodes` and `elements.edges`."""
    nodes, edges = nodes_and_edges(source.collection())
    document = {
        "data": {"name": "Who does what to whom"},
        "directed": True,
        "multigraph": True,
        "elements": {
            "nodes": [
                {"data": {"id": id, "value": id, "name": values["label"], **dict(stated(NODE, values))}}
                for id, values in nodes
            ],
            "edges": [
                {
                    "data": {
                        "id": id,
                        "key": id,
                        "source": subject,
                        "target": object,
                        "interaction": values["relation"],
                        **dict(stated(EDGE, values)),
                    }
                }
                for id, subject, object, values in edges
            ],
        },
    }
    stream.write(json.dumps(document, ensure_ascii=True, indent=1).encode() + b"\n")
