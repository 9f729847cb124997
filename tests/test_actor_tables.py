"""The tables of the knowledge base hold together, and say what is promised of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import kg
from kg.actors.knowledge import DATA
from kg.actors.tables import ACTOR_COLUMNS, OFFICE_COLUMNS, ActorRow, OfficeRow, read_actors, read_offices
from kg.errors import ActorError
from kg.model import ActorType, Subtype

TABLES = sorted(DATA.glob("*.tsv"))
SOURCES = Path(__file__).parents[1].parent / "shared" / "data" / "actors"


def _header(path: Path) -> tuple[str, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(next(line for line in lines if not line.startswith("#")).split("\t"))


# Other lists, such as of genders of names, may lie there too: those of actors and offices are held here.
ACTOR_TABLES = [path for path in TABLES if _header(path)[:1] == ("id",)]
OFFICE_TABLES = [path for path in TABLES if _header(path)[:1] == ("body",)]
REPORTED = "USA CHN RUS UKR ISR PSE IRN GBR FRA DEU IND JPN KOR PRK AUS SAU TUR MYS SGP VEN"
HEADS = {"president", "prime-minister", "monarch", "chancellor", "head-of-state"}


@pytest.fixture(scope="module")
def actors() -> dict[str, ActorRow]:
    return {row.id: row for path in ACTOR_TABLES for row in read_actors(path)}


@pytest.fixture(scope="module")
def offices() -> tuple[OfficeRow, ...]:
    return tuple(row for path in OFFICE_TABLES for row in read_offices(path))


@pytest.mark.parametrize("path", [*ACTOR_TABLES, *OFFICE_TABLES], ids=lambda path: path.stem)
def test_names_source_and_licence(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any("source" in line.lower() for line in head)
    assert any("licen" in line.lower() for line in head)


@pytest.mark.parametrize("path", [*ACTOR_TABLES, *OFFICE_TABLES], ids=lambda path: path.stem)
def test_header_has_all_columns_in_order(path: Path) -> None:
    assert _header(path) == (OFFICE_COLUMNS if path in OFFICE_TABLES else ACTOR_COLUMNS)


def test_ids_are_unique_over_all_tables() -> None:
    counted = Counter(row.id for path in ACTOR_TABLES for row in read_actors(path))
    assert [id_ for id_, count in counted.items() if count > 1] == []


def test_only_organisations_and_groups_have_a_subtype(actors: dict[str, ActorRow]) -> None:
    allowed = {ActorType.ORGANISATION, ActorType.GROUP}
    assert [row.id for row in actors.values() if row.subtype and row.type not in allowed] == []


def test_countries_and_parents_exist(actors: dict[str, ActorRow]) -> None:
    countries = {row.id for row in actors.values() if row.type is ActorType.COUNTRY}
    assert [row.id for row in actors.values() if row.country and row.country not in countries] == []
    assert [row.id for row in actors.values() if row.parent and row.parent not in actors] == []
    assert [row.id for row in actors.values() if row.parent == row.id] == []


def test_only_countries_have_demonyms(actors: dict[str, ActorRow]) -> None:
    assert [row.id for row in actors.values() if row.demonyms and row.type is not ActorType.COUNTRY] == []


def test_no_name_means_two_countries(actors: dict[str, ActorRow]) -> None:
    owner: dict[str, str] = {}
    for row in actors.values():
        if row.type is ActorType.COUNTRY:
            for name in {row.label, *row.names_en, *row.names_id, *row.metonyms, *row.demonyms}:
                assert owner.setdefault(name, row.id) == row.id, name


def test_bodies_and_persons_of_offices_exist(
    actors: dict[str, ActorRow], offices: tuple[OfficeRow, ...]
) -> None:
    assert sorted({row.body for row in offices if row.body not in actors}) == []
    assert sorted({row.person for row in offices if row.person not in actors}) == []
    assert [row.person for row in offices if actors[row.person].type is not ActorType.PERSON] == []


def test_promised_counts(actors: dict[str, ActorRow]) -> None:
    rows = actors.values()
    assert sum(row.type is ActorType.COUNTRY for row in rows) >= 250
    assert sum(row.subtype is Subtype.INTERNATIONAL_BODY for row in rows) >= 350
    assert sum(row.label.startswith("Ministry of Foreign Affairs of ") for row in rows) >= 40


@pytest.mark.parametrize("country", REPORTED.split())
def test_last_three_heads_and_foreign_ministers(country: str, offices: tuple[OfficeRow, ...]) -> None:
    heads = {row.person for row in offices if row.body == country and row.office in HEADS}
    ministers = {row.person for row in offices if row.body == country and row.office == "foreign-minister"}
    assert len(heads) >= 3
    assert len(ministers) >= 3


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("AS", "USA"),
        ("Gedung Putih", "USA"),
        ("Tiongkok", "CHN"),
        ("RRT", "CHN"),
        ("Korsel", "KOR"),
        ("Korut", "PRK"),
        ("UEA", "ARE"),
        ("RI", "IDN"),
        ("Inggris", "GBR"),
        ("Kremlin", "RUS"),
        ("Teheran", "IRN"),
        ("Istana Merdeka", "IDN"),
        ("Kosovo", "XKX"),
        ("Venezuelan", "VEN"),
    ],
)
def test_news_names_of_countries(name: str, country: str, actors: dict[str, ActorRow]) -> None:
    row = actors[country]
    assert name in {row.label, *row.names_en, *row.names_id, *row.metonyms, *row.demonyms}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("x\tX\tplanet\t", "planet"),
        ("X y\tX\tperson\t", "X y"),
        ("x\t\tperson\t", ""),
        ("x\tX\tperson\tIndonesia", "Indonesia"),
        ("x\tX\tperson\tIDN\tmore", "5 columns"),
    ],
)
def test_refusal_names_file_line_and_value(tmp_path: Path, line: str, value: str) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(f"# mine\nid\tlabel\ttype\tcountry\n{line}\n", encoding="utf-8")
    with pytest.raises(ActorError) as refusal:
        read_actors(path)
    assert (refusal.value.path, refusal.value.line, refusal.value.name) == (path, 3, value)
    assert str(path) in refusal.value.message and repr(value) in refusal.value.message


def test_own_table_may_leave_columns_out(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("id\tlabel\ttype\tnames_id\nacme\tAcme\torganisation\tAkme|PT Akme\n", encoding="utf-8")
    assert read_actors(path) == (
        ActorRow(id="acme", label="Acme", type=ActorType.ORGANISATION, names_id=("Akme", "PT Akme")),
    )


@pytest.mark.parametrize("content", [b"", b"# only a comment\n", b"\xff\xfe\x00", b"name\n", b"id\tlabel\n"])
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes(content)
    with pytest.raises(ActorError):
        read_actors(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ActorError, match=r"none\.tsv"):
        read_actors(tmp_path / "none.tsv")


def test_a_term_must_not_end_before_it_starts(tmp_path: Path) -> None:
    path = tmp_path / "offices.tsv"
    path.write_text("body\toffice\tperson\tfrom\tto\nIDN\tpresident\tx\t2020-05\t2019\n", encoding="utf-8")
    with pytest.raises(ActorError) as refusal:
        read_offices(path)
    assert (refusal.value.line, refusal.value.name) == (2, "2019")


def test_the_tables_are_what_the_script_writes(tmp_path: Path) -> None:
    if not SOURCES.is_dir():
        pytest.skip("needs ../shared/data/actors")
    package = tmp_path / "kg"
    ignored = shutil.ignore_patterns("pipeline", "__pycache__")
    shutil.copytree(Path(kg.__file__).parent, package, ignore=ignored)
    copies = package / "actors" / "data"
    for stem in ("countries", "cities", "organisations", "people", "offices"):
        (copies / f"{stem}.tsv").unlink()
    command = [sys.executable, "-m", "kg.actors.maintain", "--source", str(SOURCES)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert {path.name: path.read_bytes() for path in copies.glob("*.tsv")} == {
        path.name: path.read_bytes() for path in TABLES
    }


def test_the_script_names_a_source_that_is_missing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg.actors.maintain", "--source", str(tmp_path / "none")]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert run.returncode == 1
    assert run.stderr.startswith("error: ") and str(tmp_path / "none") in run.stderr
