"""The project's own marked sentences: every line holds, and none repeats."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import TrainingError
from kg.train.names import LABELS, parse_marked, read_marked
from kg.train.sources import OWN, own_names

FILES = sorted(OWN.glob("*/*.txt"))


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
