"""Relations that play a part in reading itself: `relations.toml` as one value."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "relations.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRelations:
    """Ids of the ontology by the part that they play; the comments of the file say which.

    >>> reading_relations().seat
    'located-in'
    """

    offices: frozenset[str]
    office: str
    headship: str
    speech: str
    membership: str
    seat: str
    ownership: str
    succession: str
    asked: tuple[str, ...]
    alleged: tuple[str, ...]
    judged: frozenset[str]
    shared: frozenset[str]
    given: tuple[str, ...]
    asked_of: tuple[str, ...]
    denial: str
    charges: tuple[str, ...]
    mediation: str
    protest: str
    quarrels: tuple[str, ...]
    rivalry: str
    spoken: frozenset[str]
    suffered: frozenset[str]
    custody: tuple[str, ...]
    listed: frozenset[str]
    answers: frozenset[str]
    agreement: str
    deals: tuple[str, ...]
    harms: frozenset[str]
    among_firms: dict[str, str]


@cache
def reading_relations() -> ReadingRelations:
    """Return the relations of the file that ships."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return ReadingRelations(
        offices=frozenset(table["titles"]["offices"]),
        office=table["titles"]["office"],
        headship=table["titles"]["headship"],
        speech=table["titles"]["speech"],
        membership=table["titles"]["membership"],
        seat=table["descriptions"]["seat"],
        ownership=table["descriptions"]["ownership"],
        succession=table["titles"]["succession"],
        asked=tuple(table["complements"]["asked"]),
        alleged=tuple(table["complements"]["alleged"]),
        judged=frozenset(table["complements"]["judged"]),
        shared=frozenset(table["circumstances"]["shared"]),
        given=tuple(table["continued"]["given"]),
        asked_of=tuple(table["continued"]["asked-of"]),
        denial=table["continued"]["denial"],
        charges=tuple(table["continued"]["charges"]),
        mediation=table["continued"]["mediation"],
        protest=table["continued"]["protest"],
        quarrels=tuple(table["continued"]["quarrels"]),
        rivalry=table["continued"]["rivalry"],
        spoken=frozenset(table["complements"]["spoken"]),
        suffered=frozenset(table["continued"]["suffered"]),
        custody=tuple(table["continued"]["custody"]),
        listed=frozenset(table["continued"]["listed"]),
        answers=frozenset(table["continued"]["answers"]),
        agreement=table["continued"]["agreement"],
        deals=tuple(table["continued"]["deals"]),
        harms=frozenset(table["reference"]["harms"]),
        among_firms=dict(table["among-firms"]),
    )
