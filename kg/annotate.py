"""Articles into sentences: spaCy works here and ends here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.model import Article, Mention, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

BATCH = 64
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")

# Entity types of the OntoNotes scheme and of the corpora, in the terms used here. Others are dropped.
ENTITY_TYPES = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "NORP": "NORP",
}

# Dependency labels of spaCy's English scheme, in those of Universal Dependencies.
DEPENDENCIES = {
    "ROOT": "root",
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "neg": "advmod",
    "attr": "xcomp",
    "acomp": "xcomp",
    "prt": "compound:prt",
    "npadvmod": "obl:npmod",
    "nn": "compound",
    "intj": "discourse",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "quantmod": "advmod",
    "agent": "case",
    "prep": "case",
}


def annotate(articles: Iterable[Article], nlp: Language) -> Iterator[tuple[Article, tuple[Sentence, ...]]]:
    """Yield each article with its sentences, in reading order and with offsets in the article.

    Each line is parsed on its own, since headings and paragraphs do not share sentences; boilerplate
    is left out. Articles are taken one at a time: nothing grows with their number.
    """
    for article in articles:
        lines = list(_lines(article))
        docs = nlp.pipe((article.text[start:end] for start, end in lines), batch_size=BATCH)
        sentences: list[Sentence] = []
        for (start, end), doc in zip(lines, docs, strict=True):
            title = article.title is not None and article.text[start:end].strip() == article.title.strip()
            sentences.extend(_sentences(doc, start, title=title))
        yield article, tuple(sentences)


def _lines(article: Article) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text between line breaks, without boilerplate and outer space."""
    marked = sorted((span.start, span.end) for span in article.boilerplate)
    for line in _LINE.finditer(article.text):
        position = line.start()
        for start, end in [
            *((s, e) for s, e in marked if s < line.end() and e > line.start()),
            (line.end(),) * 2,
        ]:
            piece = article.text[position : max(start, position)]
            if piece.strip():
                left = position + len(piece) - len(piece.lstrip())
                yield left, left + len(piece.strip())
            position = max(position, end)


def _sentences(doc: Doc, offset: int, *, title: bool) -> Iterator[Sentence]:
    start = 0
    for span in doc.sents:
        whole = doc[start : span.end]
        last = span.end == len(doc)
        if not whole.text.strip() or (
            not last and not _is_complete(whole.text, doc[span.end : span.end + 1].text)
        ):
            continue
        yield to_sentence(whole, offset, title=title)
        start = span.end


def _is_complete(text: str, following: str) -> bool:
    """Tell whether a sentence may end here: the parser at times cuts at a comma or inside of a name."""
    plain = text.rstrip().rstrip("\"”’')»")
    return plain.endswith((".", "!", "?", "…", ":", ";")) and not following[:1].islower()


def to_sentence(span: DocSpan, offset: int, *, title: bool = False) -> Sentence:
    """Return a spaCy span as a Sentence; `offset` is where its Doc begins in the article."""
    kept = [token for token in span if not token.is_space]
    position = {token.i: index for index, token in enumerate(kept)}
    tokens = []
    for index, token in enumerate(kept):
        head = position.get(token.head.i, index)
        tokens.append(
            Token(
                text=token.text,
                lemma=token.lemma_ or token.lower_,
                pos=token.pos_,
                dep=DEPENDENCIES.get(token.dep_, token.dep_.lower()),
                head=head,
                morph=str(token.morph),
                start=offset + token.idx,
            )
        )
    mentions = []
    for entity in span.ents:
        inside = [position[token.i] for token in entity if token.i in position]
        label = ENTITY_TYPES.get(entity.label_)
        if inside and label:
            mentions.append(Mention(start=inside[0], end=inside[-1] + 1, text=entity.text, type=label))
    start = tokens[0].start
    end = tokens[-1].end
    return Sentence(
        tokens=tuple(tokens),
        mentions=tuple(mentions),
        start=start,
        end=end,
        text=span.doc.text[start - offset : end - offset],
        title=title,
    )
