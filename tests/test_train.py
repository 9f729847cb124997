"""From corpora to a pipeline: reading, fitting, varying, and one small run of all of it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.errors import TrainingError
from kg.train.augment import curly, unaccented, vary_names, vary_tree
from kg.train.documents import name_doc, tree_doc
from kg.train.evaluation import evaluate
from kg.train.fitting import fit, is_tree, text_of
from kg.train.names import parse_marked, read_columns
from kg.train.sources import TREES
from kg.train.spacing import spaces_after
from kg.train.tokenizers import blank
from kg.train.trees import TreeToken, read_trees, relation_of

TREE = """\
# text = Polisi menangkap orang - orang di Ambon.
1\tPolisi\tpolisi\tNOUN\t_\tNumber=Sing\t2\tnsubj\t_\t_
2\tmenangkap\ttangkap\tVERB\t_\tVoice=Act\t0\troot\t_\t_
3\torang\torang\tNOUN\t_\tNumber=Sing\t2\tobj\t_\t_
4\t-\t-\tPUNCT\t_\t_\t3\tgoeswith\t_\t_
5\torang\torang\tNOUN\t_\tNumber=Sing\t3\tcompound:plur\t_\t_
6\tdi\tdi\tADP\t_\t_\t7\tcase\t_\t_
7\tAmbon\tAmbon\tPROPN\t_\t_\t2\tobl\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tSpaceAfter=No

# text = Ia ditahan oleh polisi.
1\tIa\tia\tPRON\t_\t_\t2\tnsubj:pass\t_\t_
2\tditahan\ttahan\tVERB\t_\tVoice=Pass\t0\troot\t_\t_
3\toleh\toleh\tADP\t_\t_\t4\tcase\t_\t_
4\tpolisi\tpolisi\tNOUN\t_\t_\t2\tobl\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tSpaceAfter=No

"""
NAMES = "Polisi\tO\nmemeriksa\tO\nAndi\tB-PER\nWijaya\tI-PER\ndi\tO\nAmbon\tB-LOC\n.\tO\n\n"


@pytest.fixture
def trees(tmp_path: Path) -> list[list[TreeToken]]:
    path = tmp_path / "small.conllu"
    path.write_text(TREE, encoding="utf-8")
    return list(read_trees(path, "id"))


def test_reduplication_becomes_one_word_of_one_tree(trees: list[list[TreeToken]]) -> None:
    fitted = fit(trees[0], blank("id"))
    assert [token.form for token in fitted] == ["Polisi", "menangkap", "orang-orang", "di", "Ambon", "."]
    assert [token.head for token in fitted] == [1, 1, 1, 4, 1, 1]
    assert is_tree(fitted)
    assert text_of(fitted) == "Polisi menangkap orang-orang di Ambon."


def test_the_noun_after_oleh_is_the_agent(trees: list[list[TreeToken]]) -> None:
    assert trees[1][3].relation == "obl:agent"


def test_a_file_of_another_form_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.conllu"
    path.write_text("1\tPolisi\n", encoding="utf-8")
    with pytest.raises(TrainingError) as caught:
        list(read_trees(path, "id"))
    assert (caught.value.path, caught.value.line) == (path, 1)


@pytest.mark.parametrize(
    ("treebank", "language", "ours"),
    [
        ("flat:name", "id", "flat"),
        ("compound", "id", "nmod"),
        ("compound", "en", "compound"),
        ("nmod:poss", "en", "nmod:poss"),
        ("nsubj:pass", "id", "nsubj:pass"),
        ("acl:relcl", "en", "acl:relcl"),
        ("nsubj:outer", "en", "nsubj"),
        ("root", "id", "ROOT"),
    ],
)
def test_relations_come_under_one_scheme(treebank: str, language: str, ours: str) -> None:
    assert relation_of(treebank, language) == ours


def test_columns_become_running_text(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text(NAMES, encoding="utf-8")
    (sentence,) = read_columns(path)
    assert sentence.text == "Polisi memeriksa Andi Wijaya di Ambon."
    assert [sentence.text[span.start : span.end] for span in sentence.spans] == ["Andi Wijaya", "Ambon"]


def test_spacing_keeps_quotes_and_brackets_tight() -> None:
    words = ["Ia", "(", "45", ")", "berkata", ",", '"', "Ya", '"', "."]
    spaced = "".join(word + " " * space for word, space in zip(words, spaces_after(words), strict=True))
    assert spaced == 'Ia (45) berkata, "Ya".'


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("id", "Brigjen. Andi, S.H., tiba.", ["Brigjen.", "Andi", ",", "S.H.", ",", "tiba", "."]),
        ("id", "hubungan AS-China", ["hubungan", "AS", "-", "China"]),
        ("id", "PDI-P dan anak-anaknya", ["PDI-P", "dan", "anak-anaknya"]),
        ("id", "2019–2024", ["2019", "–", "2024"]),
        ("id", "“Siap,” kata Ma’ruf—tegas", ["“", "Siap", ",", "”", "kata", "Ma’ruf", "—", "tegas"]),
        ("en", "U.S. forces—all", ["U.S.", "forces", "—", "all"]),
        ("en", "Maduro’s aide", ["Maduro", "’s", "aide"]),
    ],
)
def test_news_is_cut_into_the_right_words(language: str, text: str, words: list[str]) -> None:
    assert [word.text for word in blank(language).make_doc(text)] == words


def test_documents_carry_trees_and_sentence_ends(trees: list[list[TreeToken]]) -> None:
    nlp = blank("id")
    doc = tree_doc([fit(tree, nlp) for tree in trees], nlp)
    assert [sentence.text for sentence in doc.sents] == [
        "Polisi menangkap orang-orang di Ambon.",
        "Ia ditahan oleh polisi.",
    ]
    assert [word.dep_ for word in doc if word.text == "Ia"] == ["nsubj:pass"]


def test_documents_carry_names_and_no_trees() -> None:
    doc = name_doc([parse_marked("[PER Andi] tiba."), parse_marked("[ORG KPK] diam.")], blank("id"))
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Andi", "PER"), ("KPK", "ORG")]
    assert not doc.has_annotation("DEP")


def test_varied_names_stay_names() -> None:
    sentence = parse_marked("[PER Andi Wijaya] memimpin [ORG KPK] di [LOC Ambon].")
    pools = {"PER": ["Olena Shevchenko"], "ORG": ["PT Maju Bersama"], "LOC": ["Bandar Lampung"]}
    for seed in range(50):
        varied = vary_names(sentence, pools, random.Random(seed))
        names = [varied.text[span.start : span.end] for span in varied.spans]
        assert len(names) == 3
        assert all(name == name.strip() and name for name in names)
        between = varied.text[varied.spans[0].end : varied.spans[1].start]
        assert between.lower() == " memimpin "


def test_varied_trees_stay_trees(trees: list[list[TreeToken]]) -> None:
    for seed in range(50):
        varied = vary_tree(trees[1], random.Random(seed))
        assert is_tree(varied)
        assert [token.relation for token in varied] == [token.relation for token in trees[1]][: len(varied)]


def test_typography_keeps_the_length() -> None:
    assert curly('"Siap," kata Ma\'ruf') == "“Siap,” kata Ma’ruf"
    assert unaccented("Nicolás Maduro di Türkiye") == "Nicolas Maduro di Turkiye"


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    from kg.train.training import train

    with pytest.raises(TrainingError, match="available: en, id"):
        train("tlh", tmp_path, tmp_path / "out")


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    from kg.train.training import train

    with pytest.raises(TrainingError, match="ud_id_gsd"):
        train("id", tmp_path, tmp_path / "out")


@pytest.mark.slow
def test_a_small_corpus_trains_and_repeats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.train import sources
    from kg.train.training import train

    own = tmp_path / "own" / "id"
    own.mkdir(parents=True)
    (own / "small.txt").write_text("[PER Andi] memimpin [ORG KPK] di [LOC Ambon].\n" * 12, encoding="utf-8")
    monkeypatch.setattr(sources, "OWN", own.parent)

    for source in TREES["id"]:
        path = sources.location(source, tmp_path)
        path.parent.mkdir(exist_ok=True)
        path.write_text(TREE * 6, encoding="utf-8")
    for name in ("ner_id_idner/train", "ner_id_idner/dev", "ner_id_nergrit/train"):
        path = tmp_path / f"{name}.tsv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(NAMES * 12, encoding="utf-8")
    settings = {"training.max_steps": 12, "training.eval_frequency": 6}
    text = "Polisi menangkap Andi di Ambon."
    results = []
    for run in ("one", "two"):
        nlp = train("id", tmp_path, tmp_path / run, seed=3, settings=settings)
        results.append([(word.text, word.pos_, word.dep_, word.ent_type_) for word in nlp(text)])
    assert results[0] == results[1]
    measures = {score.measure for score in evaluate(nlp, "id", tmp_path)}
    assert {"UPOS", "LAS", "names"} <= measures
