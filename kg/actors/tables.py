"""Read the tables of the knowledge base: actors, and who held which office when.

The format is documented in the header of each reader. Users' own tables have the same format and
pass the same checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import ActorError
from kg.model import ActorType, Subtype

_ID = re.compile(r"[A-Z]{3}|[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{3}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
OFFICES = frozenset(
    {
        "president",
        "prime-minister",
        "monarch",
        "chancellor",
        "vice-president",
        "head-of-state",
        "foreign-minister",
        "defence-minister",
        "finance-minister",
        "head",
        "spokesperson",
    }
)
_MINISTER = re.compile(r"minister:[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """One actor of a table.

    `names_en` and `names_id` are other names beside `label`, as news writes them; `metonyms` are
    capitals and seats that stand for it; `demonyms` are English adjectives and nouns of a country.
    `country` is an ISO 3166-1 alpha-3 code, `parent` the id of the actor that it is a part of.
    """

    id: str
    label: str
    type: ActorType
    subtype: Subtype | None = None
    country: str | None = None
    wikidata: str | None = None
    parent: str | None = None
    names_en: tuple[str, ...] = ()
    names_id: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """One term of office: `person` held `office` in `body`.

    `start` and `end` are ISO years, year-months or dates; None for an end means still in office,
    None for a start means that it is not known. `title` is the English title as printed.
    """

    body: str
    office: str
    person: str
    start: str | None = None
    end: str | None = None
    title: str = ""


ACTOR_COLUMNS = tuple(f.name for f in fields(ActorRow))
OFFICE_COLUMNS = ("body", "office", "person", "from", "to", "title")


def read_actors(path: Path | str) -> tuple[ActorRow, ...]:
    """Return the actors of a tab-separated table, in its order.

    The first line that is no `#` comment names the columns; `id`, `label` and `type` are required, the
    others of `ACTOR_COLUMNS` may be left out. Names are separated by `|`.

    Raises ActorError for a file that cannot be read, an unknown column or a value that is not allowed.
    """
    path = Path(path)
    rows = []
    seen: dict[str, int] = {}
    for line, cells in _read_cells(path, ACTOR_COLUMNS, required=("id", "label", "type")):
        row = _actor(path, line, cells)
        if row.id in seen:
            raise _fault(path, line, "id", row.id, f"an id that line {seen[row.id]} does not have already")
        seen[row.id] = line
        rows.append(row)
    return tuple(rows)


def read_offices(path: Path | str) -> tuple[OfficeRow, ...]:
    """Return the terms of office of a tab-separated table, in its order.

    Columns: `body office person from to title`; the first three are required.

    Raises ActorError as `read_actors` does, and for a term that ends before it starts.
    """
    path = Path(path)
    return tuple(
        _office(path, line, cells)
        for line, cells in _read_cells(path, OFFICE_COLUMNS, required=("body", "office", "person"))
    )


def _read_cells(
    path: Path, columns: tuple[str, ...], *, required: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, str]]]:
    header: list[str] | None = None
    for number, text in enumerate(_read_text(path).splitlines(), start=1):
        if not text.strip() or text.startswith("#"):
            continue
        cells = [cell.strip() for cell in text.split("\t")]
        if header is None:
            header = _header(path, number, cells, columns, required)
            continue
        if len(cells) > len(header):
            allowed = f"at most {len(header)} columns"
            raise _fault(path, number, "row", f"{len(cells)} columns", allowed)
        cells += [""] * (len(header) - len(cells))
        yield number, dict(zip(header, cells, strict=True))
    if header is None:
        raise ActorError(f"{path}: no header line", hint=f"start with: {' '.join(columns)}", path=path)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ActorError(f"cannot read the actor table {path}: {error.strerror}", path=path) from error
    except UnicodeDecodeError as error:
        raise ActorError(
            f"the actor table {path} is not UTF-8 (byte {error.start})", hint="save it as UTF-8", path=path
        ) from error


def _header(
    path: Path, line: int, cells: list[str], columns: tuple[str, ...], required: tuple[str, ...]
) -> list[str]:
    for name in cells:
        if name not in columns or cells.count(name) > 1:
            raise _fault(path, line, "column", name, "each once of: " + ", ".join(columns))
    for name in required:
        if name not in cells:
            raise _fault(path, line, "header", " ".join(cells), f"a tab-separated header with {name}")
    return cells


def _actor(path: Path, line: int, cells: dict[str, str]) -> ActorRow:
    def value(column: str, pattern: re.Pattern[str], allowed: str) -> str | None:
        text = cells.get(column, "")
        if text and not pattern.fullmatch(text):
            raise _fault(path, line, column, text, allowed)
        return text or None

    def names(column: str) -> tuple[str, ...]:
        text = cells.get(column, "")
        found = tuple(name.strip() for name in text.split("|")) if text else ()
        if not all(found):
            raise _fault(path, line, column, text, "names with one | between them")
        return tuple(dict.fromkeys(found))

    slug_words = "an ISO alpha-3 code or lower-case words joined by hyphens"
    id_ = value("id", _ID, slug_words)
    if id_ is None:
        raise _fault(path, line, "id", "", slug_words)
    if not cells["label"]:
        raise _fault(path, line, "label", "", "the usual English name")
    type_ = _choice(path, line, "type", cells["type"], tuple(ActorType))
    subtype = cells.get("subtype", "")
    return ActorRow(
        id=id_,
        label=cells["label"],
        type=ActorType(type_),
        subtype=Subtype(_choice(path, line, "subtype", subtype, tuple(Subtype))) if subtype else None,
        country=value("country", _COUNTRY, "an ISO 3166-1 alpha-3 code"),
        wikidata=value("wikidata", _WIKIDATA, "a Wikidata item such as Q30"),
        parent=value("parent", _ID, slug_words),
        names_en=names("names_en"),
        names_id=names("names_id"),
        metonyms=names("metonyms"),
        demonyms=names("demonyms"),
    )


def _office(path: Path, line: int, cells: dict[str, str]) -> OfficeRow:
    for column in ("body", "person"):
        if not _ID.fullmatch(cells[column]):
            raise _fault(path, line, column, cells[column], "the id of an actor")
    office = cells["office"]
    if office not in OFFICES and not _MINISTER.fullmatch(office):
        raise _fault(path, line, "office", office, ", ".join(sorted(OFFICES)) + ", minister:<slug>")
    start, end = cells.get("from", ""), cells.get("to", "")
    for column, date in (("from", start), ("to", end)):
        if date and not _DATE.fullmatch(date):
            raise _fault(path, line, column, date, "an ISO year, year-month or date")
    shared = min(len(start), len(end))
    if end[:shared] < start[:shared]:
        raise _fault(path, line, "to", end, f"a date not before {start}")
    return OfficeRow(
        body=cells["body"],
        office=office,
        person=cells["person"],
        start=start or None,
        end=end or None,
        title=cells.get("title", ""),
    )


def _choice(path: Path, line: int, column: str, text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        raise _fault(path, line, column, text, ", ".join(allowed))
    return text


def _fault(path: Path, line: int, column: str, value: str, allowed: str) -> ActorError:
    message = f"{path}, line {line}: {column} {value!r} is not allowed (allowed: {allowed})"
    return ActorError(message, path=path, line=line, name=value)
