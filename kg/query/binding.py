"""Give variables of a query their values: as terms in the place of tokens, never as pasted text."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.guard import Token, refusal, tokens

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def bind(sparql: str, values: Mapping[ox.Variable, Term]) -> str:
    """Return the query with each variable of `values` replaced by its term.

    The term is written by the library that made it, so that no character of it is read as query. Where
    the variable is selected, it is selected as the value.

    Raises:
        QueryError: a variable that the query does not have, or that it sets itself.
    """
    if not values:
        return sparql
    wanted = {name.value: str(value) for name, value in values.items()}
    parts: list[str] = []
    used: set[str] = set()
    position = depth = 0
    selecting, before = False, ""
    for token in tokens(sparql):
        word = token.text.upper() if token.kind == "word" else token.text
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        if word == "SELECT":
            selecting, level = True, depth
        elif word in ("WHERE", "{"):
            selecting = False
        value = wanted.get(token.text[1:]) if token.kind == "var" else None
        if value is not None:
            if before == "AS":
                raise refusal(f"{token.text} has a value, and the query sets it", sparql, token.start)
            used.add(token.text[1:])
            projected = selecting and depth == level
            parts += [sparql[position : token.start], f"({value} AS {token.text})" if projected else value]
            position = _end(token)
        before = word
    for name in wanted.keys() - used:
        raise QueryError(f"the query has no variable ?{name}", name=name)
    return "".join([*parts, sparql[position:]])


def _end(token: Token) -> int:
    return token.start + len(token.text)
