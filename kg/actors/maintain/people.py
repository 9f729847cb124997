"""Derive the tables of people and of terms of office.

What is known by hand comes first; the sources fill in the countries and offices it does not cover.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.actors.maintain.rows import Row, hand, names, wikidata
from kg.ids import fold, slug

# Office holders of Indonesia have a table of their own.
ELSEWHERE = "IDN"
# Territories whose head of state is that of the country they belong to.
_DEPENDENT = re.compile(
    "ABW|AIA|ALA|ASM|ATF|BLM|BMU|COK|CUW|CYM|FLK|FRO|GGY|GIB|GRL|GUM|HKG|IMN|JEY|MAC|MAF|MNP|MSR|NCL|NIU|"
    "PCN|PRI|PYF|SHN|SPM|SXM|TCA|TKL|VGB|VIR|WLF"
)
# The year of the lists of 2022: the last that they vouch for.
LAST_LISTED = "2022"
TITLES = {
    "president": "President",
    "prime-minister": "Prime Minister",
    "monarch": "Monarch",
    "chancellor": "Chancellor",
    "vice-president": "Vice President",
    "head-of-state": "Head of State",
    "foreign-minister": "Foreign Minister",
    "defence-minister": "Defence Minister",
    "finance-minister": "Finance Minister",
    "spokesperson": "Spokesperson",
    "head": "Head",
}
# Words of a title in the sources → office; the first that fits counts.
_OFFICE_WORDS = (
    ("prime minister", "prime-minister"),
    ("premier", "prime-minister"),
    ("taoiseach", "prime-minister"),
    ("chancellor", "chancellor"),
    ("president", "president"),
    ("king", "monarch"),
    ("queen", "monarch"),
    ("emperor", "monarch"),
    ("sultan", "monarch"),
    ("amir", "monarch"),
    ("emir", "monarch"),
    ("prince of", "monarch"),
    ("grand duke", "monarch"),
    ("monarch", "monarch"),
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_SINCE = re.compile(r"\(since (?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})")
# The surname, or the name by which a person goes, is printed in capitals.
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’ʻ-]{2,}|[A-ZÀ-Þ]{2}(?![a-z.])")
# What follows the entry of the holder, and the names of councils before it.
_ASIDE = re.compile(r"; .*|, represented.*|\"|\b(?:CNSP|GNU)\b")
_NUMERALS = {"II", "III", "IV", "VI", "VII", "XIV", "XVI"}
_RANKS = {"Dr.", "Gen.", "Col.", "Capt.", "General", "Sr.", "Sir", "Dame", "Ratu", "Interim", "Acting"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of office, as a row of the table of offices; `person` is a label until it is written."""

    body: str
    office: str
    person: str
    start: str
    end: str = ""
    title: str = ""
    item: str = ""

    def cells(self) -> tuple[str, ...]:
        """Return the cells of the table."""
        return (self.body, self.office, slug(self.person), self.start, self.end, self.title)


def read_people(source: Path, countries: Iterable[Row]) -> tuple[list[Row], list[Term]]:
    """Return the people sorted by id, and their terms of office sorted by body, office and start."""
    codes = _codes(countries)
    known = [_by_hand(row) for row in hand("offices")]
    listed = [*_leaders(source, codes), *_foreign_ministers(source, codes)]
    spelled: dict[str, list[str]] = defaultdict(list)
    for term in listed:
        spelled[term.body].append(term.person)
    terms = [*known, *_factbook(source, codes, known, spelled)]
    terms += _fill(terms, _only_new(listed, known))
    unique = {(term.body, term.office, slug(term.person), term.start): term for term in terms}
    ordered = sorted(unique.values(), key=lambda t: (t.body, t.office, t.start, t.person))
    return _people(ordered), ordered


def _by_hand(row: Mapping[str, str]) -> Term:
    office = row["office"]
    title = row["title"] or TITLES.get(office, "Minister")
    return Term(
        body=row["body"], office=office, person=row["person"], start=row["from"], end=row["to"], title=title
    )


def _codes(countries: Iterable[Row]) -> dict[str, str]:
    codes = {wikidata(row.wikidata): row.id for row in countries}
    codes |= {fold(name): row.id for row in countries for name in (row.label, *row.names_en)}
    odd = {"Q756617": "DNK", "Q55": "NLD", "Q29999": "NLD", "cote d'ivoire": "CIV", "the dominican": "DOM"}
    odd |= {"holy see (vatican city)": "VAT", "congo (brazzaville)": "COG", "drc": "COD", "burma": "MMR"}
    return codes | odd


def _leaders(source: Path, codes: Mapping[str, str]) -> Iterator[Term]:
    with (source / "world-leaders-2022.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country, office = codes.get(row["countryid"]), _office(row["positionLabel"])
            if country and office and not row["officeholderLabel"].startswith("Q"):
                yield Term(
                    body=country,
                    office=office,
                    person=_plain(row["officeholderLabel"]),
                    start=row["start_year"],
                    end=row["end_year"],
                    title=TITLES[office],
                    item=row["officeholder"],
                )


def _foreign_ministers(source: Path, codes: Mapping[str, str]) -> Iterator[Term]:
    with (source / "foreign-ministers-2022.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country = codes.get(row["country"])
            if country and row["name"] and not re.fullmatch(r"Q\d+", row["name"]):
                yield Term(
                    body=country,
                    office="foreign-minister",
                    person=_plain(row["name"]),
                    start=row["start"],
                    title="Foreign Minister",
                    item=row["person"],
                )


def _only_new(listed: Iterable[Term], known: Iterable[Term]) -> list[Term]:
    """Return the listed terms of people whom the hand table does not have in that office."""
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for term in known:
        held[term.body, term.office].append(term.person)
    return [
        term
        for term in listed
        if term.body not in {ELSEWHERE, "VAT"}
        and not any(_same(term.person, person) for person in held[term.body, term.office])
        and len(held[term.body, term.office]) < 3
    ]


def _fill(newer: Iterable[Term], listed: Iterable[Term]) -> Iterator[Term]:
    """Yield the listed terms with their ends.

    A term that was open in 2022 goes on if the same person still holds the office, else it ends when
    the next known holder starts; with none known it ends with the last year that the list vouches for,
    a monarch's not at all.
    """
    held: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in newer:
        held[term.body, term.office].append(term)
    for term in listed:
        others = held[term.body, term.office]
        if any(_same(term.person, other.person) for other in others):
            continue
        later = sorted(other.start for other in others if other.start[:4] >= LAST_LISTED)
        end = term.end or (later[0] if later else "" if term.office == "monarch" else LAST_LISTED)
        if not end or end[: len(term.start)] >= term.start[: len(end)]:
            yield replace(term, end=end)


def _factbook(
    source: Path, codes: Mapping[str, str], known: list[Term], spelled: Mapping[str, list[str]]
) -> Iterator[Term]:
    by_hand = {(row["country"], row["printed"]): row["label"] for row in hand("spellings")}
    covered = {(term.body, term.office) for term in known}
    with (source / "factbook-2026.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            country = codes.get(fold(row["country"])) or codes.get(fold(row["long_form"] or "-"))
            if country is None or country == ELSEWHERE:
                continue
            for column in ("chief_of_state", "head_of_government"):
                term = _factbook_term(country, row[column] or "", by_hand, spelled.get(country, []))
                if term and (term.body, term.office) not in covered:
                    yield term


def _factbook_term(
    country: str, printed: str, by_hand: Mapping[tuple[str, str], str], spelled: Iterable[str]
) -> Term | None:
    text = _ASIDE.sub("", printed)
    since, office = _SINCE.search(text), _office(text.partition("(")[0])
    capitals = _CAPITALS.search(text.partition("(")[0])
    if not (since and office and capitals) or "of China" in text:
        return None
    words = text.partition("(")[0].split()
    first = next(i for i, word in enumerate(words) if _CAPITALS.search(word))
    name = _spell([*list(_given(words[:first]))[::-1], *(w for w in words[first:] if w not in _RANKS)])
    label = by_hand.get((country, capitals.group()), "") or next(
        (other for other in spelled if _same(other, name)), name
    )
    if label == "-" or (_DEPENDENT.fullmatch(country) and office != "prime-minister"):
        return None
    if office == "monarch" and label.startswith("Charles") and country != "GBR":
        return None
    return Term(body=country, office=office, person=label, start=_date(since), title=TITLES[office])


def _given(words: list[str]) -> Iterator[str]:
    """Yield the given names before the capitals, from right to left, as far as the title."""
    for word in reversed(words):
        if word in _RANKS or _office(word) or word.lower() in {"minister", "of", "council", "co-vice"}:
            return
        yield word


def _spell(words: list[str]) -> str:
    """Spell a printed name as news does: one given name and the surname, or the whole if it leads."""
    capital = [i for i, word in enumerate(words) if _CAPITALS.search(word)]
    last = capital[-1]
    kept = words if capital[0] == 0 else [words[0], *words[capital[0] : last + 1]]
    return " ".join(_case(word) for word in kept).strip(",")


def _case(word: str) -> str:
    if word in _NUMERALS or not word.isupper():
        return re.sub(r"[A-ZÀ-Þ]{2,}", lambda found: found.group().capitalize(), word).replace("’", "'")
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def _date(since: re.Match[str]) -> str:
    day, month, year = since.groups()
    number = _MONTHS.get((month or "")[:3].lower())
    if number is None:
        return year
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")


def _office(title: str) -> str | None:
    lower = title.lower()
    if "vice president" in lower or "governor" in lower or "council of ministers" in lower:
        return None
    return next((office for word, office in _OFFICE_WORDS if word in lower), None)


def _same(one: str, other: str) -> bool:
    """Tell whether one name holds all the words of the other: `João Lourenço`, `Joao Manuel Lourenco`."""
    a, b = set(fold(one).replace("'", "").split()), set(fold(other).replace("'", "").split())
    return a <= b or b <= a


def _plain(name: str) -> str:
    name = re.sub(r"^(?:Dr\.|Sheikh|Prince|Archbishop) ", "", name)
    return re.sub(r",? (?:of [A-Z]\w+|Prince of \w+)$", "", name)


def _people(terms: Iterable[Term]) -> list[Row]:
    by_hand = {slug(row["label"]): row for row in hand("people")}
    found: dict[str, Row] = {}
    for term in terms:
        country = term.body if re.fullmatch(r"[A-Z]{3}", term.body) else ""
        id_ = slug(term.person)
        old = found.get(id_)
        item = (old.wikidata if old else "") or term.item
        if old is None or not (old.country and old.wikidata):
            found[id_] = _person(by_hand.get(id_, {}), term.person, (old and old.country) or country, item)
    for id_, row in by_hand.items():
        found.setdefault(id_, _person(row, row["label"], "", ""))
    return sorted(found.values(), key=lambda row: row.id)


def _person(own: Mapping[str, str], label: str, country: str, item: str) -> Row:
    label = own.get("label") or label
    spaced = re.sub(r"(\w)-(\w)", lambda m: f"{m[1]} {m[2].upper()}", label)
    english = [*names(own.get("names_en")), *([spaced] if country in {"KOR", "PRK", "TWN"} else [])]
    return Row(
        id=slug(label),
        label=label,
        type="person",
        country=own.get("country") or country,
        wikidata=own.get("wikidata") or item,
        names_en=tuple(dict.fromkeys(name for name in english if name != label)),
        names_id=tuple(name for name in names(own.get("names_id")) if name != label),
    )
