"""The scorer: what counts as right, how losses are told, and how sure is sure."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import InputError
from kg.extract import Trace
from kg.extract.row import Row
from kg.language import load_pack
from kg.measure import Gold, Said, figures, losses, read_gold, read_said, reliability
from kg.model import Actor, ActorType, Article, Mention, Sentence, Token
from kg.ontology import Ontology

ONTOLOGY = Ontology.load()
ACTORS = [
    {"name": "Iran", "type": "country", "also": ["Islamic Republic of Iran"], "metonyms": ["Tehran"]},
    {"name": "Japan", "type": "country", "also": []},
    {"name": "Mira Tan", "type": "person", "also": ["Tan"]},
]


def fact(text: str, factuality: str = "actual", **more: object) -> dict[str, object]:
    subject, relation, object_ = text.split(" | ")
    return {"s": subject, "r": relation, "o": object_, "factuality": factuality, **more}


def said(text: str, factuality: str = "actual", confidence: float = 1.0) -> Said:
    subject, relation, object_ = text.split(" | ")
    return Said(
        subject=subject, relation=relation, object=object_, factuality=factuality, confidence=confidence
    )


def gold(folder: Path, *facts: dict[str, object]) -> Gold:
    record = {"doc": "a", "lang": "en", "actors": ACTORS, "facts": facts}
    (folder / "a.gold.json").write_text(json.dumps(record), encoding="utf-8")
    return read_gold(folder)[0]


@pytest.mark.parametrize(
    ("claim", "exact", "kind", "pair"),
    [
        ("Iran | requests-military-aid | Japan", 1, 1, 1),
        ("Islamic Republic of IRAN | requests-military-aid | Japan", 1, 1, 1),
        ("Iran | requests-aid | Japan", 0, 1, 1),
        ("Iran | praises | Japan", 0, 0, 1),
        ("Japan | requests-military-aid | Iran", 0, 0, 1),
        ("Iran | requests-military-aid | Mira Tan", 0, 0, 0),
    ],
)
def test_levels(tmp_path: Path, claim: str, exact: int, kind: int, pair: int) -> None:
    golds = [gold(tmp_path, fact("Iran | requests-military-aid | Japan"))]
    found = figures(golds, {"a": [said(claim)]}, ONTOLOGY)
    assert (found.exact.right, found.type.right, found.pair.right) == (exact, kind, pair)


def test_other_answers_are_as_right(tmp_path: Path) -> None:
    told = fact("Iran | praises | Japan", s_alt=["Mira Tan"], r_alt=["supports"])
    golds = [gold(tmp_path, told)]
    claims = [said("Tan | supports | Japan"), said("Iran | praises | Japan")]
    found = figures(golds, {"a": claims}, ONTOLOGY)
    assert (found.exact.right, found.exact.judged) == (1, 1), (
        "the second says it again: neither right nor wrong"
    )


def test_symmetric_relations_hold_both_ways(tmp_path: Path) -> None:
    golds = [gold(tmp_path, fact("Iran | meets | Japan"))]
    assert figures(golds, {"a": [said("Japan | meets | Iran")]}, ONTOLOGY).exact.right == 1
    assert (
        figures(golds, {"a": [said("Japan | meets | Iran"), said("Iran | meets | Japan")]}, ONTOLOGY).claims
        == 1
    )


def test_nothing_claimed_and_nothing_there(tmp_path: Path) -> None:
    found = figures([gold(tmp_path)], {}, ONTOLOGY)
    assert (found.type.precision, found.type.recall, found.type.f1, found.factuality) == (0.0, 0.0, 0.0, 0.0)


def read(text: str, *mentions: tuple[str, str]) -> tuple[Article, list[Trace]]:
    """Build an article of one sentence with mentions: words, and the label of their actor."""
    words = text.split(" ")
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    tokens = tuple(
        Token(text=w, lemma=w, pos="X", dep="dep", head=0, morph="", start=s)
        for w, s in zip(words, starts, strict=True)
    )
    found = tuple(
        Mention(
            start=words.index(word),
            end=words.index(word) + 1,
            text=word,
            type="name",
            actor=Actor(id=label, label=label, type=ActorType.COUNTRY),
        )
        for word, label in mentions
    )
    sentence = Sentence(tokens=tokens, mentions=found, start=0, end=len(text), text=text)
    return Article(id="a", text=text, language="en"), [
        Trace(sentence=sentence, row=Row(sentence, load_pack("en")))
    ]


@pytest.mark.parametrize(
    ("text", "mentions", "claims", "cause"),
    [
        ("Tehran praised Japan", [("Tehran", "Iran"), ("Japan", "Japan")], [], "word without both"),
        ("Tehran, praised, Japan,", [("Tehran,", "Iran"), ("Japan,", "Japan")], [], "no word for it"),
        ("Tehran praised Japan", [("Japan", "Japan")], [], "name not found"),
        ("Tehran praised Japan", [("Tehran", "Ray"), ("Japan", "Japan")], [], "linked to another"),
        ("It praised Japan", [("Japan", "Japan")], [], "reference not resolved"),
        ("Tehran praised Japan", [], ["Iran | accuses | Japan"], "wrong relation"),
        ("Tehran praised Japan", [], ["Japan | praises | Iran"], "wrong direction"),
    ],
)
def test_losses_name_the_step(
    tmp_path: Path, text: str, mentions: list[tuple[str, str]], claims: list[str], cause: str
) -> None:
    own = gold(tmp_path, fact("Iran | praises | Japan", evidence=" ".join(text.split(" ")[:2]) + " ..."))
    article, traces = read(text, *mentions)
    (loss,) = losses(own, [said(c) for c in claims], ONTOLOGY, article=article, traces=traces)
    assert loss.cause == cause


def test_a_fact_with_the_wrong_factuality_is_found_but_told_wrongly(tmp_path: Path) -> None:
    own = gold(tmp_path, fact("Iran | praises | Japan", "planned"))
    (loss,) = losses(own, [said("Iran | praises | Japan")], ONTOLOGY)
    assert loss.cause == "wrong factuality"
    assert list(losses(own, [said("Iran | praises | Japan", "planned")], ONTOLOGY)) == []


def test_reliability_counts_what_is_right_among_the_equally_sure(tmp_path: Path) -> None:
    own = gold(tmp_path, fact("Iran | praises | Japan"))
    claims = [said("Iran | praises | Japan", confidence=1.0), said("Iran | attacks | Japan", confidence=0.95)]
    (only,) = reliability([own], {"a": claims}, ONTOLOGY)
    assert (only.low, only.claims, only.right) == (0.9, 2, 0.5)


@pytest.mark.parametrize("content", ["", "[]", '{"facts": []}', '{"actors": [], "facts": [{}]}'])
def test_broken_gold_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.gold\.json is no gold"):
        read_gold(tmp_path)


def test_broken_claims_are_named_by_line(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(
        '{"doc": "a", "subject": "x", "relation": "praises", "object": "y"}\n{}\n', encoding="utf-8"
    )
    with pytest.raises(InputError, match="line 2 is no claim"):
        read_said(path)


def test_the_command_measures_claims(tmp_path: Path) -> None:
    gold(tmp_path, fact("Iran | praises | Japan"), fact("Japan | accuses | Iran"))
    claims = tmp_path / "claims.jsonl"
    record = {"doc": "a", "subject": "Iran", "relation": "praises", "object": "Japan", "confidence": 0.9}
    claims.write_text(json.dumps(record), encoding="utf-8")
    arguments = ["measure", str(tmp_path), "--claims", str(claims)]
    shown = CliRunner().invoke(main, [*arguments, "--errors"])
    assert shown.exit_code == 0, shown.output
    assert "1 articles, 2 facts, 1 claims" in shown.stdout
    assert "a: Japan | accuses | Iran | actual (no claim)" in shown.stdout
    record = json.loads(CliRunner().invoke(main, [*arguments, "--json"]).stdout)
    assert (record["type"]["precision"], record["type"]["recall"]) == (1.0, 0.5)


def test_the_command_needs_gold(tmp_path: Path) -> None:
    refused = CliRunner().invoke(main, ["measure", str(tmp_path)])
    assert refused.exit_code == 1 and "no gold in" in refused.stderr and "hint:" in refused.stderr


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_figures_are_those_of_the_common_scorer(tree: Path, tmp_path: Path, seed: int) -> None:
    """Claims made at random from gold, some bent: both scorers must agree on every figure."""
    scorer = tree.parent / "shared" / "eval" / "score.py"
    if not scorer.is_file():
        pytest.skip("needs ../shared/eval/score.py")
    folder = scorer.parent / "dev"
    chance = random.Random(seed)
    relations = [relation.id for relation in ONTOLOGY.relations()]
    path = tmp_path / "claims.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for own in read_gold(folder):
            for each in chance.choices(own.facts, k=len(own.facts)):
                ends = [chance.choice(each.subjects), chance.choice(each.objects)]
                if chance.random() < 0.2:
                    ends.reverse()
                bent = chance.random() < 0.3
                claim = {
                    "doc": own.doc,
                    "subject": ends[0],
                    "relation": chance.choice(relations if bent else each.relations),
                    "object": ends[1],
                    "factuality": chance.choice(["actual", "planned", each.factuality]),
                }
                stream.write(json.dumps(claim) + "\n")
    theirs = json.loads(
        subprocess.run(
            [sys.executable, str(scorer), str(folder), str(path), "--json"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    assert figures(read_gold(folder), read_said(path), ONTOLOGY).to_record() == theirs
