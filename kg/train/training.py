"""Train a language's pipeline: syntax and names apart, then put together."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_loop
from spacy.util import load_config

from kg.errors import TrainingError
from kg.language.bounds import STEP
from kg.train.augment import vary_names, vary_tree
from kg.train.documents import name_docs, tree_docs
from kg.train.pools import pools_of
from kg.train.sources import NAMES, TREES, names_of, own_names, source_named, trees_of
from kg.train.tokenizers import blank, equip
from kg.version import __version__

Part = Literal["syntax", "names"]
PARTS: tuple[Part, ...] = ("syntax", "names")
HERE = Path(__file__).parent
# The corpus by which the best state of a run is chosen; it is neither trained on nor reported.
CHOOSING = {
    "id": {"syntax": "gsd-dev", "names": "idner-dev"},
    "en": {"syntax": "ewt-dev", "names": "ewt-dev"},
}
# How often the project's own sentences of names are shown: once as written, then varied.
OWN_WEIGHT = 6
DESCRIPTION = "Parts of speech, lemmas, trees and names for news. Sources and licences: README.md."
Docs = tuple[list[Doc], list[Doc]]


def train(
    language: str,
    corpora: Path,
    output: Path,
    *,
    seed: int = 0,
    parts: Sequence[Part] = PARTS,
    settings: dict[str, Any] | None = None,
) -> Language:
    """Train a pipeline of `language` from the corpora under `corpora` and write it to `output`.

    `parts` that are left out are taken from the pipeline that `output` already holds. `settings` are
    entries of the `.cfg` files to change, `{"training.max_steps": 100}`. Equal seeds give equal results
    on one machine. Raises: TrainingError for an unknown language, a missing corpus, or a missing part.
    """
    if language not in CHOOSING:
        raise TrainingError(
            f"no corpora for language {language!r} (available: {', '.join(sorted(CHOOSING))})", name=language
        )
    # What stands already is looked for first: a part that is missing is told before hours of training.
    trained = {part: _standing(output) for part in PARTS if part not in parts}
    for part in parts:
        trained[part] = _train_part(part, language, corpora, seed, settings or {})
    nlp = assemble(language, trained["syntax"], trained["names"])
    if output.exists():
        shutil.rmtree(output)
    nlp.to_disk(output)
    return nlp


def _standing(output: Path) -> Language:
    if not (output / "config.cfg").is_file():
        raise TrainingError(
            f"no pipeline to take the other parts from: {output}", hint="train all parts", path=output
        )
    return spacy.load(output)


def _train_part(part: Part, language: str, corpora: Path, seed: int, settings: dict[str, Any]) -> Language:
    chance = random.Random(seed)
    nlp = blank(language)
    prepare = syntax_docs if part == "syntax" else names_docs
    train_docs, dev_docs = prepare(language, corpora, nlp, chance)
    with tempfile.TemporaryDirectory() as folder:
        train_path, dev_path = Path(folder) / "train.spacy", Path(folder) / "dev.spacy"
        _save(train_docs, train_path)
        _save(dev_docs, dev_path)
        return run(part, language, train_path, dev_path, Path(folder) / "run", seed=seed, settings=settings)


def syntax_docs(language: str, corpora: Path, nlp: Language, chance: random.Random) -> Docs:
    """Give the documents for training and for choosing: treebanks, those of news weighed up."""
    train_docs: list[Doc] = []
    for source in TREES[language]:
        if source.use == "test":
            continue
        trees = trees_of(source, corpora, language)
        for copy in range(source.weight):
            varied = [vary_tree(tree, chance) if copy or chance.random() < 0.5 else tree for tree in trees]
            train_docs += tree_docs(varied, nlp, chance)
    choosing = source_named(TREES, language, CHOOSING[language]["syntax"])
    return train_docs, list(tree_docs(trees_of(choosing, corpora, language), nlp, chance))


def names_docs(language: str, corpora: Path, nlp: Language, chance: random.Random) -> Docs:
    """Give the documents for training and for choosing: corpora by weight, own sentences often."""
    own = list(own_names(language))
    training = [source for source in NAMES[language] if source.use == "train"]
    weighed = [(names_of(source, corpora, language), source.weight) for source in training]
    weighed.append((own, OWN_WEIGHT))
    pools = pools_of(language, [sentence for sentences, _ in weighed for sentence in sentences])
    rounds = []
    for sentences, weight in weighed:
        rounds.append(sentences)
        rounds += [[vary_names(sentence, pools, chance) for sentence in sentences] for _ in range(weight - 1)]
    train_docs = [doc for sentences in rounds for doc in name_docs(sentences, nlp, chance)]
    choosing = source_named(NAMES, language, CHOOSING[language]["names"])
    dev = names_of(choosing, corpora, language) + list(own_names(language, held_out=True))
    return train_docs, list(name_docs(dev, nlp, chance))


def run(
    part: Part,
    language: str,
    train_path: Path,
    dev_path: Path,
    folder: Path,
    *,
    seed: int,
    settings: dict[str, Any],
) -> Language:
    """Train what `<part>.cfg` describes on saved documents; give the state that chose best."""
    overrides = {
        "paths.train": str(train_path),
        "paths.dev": str(dev_path),
        "system.seed": seed,
        "nlp.lang": language,
        **settings,
    }
    config = load_config(HERE / f"{part}.cfg", overrides=overrides, interpolate=False)
    nlp = init_nlp(config)
    folder.mkdir(parents=True, exist_ok=True)
    run_loop(nlp, folder, stdout=sys.stderr, stderr=sys.stderr)
    return spacy.load(folder / "model-best")


def assemble(language: str, syntax: Language, names: Language) -> Language:
    """Put the trained steps of both pipelines into one, in the order in which they run."""
    nlp = equip(blank(language))
    nlp.add_pipe(STEP)
    for source in (syntax, names):
        wanted = [name for name in source.pipe_names if (name == "ner") == (source is names) and name != STEP]
        for name in wanted:
            nlp.add_pipe(name, source=source)
    nlp.meta.update(name="kg", version=__version__, license="CC BY-SA 4.0", description=DESCRIPTION)
    return nlp


def _save(docs: Sequence[Doc], path: Path) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(path)
