"""Every export, read back by programs that are not ours."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from network_samples import CONTROL, EMOJI, FORMULA, HOSTILE, Fixed, collection, store

import kg.export
from kg.errors import ExportError
from kg.export import available, check_format, formats, write
from kg.export.gexf import spell
from kg.model import Collection
from kg.network import relation_id
from kg.store import Store

GEXF = "{http://gexf.net/1.3}"
NETWORK_FORMATS = ("graphml", "gexf", "cyjs", "csv-nodes", "csv-edges", "neo4j-nodes", "neo4j-edges")


@pytest.fixture(scope="module")
def opened() -> Iterator[Store]:
    with store() as made:
        yield made


def exported(name: str, source: kg.export.Source) -> bytes:
    stream = io.BytesIO()
    write(name, source, stream)
    return stream.getvalue()


def clean(text: str) -> str:
    """What a text becomes in XML: control characters replaced."""
    return "".join(c if c in "\t\n\r" or c >= " " else "\ufffd" for c in text)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


# --- All formats --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", formats())
def test_bytes_are_the_same_each_time(name: str, opened: Store) -> None:
    with store() as again:
        assert exported(name, opened) == exported(name, again) != b""


@pytest.mark.parametrize("name", NETWORK_FORMATS)
def test_empty_collection_is_a_valid_file(name: str) -> None:
    content = exported(name, Fixed(Collection()))
    if name in ("graphml", "gexf"):
        ElementTree.fromstring(content)
    elif name == "cyjs":
        assert json.loads(content)["elements"] == {"nodes": [], "edges": []}
    else:
        assert rows_of(content) == []


def test_unknown_name_lists_all_and_suggests_the_nearest() -> None:
    with pytest.raises(ExportError, match=r"no exporter named 'gefx' \(available: turtle, .*cyjs") as caught:
        check_format("gefx")
    assert caught.value.hint == "did you mean 'gexf'?"
    assert caught.value.name == "gefx"


def test_every_writer_can_be_opened() -> None:
    assert len(set(formats())) == len(formats()) >= 10
    assert all(format.title and format.suffix for format in available())


def test_formats_of_other_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint(name="mine", value="no.such:module", group=kg.export.GROUP)]
    monkeypatch.setattr(kg.export, "entry_points", lambda group: points)
    assert formats()[-1] == "mine"
    with pytest.raises(ExportError, match="the exporter 'mine' cannot be loaded: No module named"):
        write("mine", Fixed(Collection()), io.BytesIO())


# --- RDF ----------------------------------------------------------------------------------------------


def test_turtle_is_read_by_rdflib(opened: Store) -> None:
    graph = rdflib.Graph().parse(data=exported("turtle", opened), format="turtle")
    base = opened.base
    asked = rdflib.URIRef(base + "relation/gives-military-aid-to")
    edge = (rdflib.URIRef(base + "actor/RUS"), asked, rdflib.URIRef(base + "actor/VEN"))
    assert edge in graph
    labels = {str(label) for label in graph.objects(None, rdflib.SKOS.prefLabel)}
    assert {HOSTILE.label, EMOJI.label, FORMULA.label} <= labels


@pytest.mark.parametrize(
    ("name", "form", "parser"),
    [("nquads", ox.RdfFormat.N_QUADS, "nquads"), ("jsonld", ox.RdfFormat.JSON_LD, "json-ld")],
)
def test_datasets_hold_the_same_for_two_readers(
    name: str, form: ox.RdfFormat, parser: str, opened: Store
) -> None:
    content = exported(name, opened)
    quads = {quad for quad in ox.parse(content, format=form)}
    assert quads == set(opened.database)
    assert len(rdflib.Dataset().parse(data=content, format=parser)) > 0


# --- Graph tools --------------------------------------------------------------------------------------


def test_graphml_is_read_by_networkx(tmp_path: Path) -> None:
    sample = collection()
    path = tmp_path / "graph.graphml"
    path.write_bytes(exported("graphml", Fixed(sample)))
    graph = nx.read_graphml(path, force_multigraph=True)
    assert graph.is_directed()
    assert {id: data["label"] for id, data in graph.nodes(data=True) if id == "hostile"} == {
        "hostile": HOSTILE.label
    }
    assert len(graph) == len(sample.actors)
    edges = {key: data for *_, key, data in graph.edges(keys=True, data=True)}
    for relation in sample.relations:
        values = edges[relation_id(relation)]
        assert values["belief"] == relation.belief
        assert values["support"] == relation.support
        assert values.get("first") == relation.first
    assert clean(CONTROL.id) in graph
    assert graph.nodes[clean(CONTROL.id)]["label"] == clean(CONTROL.label)


def test_graphml_is_read_by_igraph(tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    sample = collection()
    path = tmp_path / "graph.graphml"
    path.write_bytes(exported("graphml", Fixed(sample)))
    graph = igraph.Graph.Read_GraphML(str(path))
    assert (graph.vcount(), graph.ecount()) == (len(sample.actors), len(sample.relations))
    assert HOSTILE.label in graph.vs["label"]
    assert graph.is_directed()
    assert sorted(graph.es["belief"]) == sorted(relation.belief for relation in sample.relations)


def test_gexf_is_read_by_networkx(tmp_path: Path) -> None:
    sample = collection()
    path = tmp_path / "graph.gexf"
    path.write_bytes(exported("gexf", Fixed(sample)))
    graph = nx.read_gexf(path, version="1.3")
    assert len(graph) == len(sample.actors)
    assert graph.nodes["hostile"]["label"] == HOSTILE.label
    assert graph.nodes["VEN"]["known"] is True
    assert graph.number_of_edges() == len(sample.relations)


def test_gexf_keeps_to_the_structure_of_its_schema() -> None:
    sample = collection()
    root = ElementTree.fromstring(exported("gexf", Fixed(sample)))
    assert root.tag == GEXF + "gexf"
    assert root.get("version") == "1.3"
    graph = root.find(GEXF + "graph")
    assert graph is not None
    assert [child.tag.removeprefix(GEXF) for child in graph] == ["attributes", "attributes", "nodes", "edges"]
    assert graph.attrib == {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"}
    declared = {
        block.get("class"): {a.get("id"): a.get("type") for a in block}
        for block in graph.findall(GEXF + "attributes")
    }
    assert {*declared["node"].values(), *declared["edge"].values()} <= {
        "string", "integer", "double", "boolean",
    }  # fmt: skip
    nodes = {node.get("id") for node in graph.iter(GEXF + "node")}
    for kind in ("node", "edge"):
        for element in graph.iter(GEXF + kind):
            used = [value.get("for") for value in element.iter(GEXF + "attvalue")]
            assert set(used) <= declared[kind].keys()
            assert len(used) == len(set(used))
    for edge in graph.iter(GEXF + "edge"):
        assert {edge.get("source"), edge.get("target")} <= nodes
        assert float(edge.get("weight") or 0) > 0
        for each in edge.iter(GEXF + "spell"):
            assert (each.get("start") or "") < (each.get("end") or "")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-01-30", "2026-01-30", ("2026-01-30", "2026-01-31")),
        ("2024-02", "2024-02", ("2024-02-01", "2024-03-01")),
        ("2025", "2026-01-05", ("2025-01-01", "2026-01-06")),
        ("2025-12-31", "2025-12-31", ("2025-12-31", "2026-01-01")),
        (None, None, None),
        ("someday", None, None),
        ("2025-02-30", None, None),
    ],
)
def test_spells_end_the_day_after(
    first: str | None, last: str | None, expected: tuple[str, str] | None
) -> None:
    assert spell(first, last) == expected


def test_cyjs_is_read_by_networkx() -> None:
    sample = collection()
    document = json.loads(exported("cyjs", Fixed(sample)))
    graph = nx.cytoscape_graph(document)
    assert len(graph) == len(sample.actors)
    assert graph.number_of_edges() == len(sample.relations)
    assert graph.nodes["hostile"]["name"] == HOSTILE.label


# --- Tables -------------------------------------------------------------------------------------------


def test_csv_holds_every_actor_and_relation() -> None:
    sample = collection()
    nodes = {row["id"]: row for row in rows_of(exported("csv-nodes", Fixed(sample)))}
    assert nodes["VEN"] == {
        "id": "VEN", "label": "Venezuela", "type": "country", "subtype": "", "country": "VEN",
        "same_as": "Q717", "known": "true",
    }  # fmt: skip
    assert nodes["hostile"]["label"] == HOSTILE.label
    assert len(nodes) == len(sample.actors)
    edges = {row["id"]: row for row in rows_of(exported("csv-edges", Fixed(sample)))}
    for relation in sample.relations:
        row = edges[relation_id(relation)]
        assert float(row["belief"]) == relation.belief
        assert row["first"] == (relation.first or "")
        assert row["status"] == relation.status


def test_spreadsheets_find_no_formula() -> None:
    for name in ("csv-nodes", "csv-edges"):
        for row in rows_of(exported(name, Fixed(collection()))):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
    assert b"'=HYPERLINK" in exported("csv-nodes", Fixed(collection()))


def test_neo4j_stays_raw() -> None:
    nodes = rows_of(exported("neo4j-nodes", Fixed(collection())))
    labels = {row["id:ID"]: row["label:string"] for row in nodes}
    assert labels[FORMULA.id] == FORMULA.label
    assert {row[":LABEL"] for row in nodes} >= {"Actor;Country", "Actor;Person"}
    edges = rows_of(exported("neo4j-edges", Fixed(collection())))
    assert {row[":START_ID"] for row in edges} | {row[":END_ID"] for row in edges} <= labels.keys()
    assert "GIVES_MILITARY_AID_TO" in {row[":TYPE"] for row in edges}
