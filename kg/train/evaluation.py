"""Measure a pipeline against corpora that training never saw; words are the pipeline's own, not gold."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.errors import TrainingError
from kg.train.fitting import text_of
from kg.train.names import LABELS, NamedSentence
from kg.train.sources import HOLD_OUT, NAMES, TREES, location, names_of, own_names, trees_of
from kg.train.trees import TreeToken

RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "conj", "appos", "acl", "flat", "nmod")
# The types that every corpus marks; others are reported where a corpus has them.
EVERYWHERE = ("PER", "ORG", "LOC")
# Sentences that are put together when finding their ends is measured.
PARAGRAPH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One figure: of which corpus, what is measured, and the value, between 0 and 1."""

    corpus: str
    measure: str
    value: float


def evaluate(nlp: Language, language: str, corpora: Path) -> list[Score]:
    """Measure `nlp` on every test corpus of `language` that lies under `corpora`.

    Words are matched by their place in the text; a figure is the harmonic mean over the words of both
    sides, as in the shared tasks of CoNLL 2017 and 2018. Raises: TrainingError where no corpus is found.
    """
    sources = (*TREES.get(language, ()), *NAMES.get(language, ()))
    if not any((corpora / source.path).is_file() for source in sources if not source.own):
        raise TrainingError(f"no test corpus of language {language!r} under {corpora}", path=corpora)
    scores: list[Score] = []
    for source in TREES.get(language, ()):
        if "parser" in nlp.pipe_names and source.use != "train" and location(source, corpora).is_file():
            trees = trees_of(source, corpora, language, held_out=True, natural=False)
            name = f"{source.name}/{HOLD_OUT}" if source.use == "hold-out" else source.name
            scores += score_trees(nlp, name, trees)
    for source in NAMES.get(language, ()):
        if "ner" in nlp.pipe_names and source.use == "test" and (corpora / source.path).is_file():
            scores += score_names(nlp, source.name, names_of(source, corpora, language))
    if "ner" in nlp.pipe_names:
        scores += score_names(nlp, f"own/{HOLD_OUT}", list(own_names(language, held_out=True)))
    return scores


class _Counts:
    """Right, given and gold by measure, and the harmonic mean of precision and recall."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.given: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()

    def scores(self, corpus: str, measures: Iterable[str]) -> list[Score]:
        found = []
        for measure in measures:
            if measure == "lemma" and not self.gold[measure]:
                continue  # a treebank without lemmas says nothing of them
            total = self.given[measure] + self.gold[measure]
            value = 2 * self.right[measure] / total if total else 0.0
            found.append(Score(corpus=corpus, measure=measure, value=value))
        return found


def score_trees(nlp: Language, corpus: str, trees: Sequence[list[TreeToken]]) -> list[Score]:
    """Score words, parts of speech, lemmas, heads, labelled heads, sentence ends and single relations."""
    counts = _Counts()
    for tree, doc in zip(trees, nlp.pipe(text_of(tree) for tree in trees), strict=True):
        _count_tree(counts, tree, doc)
    for start in range(0, len(trees), PARAGRAPH):
        _count_ends(counts, trees[start : start + PARAGRAPH], nlp)
    return counts.scores(corpus, ("words", "UPOS", "lemma", "UAS", "LAS", "sentences", *RELATIONS))


def _count_tree(counts: _Counts, tree: list[TreeToken], doc: Doc) -> None:
    starts, position = [], 0
    for token in tree:
        starts.append((position, position + len(token.form)))
        position += len(token.form) + token.space
    words = {_place(word): word for word in doc if not word.is_space}
    for measure in ("words", "UPOS", "UAS", "LAS"):
        counts.gold[measure] += len(tree)
        counts.given[measure] += len(words)
    for word in words.values():
        counts.given[_counted(word.dep_)] += 1
    for place, token in zip(starts, tree, strict=True):
        relation = _counted(token.relation)
        counts.gold[relation] += 1
        if place not in words:
            continue
        word = words[place]
        head = starts[token.head] == _place(word.head)
        counts.right["words"] += 1
        counts.right["UPOS"] += word.pos_ == token.pos
        counts.right["UAS"] += head
        counts.right["LAS"] += head and _plain(word.dep_) == _plain(token.relation)
        counts.right[relation] += head and _counted(word.dep_) == relation
        if token.lemma:
            counts.gold["lemma"] += 1
            counts.given["lemma"] += 1
            counts.right["lemma"] += word.lemma_.lower() == token.lemma.lower()


def _count_ends(counts: _Counts, trees: Sequence[list[TreeToken]], nlp: Language) -> None:
    texts = [text_of(tree) for tree in trees]
    gold, position = set(), 0
    for text in texts:
        gold.add((position, position + len(text)))
        position += len(text) + 1
    doc = nlp(" ".join(texts))
    found = {(sentence.start_char, sentence.end_char) for sentence in doc.sents}
    counts.gold["sentences"] += len(gold)
    counts.given["sentences"] += len(found)
    counts.right["sentences"] += len(gold & found)


def _place(word: Token) -> tuple[int, int]:
    return word.idx, word.idx + len(word)


def _plain(relation: str) -> str:
    return relation.partition(":")[0].lower()


def _counted(relation: str) -> str:
    """Keep apart the subtypes that are reported by name, drop all others."""
    return relation if relation in RELATIONS else _plain(relation)


def score_names(nlp: Language, corpus: str, sentences: Sequence[NamedSentence]) -> list[Score]:
    """Score names: a name is right where its ends and its type are."""
    counts = _Counts()
    texts = (sentence.text for sentence in sentences)
    for sentence, doc in zip(sentences, nlp.pipe(texts), strict=True):
        gold = {(span.start, span.end, span.label) for span in sentence.spans}
        given = {(span.start_char, span.end_char, span.label_) for span in doc.ents}
        for side, spans in ((counts.gold, gold), (counts.given, given), (counts.right, gold & given)):
            side["names"] += sum(label in EVERYWHERE for _, _, label in spans)
            side.update(label for _, _, label in spans)
    recall = counts.right["names"] / counts.gold["names"] if counts.gold["names"] else 0.0
    precision = counts.right["names"] / counts.given["names"] if counts.given["names"] else 0.0
    present = [label for label in LABELS if counts.gold[label]]
    return [
        *counts.scores(corpus, ("names", *present)),
        Score(corpus=corpus, measure="names precision", value=precision),
        Score(corpus=corpus, measure="names recall", value=recall),
    ]


def words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    """Measure speed on whole texts, after one round to warm up."""
    list(nlp.pipe(texts[:20]))
    start = time.perf_counter()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.perf_counter() - start)
