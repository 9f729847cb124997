"""Queries read, stay in their store, and say where they are wrong."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
from graph_samples import CHINA, MADURO, RUSSIA, VENEZUELA, article, claim, meeting

from kg.errors import QueryError
from kg.model import Factuality
from kg.query import Graph, Table, as_rdflib, find_actor, named_queries, run, run_named, write_result
from kg.query.guard import MAX_DEPTH, MAX_LENGTH, MAX_TOKENS
from kg.query.named import parse
from kg.store import Store


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store.memory()
    denial = claim(factuality=Factuality.NEGATED, attributed_to="Kremlin")
    visit = claim(RUSSIA, "visits", CHINA, factuality=Factuality.PLANNED, date="2026-03")
    store.add(
        article(publisher="Post"), [claim(), denial, meeting(), claim(MADURO, "leads", VENEZUELA), visit]
    )
    return store


def rows(result: Table | Graph) -> list[list[str | None]]:
    assert isinstance(result, Table)
    return [[None if cell is None else str(cell) for cell in row] for row in result.rows]


def test_one_line_is_enough(store: Store) -> None:
    found = run(store, "SELECT ?who { ?who rel:leads actor:VEN }")
    assert rows(found) == [["https://kg.example/actor/nicolas-maduro"]]


def test_ask_construct_and_describe(store: Store) -> None:
    answer = run(store, "ASK { actor:CHN rel:meets actor:nicolas-maduro }")
    assert isinstance(answer, Table) and answer.boolean is True and rows(answer) == [["true"]]
    for query in ("CONSTRUCT { ?b rel:led-by ?a } { ?a rel:leads ?b }", "DESCRIBE actor:VEN"):
        graph = run(store, query)
        assert isinstance(graph, Graph) and graph.triples


def test_a_limit_cuts_and_says_so(store: Store) -> None:
    cut = run(store, "SELECT ?s { ?s ?p ?o } ORDER BY ?s", limit=3)
    assert isinstance(cut, Table) and len(cut.rows) == 3 and cut.truncated
    whole = run(store, "SELECT ?s { ?s rel:leads ?o }", limit=1)
    assert isinstance(whole, Table) and not whole.truncated
    graph = run(store, "DESCRIBE actor:VEN", limit=2)
    assert isinstance(graph, Graph) and len(graph.triples) == 2 and graph.truncated


# --- Bindings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", ["actor:VEN", "<https://kg.example/actor/VEN>", ox.NamedNode("https://kg.example/actor/VEN")]
)
def test_a_bound_variable_is_a_term(store: Store, value: str | ox.NamedNode) -> None:
    found = run(store, "SELECT ?who ?body { ?who rel:leads ?body }", bindings={"body": value})
    assert rows(found) == [["https://kg.example/actor/nicolas-maduro", "https://kg.example/actor/VEN"]]


@pytest.mark.parametrize("hostile", ['" } ; DROP ALL #', "\\", '"""', "Kremlin\n} #", "> } SERVICE <x:y> {"])
def test_a_bound_text_is_never_read_as_query(store: Store, hostile: str) -> None:
    query = "SELECT ?name { GRAPH ?g { ?c kg:attributedTo ?name } }"
    assert rows(run(store, query, bindings={"?name": hostile})) == []
    assert rows(run(store, query, bindings={"?name": "Kremlin"})) == [["Kremlin"]]


@pytest.mark.parametrize(
    ("bindings", "message"),
    [
        ({"nobody": "x"}, r"has no variable \?nobody"),
        ({"a b": "x"}, "no variable name: 'a b'"),
        ({"y": "x"}, r"\?y has a value, and the query sets it, at line 1"),
    ],
)
def test_wrong_bindings_are_refused(store: Store, bindings: dict[str, str], message: str) -> None:
    query = "SELECT * { ?x rel:leads ?z BIND(1 AS ?y) }"
    with pytest.raises(QueryError, match=message):
        run(store, query, bindings=bindings)


# --- What is refused ----------------------------------------------------------------------------

REFUSED = [
    ("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is not allowed.*line 1, column 7"),
    ("ASK {\n  service silent ?x { ?s ?p ?o } }", "SERVICE is not allowed.*line 2, column 3"),
    ("ASK {#\nSeRvIcE<a:b>{?s ?p ?o}}", "SERVICE is not allowed.*line 2, column 1"),
    ("ASK { \\u0053ERVICE <a:b> { ?s ?p ?o } }", "line 1, column 7"),
    ("ASK { FILTER(1<2)SERVICE?v#>\n{ ?s ?p ?o } }", "may be a comparison"),
    ("ASK { FILTER(1<a:b)SERVICE?v#>\n{ ?s ?p ?o } }", "may be a comparison"),
    ("ASK { FILTER(COALESCE(1<a:b,'>','x' )) SERVICE <a:b> { ?s ?p 'x' } }", "may be a comparison"),
    ("ASK { FILTER(1<a:b#> '''\n) SERVICE <a:b> {} #'''\n}", "may be a comparison"),
    ('ASK { ?s ?p "\\u0022 } SERVICE <a:b> { ?s ?p \\u0022" }', "escaped quote"),
    ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM is not allowed"),
    ("SELECT * FROM NAMED <a:b> { ?s ?p ?o }", "FROM is not allowed"),
    ("LOAD <http://127.0.0.1:9/>", "LOAD is not allowed"),
    ("PREFIX a: <b:c>\nINSERT DATA { a:a a:b a:c }", "INSERT is not allowed.*line 2, column 1"),
    ("DELETE WHERE { ?s ?p ?o }", "DELETE is not allowed"),
    ("CLEAR ALL", "CLEAR is not allowed"),
    ("ASK " + "{" * 200 + "}" * 200, f"nested more than {MAX_DEPTH} deep"),
    ("ASK { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }", "nested"),
    ("ASK { FILTER(" + "!" * 5000 + "true) }", "nested"),
    ("ASK { " + "?s ?p ?o . " * 5000 + "}", f"more than {MAX_TOKENS} words"),
    ("ASK { ?s ?p '" + "x" * MAX_LENGTH + "' }", "characters"),
    ("ASK { ?s ?p 'open }", "cannot be read.*line 1, column 13"),
]


@pytest.mark.parametrize(("query", "message"), REFUSED, ids=range(len(REFUSED)))
def test_what_may_not_run_is_refused_with_its_place(store: Store, query: str, message: str) -> None:
    before = len(store.database)
    with pytest.raises(QueryError, match=message):
        run(store, query)
    assert len(store.database) == before


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE FROM LOAD" } # SERVICE <a:b> {}',
        "SELECT ?service ?from { ?service rel:meets ?from }",
        "SELECT * { ?s <http://example.org/service/from> 'INSERT' }",
        "PREFIX service: <a:b> SELECT * { ?s service:load ?o FILTER(?o < 3 && ?o > 1) }",
        "SELECT * { ?s ?p '''it''s \\'fine\\' ''' , \"\"\"say \"no\" \"\"\"@en-GB , 1.5e3 , -2 }",
        "SELECT * { VALUES ?x { " + "1 " * 3000 + "} }",
        "SELECT * { ?s <http://example.org/a_(b),_'c'#d> ?o FILTER(?o IN (<a:b(c)>, <a:b#c>)) }",
        "SELECT * { VALUES (?s ?o) { (<a:b> <a:c>) } FILTER(?s < ?o || (?o > 3 && ?s<5)) }",
        "SELECT * { ?s rel:meets|^rel:visits/rel:leads* ?o }",
    ],
)
def test_words_that_only_look_forbidden_are_allowed(store: Store, query: str) -> None:
    assert isinstance(run(store, query), Table)


@pytest.mark.parametrize(
    ("query", "line", "message"),
    [
        ("SELECT * { ?s ?p }", 1, "line 1, column 19"),
        ("SELECT ?s {\n ?s ?p ?o .\n FILTER(foo) }", 3, "line 3, column 15"),
        ("SELECT * { ?s foo:bar ?o }", 1, "unknown prefix"),
        ("", 1, "no SPARQL query"),
    ],
)
def test_bad_syntax_is_told_with_its_place(store: Store, query: str, line: int, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        run(store, query)
    assert caught.value.line == line
    assert len(caught.value.message) < 200


# --- Named queries ------------------------------------------------------------------------------

VALUES = {
    "actor": "nicolás MADURO",
    "a": "VEN",
    "b": "moskwa",
    "subject": "China",
    "relation": "meets",
    "object": "nicolas-maduro",
    "quad": "verbal-cooperation",
    "article": "a1",
}


def test_there_are_useful_named_queries() -> None:
    names = {query.name for query in named_queries()}
    assert len(names) >= 10
    assert {"who-did-what-to", "relations-between", "timeline", "disputed", "evidence-of", "sources"} <= names


@pytest.mark.parametrize("query", named_queries(), ids=lambda q: q.name)
def test_every_named_query_finds_something(store: Store, query) -> None:  # type: ignore[no-untyped-def]
    given = {p.name: VALUES[p.name] for p in query.parameters if p.default is None}
    result = run_named(store, query.name, given)
    assert result.rows if isinstance(result, Table) else result.triples


def test_named_queries_give_what_their_titles_say(store: Store) -> None:
    between = run_named(store, "relations-between", {"a": "Russia", "b": "Venezuela"})
    assert [row[:4] for row in rows(between)] == [
        ["Venezuela", "requests military aid", "Russia", "disputed"]
    ]
    disputed = rows(run_named(store, "disputed"))
    assert [(row[3], row[4]) for row in disputed] == [("actual", None), ("negated", "Kremlin")]
    evidence = rows(
        run_named(
            store, "evidence-of", {"subject": "VEN", "relation": "requests-military-aid", "object": "RUS"}
        )
    )
    assert {row[4] for row in evidence} == {"Venezuela meminta bantuan militer kepada Rusia."}
    later = rows(run_named(store, "timeline", {"actor": "Russia", "since": "2026-02"}))
    assert [row[:4] for row in later] == [["2026-03", "Russia", "visits", "China"]]
    assert not rows(run_named(store, "timeline", {"actor": "China", "until": "2025"}))


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("timelin", {}, r"no query named 'timelin' \(available: actors"),
        ("timeline", {}, "needs parameter 'actor'"),
        ("timeline", {"actor": "VEN", "from": "2026"}, r"no parameter 'from' \(parameters: actor, since"),
        ("timeline", {"actor": "Venezuella"}, "no actor named 'Venezuella'"),
        ("timeline", {"actor": "VEN", "since": "yesterday"}, "date like 2026-01-31, not 'yesterday'"),
        ("kinds-of", {"relation": "meet"}, "'meet'.*meets"),
        ("by-quad-class", {"quad": "war"}, r"'war' \(allowed: verbal-cooperation"),
    ],
)
def test_wrong_parameters_are_refused(
    store: Store, name: str, parameters: dict[str, str], message: str
) -> None:
    from kg.errors import KgError

    with pytest.raises(KgError, match=message):
        run_named(store, name, parameters)


def test_an_actor_is_found_by_id_label_and_other_names(store: Store) -> None:
    for name in ("VEN", "actor:VEN", "venezuela", "CARACAS"):
        assert find_actor(store, name).value.endswith("/VEN")
    with pytest.raises(QueryError, match="no actor named 'Chnia'") as caught:
        find_actor(store, "Chnia")
    assert "China" in (caught.value.hint or "")


def test_a_named_query_must_tell_what_it_is() -> None:
    with pytest.raises(QueryError, match="no line '# title"):
        parse("x", "ASK {}")
    with pytest.raises(QueryError, match="no kind 'colour'"):
        parse("x", "# title: x\n# parameter a (colour): x\nASK {}")


# --- Output -------------------------------------------------------------------------------------


def written(result: Table | Graph, format: str, store: Store) -> str:
    out = io.StringIO()
    write_result(result, out, format=format, prefixes=store.prefixes)
    return out.getvalue()


def test_results_are_written_in_every_format(store: Store) -> None:
    table = run(
        store, 'SELECT ?who ?name { ?who rel:leads ?b . ?who skos:prefLabel ?l BIND("=1+1" AS ?name) }'
    )
    assert written(table, "table", store).splitlines()[2].split() == ["actor:nicolas-maduro", "=1+1"]
    assert list(csv.reader(io.StringIO(written(table, "csv", store))))[1][1] == "'=1+1"
    document = json.loads(written(table, "json", store))
    assert document["head"]["vars"] == ["who", "name"]
    assert document["results"]["bindings"][0]["name"] == {"type": "literal", "value": "=1+1"}
    assert json.loads(written(run(store, "ASK {}"), "json", store)) == {"head": {}, "boolean": True}


def test_triples_are_written_in_every_format(store: Store) -> None:
    graph = run(store, "CONSTRUCT { ?a rel:leads ?b } { ?a rel:leads ?b }")
    assert "actor:nicolas-maduro rel:leads actor:VEN ." in written(graph, "turtle", store)
    assert written(graph, "csv", store).startswith("subject,predicate,object\r\n")
    assert written(graph, "table", store).count("\n") == 3


def test_formats_that_do_not_fit_are_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="turtle needs triples"):
        written(run(store, "ASK {}"), "turtle", store)
    with pytest.raises(QueryError, match=r"'xls' \(available: table"):
        written(run(store, "ASK {}"), "xls", store)


def test_rdflib_sees_the_same_graph(store: Store) -> None:
    dataset = as_rdflib(store)
    assert len(dataset) == len(store.database)
    found = dataset.query("SELECT ?who { ?who rel:leads actor:VEN }")
    assert [str(row[0]) for row in found] == ["https://kg.example/actor/nicolas-maduro"]
    text = dataset.query('SELECT ?a { ?a skos:prefLabel "Venezuela" }')
    assert [str(row[0]) for row in text] == ["https://kg.example/actor/VEN"]
