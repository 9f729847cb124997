"""What a description beside a name says that it is: *Karratha Lithium, an Australian miner*."""

from __future__ import annotations

from typing import NamedTuple

from kg.actors.spans import Name
from kg.language import Pack
from kg.model import ActorType, Sentence, Subtype

LONGEST = 4  # words between the article and the noun: *an Australian rare-earth miner*
LABELS = {ActorType.PERSON: "PER", ActorType.ORGANISATION: "ORG", ActorType.GROUP: "ORG"}


class Described(NamedTuple):
    """What a description tells of a name: its label ("" where none stands), its kind of body, its noun."""

    label: str = ""
    subtype: Subtype | None = None
    noun: str = ""


NOTHING = Described()
FIRM = Described("ORG", Subtype.COMPANY)


def described_as(name: Name, sentence: Sentence, pack: Pack) -> Described:
    """Return what a description right before a name, or behind a comma, says of it."""
    words = [token.text.lower() for token in sentence.tokens]
    if words[name.end : name.end + 1] and words[name.end] in pack.words("grammar", "named-before"):
        return Described("ORG")  # *the liberal Forward party*
    apposed = name.end < len(words) and words[name.end] == ","
    behind = _behind(name.end + 1, words, sentence, pack) if apposed else NOTHING
    told = behind if behind.label else _before(name.start, words, sentence, pack)
    return told if told.label or not _is_in_business(name, words, pack) else FIRM


def _is_in_business(name: Name, words: list[str], pack: Pack) -> bool:
    """*a stake in X*, *X shares*, *saham X*, *X, yang berkantor di …*: what has such things is a firm."""
    before = (" ".join(words[max(0, name.start - n) : name.start]) for n in (1, 2))
    rest = [word for word in words[name.end : name.end + 4] if word not in (",", "'s", "’s")]
    behind = (" ".join(rest[:n]) for n in (1, 2))
    return bool(
        pack.words("grammar", "firm-before").intersection(before)
        or pack.words("grammar", "firm-behind").intersection(behind)
    )


def _behind(start: int, words: list[str], sentence: Sentence, pack: Pack) -> Described:
    if pack.head_first:
        return _told(words, start, pack)
    if words[start : start + 1] == [] or words[start] not in pack.words("grammar", "indefinite") | {"the"}:
        return NOTHING
    for index in range(start + 1, min(len(words), start + 2 + LONGEST)):
        if (told := _told(words, index, pack)).label:
            following = sentence.tokens[index + 1].pos if index + 1 < len(words) else ""
            return NOTHING if following in ("NOUN", "PROPN") else told
        if sentence.tokens[index].pos not in ("ADJ", "NOUN", "PROPN", "PUNCT", "VERB") or words[index] == ",":
            return NOTHING
    return NOTHING


def _before(end: int, words: list[str], sentence: Sentence, pack: Pack) -> Described:
    """*the battery maker Hanseong*, *perusahaan Jepang, Suntory*: the noun that the name closes."""
    if end == 0:
        return NOTHING
    if not pack.head_first:
        if sentence.tokens[end - 1].pos != "NOUN" or words[end - 1] in pack.titles:
            return NOTHING
        longer = _told(words, end - 2, pack)
        return longer if longer.label else _told(words, end - 1, pack)
    start = end - 1 if words[end - 1] == "," else end
    for index in range(start - 1, max(-1, start - 1 - LONGEST), -1):
        token = sentence.tokens[index]
        told = _told(words, index, pack)
        if token.pos == "NOUN" and words[index] not in pack.titles and told.label:
            office = [*words[index - 1 : index], " ".join(words[max(0, index - 2) : index])]
            return NOTHING if any(word in pack.titles for word in office) else told
        if token.pos not in ("NOUN", "ADJ", "PROPN") and token.text not in pack.words("grammar", "origin"):
            return NOTHING
    return NOTHING


def _told(words: list[str], index: int, pack: Pack) -> Described:
    for length in (2, 1):
        noun = " ".join(words[index : index + length])
        entry = pack.table("descriptions").get(noun)
        if entry is not None:
            subtype = Subtype(entry["subtype"]) if "subtype" in entry else None
            return Described(LABELS.get(ActorType(entry["type"]), ""), subtype, noun)
    return NOTHING


def is_water(name: Name, sentence: Sentence, pack: Pack) -> bool:
    """Tell whether a name is, or is part of, that of a sea, strait or river, where nobody acts."""
    waters = pack.words("grammar", "waters")
    tokens = [token.text for token in sentence.tokens]
    if not pack.head_first and name.start > 1 and tokens[name.start - 1] == "of":
        named = tokens[name.start - 2]
        return named.istitle() and named.lower() in waters  # *the Sea of* [*Japan*]
    words = name.text.lower().split()
    first = pack.head_first or "of" in (*words, *tokens[name.end : name.end + 1])
    kind = words[0] if first else words[-1]
    alone = len(words) == 1 and tokens[name.end : name.end + 1] != ["of"]
    placed = name.label == "LOC" or len(words) == 1
    return kind in waters and not alone and placed and not name.hits
