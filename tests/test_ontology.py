"""The ontology holds together, and agrees with the table that it was agreed on."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.model import ActorType, Subtype
from kg.ontology import Ontology, Quad, ontology_file

TABLE = Path(__file__).resolve().parents[2] / "shared" / "relations.tsv"
ONTOLOGY = Ontology.load()


def test_every_row_of_the_agreed_table_stands_as_it_is() -> None:
    if not TABLE.is_file():
        pytest.skip(f"no table of relations at {TABLE}")
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert [row["id"] for row in rows] == [r.id for r in ONTOLOGY.relations()]
    for row in rows:
        found = ONTOLOGY.relation(row["id"])
        assert {
            "family": found.family,
            "type": found.event_type or "",
            "cameo": found.cameo or "",
            "quad": found.quad.value,
            "symmetric": "yes" if found.symmetric else "no",
            "parent": found.parent or "",
            "label_en": found.label_en,
            "label_id": found.label_id,
        } == {name: row[name] for name in row if name not in ("id", "meaning")}


@pytest.mark.parametrize("relation", ONTOLOGY.relations(), ids=lambda r: r.id)
def test_a_relation_type_is_complete_and_consistent(relation) -> None:  # type: ignore[no-untyped-def]
    assert relation.definition.endswith(".")
    assert relation.example_en.endswith(".") and relation.example_id.endswith(".")
    assert relation.example_en != relation.example_id
    if relation.family == "event":
        assert relation.event_type and relation.cameo and relation.quad is not Quad.NEUTRAL
    else:
        assert not relation.event_type and not relation.cameo and relation.quad is Quad.NEUTRAL
        assert relation.score is None and relation.mode is None
    if relation.score is not None:
        assert (relation.score > 0) == ("cooperation" in relation.quad)
    if relation.inverse:
        assert ONTOLOGY.relation(relation.inverse).inverse == relation.id
    if relation.parent:
        assert ONTOLOGY.relation(relation.parent).domain in (relation.domain, "Actor")


def test_labels_definitions_and_examples_tell_relations_apart() -> None:
    for field in ("label_en", "label_id", "definition", "example_en", "example_id"):
        values = [getattr(r, field) for r in ONTOLOGY]
        assert len(set(values)) == len(values), field


def test_the_hierarchy_is_walked_both_ways() -> None:
    assert ONTOLOGY.ancestors("requests-military-aid") == ("requests-aid", "requests")
    assert ONTOLOGY.depth("requests-military-aid") == 2
    assert ONTOLOGY.top("requests-military-aid") == "requests"
    assert ONTOLOGY.top("requests") == "requests"
    assert ONTOLOGY.is_a("requests-military-aid", "requests")
    assert ONTOLOGY.is_a("requests", "requests")
    assert not ONTOLOGY.is_a("requests", "requests-aid")
    assert "requests-aid" in ONTOLOGY.children("requests")
    assert ONTOLOGY.symmetric("meets") and not ONTOLOGY.symmetric("visits")


def test_an_unknown_relation_is_answered_with_the_nearest() -> None:
    with pytest.raises(OntologyError, match=r"'request-aid'.*requests-aid"):
        ONTOLOGY.relation("request-aid")


def test_every_kind_of_actor_has_a_class_and_every_class_two_labels() -> None:
    text = ontology_file("kg.ttl").read_text(encoding="utf-8")
    for kind in (*ActorType, *Subtype):
        name = "".join(part.capitalize() for part in kind.split("-"))
        assert f"kg:{name} a owl:Class" in text
    blocks = [b for b in text.split("\n\n") if " a owl:Class" in b]
    assert all('"@en' in block and '"@id' in block for block in blocks)


def test_loading_is_fast(tmp_path: Path) -> None:
    copy = tmp_path / "relations.ttl"
    copy.write_bytes(ontology_file("relations.ttl").read_bytes())
    start = time.perf_counter()
    Ontology.load(copy)
    assert time.perf_counter() - start < 0.3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<a:a> <a:b> ", "cannot read"),
        ("<a:a> <a:b> <a:c> .", "no relation types"),
        (
            "<https://kg.example/relation/x> a <https://kg.example/ontology#EventRelation> .",
            "'x' in .* lacks",
        ),
    ],
)
def test_a_broken_ontology_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=message):
        Ontology.load(path)


def test_a_missing_ontology_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"no ontology at .*nothing\.ttl"):
        Ontology.load(tmp_path / "nothing.ttl")
    with pytest.raises(OntologyError, match=r"available: kg\.ttl"):
        ontology_file("nothing.ttl")
