"""Finding and loading language packs and trained pipelines."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import LanguageError
from kg.language.pack import Pack

if TYPE_CHECKING:
    from spacy.language import Language

FOLDER = Path(__file__).parent


def available() -> tuple[str, ...]:
    """Return the codes of the languages that have a pack, sorted."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/pack.toml")))


@cache
def load_pack(code: str) -> Pack:
    """Return the pack of a language. Raises LanguageError for a code that has none."""
    if code not in available():
        raise LanguageError(
            f"no language {code!r} (available: {', '.join(available())})",
            hint="give one of these with --language",
            name=code,
        )
    return Pack(FOLDER / code)


@cache
def load_pipeline(code: str, model: str | None = None) -> Language:
    """Return the spaCy pipeline of a language: its own, or `model`, a name or a path.

    Raises LanguageError where it is missing or lacks a parser or a named-entity recogniser.
    """
    import spacy

    # They register what the configurations of trained pipelines name.
    for registering in ("bounds", "tokens", "words"):
        import_module(f"kg.language.{registering}")
    name = model or str(FOLDER / code / "pipeline")
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise LanguageError(
            f"no spaCy pipeline at {name!r} for language {code!r}",
            hint="give the name of an installed pipeline or the path of one, or train one: kg train -h",
            name=name,
        ) from error
    for job, names in (("parser", ("parser",)), ("named-entity recogniser", ("ner", "entity_ruler"))):
        if not any(part in nlp.pipe_names for part in names):
            has = ", ".join(nlp.pipe_names)
            raise LanguageError(f"pipeline {name!r} has no {job} (it has: {has})", name=name)
    return nlp
