"""Named queries: files `*.rq` whose head comment tells title and parameters.

    # title: What an actor does to others
    # parameter actor (actor): id or name of the actor
    # parameter since (date, default 1900): earliest date

A parameter is a variable of the query. Its kind tells how its value is read: `actor` (id or any name of
it), `relation` (id), `quad` (quad class), `article` (id), `text`, `date`, `integer`. The variable `?ontology`
is the graph of the ontology.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import pyoxigraph as ox

from kg.errors import QueryError
from kg.ids import fold
from kg.literals import SKOS, XSD
from kg.ontology import Ontology, Quad
from kg.query.results import Graph, Table
from kg.query.running import Term, run
from kg.store import Store

_TITLE = re.compile(r"#\s*title:\s*(.+)")
_PARAMETER = re.compile(r"#\s*parameter\s+(\w+)\s+\((\w+)(?:,\s*default\s+([^)]*))?\):\s*(.+)")
KINDS = ("actor", "relation", "quad", "article", "text", "date", "integer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A variable that the caller gives a value; `default` None: it must be given."""

    name: str
    kind: str
    meaning: str
    default: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A query that ships with the project."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """Return all named queries, sorted by name.

    Raises:
        QueryError: a file without a title, or with a parameter of an unknown kind.
    """
    folder = resources.files("kg.query")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    return tuple(parse(f.name.removesuffix(".rq"), f.read_text(encoding="utf-8")) for f in files)


def parse(name: str, text: str) -> NamedQuery:
    """Read a named query from its text."""
    title = _TITLE.search(text)
    if title is None:
        raise QueryError(f"named query {name!r} has no line '# title: …'", name=name)
    found = _PARAMETER.findall(text)
    for each, kind, _, _ in found:
        if kind not in KINDS:
            what = f"parameter {each!r} of {name!r}: no kind {kind!r} (allowed: {', '.join(KINDS)})"
            raise QueryError(what, name=name)
    parameters = (
        Parameter(name=each, kind=kind, default=default or None, meaning=meaning.strip())
        for each, kind, default, meaning in found
    )
    return NamedQuery(name=name, title=title[1].strip(), parameters=tuple(parameters), text=text)


def run_named(
    store: Store, name: str, parameters: Mapping[str, str] | None = None, *, limit: int | None = None
) -> Table | Graph:
    """Run the named query `name` with values for its parameters.

    Raises:
        QueryError: no such query, a parameter unknown, missing or of a wrong value.
    """
    queries = {query.name: query for query in named_queries()}
    query = queries.get(name)
    if query is None:
        raise QueryError(f"no query named {name!r} (available: {', '.join(queries)})", name=name)
    given = dict(parameters or {})
    allowed = [p.name for p in query.parameters]
    for key in given:
        if key not in allowed:
            known = ", ".join(allowed) or "none"
            raise QueryError(f"query {name!r} has no parameter {key!r} (parameters: {known})", name=key)
    bindings: dict[str, Term] = {"ontology": store.terms.ontology} if "?ontology" in query.text else {}
    for parameter in query.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is None:
            hint = f"--param {parameter.name}=…   {parameter.meaning}"
            what = f"query {name!r} needs parameter {parameter.name!r}"
            raise QueryError(what, hint=hint, name=parameter.name)
        bindings[parameter.name] = _read(store, parameter, value)
    return run(store, query.text, bindings=bindings, limit=limit)


def _read(store: Store, parameter: Parameter, value: str) -> Term:
    match parameter.kind:
        case "actor":
            return find_actor(store, value)
        case "relation":
            return store.terms.relation_type(Ontology.load().relation(value.removeprefix("rel:")).id)
        case "quad":
            if value not in list(Quad):
                raise QueryError(f"no quad class {value!r} (allowed: {', '.join(Quad)})", name=value)
            return store.terms.kg(value)
        case "article":
            return store.terms.article(value)
        case "integer":
            if not re.fullmatch(r"[0-9]{1,9}", value):
                raise QueryError(f"{parameter.name} must be a whole number, not {value!r}", name=value)
            return ox.Literal(value, datatype=ox.NamedNode(XSD + "integer"))
        case "date":
            if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", value):
                what = f"{parameter.name} must be a date like 2026-01-31, not {value!r}"
                raise QueryError(what, name=value)
    return ox.Literal(value)


def find_actor(store: Store, name: str) -> ox.NamedNode:
    """Return the IRI of the actor whose id or name is `name`; case, accents and hyphens do not matter.

    Ids go before labels, labels before other names.

    Raises:
        QueryError: no such actor (the message names the nearest), or several.
    """
    id = name.removeprefix("actor:")
    label, other = ox.NamedNode(SKOS + "prefLabel"), ox.NamedNode(SKOS + "altLabel")
    default = ox.DefaultGraph()
    iri = store.terms.actor(id)
    if next(store.database.quads_for_pattern(iri, label, None, default), None) is not None:
        return iri
    names: dict[str, set[ox.NamedNode]] = defaultdict(set)
    for predicate in (label, other):
        for quad in store.database.quads_for_pattern(None, predicate, None, default):
            if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
                names[quad.object.value].add(quad.subject)
        found = sorted({s for n, s_ in names.items() if fold(n) == fold(name) for s in s_}, key=str)
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(store.terms.id_of(s.value) for s in found)
            raise QueryError(f"several actors named {name!r}: {ids}", hint="give the id of one", name=name)
    near = difflib.get_close_matches(name, names, n=3)
    hint = f"did you mean {', '.join(near)}?" if near else "the named query 'actors' lists them"
    raise QueryError(f"no actor named {name!r} in the store", hint=hint, name=name)
