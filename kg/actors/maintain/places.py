"""Derive the tables of countries and cities from openly licensed sources and hand knowledge."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kg.actors.maintain.rows import Row, hand, names, wikidata
from kg.errors import ActorError
from kg.ids import slug

# Cities below this are too seldom news, and their names too often surnames or common words.
MIN_CITY_POPULATION = 300_000
# Statistical territories of the hand table that ISO does not list, with their Wikidata items.
BEYOND_ISO = {"XKX": "Q1246"}
# Where the source is empty (the pandas reading of `NA`) or names the realm instead of the country.
WIKIDATA_MENDED = {"NAM": "Q1030", "NLD": "Q55", "PSE": "Q219060"}
NATURAL_EARTH_CODES = {
    "PSX": "PSE",
    "KOS": "XKX",
    "SDS": "SSD",
    "SAH": "ESH",
    "ALD": "ALA",
    "CYN": "CYP",
    "SOL": "SOM",
}


def read_countries(source: Path) -> list[Row]:
    """Return a row for every country of ISO 3166-1 and of the hand table, sorted by id.

    Raises ActorError where two countries would share a name.
    """
    english, indonesian = (_territories(source, code) for code in ("en", "id"))
    natural = _natural_earth(source)
    by_hand = {row["id"]: row for row in hand("countries")}
    rows = []
    with (source / "country-codes.csv").open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            alpha2, alpha3 = record["ISO3166-1-Alpha-2"], record["ISO3166-1-Alpha-3"]
            own = by_hand.pop(alpha3, {})
            label = own.get("label") or _plain(english[alpha2])
            drop = set(names(own.get("drop")))
            near = natural.get(alpha3, {})
            formal = record["UNTERM English Formal"].strip(" *").removeprefix("the ")
            capital = [record["Capital"].strip()] if record["is_independent"] == "Yes" else []
            rows.append(
                Row(
                    id=alpha3,
                    label=label,
                    type="country",
                    country=alpha3,
                    wikidata=WIKIDATA_MENDED.get(alpha3) or wikidata(record["wikidata_id"]),
                    names_en=_others(label, drop, [*names(own.get("names_en")), formal]),
                    names_id=_others(
                        "",
                        drop,
                        [*names(own.get("names_id")), _plain(indonesian[alpha2]), near.get("NAME_ID", "")],
                    ),
                    metonyms=_others(label, drop, [*names(own.get("metonyms")), *capital]),
                    demonyms=names(own.get("demonyms")),
                )
            )
    rows.extend(_beyond_iso(row) for row in by_hand.values())
    _refuse_shared(rows)
    return sorted(rows, key=lambda row: row.id)


def read_cities(source: Path, countries: Iterable[Row]) -> list[Row]:
    """Return a row for every larger city, and for the regions of the hand table, sorted by id.

    Of two cities with one name the larger stays, as it is the one that news means; a city named like
    a country is left out.
    """
    by_hand = {row["label"]: row for row in hand("places")}
    found: dict[str, Row] = {}
    for record in sorted(_read_tsv(source / "natural-earth-cities.tsv"), key=_population, reverse=True):
        label = record["NAME_EN"] or record["NAME"]
        country = NATURAL_EARTH_CODES.get(record["ADM0_A3"], record["ADM0_A3"])
        if not _is_news(record, country) or slug(label) in found:
            continue
        own = by_hand.pop(label, {})
        if own.get("drop"):
            continue
        new = own.get("rename") or label
        variants = [*names(own.get("names_en")), label, record["NAME"], *names(record["NAMEALT"])]
        found[slug(label)] = _city(new, country, record["wikidataid"], variants, names(own.get("names_id")))
    for label, own in by_hand.items():
        if not own.get("drop"):
            found.setdefault(
                slug(label),
                _city(label, own["country"], own["wikidata"], names(own["names_en"]), names(own["names_id"])),
            )
    places = {row.id: row for row in (*found.values(), *_provinces(source))}
    preferred = {slug(label) for label in by_hand}
    ordered = sorted(places.values(), key=lambda row: (row.id not in preferred, row.id))
    return sorted(_own_names(ordered, countries), key=lambda row: row.id)


def _own_names(places: Iterable[Row], countries: Iterable[Row]) -> Iterator[Row]:
    """Yield the places that no country is named like, each without the names of others."""
    places = list(places)
    owner = {name: row.id for row in countries for name in (row.label, *row.names_en, *row.names_id)}
    for row in places:
        owner.setdefault(row.label, row.id)
    for row in places:
        if owner[row.label] == row.id:
            english, indonesian = (
                tuple(name for name in found if owner.setdefault(name, row.id) == row.id)
                for found in (row.names_en, row.names_id)
            )
            yield replace(row, names_en=english, names_id=indonesian)


def _city(label: str, country: str, item: str, english: Iterable[str], indonesian: Iterable[str]) -> Row:
    return Row(
        id=slug(label),
        label=label,
        type="place",
        country=country,
        wikidata=wikidata(item),
        names_en=_others(label, set(), english),
        names_id=_others(label, set(), indonesian),
    )


def _provinces(source: Path) -> Iterator[Row]:
    items: dict[str, str] = {}
    with (source / "indonesia-provinces-2022.csv").open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            items[record["provinceLabel"]] = record["province"]
    for own in hand("provinces"):
        label = own["label"]
        yield Row(
            id=slug(label),
            label=label,
            type="place",
            country="IDN",
            wikidata=own["wikidata"] or items.get(own["source_name"], ""),
            parent="IDN",
            names_en=names(own["names_en"]),
            names_id=names(own["names_id"]),
        )


def _is_news(record: Mapping[str, str], country: str) -> bool:
    capital = record["FEATURECLA"] in {"Admin-0 capital", "Admin-0 region capital", "Admin-0 capital alt"}
    return country != "ATA" and (capital or country == "IDN" or _population(record) >= MIN_CITY_POPULATION)


def _population(record: Mapping[str, str]) -> int:
    return int(float(record["POP_MAX"] or 0))


def _beyond_iso(own: Mapping[str, str]) -> Row:
    return Row(
        id=own["id"],
        label=own["label"],
        type="country",
        country=own["id"],
        wikidata=BEYOND_ISO[own["id"]],
        names_en=names(own["names_en"]),
        names_id=names(own["names_id"]),
        metonyms=names(own["metonyms"]),
        demonyms=names(own["demonyms"]),
    )


def _others(label: str, drop: set[str], found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in found if name and name != label and name not in drop))


def _plain(name: str) -> str:
    """Spell a CLDR name as news does: `St. Kitts & Nevis` is Saint Kitts and Nevis."""
    return name.replace(" & ", " and ").replace("St. ", "Saint ").partition(" (")[0]


def _territories(source: Path, language: str) -> dict[str, str]:
    text = (source / f"territories-{language}.json").read_text(encoding="utf-8")
    found = json.loads(text)["main"][language]["localeDisplayNames"]["territories"]
    dull = ("DAK Tiongkok", " - ", " & Kep.")
    return {code: "" if any(word in name for word in dull) else str(name) for code, name in found.items()}


def _natural_earth(source: Path) -> dict[str, dict[str, str]]:
    rows = _read_tsv(source / "natural-earth-countries.tsv")
    return {NATURAL_EARTH_CODES.get(row["ADM0_A3"], row["ADM0_A3"]): row for row in rows}


def _read_tsv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _refuse_shared(rows: Iterable[Row]) -> None:
    owner: dict[str, str] = {}
    for row in rows:
        for name in {row.label, *row.names_en, *row.names_id, *row.metonyms, *row.demonyms}:
            if owner.setdefault(name, row.id) != row.id:
                raise ActorError(
                    f"{name!r} names both {owner[name]} and {row.id}",
                    hint="say which in the drop column of kg/actors/data/hand/countries.tsv",
                    name=name,
                )
