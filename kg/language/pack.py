"""A language pack: what a folder of data says about the language, as one value."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from kg.errors import LanguageError
from kg.language.forms import Forms, read_forms
from kg.language.frames import FrameTable, read_frames


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """An office, rank or profession as it stands beside a name (`titles.tsv`).

    `relation` is what its holder has to the body (None for ranks and professions); `body` names the
    body that the title itself implies; `holds` is the office in the tables of office holders, or
    `police` for who commands the police of a place, `profession` for what is an office in an organisation
    alone (*analyst at X*), `counsel` for who speaks for a client.
    """

    title: str
    relation: str | None
    label: str
    body: str | None
    holds: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refinement:
    """`relation` becomes `into` where one of `words` stands in the clause of what is wanted."""

    relation: str
    into: str
    words: frozenset[str]


class Pack:
    """The data of one language. Word lists are lower case."""

    def __init__(self, folder: Path, *, relations: Iterable[str] = ()) -> None:
        """Read the folder; `relations` are the ids that frames may use (none given: not checked).

        Raises LanguageError where a file is missing or wrong, naming it and the line.
        """
        self.folder = folder
        try:
            self._table: dict[str, Any] = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise LanguageError(f"no language pack in {folder}: pack.toml is missing", path=folder) from error
        except tomllib.TOMLDecodeError as error:
            raise LanguageError(f"{folder / 'pack.toml'}: {error}", path=folder) from error
        _merge(self._table, tomllib.loads((folder / "grammar.toml").read_text(encoding="utf-8")))
        self.code: str = self._table["code"]
        self.name: str = self._table["name"]
        self.forms: Forms = read_forms(folder)
        self.frames = FrameTable(read_frames(folder / "frames.tsv", self.classes, relations), self.forms)
        self.titles: Mapping[str, Title] = {
            title.title: title for title in read_titles(folder / "titles.tsv")
        }
        self.given_names: Mapping[str, str] = read_given_names(folder / "given-names.tsv")

    @cache  # noqa: B019 - packs live as long as the program
    def words(self, table: str, key: str) -> frozenset[str]:
        """Return a word list of pack.toml as a set, empty where the language has none."""
        return frozenset(word.lower() for word in self._table.get(table, {}).get(key, []))

    def list(self, table: str, key: str) -> tuple[str, ...]:
        """Return a list of pack.toml in its order and case."""
        return tuple(self._table.get(table, {}).get(key, []))

    def table(self, name: str) -> Mapping[str, Any]:
        """Return a table of pack.toml, empty where the language has none."""
        table: Mapping[str, Any] = self._table.get(name, {})
        return table

    @cache  # noqa: B019
    def pronouns(self, kind: str) -> frozenset[str]:
        """Return all forms of a kind of pronoun: personal, neutral, plural, first, possessive …"""
        entry = self._table.get("pronouns", {}).get(kind, {})
        lists = entry.values() if isinstance(entry, dict) else [entry]
        return frozenset(form.lower() for forms in lists for form in forms)

    @cached_property
    def head_first(self) -> bool:
        """Whether nouns stand before what modifies them, as in Indonesian, or behind, as in English."""
        return bool(self.table("grammar").get("head-first"))

    @cached_property
    def classes(self) -> Mapping[str, frozenset[str]]:
        """Word classes that frames name by `@`."""
        return {
            name: frozenset(word.lower() for word in words)
            for name, words in self._table.get("classes", {}).items()
        }

    @cached_property
    def title_firsts(self) -> frozenset[str]:
        """The first words of titles of several words."""
        return frozenset(title.split(" ")[0] for title in self.titles if " " in title)

    @cached_property
    def months(self) -> Mapping[str, int]:
        """Every spelling of a month → its number, from 1."""
        return _numbered(self.list("time", "months"))

    @cached_property
    def weekdays(self) -> Mapping[str, int]:
        """Every spelling of a day of the week → its number, from 1 for Monday."""
        return _numbered(self.list("time", "weekdays"))

    @cached_property
    def honorifics(self) -> frozenset[str]:
        """Forms of address that tell a person's gender: *Mr*, *Ibu*, *Queen*."""
        return frozenset(title for entry in self.table("gender").values() for title in entry["titles"])

    @cached_property
    def owners_of_names(self) -> frozenset[str]:
        """Nouns for organisations and persons with names of their own: *firm*, *pengusaha*; not heads."""
        heads = {noun for nouns in self.table("heads").values() for noun in nouns}
        return frozenset(
            form
            for noun, entry in self.table("descriptions").items()
            if entry["type"] in ("organisation", "person") and str(noun).lower() not in heads
            for form, _ in self.forms.of(str(noun).lower(), "noun")
        )

    @cached_property
    def refinements(self) -> tuple[Refinement, ...]:
        """The table `refine` of grammar.toml, first match first."""
        return tuple(
            Refinement(
                relation=entry["relation"],
                into=entry["into"],
                words=frozenset(
                    word.lower()
                    for listed in entry["words"]
                    for word in (self.classes[listed[1:]] if listed.startswith("@") else [listed])
                ),
            )
            for entry in self._table.get("refine", [])
        )

    @cached_property
    def light_verbs(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Every form of the verbs that lend a noun their subject, with the words that must follow it.

        *melakukan kunjungan*, *carried out a raid*
        """
        forms: dict[str, tuple[tuple[str, ...], ...]] = {}
        for verb in self.light_citations:
            first, *rest = verb.split(" ")
            for form, _ in self.forms.of(first, "verb"):
                forms[form] = (*forms.get(form, ()), tuple(rest))
        return forms

    @cached_property
    def light_citations(self) -> tuple[str, ...]:
        """The light verbs in citation form."""
        lists = self._table.get("light-verbs", {}).values()
        return tuple(dict.fromkeys(verb for verbs in lists for verb in verbs))

    @cache  # noqa: B019
    def verb_forms(self, table: str, key: str) -> frozenset[str]:
        """Return every form of the verbs in a list, and the other words of the list as they are."""
        return frozenset(
            form + word[len(word.split(" ")[0]) :]
            for word in self.words(table, key)
            for form, _ in self.forms.of(word.split(" ")[0], "verb")
        ) | self.words(table, key)

    @cache  # noqa: B019
    def noun_forms(self, table: str, key: str) -> frozenset[str]:
        """Return every form of the nouns in a list."""
        return frozenset(form for word in self.words(table, key) for form, _ in self.forms.of(word, "noun"))


def _merge(table: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Put the tables of a second file into those of the first, key by key."""
    for name, value in more.items():
        if isinstance(value, dict) and isinstance(table.get(name), dict):
            table[name] = {**table[name], **value}
        else:
            table[name] = value


def read_titles(path: Path) -> list[Title]:
    """Read `titles.tsv`. Raises LanguageError where a line has not five columns."""
    titles = []
    with path.open(encoding="utf-8", newline="") as lines:
        header = True
        for number, row in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
            if not row or row[0].startswith("#"):
                continue
            if header:
                header = False
                continue
            cells = [cell.strip() for cell in row] + [""] * 5
            if not cells[0] or not cells[1]:
                raise LanguageError(f"{path}:{number}: a title needs a name and a relation (or -)", path=path)
            titles.append(
                Title(
                    title=cells[0].lower(),
                    relation=None if cells[1] == "-" else cells[1],
                    label=cells[2],
                    body=cells[3] or None,
                    holds=cells[4] or None,
                )
            )
    return titles


def read_given_names(path: Path) -> dict[str, str]:
    """Read `given-names.tsv`, name → gender; a language whose pronouns tell no gender has no such file."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {name: gender for name, gender in list(rows)[1:]}


def _numbered(names: Iterable[str]) -> dict[str, int]:
    """Number names from 1; spellings of one name stand in one entry with bars between them."""
    return {
        spelling.lower(): number for number, entry in enumerate(names, 1) for spelling in entry.split("|")
    }
