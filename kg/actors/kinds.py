"""What a description beside a name says that it is: *Karratha Lithium, an Australian miner*."""

from __future__ import annotations

from kg.actors.spans import Name
from kg.language import Pack
from kg.model import ActorType, Sentence

LONGEST = 4  # words between the article and the noun: *an Australian rare-earth miner*
LABELS = {ActorType.PERSON: "PER", ActorType.ORGANISATION: "ORG", ActorType.GROUP: "ORG"}


def described_as(name: Name, sentence: Sentence, pack: Pack) -> str:
    """Return the label that a description right before or behind a comma tells, "" where none stands."""
    words = [token.text.lower() for token in sentence.tokens]
    if words[name.end : name.end + 1] and words[name.end] in pack.words("grammar", "named-before"):
        return "ORG"  # *the liberal Forward party*
    apposed = name.end < len(words) and words[name.end] == ","
    behind = _behind(name.end + 1, words, sentence, pack) if apposed else ""
    return behind or _before(name.start, words, sentence, pack)


def _behind(start: int, words: list[str], sentence: Sentence, pack: Pack) -> str:
    if pack.head_first:
        return _label(words, start, pack)
    if words[start : start + 1] == [] or words[start] not in pack.words("grammar", "indefinite") | {"the"}:
        return ""
    for index in range(start + 1, min(len(words), start + 2 + LONGEST)):
        if label := _label(words, index, pack):
            following = sentence.tokens[index + 1].pos if index + 1 < len(words) else ""
            return "" if following in ("NOUN", "PROPN") else label
        if sentence.tokens[index].pos not in ("ADJ", "NOUN", "PROPN", "PUNCT", "VERB") or words[index] == ",":
            return ""
    return ""


def _before(end: int, words: list[str], sentence: Sentence, pack: Pack) -> str:
    """*the battery maker Hanseong*, *perusahaan Jepang, Suntory*: the noun that the name closes."""
    if end == 0:
        return ""
    if not pack.head_first:
        told = sentence.tokens[end - 1].pos == "NOUN" and words[end - 1] not in pack.titles
        return (_label(words, end - 2, pack) or _label(words, end - 1, pack)) if told else ""
    start = end - 1 if words[end - 1] == "," else end
    for index in range(start - 1, max(-1, start - 1 - LONGEST), -1):
        token = sentence.tokens[index]
        if token.pos == "NOUN" and words[index] not in pack.titles and (label := _label(words, index, pack)):
            office = [*words[index - 1 : index], " ".join(words[max(0, index - 2) : index])]
            return "" if any(word in pack.titles for word in office) else label
        if token.pos not in ("NOUN", "ADJ", "PROPN") and token.text not in pack.words("grammar", "origin"):
            return ""
    return ""


def _label(words: list[str], index: int, pack: Pack) -> str:
    for length in (2, 1):
        entry = pack.table("descriptions").get(" ".join(words[index : index + length]))
        if entry is not None:
            return LABELS.get(ActorType(entry["type"]), "")
    return ""
