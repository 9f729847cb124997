"""What trained pipelines look at in a word, beyond spaCy's own features.

Beginnings of three letters: Indonesian shows voice and class there (`men-`, `di-`, `ter-`, `pe-`).
Classes: whether a word is known as, or occurs in, names of persons, organisations, places or peoples;
the table of them lies inside the pipeline. Pipelines name this module's callback in their
`config.cfg`; it must be imported before such a pipeline is loaded, which `kg.language.loading` does,
as does the entry point of the installed package.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.attrs import LANG, PREFIX  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.util import registry

CALLBACK = "kg.word_parts.v1"
CLASSES = "word_classes"
PREFIX_LENGTH = 3


def prefix(word: str) -> str:
    """Give the first letters of a word, in lower case.

    >>> prefix("Menteri"), prefix("di")
    ('men', 'di')
    """
    return word[:PREFIX_LENGTH].lower()


def use_word_parts(nlp: Language) -> Language:
    """Give the words of `nlp`, of this pipeline alone, longer prefixes and their classes.

    The class takes the slot of the attribute LANG, which spaCy fills and nobody reads.
    """
    vocab: Any = nlp.vocab

    def word_class(word: str) -> str:
        table = vocab.lookups.get_table(CLASSES, {})
        return str(table.get(word, ""))

    vocab.lex_attr_getters[PREFIX] = prefix
    vocab.lex_attr_getters[LANG] = word_class
    refresh(nlp)
    return nlp


def refresh(nlp: Language) -> None:
    """Compute the features of all known words anew, as must be done when the table of classes changes."""
    vocab: Any = nlp.vocab
    for word in vocab:
        word.prefix_ = vocab.lex_attr_getters[PREFIX](word.text)
        word.lang_ = vocab.lex_attr_getters[LANG](word.text)


@registry.callbacks(CALLBACK)  # type: ignore[untyped-decorator]
def word_parts() -> Callable[[Language], Language]:
    """Register `use_word_parts` for `[nlp.after_creation]` of a configuration."""
    return use_word_parts
