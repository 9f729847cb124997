"""The knowledge base: actors by id and by the names that news uses for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from kg.actors.tables import ActorRow, OfficeRow, read_actors, read_offices
from kg.errors import ActorError
from kg.ids import fold
from kg.model import Actor, ActorType, Token

DATA = Path(__file__).parent / "data"
LONGEST_NAME = 9


class Via(StrEnum):
    """How a name stands for its actor."""

    NAME = "name"
    METONYM = "metonym"
    DEMONYM = "demonym"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An actor that a stretch of text may name."""

    actor: Actor
    via: Via


class Knowledge:
    """An index of actor tables. Names match whatever their accents and hyphens, but by case: names begin
    with a capital, and abbreviations are all capitals.
    """

    def __init__(self, rows: Iterable[ActorRow], offices: Iterable[OfficeRow] = ()) -> None:
        self.rows = {row.id: row for row in rows}
        self.actors = {row.id: to_actor(row) for row in self.rows.values()}
        self._hits: dict[str, list[tuple[str, Hit]]] = {}
        self._first: set[str] = set()
        self._offices_of: dict[str, list[OfficeRow]] = {}
        self._holders: dict[tuple[str, str], list[OfficeRow]] = {}
        for row in self.rows.values():
            for via, names in (
                (Via.NAME, (row.label, *row.names_en, *row.names_id)),
                (Via.METONYM, row.metonyms),
                (Via.DEMONYM, row.demonyms),
            ):
                for name in dict.fromkeys(names):
                    self._add(name, Hit(actor=self.actors[row.id], via=via))
        for office in offices:
            self._offices_of.setdefault(office.person, []).append(office)
            self._holders.setdefault((office.body, office.office), []).append(office)

    def _add(self, name: str, hit: Hit) -> None:
        key = fold(name)
        if key:
            self._hits.setdefault(key, []).append((name, hit))
            self._first.add(key.split(" ")[0].split("'")[0].rstrip("."))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return the actors that `text` may name, best known first; nothing for lower-case text."""
        found = []
        for name, hit in self._hits.get(fold(text), ()):
            if is_abbreviation(name) and not text.isupper():
                continue
            if hit not in found:
                found.append(hit)
        return tuple(found)

    def longest(
        self, tokens: Sequence[Token], start: int, text: str, offset: int
    ) -> tuple[int, tuple[Hit, ...]]:
        """Return where the longest known name that begins at token `start` ends, and its actors.

        `text` is the sentence, `offset` its place in the article. No name: `(start, ())`.
        """
        word = tokens[start].text
        if not any(c.isupper() for c in word[:3]):
            return start, ()
        if fold(word).split(" ")[0].split("'")[0].rstrip(".") not in self._first:
            return start, ()
        for end in range(min(len(tokens), start + LONGEST_NAME), start, -1):
            if not tokens[end - 1].text[-1].isalnum() and tokens[end - 1].text[-1] not in ".)":
                continue
            name = text[tokens[start].start - offset : tokens[end - 1].end - offset]
            if hits := self.find(name):
                return end, hits
        return start, ()

    def offices_of(self, person: str, date: str | None = None) -> tuple[OfficeRow, ...]:
        """Return the terms of a person, those that hold on `date` (ISO; None: the latest) first."""
        terms = self._offices_of.get(person, [])
        return tuple(sorted(terms, key=lambda term: (not _covers(term, date), _descending(term.start))))

    def holder(self, body: str, office: str, date: str | None = None) -> Actor | None:
        """Return who held `office` in `body` on `date` (ISO; None: now); None where it is not known."""
        terms = [term for term in self._holders.get((body, office), ()) if _covers(term, date)]
        terms.sort(key=lambda term: _descending(term.start))
        return self.actors.get(terms[0].person) if terms else None


def is_abbreviation(name: str) -> bool:
    """Tell whether a name is written in capitals only, so that its case must match (AS, WHO, U.S.)."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) <= 6 and all(c.isupper() for c in letters)


def _covers(term: OfficeRow, date: str | None) -> bool:
    if date is None:
        return term.end is None
    start, end = term.start or "", term.end or "9999"
    return start <= date[: max(len(start), 1)] and date[: len(end)] <= end


def _descending(date: str | None) -> tuple[int, ...]:
    return tuple(-ord(c) for c in date or "")


# *Revival (Bulgaria)*: keeps a plain word from being a name of its own; who reads the graph does not need it.
_DISTINCTION = re.compile(r" \([^)]*\)$")


def to_actor(row: ActorRow) -> Actor:
    """Return a table row as an Actor."""
    country = row.id if row.type is ActorType.COUNTRY and len(row.id) == 3 else row.country
    return Actor(
        id=row.id,
        label=_DISTINCTION.sub("", row.label),
        type=row.type,
        subtype=row.subtype,
        country=country,
        aliases=tuple(dict.fromkeys((*row.names_en, *row.names_id))),
        same_as=f"http://www.wikidata.org/entity/{row.wikidata}" if row.wikidata else None,
        known=True,
    )


@cache
def load_knowledge(extra: tuple[Path, ...] = ()) -> Knowledge:
    """Read the shipped tables and then the user's own, whose rows replace shipped ones of the same id.

    A table whose name ends in `offices` holds terms of office, any other one actors. Raises ActorError.
    """
    rows: dict[str, ActorRow] = {}
    offices: list[OfficeRow] = []
    for path in (*sorted(DATA.glob("*.tsv")), *extra):
        if not path.exists():
            raise ActorError(
                f"no actor table at {str(path)!r}", hint="give a .tsv file with --actors", path=path
            )
        if path.stem.endswith("offices"):
            offices.extend(read_offices(path))
        else:
            rows.update({row.id: row for row in read_actors(path)})
    return Knowledge(rows.values(), offices)
