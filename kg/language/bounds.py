"""Where a sentence cannot begin: a step before the parser, which decides the rest."""

from __future__ import annotations

import tomllib
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

STEP = "kg_sentence_bounds"
CLOSING = frozenset({"”", "’", "»", ")", "]", "}", "''"})
STRAIGHT = frozenset({'"', "'"})
# Ranks and forms of address that a full stop shortens: a name follows, not a sentence.
SHORTENED = frozenset(
    tomllib.loads((Path(__file__).parent / "bounds.toml").read_text(encoding="utf-8"))["shortened"]
)


@Language.component(STEP)
def sentence_bounds(doc: Doc) -> Doc:
    """Forbid sentences to begin at a closing mark, or where nothing ended one before.

    Lines are parsed one by one, so that a heading without a full stop is a line, not a sentence amid
    others; quotes and brackets that close belong to what they close.
    """
    ended, inside = False, False
    for word in doc:
        text = word.text
        closes = text in CLOSING or (text in STRAIGHT and inside)
        if word.i and (closes or not ended):
            word.is_sent_start = False
        if text in STRAIGHT:
            inside = not inside
        shortened = text == "." and word.i > 0 and not word.nbor(-1).whitespace_
        if shortened and word.nbor(-1).text in SHORTENED:
            ended = False
        elif not closes:
            ended = text[-1] in ".!?…;" or word.is_space
    return doc
