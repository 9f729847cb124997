"""Empty pipelines: the tokenizer and the features of words that this project trains with and ships."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import spacy
from spacy.lang.en.punctuation import TOKENIZER_INFIXES as ENGLISH_INFIXES
from spacy.language import Language
from spacy.util import compile_infix_regex, registry

from kg.language.tokens import TOKENIZER
from kg.language.words import CALLBACK, CLASSES, refresh
from kg.train.pools import word_classes


def blank(language: str) -> Language:
    """Give an empty pipeline of `language` with the tokenizer that this project trains and ships."""
    settings: dict[str, Any] = {"after_creation": {"@callbacks": CALLBACK}}
    if language == "id":
        settings["tokenizer"] = {"@tokenizers": TOKENIZER}
    nlp = spacy.blank(language, config={"nlp": settings})
    if language == "en":
        _part_dashes(nlp)
    return nlp


def _part_dashes(nlp: Language) -> None:
    tokenizer_of(nlp).infix_finditer = compile_infix_regex([*ENGLISH_INFIXES, r"(?:–|—)"]).finditer


@registry.callbacks("kg.prepare.v1")  # type: ignore[untyped-decorator]
def prepare() -> Callable[[Language], Language]:
    """Register `equip` for `[initialize.before_init]` of a training configuration."""
    return equip


def equip(nlp: Language) -> Language:
    """Give a pipeline that is about to be trained its tokenizer and its table of word classes."""
    language = str(nlp.lang)
    tokenizer_of(nlp).from_bytes(tokenizer_of(blank(language)).to_bytes())
    lookups = nlp.vocab.lookups
    if not lookups.has_table(CLASSES):
        lookups.add_table(CLASSES, word_classes(language))
    refresh(nlp)
    return nlp


def tokenizer_of(nlp: Language) -> Any:
    """Give the tokenizer of `nlp`, a compiled class that spaCy ships without types."""
    return nlp.tokenizer
