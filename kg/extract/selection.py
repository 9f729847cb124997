"""Selectional restrictions: who can stand in a relation at all."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kg.model import Actor, ActorType

FILE = Path(__file__).parent / "selection.toml"


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def _restrictions() -> dict[str, dict[str, frozenset[ActorType]]]:
    return {
        relation: {end: frozenset(map(ActorType, types)) for end, types in ends.items()}
        for table in ("state", "event")
        for relation, ends in _tables()[table].items()
    }


def in_person(relation: str) -> bool:
    """Tell whether the subject of a relation does it in person, not through what belongs to it."""
    return relation in _tables()["in-person"]


def may_hold(subject: Actor, relation: str, object_: Actor) -> bool:
    """Tell whether actors of these types can stand in a relation; nobody visits the country that is theirs.

    A place that the knowledge base does not know as a region or city government is no subject, but of
    a relation that says so.
    """
    if relation in _tables()["abroad"] and subject.country and subject.country == object_.country:
        return False
    own = object_.type is ActorType.COUNTRY and subject.country == object_.country and subject.country
    if own and relation in _tables()["to-others"]:
        return False
    ends = _restrictions().get(relation, {})
    subjects = ends.get("subject")
    if subjects is None and subject.type is ActorType.PLACE and not subject.known:
        return False
    if object_.type is ActorType.PLACE and not object_.known and relation not in _tables()["aimed-at-places"]:
        return False
    return (subjects is None or subject.type in subjects) and object_.type in ends.get(
        "object", frozenset(ActorType)
    )
