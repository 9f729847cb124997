"""Which corpora train and which measure a language: folders and files under one directory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from kg.errors import TrainingError
from kg.train.names import LABELS, NamedSentence, read_columns, read_marked
from kg.train.pools import peoples
from kg.train.punctuation import attach_punctuation
from kg.train.trees import TreeToken, read_trees

Use = Literal["train", "hold-out", "test"]
OWN = Path(__file__).parent / "corpora"
HOLD_OUT = 10  # every tenth sentence of a corpus without a test set of its own is kept for measuring


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A corpus file.

    `use` "hold-out" trains with nine sentences of ten and measures with the tenth; `weight` is how
    often a training sentence is shown, the first time much as it stands, then varied; `columns` are
    those of word and label in a file of names; `repunctuate` attaches punctuation anew, where a
    treebank follows a rule of its own; `own` is a file of the project, not of the folder of corpora.
    """

    name: str
    path: str
    use: Use
    weight: int = 1
    columns: tuple[int, int] = (0, 1)
    repunctuate: bool = False
    own: bool = False


TREES: dict[str, tuple[Source, ...]] = {
    "id": (
        Source(name="gsd", path="ud_id_gsd/train.conllu", use="train", repunctuate=True),
        Source(name="gsd-dev", path="ud_id_gsd/dev.conllu", use="test"),
        Source(name="gsd-test", path="ud_id_gsd/test.conllu", use="test"),
        Source(name="csui", path="ud_id_csui/train.conllu", use="hold-out", weight=5),
        Source(name="pud", path="ud_id_pud/wikipedia.conllu", use="train", weight=2),
        Source(name="own-trees", path="id/trees.conllu", use="hold-out", weight=3, own=True),
    ),
    "en": (
        Source(name="ewt", path="ud_en_ewt/train.conllu", use="train"),
        Source(name="ewt-dev", path="ud_en_ewt/dev.conllu", use="test"),
        Source(name="ewt-test", path="ud_en_ewt/test.conllu", use="test"),
        Source(name="own-trees", path="en/trees.conllu", use="hold-out", weight=3, own=True),
    ),
}
NAMES: dict[str, tuple[Source, ...]] = {
    "id": (
        Source(name="idner", path="ner_id_idner/train.tsv", use="train", weight=2),
        Source(name="idner-dev", path="ner_id_idner/dev.tsv", use="test"),
        Source(name="nergrit", path="ner_id_nergrit/train.tsv", use="train", weight=2),
        Source(name="nergrit-dev", path="ner_id_nergrit/valid.tsv", use="test"),
        Source(name="nergrit-test", path="ner_id_nergrit/test.tsv", use="test"),
    ),
    "en": (
        Source(name="ewt", path="ner_en_ewt/train.iob2", use="train", columns=(1, 2)),
        Source(name="ewt-dev", path="ner_en_ewt/dev.iob2", use="test", columns=(1, 2)),
        Source(name="ewt-test", path="ner_en_ewt/test.iob2", use="test", columns=(1, 2)),
    ),
}


def source_named(table: dict[str, tuple[Source, ...]], language: str, name: str) -> Source:
    """Give the source of `language` called `name`; raises TrainingError naming those that exist."""
    sources = table.get(language, ())
    for source in sources:
        if source.name == name:
            return source
    known = ", ".join(source.name for source in sources) or "none"
    raise TrainingError(f"no corpus {name!r} for language {language!r} (available: {known})", name=name)


def location(source: Source, corpora: Path) -> Path:
    """Give where the file of `source` should be, under `corpora` or in the project."""
    return (OWN if source.own else corpora) / source.path


def existing(source: Source, corpora: Path) -> Path:
    """Give the file of `source` under `corpora`; raises TrainingError where it is missing."""
    path = location(source, corpora)
    if not path.is_file():
        raise TrainingError(
            f"corpus {source.name!r} is missing: {path}",
            hint="docs/models.md says where each corpus comes from",
            path=path,
        )
    return path


def trees_of(
    source: Source, corpora: Path, language: str, *, held_out: bool = False, natural: bool = True
) -> list[list[TreeToken]]:
    """Read a treebank; of a hold-out source the training part, or with `held_out` the other."""
    trees = list(read_trees(existing(source, corpora), language, natural=natural))
    if source.repunctuate:
        trees = [attach_punctuation(tree) for tree in trees]
    if source.use != "hold-out":
        return trees
    return [tree for index, tree in enumerate(trees) if (index % HOLD_OUT == HOLD_OUT - 1) == held_out]


def names_of(source: Source, corpora: Path, language: str) -> list[NamedSentence]:
    """Read a corpus of names; what it calls other is NORP for a people or religion, else unmarked."""
    word, label = source.columns
    sentences = list(read_columns(existing(source, corpora), word=word, label=label))
    known = peoples() if language == "en" else frozenset[str]()
    return [_settled(sentence, known) for sentence in sentences]


def _settled(sentence: NamedSentence, known: frozenset[str]) -> NamedSentence:
    spans = []
    for span in sentence.spans:
        if span.label in LABELS:
            spans.append(span)
        elif sentence.text[span.start : span.end] in known:
            spans.append(replace(span, label="NORP"))
    return replace(sentence, spans=tuple(spans))


def own_names(language: str, *, held_out: bool = False) -> Iterator[NamedSentence]:
    """Read the project's own marked sentences, nine of ten, or with `held_out` the tenth."""
    for path in sorted((OWN / language).glob("*.txt")):
        for index, sentence in enumerate(read_marked(path)):
            if (index % HOLD_OUT == HOLD_OUT - 1) == held_out:
                yield sentence
