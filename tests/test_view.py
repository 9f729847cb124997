"""The page: what it holds, that nothing in it can do harm, and that it works in a browser."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from browser import Browser, needs_browser
from graph_samples import RUSSIA, VENEZUELA, article, claim
from network_samples import ARABIC, EMOJI, HOSTILE, SCRIPT, collection

from kg.model import ActorType, Collection, Relation, Status
from kg.ontology import Ontology, Quad
from kg.view import Shown, write_page
from kg.view.document import is_link, parts
from kg.view.layout import positions
from kg.view.style import QUADS, STATUSES, TYPES


def page_of(sample: Collection, **options: Any) -> tuple[str, Shown]:
    stream = io.StringIO()
    shown = write_page(sample, stream, **options)
    return stream.getvalue(), shown


class Elements(HTMLParser):
    """The elements of a page, with the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": [], "title": []}
        self._open: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag in self.texts:
            self._open = tag
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open][-1] += data


@pytest.fixture(scope="module")
def page() -> str:
    return page_of(collection(), title=f"Title {SCRIPT} & co")[0]


@pytest.fixture(scope="module")
def document(page: str) -> Any:
    return json.loads(Elements(page).texts["script"][0])


# --- What the page is made of -------------------------------------------------------------------------


def test_page_is_the_same_each_time(page: str) -> None:
    assert page_of(collection(), title=f"Title {SCRIPT} & co")[0] == page


def test_page_asks_for_nothing_outside(page: str) -> None:
    loading = {"src", "href", "srcset", "data", "action", "poster"}
    assert [
        (tag, name) for tag, attributes in Elements(page).found for name in attributes if name in loading
    ] == []


def test_strangers_words_are_no_markup(page: str) -> None:
    elements = Elements(page)
    tags = [tag for tag, _ in elements.found]
    assert tags.count("script") == 3
    assert "img" not in tags
    assert "b" not in tags
    assert elements.texts["title"] == [f"Title {SCRIPT} & co"]
    assert not set("<>&\u2028\u2029") & set(elements.texts["script"][0])


def test_policy_names_every_script_and_style(page: str) -> None:
    elements = Elements(page)
    policy = next(a["content"] for tag, a in elements.found if tag == "meta" and "http-equiv" in a) or ""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    def hashed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == [hashed(text) for text in elements.texts["script"][1:]]
    assert hashed(elements.texts["style"][0]) in rules["style-src"].split()
    assert "unsafe" not in policy


def test_document_holds_evidence_and_source(document: Any) -> None:
    edge = next(edge for edge in document["edges"] if edge["status"] == "disputed")
    said, denied = document["claims"][edge["id"]]
    assert (edge["from"], edge["relation"], edge["to"]) == ("VEN", "requests-military-aid", "RUS")
    assert (said["factuality"], denied["factuality"]) == ("actual", "negated")
    assert denied["attributed_to"] == "Sergei Lavrov"
    assert said["evidence"][0]["parts"][0] == ["Venezuela", "subject"]
    assert document["articles"]["a1"]["url"] == "https://news.example/satu?a=1&b=2"
    assert document["articles"]["a2"]["url"] is None  # a script is no address
    assert document["articles"]["a2"]["title"] == SCRIPT


def test_document_keeps_whole_names(document: Any) -> None:
    names = {node["id"]: node["name"] for node in document["nodes"]}
    assert names["hostile"] == HOSTILE.label
    assert names["arabic"] == ARABIC.label
    assert names["emoji"] == EMOJI.label
    assert all(node["label"].isprintable() for node in document["nodes"])


def test_legend_is_that_of_the_ontology(document: Any) -> None:
    ontology = Ontology.load()
    assert [quad["id"] for quad in document["quads"]] == [*Quad]
    for kind in document["relations"]:
        assert kind["label"] == ontology.relation(kind["id"]).label_en
    assert {kind["id"] for kind in document["relations"]} == {edge["relation"] for edge in document["edges"]}


def test_every_kind_has_a_look() -> None:
    assert set(TYPES) == set(ActorType)
    assert set(QUADS) == set(Quad)
    assert set(STATUSES) == set(Status)
    assert len({style.shape for style in TYPES.values()}) == len(TYPES)
    solid = {status for status, style in STATUSES.items() if not style.dashes}
    assert solid == {Status.ASSERTED, Status.PAST}


def test_half_a_surrogate_pair_does_not_break_the_page() -> None:
    text, _ = page_of(collection(), title="half \ud83d")
    assert text.encode()


# --- How much is drawn --------------------------------------------------------------------------------


def relation(subject: Any, kind: str, object: Any, support: int) -> Relation:
    return Relation(
        subject=subject,
        relation=kind,
        object=object,
        status=Status.ASSERTED,
        belief=0.5,
        support=support,
        first=None,
        last=None,
        claims=(claim(subject, kind, object),),
    )


def test_limit_keeps_the_best_supported() -> None:
    sample = Collection(
        articles=(article(),),
        relations=(relation(VENEZUELA, "meets", RUSSIA, 1), relation(HOSTILE, "meets", ARABIC, 3)),
    )
    text, shown = page_of(sample, limit=2)
    assert shown == Shown(actors=2, of_actors=4, relations=1, of_relations=2)
    assert {node["id"] for node in json.loads(Elements(text).texts["script"][0])["nodes"]} == {
        "hostile",
        "arabic",
    }


def test_empty_collection_is_a_page() -> None:
    text, shown = page_of(Collection())
    assert shown == Shown(actors=0, of_actors=0, relations=0, of_relations=0)
    assert "</html>" in text


def test_limit_must_leave_room_for_a_relation() -> None:
    with pytest.raises(ValueError, match="limit must be at least 2, not 1"):
        page_of(Collection(), limit=1)


# --- Parts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "subject", "object", "expected"),
    [
        ("A di Iran.", "A", "Iran", [["A", "subject"], [" di ", ""], ["Iran", "object"], [".", ""]]),
        (
            "Iran Air dan Iran",
            "Iran",
            "Iran Air",
            [["Iran Air", "object"], [" dan ", ""], ["Iran", "subject"]],
        ),
        ("surat dia", "dia", "", [["surat ", ""], ["dia", "subject"]]),
        ("suratnya", "nya", "surat", [["surat", "object"], ["nya", "subject"]]),
        ("tidak ada", "Rusia", "  ", [["tidak ada", ""]]),
        ("(x)", "(x)", "x", [["(", "subject"], ["x", "both"], [")", "subject"]]),
        ("Presiden RI itu", "Presiden RI", "RI", [["Presiden ", "subject"], ["RI", "both"], [" itu", ""]]),
        ("ia sendiri", "ia", "ia", [["ia", "both"], [" sendiri", ""]]),
        ("", "a", "b", []),
    ],
)
def test_words_of_both_actors_are_marked(
    text: str, subject: str, object: str, expected: list[list[str]]
) -> None:
    assert parts(text, subject, object) == expected
    assert "".join(words for words, _ in parts(text, subject, object)) == text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x.example",
        "https://",
        "http://[x",
        "https://x.example/\u202e",
        " https:alert(1)",
    ],
)
def test_links_lead_to_the_web_only(url: str) -> None:
    assert not is_link(url)


def test_layout_keeps_names_apart_and_repeats() -> None:
    sizes = {f"n{number}": (10, 12) for number in range(60)}
    edges = [(f"n{number}", f"n{number // 3}") for number in range(40)]
    places = positions(sizes, edges)
    assert places == positions(dict(reversed(sizes.items())), edges)
    assert len(set(places.values())) == 60
    boxes = list(places.values())
    close = [
        (a, b)
        for at, a in enumerate(boxes)
        for b in boxes[:at]
        if abs(a[0] - b[0]) < 90 and abs(a[1] - b[1]) < 30
    ]
    assert close == []


# --- In a browser -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory, page: str) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("page")
    (folder / "page.html").write_text(page, encoding="utf-8")
    with Browser(folder / "profile") as started:
        started.open(folder / "page.html")
        yield started


@pytest.fixture
def fresh(browser: Browser) -> Browser:
    browser.run("kg.go({}); document.querySelector('button[type=reset]').click()")
    wait(browser, "return document.querySelector('#panel h2').textContent === 'Strongest relations'")
    return browser


def wait(browser: Browser, script: str, *arguments: object) -> None:
    """Wait until a script returns something true."""
    end = time.monotonic() + 10
    while not browser.run(script, *arguments):
        assert time.monotonic() < end, script
        time.sleep(0.05)


def text_of(browser: Browser, selector: str) -> str:
    return str(browser.run("return document.querySelector(arguments[0]).innerText", selector))


class TestInBrowser:
    pytestmark = needs_browser

    def test_loads_offline_without_complaint(self, fresh: Browser) -> None:
        assert fresh.console() == []
        assert fresh.dialog() is None
        assert fresh.run("return performance.getEntriesByType('resource').length") == 0
        assert re.match(r"10 actors · 10 relations shown · from 3 articles", text_of(fresh, "#counts"))

    def test_draws_the_graph(self, fresh: Browser) -> None:
        colours = fresh.run(
            """const canvas = document.querySelector('#graph canvas');
            const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            const seen = new Set();
            for (let at = 0; at < pixels.length; at += 4) seen.add(pixels.slice(at, at + 4).join());
            return seen.size"""
        )
        assert colours > 50

    def test_click_on_a_relation_shows_its_evidence(self, fresh: Browser) -> None:
        fresh.run(
            """[...document.querySelectorAll('.relation')]
            .find((each) => each.textContent.includes('requests military aid')).click()"""
        )
        wait(fresh, "return document.querySelectorAll('#panel blockquote').length === 2")
        panel = text_of(fresh, "#panel")
        assert "Venezuela meminta bantuan militer kepada Rusia." in panel
        assert "Disputed" in panel
        assert "according to Sergei Lavrov" in panel
        assert SCRIPT in panel  # the title of an article, as text
        links = fresh.run("return [...document.querySelectorAll('#panel a')].map((a) => a.href)")
        assert links == ["https://news.example/satu?a=1&b=2"]
        assert text_of(fresh, "#panel mark.subject") == "Venezuela"

    def test_click_on_an_actor_of_the_drawing_shows_its_relations(self, fresh: Browser) -> None:
        at = fresh.run(
            """const place = kg.network.canvasToDOM(kg.network.getPosition('VEN'));
            const box = document.getElementById('graph').getBoundingClientRect();
            return [Math.round(place.x + box.x), Math.round(place.y + box.y)]"""
        )
        fresh.click(*at)
        wait(fresh, "return document.querySelector('#panel h2').textContent === 'Venezuela'")
        assert "requests military aid Russia" in text_of(fresh, "#panel")

    def test_hostile_actor_is_harmless(self, fresh: Browser) -> None:
        fresh.run("kg.go({actor: 'hostile'})")
        wait(fresh, "return document.querySelector('#panel h2').textContent === arguments[0]", SCRIPT)
        assert fresh.run("return document.querySelectorAll('img').length") == 0
        assert fresh.dialog() is None
        assert fresh.console() == []

    def test_search_by_keyboard(self, fresh: Browser) -> None:
        fresh.run("document.activeElement.blur(); document.getElementById('search').value = ''")
        fresh.press("/nicolas\ue007")
        wait(fresh, "return document.querySelector('#panel h2').textContent === 'Nicolás Maduro'")
        fresh.run("document.activeElement.blur()")
        fresh.press("\ue00c")
        wait(fresh, "return document.querySelector('#panel h2').textContent === 'Strongest relations'")

    def test_keyboard_reaches_relations(self, fresh: Browser) -> None:
        fresh.run("document.querySelector('.relation').focus()")
        fresh.press("\ue007")
        wait(fresh, "return document.querySelectorAll('#panel blockquote').length > 0")

    @pytest.mark.parametrize(
        ("change", "relations"),
        [
            ("boxes.type.get('person').click()", 6),
            ("boxes.status.get('denied').click()", 9),
            ("boxes.kind.get('attacks').click()", 8),
            ("belief.value = 0.79; belief.dispatchEvent(new Event('input'))", 7),
            ("until.value = '2024-12-31'; until.dispatchEvent(new Event('change')); undated.click()", 1),
            ("since.value = '2025-12-31'; since.dispatchEvent(new Event('change')); undated.click()", 7),
        ],
    )
    def test_filters(self, fresh: Browser, change: str, relations: int) -> None:
        fresh.run(change)
        assert fresh.run("return kg.visible.edges.size") == relations
        assert f"{relations} of 10 relations shown" in text_of(fresh, "#counts")

    def test_panels_fit_a_narrow_window(self, fresh: Browser, page: str, tmp_path: Path) -> None:
        (tmp_path / "page.html").write_text(page, encoding="utf-8")
        with Browser(tmp_path / "profile", width=500, height=800) as narrow:
            narrow.open(tmp_path / "page.html")
            widths = narrow.run("return [document.documentElement.scrollWidth, innerWidth]")
            assert widths[0] <= widths[1]
            assert narrow.run("return document.querySelector('#graph canvas').clientHeight") > 200
            assert narrow.console() == []
