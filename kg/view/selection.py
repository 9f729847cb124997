"""What of a collection is drawn: the strongest relations, as far as their actors fit on a page."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Actor, Collection, Relation
from kg.network import relation_id

RELATIONS_PER_ACTOR = 4
"""Relations drawn at most, as a multiple of the limit on actors: beyond it lines hide each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How much of a collection a page draws."""

    actors: int
    of_actors: int
    relations: int
    of_relations: int


def select(collection: Collection, limit: int) -> tuple[tuple[Actor, ...], tuple[Relation, ...], Shown]:
    """Choose at most `limit` actors and the relations among them.

    Relations are taken from the best supported on; one whose actors no longer fit is left out. So
    every actor that is chosen has a relation to be seen.
    """
    actors: dict[str, Actor] = {}
    chosen: list[Relation] = []
    for relation in sorted(collection.relations, key=strength):
        fresh = {end.id: end for end in (relation.subject, relation.object) if end.id not in actors}
        if len(actors) + len(fresh) > limit or len(chosen) >= limit * RELATIONS_PER_ACTOR:
            continue
        actors.update(fresh)
        chosen.append(relation)
    total = {end.id for relation in collection.relations for end in (relation.subject, relation.object)}
    shown = Shown(
        actors=len(actors),
        of_actors=len(total | {actor.id for actor in collection.actors}),
        relations=len(chosen),
        of_relations=len(collection.relations),
    )
    described = {actor.id: actor for actor in collection.actors}
    return tuple(described.get(id, actors[id]) for id in sorted(actors)), tuple(chosen), shown


def strength(relation: Relation) -> tuple[int, float, int, str]:
    """Return a sort key: most independent publishers first, then belief, then number of claims."""
    return (-relation.support, -relation.belief, -len(relation.claims), relation_id(relation))
