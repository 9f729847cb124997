"""Bodies parted from their holders by the rest of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.actors.spans import Name, follows_title, leads_to_holder, text_between, title_tokens
from kg.ids import fold
from kg.language import Pack
from kg.model import Sentence


def part_bodies(found: Sequence[list[Name]], sentences: Sequence[Sentence], pack: Pack) -> list[list[Name]]:
    """Part bodies from holders by the rest of the article.

    *Presiden Direktur* [*Mizuhara Kenji Morimoto*], where *Mizuhara* stands alone elsewhere or begins the
    name of an organisation.
    """
    forms = pack.words("grammar", "company-forms")
    whole: set[str] = set()
    firsts: set[str] = set()
    for name in (name for names in found for name in names if name.label in ("ORG", "LOC")):
        whole.add(fold(name.text))
        firsts.update([word for word in fold(name.text).split() if word not in forms][:1])
    return [
        [piece for name in names for piece in _part(name, sentence, whole, firsts, pack)]
        for names, sentence in zip(found, sentences, strict=True)
    ]


def _part(name: Name, sentence: Sentence, whole: set[str], firsts: set[str], pack: Pack) -> list[Name]:
    """Part one name after a title where it begins with a body, or with the first word of one."""
    if leads_to_holder(name, sentence) or not follows_title(sentence, name.start, pack):
        return [name]
    cut = _known_body(name, sentence, whole)
    if cut is None and _begins_with_body(name, sentence, firsts, pack):
        cut = name.start + 1
    if cut is None:
        return [name]
    body = replace(name, end=cut, text=text_between(sentence, name.start, cut), label="ORG", hits=())
    holder = replace(name, start=cut, text=text_between(sentence, cut, name.end), label="PER", hits=())
    return [body, holder]


def _begins_with_body(name: Name, sentence: Sentence, firsts: set[str], pack: Pack) -> bool:
    first = name.text.split()[0]
    inside = name.start in title_tokens(sentence, pack)
    inside = inside or first.lower() in pack.words("grammar", "place-prepositions")
    return name.label == "PER" and name.end - name.start >= 3 and fold(first) in firsts and not inside


def _known_body(name: Name, sentence: Sentence, bodies: set[str]) -> int | None:
    """Return where a body that the article names elsewhere ends inside of a longer span after a title."""
    for end in range(name.end - 1, name.start, -1):
        if fold(text_between(sentence, name.start, end)) in bodies:
            return end
    return None
