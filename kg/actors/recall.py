"""Names found by the rest of the article: abbreviations that it introduces, names that were missed once."""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors.cast import TYPES, Cast
from kg.actors.spans import Name
from kg.ids import fold
from kg.model import ActorType, Sentence

ALIAS = frozenset({"or", "atau"})  # before another name of the same


def find_abbreviations(sentence: Sentence, names: Sequence[Name]) -> list[tuple[Name, str]]:
    """Return names followed by their abbreviation: *Komisi Pemberantasan Korupsi (KPK)*, *X, or XYZ,*."""
    found = []
    tokens = sentence.tokens
    for name in names:
        inner = [token.text for token in tokens[name.start : name.end]]
        if "(" in inner and _is_acronym(inner[inner.index("(") + 1]):  # *Lembaga Bantuan Hukum (LBH) Papua*
            found.append((name, inner[inner.index("(") + 1]))
        rest = tokens[name.end : name.end + 3]
        if len(rest) == 3 and rest[0].text == "(" and rest[2].text == ")" and _is_acronym(rest[1].text):
            found.append((name, rest[1].text))
        other = [token.text for token in rest]
        if len(other) == 3 and other[0] == "," and other[1] in ALIAS and _is_acronym(other[2]):
            found.append((name, other[2]))
    return found


def find_again(sentence: Sentence, names: Sequence[Name], cast: Cast) -> list[Name]:
    """Return names of the cast that were missed in this sentence, as the article spells them."""
    tokens = sentence.tokens
    taken = {index for name in names for index in range(name.start, name.end)}
    found = []
    index = 0
    while index < len(tokens):
        for end in range(min(len(tokens), index + 5), index, -1):
            if not tokens[index].text[:1].isupper() or not taken.isdisjoint(range(index, end)):
                continue
            text = sentence.text[tokens[index].start - sentence.start : tokens[end - 1].end - sentence.start]
            if end == index + 1 and tokens[index].pos == "PROPN" and not sentence.title:
                cast.recall(text)
            if cast.meaning(text) and (len(text) > 3 or text.isupper()):
                label = next(
                    k for k, v in TYPES.items() if v == _plain(cast.actors[cast.names[fold(text)]].type)
                )
                found.append(Name(start=index, end=end, text=text, label=label))
                index = end - 1
                break
        index += 1
    return found


def _plain(kind: ActorType) -> ActorType:
    return ActorType.PLACE if kind is ActorType.COUNTRY else kind


def _is_acronym(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 2 and sum(c.isupper() for c in letters) >= 2 and " " not in text
