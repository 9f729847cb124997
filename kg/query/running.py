"""Run SPARQL over a store: read only, within limits, parameters bound as terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.binding import bind
from kg.query.guard import guard
from kg.query.results import Cell, Graph, Table, cell
from kg.store import Store

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_Row = TypeVar("_Row")

_EXAMPLES = "kg query --list names queries that are ready to run; docs/graph.md shows how to write your own"
_LONGEST = 100  # characters of the engine's list of what it expected
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_VARIABLE = re.compile(r"[?$]?([A-Za-z_]\w*)\Z")
_NAME = re.compile(r"([A-Za-z][\w-]*):(\S*)\Z")
_IRI = re.compile(r"<([^<>\"{}|^`\\\x00-\x20]+)>\Z")


def run(
    store: Store,
    sparql: str,
    *,
    bindings: Mapping[str, str | Term] | None = None,
    limit: int | None = None,
) -> Table | Graph:
    """Run a query and return its rows (SELECT, ASK) or triples (CONSTRUCT, DESCRIBE).

    The project's prefixes (`kg:`, `rel:`, `actor:` …) need no declaration. `bindings` give values to
    variables: a text is an IRI if it is written `<…>` or with a known prefix, else a literal; it is never
    pasted into the query. At most `limit` rows are returned, and `truncated` tells of the rest.

    Raises:
        QueryError: not SPARQL (with line and column), not allowed, or a failure while it runs.
    """
    guard(sparql)
    values = {variable(name): term(value, store.prefixes) for name, value in (bindings or {}).items()}
    try:
        result = store.database.query(bind(sparql, values), prefixes=store.prefixes)
        return _collect(result, limit)
    except SyntaxError as error:
        raise _syntax_error(str(error)) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"query failed: {error}") from error


def term(value: str | Term, prefixes: Mapping[str, str]) -> Term:
    """Return a text as a term: `<iri>` and `prefix:name` (known prefixes) as IRIs, else a literal."""
    if not isinstance(value, str):
        return value
    if match := _IRI.match(value):
        return ox.NamedNode(match[1])
    if (match := _NAME.match(value)) and match[1] in prefixes:
        try:
            return ox.NamedNode(prefixes[match[1]] + match[2])
        except ValueError as error:
            raise QueryError(f"no IRI: {value!r}", name=value) from error
    return ox.Literal(value)


def variable(name: str) -> ox.Variable:
    """Return the variable `name`, with or without its `?`.

    Raises:
        QueryError: no name of a variable.
    """
    match = _VARIABLE.match(name)
    if match is None:
        raise QueryError(f"no variable name: {name!r} (letters, digits and _)", name=name)
    return ox.Variable(match[1])


def _collect(result: object, limit: int | None) -> Table | Graph:
    if isinstance(result, ox.QueryBoolean):
        answer = bool(result)
        text = Cell(value=str(answer).lower(), datatype="http://www.w3.org/2001/XMLSchema#boolean")
        return Table(columns=("answer",), rows=((text,),), boolean=answer)
    if isinstance(result, ox.QueryTriples):
        triples, truncated = _take(dict.fromkeys(result), limit)
        return Graph(triples=tuple(sorted(triples, key=str)), truncated=truncated)
    if isinstance(result, ox.QuerySolutions):
        names = [v.value for v in result.variables]
        found, truncated = _take(result, limit)
        rows = (tuple(None if row[name] is None else cell(row[name]) for name in names) for row in found)
        return Table(columns=tuple(names), rows=tuple(rows), truncated=truncated)
    raise QueryError(f"query gave {type(result).__name__}, which cannot be shown")


def _take(rows: Iterable[_Row], limit: int | None) -> tuple[list[_Row], bool]:
    if limit is None:
        return list(rows), False
    taken = list(islice(rows, limit + 1))
    return taken[:limit], len(taken) > limit


def _syntax_error(message: str) -> QueryError:
    match = _PLACE.match(message)
    if match is None:
        return QueryError(f"no SPARQL query: {' '.join(message.split())}", hint=_EXAMPLES)
    line, column, what = int(match[1]), int(match[2]), " ".join(match[3].split())
    hint = _EXAMPLES
    if "prefix not found" in what.lower():
        what, hint = "unknown prefix", "kg: rel: actor: … are known; others need a PREFIX line"
    elif len(what) > _LONGEST:
        what = what[:_LONGEST].rsplit(",", 1)[0] + " …"
    return QueryError(f"no SPARQL query: {what}, at line {line}, column {column}", line=line, hint=hint)
