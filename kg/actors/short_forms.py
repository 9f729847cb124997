"""Short forms of names: their words, their initials, and what kinds they may be short for."""

from __future__ import annotations

from collections.abc import Sequence

from kg.ids import fold
from kg.model import ActorType

# Words that initials leave out.
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "dan", "untuk", "di", "'s", "’s"})


def words_of(text: str) -> list[str]:
    """Return the words of a name, folded."""
    return [word for word in fold(text).replace(".", " ").replace(",", " ").split() if word not in ("'s",)]


def place_in(words: Sequence[str], longer: Sequence[str]) -> int | None:
    """Return where `words` stand in `longer`, None where they do not."""
    for start in range(len(longer) - len(words) + 1):
        if longer[start : start + len(words)] == list(words):
            return start
    return None


def compatible(label: str, kind: ActorType) -> bool:
    """A surname may be taken for a firm or a place, but a person never for a firm of the same word."""
    if kind is ActorType.PERSON:
        return label == "PER"
    if kind is ActorType.ORGANISATION:
        return label in ("ORG", "PER", "LOC")
    return label == "LOC" and kind is ActorType.PLACE


def initials(text: str) -> str:
    """Return the first letters of the words of a name, small words left out.

    >>> initials("Congress of South African Trade Unions")
    'csatu'
    """
    return "".join(word[0] for word in words_of(text) if word not in SMALL)
