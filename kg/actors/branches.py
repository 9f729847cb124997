"""Local branches of national bodies: *KPU Tanjung Selaras*, *Bawaslu Jawa Barat* act for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.actors.spans import Name
from kg.language import Pack
from kg.model import ActorType, Sentence


def join_branches(names: Sequence[Name], sentence: Sentence, pack: Pack) -> list[Name]:
    """Join each body that has branches with the place behind it; a country behind it is its own."""
    joined = list(names)
    for body, place in pairwise(names):
        short = _branching(body, pack) or _bracketed(body, place, sentence)
        if short is None or not _touches(body, place, sentence) or not _is_local(place):
            continue
        whole = _with_long_form(body, joined, sentence)
        branch = replace(
            body, start=whole.start, end=place.end, text=f"{short} {place.text}", label="ORG", hits=()
        )
        joined = [n for n in joined if n.end <= branch.start or n.start >= branch.end] + [branch]
    return sorted(joined, key=lambda name: name.start)


def _bracketed(body: Name, place: Name, sentence: Sentence) -> str | None:
    """*Lembaga Bantuan Hukum (LBH) Papua*: a new body with its abbreviation between it and a place."""
    tokens = sentence.tokens
    if body.label != "ORG" or body.hits:
        return None
    if body.start > 0 and tokens[body.start - 1].text == "(" and tokens[body.end].text == ")":
        return body.text
    between = [token.text for token in tokens[body.end : place.start]]
    return between[1] if len(between) == 3 and (between[0], between[2]) == ("(", ")") else None


def _branching(name: Name, pack: Pack) -> str | None:
    """Return the name by which a branch is called, None where the body has none."""
    return name.text if name.text.lower() in pack.words("grammar", "branching") else None


def _touches(body: Name, place: Name, sentence: Sentence) -> bool:
    """Tell whether the place follows at once, or behind the bracket around an abbreviation."""
    between = [token.text for token in sentence.tokens[body.end : place.start]]
    bracketed = len(between) == 3 and (between[0], between[2]) == ("(", ")")
    return not between or between == [")"] or bracketed


def _is_local(place: Name) -> bool:
    country = any(hit.actor.type is ActorType.COUNTRY for hit in place.hits)
    return place.label == "LOC" and not country


def _with_long_form(body: Name, names: Sequence[Name], sentence: Sentence) -> Name:
    """*Badan Pengawas Pemilu (Bawaslu) X*: the branch begins where the long form does."""
    if body.start < 2 or sentence.tokens[body.start - 1].text != "(":
        return body
    return next((name for name in names if name.end == body.start - 1), body)
