"""Parts of words that trained pipelines look at: longer beginnings than spaCy's single letter.

Indonesian shows voice and class at the beginning of a word (`men-`, `di-`, `ter-`, `pe-`). A pipeline
names this callback in its `config.cfg`; the module must be imported before such a pipeline is loaded,
which `kg.language.loading` does, as does the entry point of the installed package.
"""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.attrs import PREFIX
from spacy.language import Language

PREFIX_LENGTH = 3


def prefix(word: str) -> str:
    """Give the first letters of a word, in lower case.

    >>> prefix("Menteri"), prefix("di")
    ('men', 'di')
    """
    return word[:PREFIX_LENGTH].lower()


def use_word_parts(nlp: Language) -> Language:
    """Make longer prefixes a feature of the words of `nlp`, of this pipeline alone."""
    nlp.vocab.lex_attr_getters[PREFIX] = prefix
    for word in nlp.vocab:
        word.prefix_ = prefix(word.text)
    return nlp


@spacy.registry.callbacks("kg.word_parts.v1")  # type: ignore[untyped-decorator, unused-ignore]
def word_parts() -> Callable[[Language], Language]:
    """Register `use_word_parts` for `[nlp.after_creation]` of a configuration."""
    return use_word_parts
