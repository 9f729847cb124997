"""Derive the table of organisations: international bodies, armed groups, agencies, parties, ministries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.actors.maintain.rows import Row, hand, names, wikidata
from kg.ids import fold, slug

# Kinds of bodies of the source that news does not report as actors.
_DULL_TYPES = ("Research Infrastructure Consortium", "joint undertaking", "Euratom agencies")
_DULL_NAMES = ("Ireland", "Foyle", "North/South", "Safefood", "Special EU Programmes", "EUCLID")
# An abbreviation of the source is a name of the body only if it is too long to be another word or body.
_SAFE_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]*[A-Z]{2}[A-Za-z]*")
_SAFE_LENGTH = 5
_UNSAFE = {"SHARE", "CLARIN", "SESAME", "LOFAR", "ARABSET"}
_KIND_EN = {"foreign": "Foreign", "defence": "Defence"}
_LONG_EN = {"foreign": "Foreign Affairs", "defence": "Defence"}
_LONG_ID = {"foreign": "Luar Negeri", "defence": "Pertahanan"}
_SHORT_ID = {"foreign": ("Kemlu", "Kemenlu"), "defence": ("Kemhan", "Kemenhan")}
# Names of a country in running text, not in the name of its ministry.
_ORNATE = re.compile(r"Negeri|Republik|Kerajaan|Negara|Wilayah|Paman|Daratan|Persatuan|\.")


def read_bodies(source: Path, countries: Iterable[Row]) -> list[Row]:
    """Return the rows of all organisations, sorted by id; hand-written ones come before derived ones."""
    listed = _read_listed(source / "international-organisations.yaml")
    items = {key: wikidata(body.get("Wikidata_code", "")) for body in listed for key in _keys(body)}
    rows: dict[str, Row] = {}
    taken: set[str] = set()
    for own in hand("organisations"):
        row = _from_hand(own, items)
        rows[row.id] = row
        taken |= {_key(name) for name in (row.label, *row.names_en)}
    by_code = {country.id: country for country in countries}
    for own in hand("ministries"):
        row = _ministry(own, by_code[own["country"]])
        rows[row.id] = row
    for row in _from_list(listed, taken):
        rows.setdefault(row.id, row)
    return sorted(rows.values(), key=lambda row: row.id)


def _from_hand(own: Mapping[str, str], items: Mapping[str, str]) -> Row:
    label, english = own["label"], names(own["names_en"])
    item = own["wikidata"]
    if not item and own["subtype"] == "international-body":
        found = (items.get(_key(name), "") for name in (label, *english))
        item = next((one for one in found if one), "")
    return Row(
        id=slug(label),
        label=label,
        type=own["type"] or "organisation",
        subtype=own["subtype"],
        country=own["country"],
        wikidata=item,
        parent=own["parent"],
        names_en=tuple(name for name in english if name != label),
        names_id=names(own["names_id"]),
    )


def _from_list(listed: Iterable[Mapping[str, str]], taken: set[str]) -> Iterator[Row]:
    for body in listed:
        label = body["name"].replace("’", "'").replace("‐", "-")
        item = wikidata(body.get("Wikidata_code", ""))
        if not item or taken & set(_keys(body)) or _is_dull(body):
            continue
        short = body.get("Abbreviation_en", "")
        safe = len(short) >= _SAFE_LENGTH and _SAFE_ABBREVIATION.fullmatch(short) and short not in _UNSAFE
        others = [body.get(key, "") for key in ("Name_other_en", "Name_other_2_en")]
        others += [_swap(label), short if safe else ""]
        yield Row(
            id=slug(label),
            label=label,
            type="organisation",
            subtype="international-body",
            wikidata=item,
            parent="european-union" if body.get("Country") == "EU" else "",
            names_en=tuple(dict.fromkeys(name for name in others if len(name) > 4 and name != label)),
        )


def _is_dull(body: Mapping[str, str]) -> bool:
    kind, name = body.get("Type", ""), body["name"]
    return any(word in kind for word in _DULL_TYPES) or any(word in name for word in _DULL_NAMES)


def _ministry(own: Mapping[str, str], country: Row) -> Row:
    kind = own["office"]
    label = own["label"] or f"Ministry of {_LONG_EN[kind]} of {_with_article(country.label)}"
    english = [*names(own["names_en"])]
    adjectives = country.demonyms[:1]
    spellings = {"Defence", "Defense"} if kind == "defence" else {"Foreign"}
    for word in sorted(spellings):
        for adjective in (*adjectives, f"{country.label}'s"):
            english.append(f"{adjective} {word} Ministry")
            english.append(f"{adjective} Ministry of {word.replace('Foreign', 'Foreign Affairs')}")
        english.append(f"{word} Ministry of {_with_article(country.label)}")
    indonesian = [*names(own["names_id"])]
    for name in _plain_indonesian(country):
        indonesian.append(f"Kementerian {_LONG_ID[kind]} {name}")
        indonesian.extend(f"{short} {name}" for short in _SHORT_ID[kind])
    return Row(
        id=slug(label),
        label=label,
        type="organisation",
        subtype="government-body",
        country=country.id,
        parent=country.id,
        names_en=tuple(dict.fromkeys(name for name in english if name != label)),
        names_id=tuple(dict.fromkeys(indonesian)),
    )


def _plain_indonesian(country: Row) -> list[str]:
    found = [name for name in country.names_id if not _ORNATE.search(name)]
    return list(dict.fromkeys(found or [country.label]))[:5]


def _with_article(label: str) -> str:
    return f"the {label}" if label.startswith(("United", "Philippines", "Netherlands", "Demo")) else label


def _swap(label: str) -> str:
    """Return the other spelling, British or American, of `Organisation`."""
    if "Organisation" in label:
        return label.replace("Organisation", "Organization")
    return label.replace("Organization", "Organisation")


def _key(name: str) -> str:
    return fold(name).replace("organisation", "organization").replace("'", "").replace("‐", " ")


def _keys(body: Mapping[str, str]) -> list[str]:
    found = (body.get(key, "") for key in ("name", "Name_other_en", "Name_other_2_en"))
    return [_key(name) for name in found if name]


def _read_listed(path: Path) -> list[dict[str, str]]:
    """Read the two levels of the source that matter: a body's name, and its plain fields."""
    bodies: list[dict[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line[0].isspace() and line.rstrip().endswith(":"):
            bodies.append({"name": line.rstrip()[:-1].strip("'\"")})
        elif bodies and (found := re.fullmatch(r"  (\w+): (.+)", line)):
            value = found[2].strip().strip("'\"")
            bodies[-1][found[1]] = "" if value == "None" else value
    return bodies
