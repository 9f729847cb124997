"""Gold: the facts that careful readers take from an article (`NAME.gold.json`), and claims as measured."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import Claim

ENDING = ".gold.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact that a careful reader takes from the article.

    `subjects`, `objects` and `relations` hold the first answer and all others that are as right;
    `evidence` is how the sentence begins.
    """

    subjects: tuple[str, ...]
    relations: tuple[str, ...]
    objects: tuple[str, ...]
    factuality: str
    evidence: str

    def __str__(self) -> str:
        return f"{self.subjects[0]} | {self.relations[0]} | {self.objects[0]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim as far as it is measured; `subject` and `object` are labels."""

    subject: str
    relation: str
    object: str
    factuality: str = "actual"
    confidence: float = 1.0
    evidence: str = ""
    pieces: int = 1

    def __str__(self) -> str:
        return f"{self.subject} | {self.relation} | {self.object}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The facts of one article; `names` has for each actor every spelling that means it (folded)."""

    doc: str
    facts: tuple[Fact, ...]
    names: Mapping[str, frozenset[str]]
    seats: Mapping[str, frozenset[str]]

    def spellings(self, actor: str) -> frozenset[str]:
        """Return the spellings that mean an actor, its first one always among them."""
        return self.names.get(actor, frozenset()) | {spelling(actor)}

    def means(self, label: str, actors: Iterable[str]) -> bool:
        """Say whether a label is a spelling of one of these actors."""
        folded = spelling(label)
        return any(folded in self.spellings(actor) for actor in actors)


def spelling(text: str) -> str:
    """Return a name without accents, case, hyphens and runs of space.

    >>> spelling("Timor-Leste") == spelling("TIMOR  LESTE")
    True
    """
    plain = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(plain).casefold().replace("-", " ").split())


def read_gold(folder: Path) -> list[Gold]:
    """Return the gold of a folder, sorted by name. Raises InputError where there is none or one is broken."""
    paths = sorted(folder.glob(f"*{ENDING}"))
    if not paths:
        raise InputError(
            f"no gold in {folder}",
            hint=f"give a folder with files NAME{ENDING}; docs/quality.md tells their form",
            path=folder,
        )
    return [_gold(path) for path in paths]


def _gold(path: Path) -> Gold:
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return Gold(
            doc=path.name.removesuffix(ENDING),
            facts=tuple(_fact(entry) for entry in table["facts"]),
            names={
                actor["name"]: frozenset(map(spelling, [actor["name"], *actor.get("also", [])]))
                for actor in table["actors"]
            },
            seats={
                actor["name"]: frozenset(map(spelling, actor.get("metonyms", [])))
                for actor in table["actors"]
            },
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{path} is no gold: {error!r}", hint="docs/quality.md tells the form of gold", path=path
        ) from error


def _fact(entry: Mapping[str, Any]) -> Fact:
    return Fact(
        subjects=(entry["s"], *entry.get("s_alt", [])),
        relations=(entry["r"], *entry.get("r_alt", [])),
        objects=(entry["o"], *entry.get("o_alt", [])),
        factuality=entry["factuality"],
        evidence=entry.get("evidence", ""),
    )


def to_said(claim: Claim) -> Said:
    """Return a claim as far as it is measured."""
    return Said(
        subject=claim.subject.label,
        relation=claim.relation,
        object=claim.object.label,
        factuality=str(claim.factuality),
        confidence=claim.confidence,
        evidence=claim.evidence[0].text,
        pieces=len(claim.evidence),
    )


def read_said(path: Path) -> dict[str, list[Said]]:
    """Return the claims of a file of JSON lines by article.

    `doc`, `subject`, `relation` and `object` must be there, as kg extract writes them.
    Raises InputError naming the line.
    """
    by_doc: dict[str, list[Said]] = {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"cannot read {path}: {error}", hint="give a file of kg extract", path=path
        ) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            by_doc.setdefault(entry["doc"], []).append(_said(entry))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{path}, line {number} is no claim: {error!r}",
                hint="each line is an object with doc, subject, relation and object, as kg extract writes it",
                path=path,
                line=number,
            ) from error
    return by_doc


def _said(entry: Mapping[str, Any]) -> Said:
    return Said(
        subject=entry["subject"],
        relation=entry["relation"],
        object=entry["object"],
        factuality=entry.get("factuality", "actual"),
        confidence=float(entry.get("confidence", 1.0)),
        evidence=entry.get("evidence", ""),
        pieces=1 + len(entry.get("further_evidence", [])),
    )
