"""Sentences into spaCy documents: a few sentences together, as paragraphs are."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from kg.train.fitting import fit
from kg.train.names import NamedSentence
from kg.train.trees import TreeToken

T = TypeVar("T")

# Paragraphs of news have one to four sentences; training sees as many together.
PARAGRAPH = (1, 1, 2, 2, 3, 4)


def tree_docs(trees: Iterable[list[TreeToken]], nlp: Language, chance: random.Random) -> Iterator[Doc]:
    """Group `trees` into paragraphs and give each as an annotated document."""
    for group in _groups([fit(tree, nlp) for tree in trees], chance):
        yield tree_doc(group, nlp)


def tree_doc(group: Sequence[list[TreeToken]], nlp: Language) -> Doc:
    """Give the sentences of `group` as one document with tags, lemmas and trees."""
    offsets = [0]
    for tree in group:
        offsets.append(offsets[-1] + len(tree))
    tokens = [token for tree in group for token in tree]
    last = {offset - 1 for offset in offsets[1:-1]}
    return Doc(
        nlp.vocab,
        words=[token.form for token in tokens],
        spaces=[token.space or index in last for index, token in enumerate(tokens)],
        pos=[token.pos for token in tokens],
        morphs=[token.morph for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[token.head + offset for tree, offset in zip(group, offsets, strict=False) for token in tree],
        deps=[token.relation for token in tokens],
    )


def name_docs(sentences: Iterable[NamedSentence], nlp: Language, chance: random.Random) -> Iterator[Doc]:
    """Group `sentences` into paragraphs and give each as a document with its names.

    Names that do not end where words end are widened to whole words.
    """
    for group in _groups(list(sentences), chance):
        yield name_doc(group, nlp)


def name_doc(group: Sequence[NamedSentence], nlp: Language) -> Doc:
    """Give the sentences of `group` as one document with names only."""
    text, starts = "", []
    for sentence in group:
        text += " " if text else ""
        starts.append(len(text))
        text += sentence.text
    doc = nlp.make_doc(text)
    spans = []
    taken = -1
    for sentence, offset in zip(group, starts, strict=True):
        for span in sentence.spans:
            found = doc.char_span(
                span.start + offset, span.end + offset, label=span.label, alignment_mode="expand"
            )
            if found is not None and found.start >= taken:
                spans.append(found)
                taken = found.end
    doc.set_ents(spans, default="outside")
    return doc


def _groups(sentences: list[T], chance: random.Random) -> Iterator[list[T]]:
    position = 0
    while position < len(sentences):
        size = chance.choice(PARAGRAPH)
        yield sentences[position : position + size]
        position += size
