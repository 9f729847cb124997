"""Relation types and classes, read from Turtle: the only place where code learns a relation's name."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kg.errors import OntologyError

NAMESPACE = "https://kg.example/"
"""The base of all IRIs in the ontology's own files; a store may use another (see `kg.terms`)."""

_KG = NAMESPACE + "ontology#"
_REL = NAMESPACE + "relation/"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_FILES = ("kg.ttl", "relations.ttl", "shapes.ttl")


class Quad(StrEnum):
    """Verbal or material, cooperation or conflict; neutral for states."""

    VERBAL_COOPERATION = "verbal-cooperation"
    MATERIAL_COOPERATION = "material-cooperation"
    VERBAL_CONFLICT = "verbal-conflict"
    MATERIAL_CONFLICT = "material-conflict"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """One way in which actors relate.

    `family` is `event` or `state`; `event_type`, `mode` and `score` are those of PLOVER 2.0, `cameo`
    the code of CAMEO, each None where there is none (`score` also where the manual's value is not
    known). `domain` and `range` are classes of actors (`Actor`, `Person` …).
    """

    id: str
    label_en: str
    label_id: str
    family: str
    event_type: str | None
    mode: str | None
    cameo: str | None
    quad: Quad
    score: float | None
    symmetric: bool
    inverse: str | None
    parent: str | None
    domain: str
    range: str
    definition: str
    example_en: str
    example_id: str

    def label(self, language: str) -> str:
        """Return the label in `language`, English where there is none."""
        return self.label_id if language == "id" else self.label_en


def ontology_file(name: str) -> Path:
    """Return the path of one of the ontology's files (`kg.ttl`, `relations.ttl`, `shapes.ttl`).

    A checkout has them in `ontology/` at its top, an installed package in `kg.ontology_files`.

    Raises:
        OntologyError: no such file, in neither place.
    """
    checkout = Path(__file__).resolve().parent.parent / "ontology" / name
    if checkout.is_file():
        return checkout
    try:
        installed = Path(str(resources.files("kg.ontology_files") / name))
    except ModuleNotFoundError:
        installed = checkout
    if installed.is_file():
        return installed
    raise OntologyError(
        f"no ontology file named {name!r} (available: {', '.join(_FILES)})",
        hint="install the package again: its ontology is missing",
        path=installed,
    )


class Ontology:
    """The relation types, in the order of the file, and how they hang together."""

    __slots__ = ("_ancestors", "_children", "_types")

    def __init__(self, types: Iterable[RelationType]) -> None:
        self._types: Mapping[str, RelationType] = MappingProxyType({t.id: t for t in types})
        self._ancestors = {id: tuple(_climb(id, self._types)) for id in self._types}
        children: dict[str, list[str]] = defaultdict(list)
        for each in self._types.values():
            if each.parent:
                children[each.parent].append(each.id)
        self._children = {id: tuple(below) for id, below in children.items()}

    @classmethod
    def load(cls, path: Path | str | None = None) -> Ontology:
        """Read relation types from Turtle: the file at `path`, or the one that ships with the project.

        Raises:
            OntologyError: the file is missing, no Turtle, or does not hold together.
        """
        return _shipped() if path is None else _read(Path(path))

    def __contains__(self, id: object) -> bool:
        return id in self._types

    def __iter__(self) -> Iterator[RelationType]:
        return iter(self._types.values())

    def __len__(self) -> int:
        return len(self._types)

    def relations(self) -> tuple[RelationType, ...]:
        """Return all relation types in the order of the file."""
        return tuple(self._types.values())

    def relation(self, id: str) -> RelationType:
        """Return the relation type `id`.

        Raises:
            OntologyError: there is none; the message names the nearest ids.
        """
        found = self._types.get(id)
        if found is None:
            near = difflib.get_close_matches(id, self._types, n=3, cutoff=0.4) or list(self._types)[:3]
            raise OntologyError(
                f"no relation named {id!r} (nearest: {', '.join(near)})",
                hint="kg info lists all relations",
                name=id,
            )
        return found

    def ancestors(self, id: str) -> tuple[str, ...]:
        """Return the relations that `id` is a kind of, nearest first, without itself."""
        return self._ancestors[self.relation(id).id]

    def children(self, id: str) -> tuple[str, ...]:
        """Return the relations directly below `id`, in the order of the file."""
        return self._children.get(self.relation(id).id, ())

    def is_a(self, id: str, ancestor: str) -> bool:
        """Say whether `id` is `ancestor` or a kind of it."""
        return self.relation(ancestor).id == id or ancestor in self.ancestors(id)

    def depth(self, id: str) -> int:
        """Return the number of ancestors of `id`: 0 at the top."""
        return len(self.ancestors(id))

    def top(self, id: str) -> str:
        """Return the uppermost ancestor of `id`, itself where it has none."""
        return (id, *self.ancestors(id))[-1]

    def symmetric(self, id: str) -> bool:
        """Say whether the relation holds both ways."""
        return self.relation(id).symmetric


@cache
def _shipped() -> Ontology:
    return _read(ontology_file("relations.ttl"))


def _climb(id: str, types: Mapping[str, RelationType]) -> Iterator[str]:
    seen = {id}
    parent = types[id].parent
    while parent is not None:
        if parent in seen or parent not in types:
            raise OntologyError(f"relation {id!r}: parent {parent!r} is missing or circular", name=id)
        seen.add(parent)
        yield parent
        parent = types[parent].parent


def _read(path: Path) -> Ontology:
    try:
        quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except FileNotFoundError as error:
        raise OntologyError(f"no ontology at {path}", path=path) from error
    except (SyntaxError, OSError) as error:
        raise OntologyError(f"cannot read ontology {path}: {error}", path=path) from error
    properties: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            by_name = properties.setdefault(quad.subject.value, defaultdict(list))
            by_name[quad.predicate.value].append(quad.object)
    families = {_KG + "EventRelation": "event", _KG + "StateRelation": "state"}
    types = []
    for iri, values in properties.items():
        family = [families[k.value] for k in values.get(_RDF_TYPE, []) if k.value in families]
        if family and iri.startswith(_REL):
            types.append(_relation_type(iri.removeprefix(_REL), family[0], values, path))
    if not types:
        raise OntologyError(f"no relation types in {path}", path=path)
    return Ontology(types)


def _relation_type(
    id: str, family: str, values: Mapping[str, list[ox.NamedNode | ox.Literal]], path: Path
) -> RelationType:
    def one(name: str, language: str | None = None) -> str | None:
        for value in values.get(name, []):
            if language is None or (isinstance(value, ox.Literal) and value.language == language):
                return value.value
        return None

    def must(name: str, language: str | None = None) -> str:
        found = one(name, language)
        if found is None:
            what = f"{name.rpartition('#')[2]} {language or ''}".rstrip()
            raise OntologyError(f"relation {id!r} in {path} lacks {what}", path=path, name=id)
        return found

    score = one(_KG + "score")
    parent = one(_RDFS + "subPropertyOf")
    inverse = one(_OWL + "inverseOf")
    return RelationType(
        id=id,
        label_en=must(_RDFS + "label", "en"),
        label_id=must(_RDFS + "label", "id"),
        family=family,
        event_type=one(_KG + "eventType"),
        mode=one(_KG + "mode"),
        cameo=one(_KG + "cameo"),
        quad=Quad(must(_KG + "quadClass").removeprefix(_KG)),
        score=float(score) if score is not None else None,
        symmetric=any(v.value == _OWL + "SymmetricProperty" for v in values[_RDF_TYPE]),
        inverse=inverse.removeprefix(_REL) if inverse else None,
        parent=parent.removeprefix(_REL) if parent else None,
        domain=must(_RDFS + "domain").removeprefix(_KG),
        range=must(_RDFS + "range").removeprefix(_KG),
        definition=must(_SKOS + "definition", "en"),
        example_en=must(_SKOS + "example", "en"),
        example_id=must(_SKOS + "example", "id"),
    )
