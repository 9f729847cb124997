"""What a query may not do, found in its tokens before the engine sees it.

The engine reads a `<` as a comparison wherever one may stand, in brackets after an operand, even if an
IRI could begin there: text that would be read both ways is refused. It crashes on deep nesting and on
long chains, and cannot be told to stay off the network; hence the limits and the refusal of SERVICE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import QueryError

MAX_DEPTH = 128  # brackets in brackets; the engine dies at some 2,000
MAX_LENGTH = 100_000  # characters
MAX_TOKENS = 1_000  # outside of VALUES: long chains of operators or patterns nest in the engine's tree

_TOKEN = re.compile(
    r"""
      (?P<space>  [ \t\r\n]+ | \#[^\r\n]* )
    | (?P<iri>    <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<string> \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
                | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
    | (?P<var>    [?$]\w+ )
    | (?P<tag>    @[A-Za-z]+(?:-[A-Za-z0-9-]+)* )
    | (?P<name>   (?:[^\W\d_](?:[\w.·-]*[\w·-])?)?:(?:(?:[\w:·]|%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?\#@%])
                  (?:(?:[\w:.·-]|%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?\#@%])*
                  (?:[\w:·-]|%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?\#@%]))?)? )
    | (?P<number> (?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)? )
    | (?P<word>   [A-Za-z]\w* )
    | (?P<open>   [({\[] )
    | (?P<close>  [)}\]] )
    | (?P<mark>   && | \|\| | \^\^ | [!<>]= | [-+*/|^!=<>.,;?@~_] )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"])
_FORMS = frozenset(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"])
_OPERANDS = frozenset({"var", "number", "string", "iri", "name", "tag", "word", "close"})
_AMBIGUOUS = frozenset("'#()[],")  # in an IRI these are letters; after a comparison they change the reading


@dataclass(frozen=True, slots=True)
class Token:
    """A word, mark, name … of a query, and the offset where it starts."""

    kind: str
    text: str
    start: int


def guard(sparql: str) -> None:
    """Refuse what may not run.

    Raises:
        QueryError: SERVICE, FROM, an update, nesting or length beyond the limits, or text that is no
            SPARQL; with line and column.
    """
    if len(sparql) > MAX_LENGTH:
        raise QueryError(f"query of {len(sparql)} characters (allowed: {MAX_LENGTH})")
    _refuse_updates(sparql)
    depth = count = signs = 0
    values = None
    for token in tokens(sparql):
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        signs = signs + 1 if token.text in ("!", "-", "+", "^") else 0
        if depth > MAX_DEPTH or signs > MAX_DEPTH:
            raise refusal(f"query nested more than {MAX_DEPTH} deep", sparql, token.start)
        if token.kind == "word":
            _refuse_word(token, sparql)
            if token.text.upper() == "VALUES" and values is None:
                values = depth
        elif values == depth and token.text == "}":
            values = None
        count += values is None
        if count > MAX_TOKENS:
            raise refusal(f"query of more than {MAX_TOKENS} words and marks", sparql, token.start)


def tokens(sparql: str) -> Iterator[Token]:
    """Yield the tokens of a query, without space and comments.

    Raises:
        QueryError: at a place where no token begins; for an escaped character that could spell a
            keyword or end a string; for an IRI that the engine could take for a comparison.
    """
    position = 0
    brackets: list[str] = []
    before = ""
    while position < len(sparql):
        match = _TOKEN.match(sparql, position)
        if match is None or match.lastgroup is None:
            raise refusal(f"query cannot be read at {sparql[position : position + 12]!r}", sparql, position)
        if match.lastgroup in ("string", "iri", "space"):
            if _ESCAPE.search(match.group()) and match.lastgroup != "space":
                _refuse_hidden_quote(match.group(), sparql, position)
        elif _ESCAPE.search(match.group()):
            raise refusal("query with an escaped character in a word", sparql, position)
        if match.lastgroup == "iri" and brackets[-1:] == ["("] and before in _OPERANDS:
            if _AMBIGUOUS & set(match.group()):
                raise refusal("query with an IRI that may be a comparison", sparql, position)
        elif match.lastgroup == "open":
            brackets.append(match.group())
        elif match.lastgroup == "close":
            del brackets[-1:]
        if match.lastgroup != "space":
            before = match.lastgroup
            yield Token(match.lastgroup, match.group(), position)
        position = match.end()


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of an offset."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def refusal(what: str, sparql: str, offset: int, *, hint: str | None = None) -> QueryError:
    """Return an error that tells where in the query it is."""
    line, column = place(sparql, offset)
    return QueryError(f"{what}, at line {line}, column {column}", line=line, hint=hint)


def _refuse_word(token: Token, sparql: str) -> None:
    word = token.text.upper()
    if word == "SERVICE":
        hint = "load the other data into the store, or ask the other endpoint itself"
        raise refusal("SERVICE is not allowed: a query stays in its store", sparql, token.start, hint=hint)
    if word == "FROM":
        hint = "name the graph in the pattern: GRAPH <…> { … }"
        raise refusal("FROM is not allowed: a query reads its store alone", sparql, token.start, hint=hint)


def _refuse_updates(sparql: str) -> None:
    """Refuse a text whose first word after the prologue is that of an update."""
    for token in tokens(sparql):
        if token.kind == "word":
            word = token.text.upper()
            if word in _UPDATES:
                hint = "articles come in by kg build and go by kg remove"
                raise refusal(f"{word} is not allowed: queries only read", sparql, token.start, hint=hint)
            if word in _FORMS:
                return


def _refuse_hidden_quote(text: str, sparql: str, position: int) -> None:
    for match in _ESCAPE.finditer(text):
        if chr(min(int(match.group(1) or match.group(2), 16), 0x10FFFF)) in "\"'<>\\\n\r":
            raise refusal("query with an escaped quote, bracket or line end", sparql, position)
