"""Behaviour suites: short sentences and exactly the claims that a careful reader takes from them.

`tests/behaviour/<language>/<phenomenon>.toml` holds the cases, written from the annotation rules and not
from what the reader gives; so some of them fail, and are counted. What is promised is the share of cases
read without a missing and without a superfluous claim. `pytest -s tests/test_behaviour.py` prints a table
by phenomenon, and with `BEHAVIOUR=failures` in the environment what fails, too.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kg.ids import fold
from kg.model import Article, Claim
from kg.reading import Reader

SUITES = Path(__file__).parent / "behaviour"
LANGUAGES = sorted(folder.name for folder in SUITES.iterdir() if any(folder.glob("*.toml")))

# Shares of the cases read right, a little below what was measured last: of all, and of those without a claim.
FLOORS: dict[str, tuple[float, float]] = {
    "en": (0.92, 0.98),
    "id": (0.94, 0.98),
}

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Case:
    phenomenon: str
    text: str
    wanted: frozenset[Key]

    def article(self, name: str, language: str) -> Article:
        title = self.text if self.phenomenon.startswith("headline") else None
        return Article(id=name, text=self.text, language=language, title=title)


@dataclass(frozen=True)
class Outcome:
    case: Case
    read: frozenset[Key]

    @property
    def right(self) -> bool:
        return self.read == self.case.wanted


def key(subject: str, relation: str, object_: str, factuality: str, *, symmetric: bool) -> Key:
    """A claim as it is compared: names without case and accents, either order where it means the same."""
    first, second = fold(subject), fold(object_)
    if symmetric and second < first:
        first, second = second, first
    return first, relation, second, factuality


def key_of(claim: Claim, reader: Reader) -> Key:
    symmetric = reader.ontology.symmetric(claim.relation)
    return key(
        claim.subject.label, claim.relation, claim.object.label, claim.factuality.value, symmetric=symmetric
    )


def cases(language: str, reader: Reader) -> list[Case]:
    found = []
    for path in sorted((SUITES / language).glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            wanted = frozenset(
                key(s, r, o, f, symmetric=reader.ontology.symmetric(r)) for s, r, o, f in entry["claims"]
            )
            found.append(Case(phenomenon=path.stem, text=entry["text"], wanted=wanted))
    return found


@cache
def outcomes(language: str, reader: Reader) -> tuple[Outcome, ...]:
    """Every case of a language with what is read from it, each as an article of its own."""
    suite = cases(language, reader)
    articles = [case.article(f"{language}-{number}", language) for number, case in enumerate(suite)]
    read = reader.read_all(articles)
    return tuple(
        Outcome(case=case, read=frozenset(key_of(claim, reader) for claim in claims))
        for case, (_, claims) in zip(suite, read, strict=True)
    )


def table(language: str, found: tuple[Outcome, ...]) -> str:
    lines = [f"{language}: cases read right"]
    for phenomenon in dict.fromkeys(outcome.case.phenomenon for outcome in found):
        group = [outcome for outcome in found if outcome.case.phenomenon == phenomenon]
        lines.append(f"  {phenomenon:32} {sum(o.right for o in group):4} of {len(group):3}")
        if os.environ.get("BEHAVIOUR") == "failures":
            lines += [report(outcome) for outcome in group if not outcome.right]
    lines.append(f"  {'all':32} {sum(o.right for o in found):4} of {len(found):3}")
    return "\n".join(lines)


def report(outcome: Outcome) -> str:
    missing = sorted(" ".join(k) for k in outcome.case.wanted - outcome.read)
    superfluous = sorted(" ".join(k) for k in outcome.read - outcome.case.wanted)
    return f"    {outcome.case.text}\n      missing {missing}\n      superfluous {superfluous}"


def share(found: list[Outcome]) -> float:
    return sum(outcome.right for outcome in found) / len(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_sentences_give_exactly_their_claims(language: str, reader: Reader) -> None:
    found = outcomes(language, reader)
    print("\n" + table(language, found))  # noqa: T201 - the table is what one runs the suite for
    everything, _ = FLOORS[language]
    assert share(list(found)) >= everything, table(language, found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_without_a_claim_give_none(language: str, reader: Reader) -> None:
    silent = [outcome for outcome in outcomes(language, reader) if not outcome.case.wanted]
    _, floor = FLOORS[language]
    assert share(silent) >= floor, "\n".join(report(outcome) for outcome in silent if not outcome.right)


@pytest.mark.parametrize("language", LANGUAGES)
def test_suites_are_large_and_name_relations_that_exist(language: str, reader: Reader) -> None:
    suite = cases(language, reader)  # naming an unknown relation raises here
    assert len(suite) >= 400
    assert sum(not case.wanted for case in suite) >= 130
    assert len({case.text for case in suite}) == len(suite)
