"""What goes into the store comes out, what is taken out leaves no trace, what is written stays."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from graph_samples import CHINA, MADURO, MINISTRY, RUSSIA, VENEZUELA, article, claim, meeting

from kg.assemble import assemble
from kg.errors import ExportError, OntologyError, StoreError
from kg.model import Article, Claim, Factuality, Status
from kg.store import Counts, Store
from kg.store.derive import Change, Deriver, Entry
from kg.store.embedded import BATCH

WORKER = Path(__file__).with_name("store_worker.py")


def pairs() -> list[tuple[Article, list[Claim]]]:
    found = replace(VENEZUELA, known=False, label="Negara Venezuela", aliases=("Republik Bolivar",))
    wire = " ".join(f"kata{n}" for n in range(80))
    return [
        (article("a1", publisher="Post"), [claim(), meeting()]),
        (article("a2", publisher="Times"), [claim(article="a2", factuality=Factuality.NEGATED)]),
        (article("a3", text=wire, publisher="Antara"), [claim(article="a3"), meeting("a3")]),
        (
            article("a4", text=wire + " lagi", publisher="Daily"),
            [claim(article="a4"), claim(MADURO, "leads", found, article="a4")],
        ),
        (article("a5"), []),
    ]


def contents(store: Store) -> bytes:
    return b"".join(store.dump())


def filled(*chosen: str) -> Store:
    store = Store.memory()
    for each, claims in pairs():
        if each.id in chosen:
            store.add(each, claims)
    return store


@pytest.mark.parametrize("seed", range(6))
def test_the_store_is_the_same_whatever_the_order_and_the_batches(seed: int) -> None:
    given = pairs()
    random.Random(seed).shuffle(given)
    store = Store.memory()
    assert store.add_all(given, batch=1 + seed) == len(given)
    assert contents(store) == contents(filled("a1", "a2", "a3", "a4", "a5"))


@pytest.mark.parametrize("gone", [("a1",), ("a2", "a3"), ("a4",), ("a5",), ("a1", "a2", "a3", "a4", "a5")])
def test_removed_articles_leave_no_trace(gone: tuple[str, ...]) -> None:
    store = filled("a1", "a2", "a3", "a4", "a5")
    store.remove(gone)
    assert contents(store) == contents(filled(*{"a1", "a2", "a3", "a4", "a5"} - set(gone)))


def test_an_article_read_again_replaces_itself() -> None:
    store = filled("a1", "a2")
    before = contents(store)
    store.add(article("a1", text="Lain.", publisher="Post"), [])
    assert {r.status for r in store.relations()} == {Status.DENIED}
    store.add(*pairs()[0])
    assert contents(store) == before


def test_the_collection_is_what_assembling_its_claims_gives() -> None:
    given = pairs()
    store = filled(*(a.id for a, _ in given))
    collection = store.collection()
    expected = assemble([c for _, claims in given for c in claims], articles=[a for a, _ in given])
    assert collection.relations == expected
    assert collection.articles == tuple(a for a, _ in given)
    assert [a.id for a in collection.actors] == ["CHN", "RUS", "VEN", "nicolas-maduro"]
    assert store.claims() == tuple(sorted((c for r in expected for c in r.claims), key=lambda c: c.key))
    assert store.article("a3") == given[2][0]


def test_only_asserted_relations_become_bare_edges() -> None:
    store = Store.memory()
    planned = claim(RUSSIA, "visits", CHINA, factuality=Factuality.PLANNED)
    denied = claim(MINISTRY, "owns", RUSSIA, factuality=Factuality.NEGATED)
    store.add(article(), [claim(), meeting(), planned, denied])
    edges = {
        tuple(store.terms.id_of(term.value) for term in quad.triple if isinstance(term, ox.NamedNode))
        for quad in store.database.quads_for_pattern(None, None, None, ox.DefaultGraph())
        if quad.predicate.value.startswith(store.prefixes["rel"])
    }
    assert edges == {
        ("VEN", "requests-military-aid", "RUS"),
        ("nicolas-maduro", "meets", "CHN"),
        ("CHN", "meets", "nicolas-maduro"),
    }


def test_counts() -> None:
    empty = Store.memory().counts()
    counts = filled("a1", "a2").counts()
    assert replace(empty, triples=0) == Counts(articles=0, actors=0, claims=0, relations=0, triples=0)
    assert replace(counts, triples=0) == Counts(articles=2, actors=4, claims=3, relations=2, triples=0)
    assert counts.triples > empty.triples > 0


def test_a_store_on_disk_is_there_when_opened_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph", create=True, base="https://news.test/") as store:
        store.add_all(pairs())
        before = contents(store)
    with Store.open(tmp_path / "graph") as store:
        assert contents(store) == before
        assert store.base == "https://news.test/"
        store.remove(["a1"])
    with pytest.raises(StoreError, match=r"under https://news\.test/, not https://other\.test/"):
        Store.open(tmp_path / "graph", base="https://other.test/")
    with pytest.raises(StoreError, match="was closed"):
        store.counts()


def test_a_missing_store_is_named_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no folder at .*nowhere") as caught:
        Store.open(tmp_path / "nowhere")
    assert "kg build" in (caught.value.hint or "")
    assert not (tmp_path / "nowhere").exists()
    with pytest.raises(StoreError, match="no store at"):
        Store.open(tmp_path)


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(StoreError, match="is no store, and not empty"):
        Store.open(tmp_path, create=True)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_damaged_store_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("no manifest", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot open store") as caught:
        Store.open(tmp_path)
    assert "\n" not in caught.value.message


def test_an_unknown_article_is_named_and_nothing_is_removed() -> None:
    store = filled("a1", "a2")
    before = contents(store)
    with pytest.raises(StoreError, match="'a9', 'b'"):
        store.remove(["a1", "a9", "b"])
    with pytest.raises(StoreError, match="'a9'"):
        store.article("a9")
    assert contents(store) == before


def test_a_batch_that_fails_is_dropped_whole() -> None:
    store = filled("a1")
    before = contents(store)
    with pytest.raises(RuntimeError, match="stop"), store.batch():
        store.add(*pairs()[1])
        raise RuntimeError("stop")
    assert contents(store) == before


def test_relations_are_weighed_once_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    change = Deriver.change

    def counted(self: Deriver, entries: Mapping[str, Entry | None]) -> Change:
        sizes.append(len(entries))
        return change(self, entries)

    monkeypatch.setattr(Deriver, "change", counted)
    store = Store.memory()
    store.add_all([(article(f"a{n}", text=""), []) for n in range(BATCH + 50)])
    with store.batch():
        store.add(article("b1"), [claim(article="b1")])
        store.remove(["a1", "a2"])
    assert sizes == [BATCH, 50, 3]
    assert store.counts().articles == BATCH + 49


def test_wrong_claims_are_refused_and_nothing_is_written() -> None:
    store = filled("a1")
    before = contents(store)
    with pytest.raises(ValueError, match="'a1' given with article 'a2'"):
        store.add(article("a2"), [claim(article="a1")])
    with pytest.raises(OntologyError, match="'befriends'"):
        store.add(article("a2"), [claim(relation="befriends", article="a2")])
    with pytest.raises(ValueError, match="surrogate"):
        store.add(article("a2", text="a\udc00"), [])
    assert contents(store) == before


def test_hostile_texts_stay_texts() -> None:
    words = '"} ; DROP ALL #\n\\u0022 \\ \' """ } }'
    store = filled("a1")
    store.add(article("x", text=words), [claim(article="x", quote=words)])
    store.add(article("x", text=words), [claim(article="x", quote=words, attributed_to=words)])
    assert store.article("x").text == words
    assert store.claims()[-1].attributed_to == words
    assert store.counts().articles == 2


@pytest.mark.parametrize("format", ["nquads", "trig", "jsonld", "turtle", "ntriples", "rdfxml"])
def test_dumps_are_equal_bytes_and_can_be_read(format: str) -> None:
    one, other = b"".join(filled("a1", "a2").dump(format)), b"".join(filled("a2", "a1").dump(format))
    assert one == other
    kinds = {
        "nquads": "nq",
        "trig": "trig",
        "jsonld": "jsonld",
        "turtle": "ttl",
        "ntriples": "nt",
        "rdfxml": "rdf",
    }
    kind = ox.RdfFormat.from_extension(kinds[format])
    assert kind is not None
    assert len(list(ox.parse(one, kind))) > 100


def test_an_unknown_dump_format_is_refused() -> None:
    with pytest.raises(ExportError, match=r"'ntrples' \(available: nquads"):
        Store.memory().dump("ntrples")


# --- Other processes ---------------------------------------------------------------------------


def worker(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(WORKER), *arguments],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(WORKER.parents[1])},
    )


def test_a_store_in_use_by_another_process_is_refused_in_one_line(tmp_path: Path) -> None:
    with worker("hold", str(tmp_path / "graph")) as process:
        assert process.stdout is not None and process.stdin is not None
        assert process.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="in use by another process") as caught:
            Store.open(tmp_path / "graph")
        assert "\n" not in caught.value.message
        process.stdin.close()
    with Store.open(tmp_path / "graph") as store:
        assert store.counts().articles == 0


@pytest.mark.slow
def test_what_a_killed_process_had_acknowledged_is_there(tmp_path: Path) -> None:
    with worker("add", str(tmp_path / "graph")) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline().strip() for _ in range(25)]
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.read().split("\n")[:-1]
    with Store.open(tmp_path / "graph") as store:
        collection = store.collection()
        assert set(acknowledged) <= {a.id for a in collection.articles}
        supported = {c.article for r in collection.relations for c in r.claims}
        assert supported == {a.id for a in collection.articles}
