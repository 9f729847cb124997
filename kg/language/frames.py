"""Frames: which predicate, with what in which slot, says which relation.

`frames.tsv` of a language holds one frame a line; this module reads it and finds the predicates of a
sentence by their forms.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kg.errors import LanguageError
from kg.language.forms import Forms, Voice
from kg.model import Factuality

KINDS = ("verb", "noun", "adj")
COLUMNS = ("predicate", "kind", "subject", "object", "requires", "relation", "factuality")


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One of `words` must stand in the noun phrase of `slot`."""

    slot: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One line of `frames.tsv`; `subject` and `object` are slots in order of preference."""

    predicate: str
    kind: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    requires: tuple[Requirement, ...]
    relation: str
    factuality: Factuality
    line: int

    @property
    def rule(self) -> str:
        """What the evidence of a claim names as the rule that read it."""
        words = "+".join(f"{need.slot}" for need in self.requires)
        return f"{self.kind}:{self.predicate}" + (f"[{words}]" if words else "") + f">{self.relation}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A predicate form met in text: its frames, its voice, and the words that must follow the first."""

    citation: str
    kind: str
    voice: Voice
    rest: tuple[str, ...]
    frames: tuple[Frame, ...]


class FrameTable:
    """All frames of a language, found by the first word of any of their forms (lower case)."""

    def __init__(self, frames: Iterable[Frame], forms: Forms) -> None:
        self.frames = tuple(frames)
        self._by_form: dict[str, list[Predicate]] = {}
        grouped: dict[tuple[str, str], list[Frame]] = {}
        for frame in self.frames:
            grouped.setdefault((frame.predicate, frame.kind), []).append(frame)
        for (predicate, kind), group in grouped.items():
            first, *rest = predicate.split(" ")
            for form, voice in dict.fromkeys(forms.of(first, kind)):
                entry = Predicate(
                    citation=predicate, kind=kind, voice=voice, rest=tuple(rest), frames=tuple(group)
                )
                self._by_form.setdefault(form, []).append(entry)
                for last in self._plurals(kind, rest, forms):
                    plural = replace(entry, rest=(*rest[:-1], last))
                    self._by_form.setdefault(form, []).append(plural)
        for entries in self._by_form.values():
            entries.sort(key=lambda entry: -len(entry.rest))

    @staticmethod
    def _plurals(kind: str, rest: list[str], forms: Forms) -> list[str]:
        """Return other forms of the last word of a noun of several words: *trade talk*, *trade talks*."""
        if kind != "noun" or not rest or not forms.inflects_last:
            return []
        return [form for form, _ in forms.of(rest[-1], kind) if form != rest[-1]]

    def at(self, word: str) -> tuple[Predicate, ...]:
        """Return the predicates that `word` (lower case, without clitic) may begin, longest first."""
        return tuple(self._by_form.get(word, ()))

    @cache  # noqa: B019 - tables live as long as the program
    def nouns(self) -> frozenset[str]:
        """Return every form of every noun that says something by itself."""
        return frozenset(
            form
            for form, entries in self._by_form.items()
            if any(entry.kind == "noun" and not entry.rest for entry in entries)
        )

    @cache  # noqa: B019 - tables live as long as the program
    def roles(self) -> frozenset[str]:
        """Return every form of the nouns that say what somebody is, and name no event: *ally*, *anggota*."""
        return frozenset(
            form
            for form, entries in self._by_form.items()
            if any(entry.kind == "noun" for entry in entries)
            and all(
                frame.subject == ("agent",)
                for entry in entries
                if entry.kind == "noun"
                for frame in entry.frames
            )
        )

    @cache  # noqa: B019 - tables live as long as the program
    def nouns_with(self, slots: frozenset[str]) -> frozenset[str]:
        """Return every form of the noun frames whose subject may stand in one of these slots."""
        return frozenset(
            form
            for form, entries in self._by_form.items()
            for entry in entries
            if entry.kind == "noun" and any(slots.intersection(frame.subject) for frame in entry.frames)
        )


def read_frames(path: Path, classes: Mapping[str, frozenset[str]], relations: Iterable[str]) -> list[Frame]:
    """Read `frames.tsv`; `classes` are the word lists that `@class` names, `relations` the known ids.

    Raises LanguageError with file and line where a column, kind, class, relation or factuality is wrong.
    """
    known = frozenset(relations)
    frames = []
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        header: list[str] | None = None
        for row in reader:
            if not row or row[0].startswith("#"):
                continue
            if header is None:
                header = row
                if tuple(row) != COLUMNS:
                    raise LanguageError(f"{path}: columns are {row}, not {list(COLUMNS)}", path=path, line=1)
                continue
            frames.append(_frame(row, path, reader.line_num, classes, known))
    return frames


def _frame(
    row: list[str], path: Path, line: int, classes: Mapping[str, frozenset[str]], known: frozenset[str]
) -> Frame:
    cells = [cell.strip() for cell in row] + [""] * (len(COLUMNS) - len(row))
    predicate, kind, subject, object_, requires, relation, factuality = cells[: len(COLUMNS)]
    where = f"{path}:{line}"
    if kind not in KINDS:
        raise LanguageError(f"{where}: kind {kind!r} is none of {', '.join(KINDS)}", path=path, line=line)
    if known and relation not in known:
        raise LanguageError(f"{where}: the ontology has no relation {relation!r}", path=path, line=line)
    try:
        degree = Factuality(factuality or "actual")
    except ValueError as error:
        raise LanguageError(f"{where}: no factuality {factuality!r}", path=path, line=line) from error
    return Frame(
        predicate=predicate,
        kind=kind,
        subject=tuple(subject.split("|")),
        object=tuple(object_.split("|")),
        requires=tuple(_requirement(part, where, classes) for part in _split_requires(requires)),
        relation=relation,
        factuality=degree,
        line=line,
    )


def _split_requires(requires: str) -> list[str]:
    """Split `patient:surat,@letter dengan:x` at the spaces before a slot (words may hold spaces)."""
    parts: list[str] = []
    for word in requires.split():
        if ":" in word or not parts:
            parts.append(word)
        else:
            parts[-1] += " " + word
    return parts


def _requirement(part: str, where: str, classes: Mapping[str, frozenset[str]]) -> Requirement:
    slot, _, listed = part.partition(":")
    words: set[str] = set()
    for word in listed.split(","):
        if word.startswith("@"):
            if word[1:] not in classes:
                raise LanguageError(f"{where}: no class {word!r} in pack.toml", name=word)
            words |= classes[word[1:]]
        elif word:
            words.add(word.lower())
    if not words:
        raise LanguageError(f"{where}: requirement {part!r} names no word", name=part)
    return Requirement(slot=slot, words=frozenset(words))
