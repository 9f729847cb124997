"""Build the tables of the world's actors: `python -m kg.actors.maintain --source DIR`.

For maintainers. DIR holds the openly licensed tables that the heads of the results name. What no
source says stands in the hand-written tables of `data/hand` and is merged, so that a rebuild loses
nothing. Two runs on the same input write the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.actors.knowledge import DATA
from kg.actors.maintain.bodies import read_bodies
from kg.actors.maintain.people import read_people
from kg.actors.maintain.places import read_cities, read_countries
from kg.actors.maintain.rows import Row, write
from kg.actors.tables import ACTOR_COLUMNS, OFFICE_COLUMNS
from kg.errors import KgError

WRITTEN = frozenset({"countries", "cities", "organisations", "people", "offices"})
_HAND = "hand knowledge of this project (Apache-2.0)"
_NATURAL_EARTH = "Natural Earth (public domain)"
_LICENCE = (
    "Licence: facts; as a whole under the project's licence, Apache-2.0. Written by kg.actors.maintain."
)
COUNTRIES_HEAD = (
    "Countries and territories: names, capitals and seats, demonyms.",
    "Source: datasets/country-codes (PDDL 1.0), Unicode CLDR territories (Unicode 3.0), "
    f"{_NATURAL_EARTH}, {_HAND}.",
    _LICENCE,
)
CITIES_HEAD = (
    "Cities, regions and seas in the news, and the provinces of Indonesia.",
    f"Source: {_NATURAL_EARTH}, Wikidata by every-politician-scrapers (CC0), {_HAND}.",
    _LICENCE,
)
BODIES_HEAD = (
    "Organisations: international bodies, armed forces and groups, agencies, parties, ministries.",
    f"Source: supraverden by confirmordeny (CC BY-SA 4.0), {_HAND}.",
    "Licence: CC BY-SA 4.0 for the bodies and Wikidata items that come from there, Apache-2.0 for the rest.",
)
_LEADERS = (
    "Source: The World Factbook by factbook.json (public domain, state of 2026), Wikidata of 2022 by "
    f"every-politician-scrapers (CC0), {_HAND}."
)
PEOPLE_HEAD = ("People in the news of the world, Indonesia apart.", _LEADERS, _LICENCE)
OFFICES_HEAD = (
    "Who held which office when; an empty end means in office as far as known.",
    "A term that the list of 2022 leaves open ends with its next known holder, else with 2022;",
    "a monarch's goes on.",
    _LEADERS,
    _LICENCE,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write all tables into `kg/actors/data`; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m kg.actors.maintain", description=__doc__)
    parser.add_argument("--source", type=Path, required=True, help="folder of the openly licensed tables")
    source: Path = parser.parse_args(arguments).source
    try:
        report = build(source)
    except (KgError, OSError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    for stem, count in report.items():
        sys.stderr.write(f"{stem}.tsv: {count} rows\n")
    return 0


def build(source: Path) -> dict[str, int]:
    """Write the tables from the folder `source`, and return the number of rows of each.

    Raises OSError for a source that is missing, ActorError for names that clash.
    """
    countries = read_countries(source)
    people, terms = read_people(source, countries)
    return {
        "countries": _write_actors("countries", COUNTRIES_HEAD, countries),
        "cities": _write_actors("cities", CITIES_HEAD, read_cities(source, countries)),
        "organisations": _write_actors("organisations", BODIES_HEAD, read_bodies(source, countries)),
        "people": _write_actors("people", PEOPLE_HEAD, people),
        "offices": write("offices", OFFICES_HEAD, OFFICE_COLUMNS, (term.cells() for term in terms)),
    }


def _write_actors(stem: str, head: Iterable[str], rows: Iterable[Row]) -> int:
    elsewhere = _written_by_hand()
    return write(stem, head, ACTOR_COLUMNS, (row.cells() for row in rows if row.id not in elsewhere))


def _written_by_hand() -> set[str]:
    """Return the ids of the tables that no script writes: they know their actors better."""
    texts = (path.read_text("utf-8") for path in DATA.glob("*.tsv") if path.stem not in WRITTEN)
    tables = (text for text in texts if "\nid\tlabel\t" in text)
    return {line.partition("\t")[0] for text in tables for line in text.splitlines()}


if __name__ == "__main__":
    sys.exit(main())
