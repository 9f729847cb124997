"""Names to swap in: those of the corpora and those of the actor tables, by type."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from kg.train.names import LABELS, NamedSentence

LISTS = {"LOC": "places.txt", "PER": "people.txt"}
ACTOR_TABLES = Path(__file__).parent.parent / "actors" / "data"
TYPES = {"country": "LOC", "place": "LOC", "person": "PER", "organisation": "ORG"}
WORD = re.compile(r"\w(?:[\w'’.-]*\w)?")
# Words for peoples and religions that no table of countries gives.
PEOPLES = """
    Muslim Muslims Moslem Moslems Islamic Islamist Islamists Christian Christians Catholic Catholics
    Protestant Protestants Jewish Jew Jews Hindu Hindus Buddhist Buddhists Sunni Sunnis Shiite Shiites
    Shia Shi'ite Sikh Sikhs Orthodox Mormon Mormons Arab Arabs Kurd Kurds Kurdish European Europeans
    African Africans Asian Asians Tamil Tamils Pashtun Western Latino Hispanic Alawite Alawites Democrat
    Democrats Republican Republicans Zionist Communist Communists Palestinian Palestinians Chechen
    Chechens Scottish Welsh English
"""


def actor_names(language: str) -> dict[str, set[str]]:
    """Read the names of the actor tables, labels and names in `language`, by the type of name."""
    pools: dict[str, set[str]] = {label: set() for label in LABELS}
    for path in sorted(ACTOR_TABLES.glob("*.tsv")):
        for row in _rows(path):
            if "label" not in row or "type" not in row:
                continue
            label = TYPES.get(row["type"] or "", "")
            names = [row["label"] or "", *(row.get(f"names_{language}") or "").split("|")]
            if label:
                pools[label].update(name for name in names if _usable(name))
            if language == "en":
                pools["NORP"].update(filter(None, (row.get("demonyms") or "").split("|")))
    return pools


def peoples() -> frozenset[str]:
    """Give the English words for peoples and religions by which a corpus's "other" becomes NORP."""
    return frozenset(PEOPLES.split()) | frozenset(actor_names("en")["NORP"])


def _rows(path: Path) -> Iterable[dict[str, str | None]]:
    with path.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith(("#", "\ufeff#", " #")))
        yield from csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)


def _listed(file: str) -> set[str]:
    """Read the names of a list that says no more of them than their type."""
    lines = (Path(__file__).parent / "lists" / file).read_text(encoding="utf-8").splitlines()
    return {name for line in lines if not line.startswith("#") for name in line.split("|") if name}


def _usable(name: str) -> bool:
    """Names that are no plain words: a capital in front, not too long."""
    return bool(re.match(r"[A-ZÀ-Þ]", name)) and 2 <= len(name) <= 60


def pools_of(language: str, sentences: Iterable[NamedSentence]) -> dict[str, list[str]]:
    """Gather the names of the tables and of `sentences`, sorted so that a seed fixes every draw."""
    pools = actor_names(language)
    pools["LOC"] |= _listed(LISTS["LOC"])
    for sentence in sentences:
        for span in sentence.spans:
            if span.label in pools:
                pools[span.label].add(sentence.text[span.start : span.end])
    return {label: sorted(names) for label, names in pools.items()}


def word_classes(language: str) -> dict[str, str]:
    """Give each word of the names in the actor tables and the lists its class.

    A class is made of the first letters of the types, small for words inside of longer names: "Teheran"
    is `L`, "Jakarta" both a place and part of longer names, `Ll`. Words in capitals have the class too.
    """
    found: dict[str, set[str]] = {}
    known = actor_names(language)
    for label, file in LISTS.items():
        known[label] |= _listed(file)
    for label, names in known.items():
        for name in names:
            words = WORD.findall(name)
            letter = label[0] if len(words) == 1 else label[0].lower()
            for word in words:
                if len(word) > 1 and word[0].isupper():
                    found.setdefault(word, set()).add(letter)
    classes = {word: "".join(sorted(letters)) for word, letters in sorted(found.items())}
    return {word.upper(): letters for word, letters in classes.items()} | classes
