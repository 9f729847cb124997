"""Explanations tell what the extraction did: the same claims, and a reason for each that is not there."""

from __future__ import annotations

import io
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.cli.explained import write_text
from kg.explain import SentenceNote, explain, write_page
from kg.extract import Extractor
from kg.language import load_pack
from kg.model import Actor, ActorType, Article, Mention, Sentence, Token
from kg.ontology import Ontology
from kg.reading import Reader

IRAN = Actor(id="IRN", label="Iran", type=ActorType.COUNTRY, country="IRN", known=True)
JAPAN = Actor(id="JPN", label="Japan", type=ActorType.COUNTRY, country="JPN", known=True)
NAMES = {"Iran": IRAN, "Jepang": JAPAN, "Japan": JAPAN}
TAGS = {"menuduh": "VERB", ".": "PUNCT"}


def sentence(text: str) -> Sentence:
    """Build a sentence by hand; its words are parted by spaces, and the tree is flat."""
    tokens, mentions, start = [], [], 0
    for index, word in enumerate(text.split(" ")):
        pos = "PROPN" if word in NAMES else TAGS.get(word, "NOUN")
        tokens.append(Token(text=word, lemma=word.lower(), pos=pos, dep="dep", head=0, morph="", start=start))
        start += len(word) + 1
        if word in NAMES:
            known = Mention(start=index, end=index + 1, text=word, type="name", link="known name")
            mentions.append(replace(known, actor=NAMES[word]))
    return Sentence(tokens=tuple(tokens), mentions=tuple(mentions), start=0, end=len(text), text=text)


def note(text: str, language: str = "id") -> SentenceNote:
    ontology = Ontology.load()
    extractor = Extractor(load_pack(language), ontology)
    article = Article(id="a", text=text, language=language)
    traces, claims = extractor.trace(article, [sentence(text)])
    assert claims == extractor.extract(article, [sentence(text)]), "explaining changes nothing"
    return explain(traces, claims, ontology)[0]


def test_a_claim_is_told_with_its_frame() -> None:
    told = note("Iran menuduh Jepang .")
    assert [(c.subject, c.relation, c.object, c.fate) for c in told.claims] == [
        ("Iran", "accuses", "Japan", "kept")
    ]
    (predicate,) = [each for each in told.predicates if each.words == "menuduh"]
    taken = [trial for trial in predicate.trials if trial.taken]
    assert len(taken) == 1 and taken[0].frame.endswith("> accuses")
    assert told.mentions[0].why == "known name" and told.verdict == ""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Hujan turun .", "names no actor"),
        ("Iran menuduh .", "names one actor alone: Iran"),
        ("Iran menuduh Jepang ?", "a question claims nothing"),
        ("Iran hujan Jepang .", "names actors, but no predicate of the lexicon"),
        ("Iran Jepang menuduh .", "no frame of its predicates could be taken"),
    ],
)
def test_a_sentence_without_a_claim_says_why(text: str, verdict: str) -> None:
    assert (note(text).claims, note(text).verdict) == ((), verdict)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Iran menuduh .", "subject Iran, but no actor in"),
        ("menuduh Jepang .", "no actor in agent"),
        ("Iran menuduh Iran .", "subject and object are both Iran"),
    ],
)
def test_a_frame_that_is_not_taken_says_why(text: str, why: str) -> None:
    reasons = [trial.why for each in note(text).predicates for trial in each.trials if not trial.taken]
    assert any(why in reason for reason in reasons), reasons


def test_what_changes_factuality_is_shown() -> None:
    told = note("Iran tidak menuduh Jepang .")
    assert "tidak (negation)" in told.operators
    assert any(each.reading == "negated" for each in told.predicates)


class Balance(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def test_the_page_escapes_what_the_article_says() -> None:
    told = note("Iran menuduh Jepang <script>alert(1)</script> .")
    page = io.StringIO()
    write_page(page, [("<b>a</b>", [told])])
    parser = Balance()
    parser.feed(page.getvalue())
    assert "script" not in parser.tags and "link" not in parser.tags and "img" not in parser.tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.getvalue()
    assert "&lt;b&gt;a&lt;/b&gt;" in page.getvalue()


def test_the_terminal_is_not_steered_by_the_article() -> None:
    text = io.StringIO()
    write_text(text, [("a", [note("Iran menuduh Jepang \x1b[31m .")])])
    assert "\x1b" not in text.getvalue()
    assert not [line for line in text.getvalue().splitlines() if line != line.rstrip()]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_explained_claims_are_those_of_the_reader(language: str, reader: Reader, tree: Path) -> None:
    if not (tree / "kg" / "language" / language / "pipeline").is_dir():
        pytest.skip(f"no pipeline for {language!r} has been trained yet")
    from kg.ingest import read_articles

    samples = sorted((tree / "kg" / "samples" / "articles").glob(f"{language}-*.txt"))[:2]
    articles = [a for a in read_articles(map(str, samples)) if isinstance(a, Article)]
    told = {article.id: claims for article, claims in reader.read_all(articles)}
    for article, traces, claims in reader.trace_all(articles):
        assert claims == told[article.id]
        notes = explain(traces, claims, reader.ontology)
        assert all(bool(each.claims) != bool(each.verdict) for each in notes)
        kept = {(c.subject, c.relation, c.object) for each in notes for c in each.claims}
        assert {(c.subject.label, c.relation, c.object.label) for c in claims} <= kept


@pytest.mark.slow
def test_the_command_shows_chosen_sentences(tree: Path, tmp_path: Path) -> None:
    if not (tree / "kg" / "language" / "id" / "pipeline").is_dir():
        pytest.skip("no pipeline for 'id' has been trained yet")
    article = tmp_path / "a.txt"
    article.write_text("Iran menuduh Jepang berbohong. Rusia menyerang Ukraina kemarin.", encoding="utf-8")
    arguments = ["explain", str(article), "--language", "id", "--sentence", "UKRAINA"]
    shown = CliRunner().invoke(main, arguments)
    assert shown.exit_code == 0, shown.output
    assert "Rusia menyerang Ukraina" in shown.stdout and "menuduh" not in shown.stdout
    page = tmp_path / "page.html"
    made = CliRunner().invoke(main, [*arguments, "--format", "html", "--output", str(page)])
    assert made.exit_code == 0 and page.read_text("utf-8").startswith("<!doctype html>")
    again = CliRunner().invoke(main, [*arguments, "--output", str(page)])
    assert again.exit_code == 1 and "output exists" in again.stderr
