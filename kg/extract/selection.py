"""Selectional restrictions: who can stand in a relation at all."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from kg.model import Actor, ActorType

FILE = Path(__file__).parent / "selection.toml"


@cache
def _restrictions() -> dict[str, dict[str, frozenset[ActorType]]]:
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {
        relation: {end: frozenset(map(ActorType, types)) for end, types in ends.items()}
        for table in tables.values()
        for relation, ends in table.items()
    }


def may_hold(subject: Actor, relation: str, object_: Actor) -> bool:
    """Tell whether actors of these types can stand in a relation.

    A place that the knowledge base does not know as a region or city government is no subject, but of
    a relation that says so.
    """
    ends = _restrictions().get(relation, {})
    subjects = ends.get("subject")
    if subjects is None and subject.type is ActorType.PLACE and not subject.known:
        return False
    return (subjects is None or subject.type in subjects) and object_.type in ends.get("object", frozenset(ActorType))
