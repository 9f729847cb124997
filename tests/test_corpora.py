"""The project's own sentences: every mark and every tree holds, and none repeats."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import TrainingError
from kg.train.fitting import is_tree, text_of
from kg.train.names import LABELS, parse_marked, read_marked
from kg.train.sources import OWN, own_names
from kg.train.trees import TreeToken, read_trees

FILES = sorted(OWN.glob("*/*.txt"))
TREEBANKS = sorted(OWN.glob("*/trees.conllu"))
PARTS_OF_SPEECH = frozenset(
    [
        "ADJ",
        "ADP",
        "ADV",
        "AUX",
        "CCONJ",
        "DET",
        "INTJ",
        "NOUN",
        "NUM",
        "PART",
        "PRON",
        "PROPN",
        "PUNCT",
        "SCONJ",
        "SYM",
        "VERB",
        "X",
    ]
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_line_of_a_corpus_can_be_read(path: Path) -> None:
    sentences = list(read_marked(path))
    assert sentences
    for sentence in sentences:
        for span in sentence.spans:
            name = sentence.text[span.start : span.end]
            assert name == name.strip()
            assert span.label in LABELS


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_names_stand_free_in_their_text(path: Path) -> None:
    for sentence in read_marked(path):
        assert "  " not in sentence.text, sentence.text
        for span in sentence.spans:
            before = sentence.text[max(0, span.start - 1) : span.start]
            assert not re.search(r"[A-Za-z0-9]", before), (sentence.text, before)


def test_no_sentence_is_there_twice() -> None:
    counts = Counter(sentence.text for path in FILES for sentence in read_marked(path))
    assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("language", sorted({path.parent.name for path in FILES}))
def test_the_held_out_tenth_is_never_trained_on(language: str) -> None:
    trained = {sentence.text for sentence in own_names(language)}
    held_out = {sentence.text for sentence in own_names(language, held_out=True)}
    assert held_out
    assert not trained & held_out


def test_marks_become_spans() -> None:
    sentence = parse_marked("Ketua [ORG KPK] [PER Andi Wijaya] tiba di [LOC Ambon].")
    assert sentence.text == "Ketua KPK Andi Wijaya tiba di Ambon."
    assert [(sentence.text[span.start : span.end], span.label) for span in sentence.spans] == [
        ("KPK", "ORG"),
        ("Andi Wijaya", "PER"),
        ("Ambon", "LOC"),
    ]


@pytest.mark.parametrize(
    "marked", ["[PER Andi tiba.", "Andi] tiba.", "[ANIMAL Kucing] tiba.", "[PER [ORG X] Y]"]
)
def test_a_broken_mark_is_refused(marked: str) -> None:
    with pytest.raises(TrainingError):
        parse_marked(marked)


def _trees(path: Path) -> list[list[TreeToken]]:
    return list(read_trees(path, path.parent.name, natural=False))


def _key(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", TREEBANKS, ids=lambda path: path.parent.name)
def test_every_tree_is_one_tree_of_known_labels(path: Path) -> None:
    trees = _trees(path)
    assert len(trees) > 500
    for tree in trees:
        assert is_tree(tree), text_of(tree)
        assert {token.pos for token in tree} <= PARTS_OF_SPEECH, text_of(tree)
        roots = [token.relation for index, token in enumerate(tree) if token.head == index]
        assert roots == ["ROOT"], text_of(tree)


@pytest.mark.parametrize("path", TREEBANKS, ids=lambda path: path.parent.name)
def test_trees_are_of_the_marked_sentences_each_once(path: Path) -> None:
    language = path.parent.name
    known = {_key(s.text) for held in (False, True) for s in own_names(language, held_out=held)}
    texts = [_key(text_of(tree)) for tree in _trees(path)]
    assert [text for text in texts if text not in known] == []
    assert len(texts) == len(set(texts))
