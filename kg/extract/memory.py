"""What has been told so far: *tudingan itu*, *the arrests*, *penculikan tersebut* point back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Actor
from kg.ontology import Ontology

REACH = 12  # claims back; further away an event noun means something else


@dataclass(slots=True)
class Memory:
    """The claims of an article in reading order: who did what kind of thing to whom."""

    ontology: Ontology
    told: list[tuple[Actor, str, Actor]] = field(default_factory=list)

    def add(self, subject: Actor, relation: str, object_: Actor) -> None:
        """Remember a claim just read."""
        self.told.append((subject, relation, object_))

    def agent(self, relations: Sequence[str]) -> Actor | None:
        """Return who did the last thing told of one of these kinds; of any kind where none is given."""
        types = {self._kind(relation) for relation in relations}
        for subject, relation, _ in reversed(self.told[-REACH:]):
            if (not types and self.ontology.relation(relation).family == "event") or self._kind(
                relation
            ) in types:
                return subject
        return None

    def _kind(self, relation: str) -> str:
        return self.ontology.relation(relation).event_type or self.ontology.top(relation)
