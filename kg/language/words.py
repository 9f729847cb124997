"""Parts of words that trained pipelines look at: longer beginnings than spaCy's single letter.

Indonesian shows voice and class at the beginning of a word (`men-`, `di-`, `ter-`, `pe-`), English at
its end. A pipeline names this callback in its `config.cfg`; the module must be imported before such a
pipeline is loaded, which `kg.language.loading` does, as does the entry point of the installed package.
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


def with_word_parts(kind: type[Language]) -> type[Language]:
    """Give the language class with longer prefixes as a feature of words."""

    class Defaults(kind.Defaults):  # type: ignore[name-defined, misc]
        lex_attr_getters = {**kind.Defaults.lex_attr_getters, PREFIX: prefix}  # noqa: RUF012

    return type(kind.__name__, (kind,), {"Defaults": Defaults, "lang": kind.lang})


@spacy.registry.callbacks("kg.word_parts.v1")
def word_parts() -> Callable[[type[Language]], type[Language]]:
    """Register `with_word_parts` for `[nlp.before_creation]` of a configuration."""
    return with_word_parts

