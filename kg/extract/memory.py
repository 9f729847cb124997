"""What has been told so far: *tudingan itu*, *the arrests*, *penculikan tersebut* point back to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.model import Actor, ActorType
from kg.ontology import Ontology

REACH = 12  # claims back; further away an event noun means something else


@dataclass(slots=True)
class Memory:
    """The claims of an article in reading order: who did what kind of thing to whom."""

    ontology: Ontology
    told: list[tuple[Actor, str, Actor]] = field(default_factory=list)
    happened: list[tuple[Actor, str, Actor]] = field(default_factory=list)
    last: tuple[int, Actor, Actor] | None = None
    sources: dict[str, Actor] = field(default_factory=dict)

    def add(
        self, subject: Actor, relation: str, object_: Actor, sentence: int, *, happened: bool = True
    ) -> None:
        """Remember a claim just read in the sentence that begins at offset `sentence`."""
        self.told.append((subject, relation, object_))
        if happened:
            self.happened.append((subject, relation, object_))
        self.last = (sentence, subject, object_)

    def note_source(self, subject: Actor, source: Actor) -> None:
        """Remember who last said that an actor did something."""
        self.sources[subject.id] = source

    def source(self, subject: Actor) -> Actor | None:
        """Return who last said that an actor did something."""
        return self.sources.get(subject.id)

    def agent(self, relations: Sequence[str]) -> Actor | None:
        """Return who did the last thing told of one of these kinds; of any kind where none is given.

        What happened goes before what is planned or possible: *serangan tersebut* was one.
        """
        types = {self._kind(relation) for relation in relations}
        for subject, relation, _ in (*reversed(self.happened[-REACH:]), *reversed(self.told[-REACH:])):
            if (not types and self.ontology.relation(relation).family == "event") or self._kind(
                relation
            ) in types:
                return subject
        return None

    def last_of(self, relation: str, *, subject: bool) -> Actor | None:
        """Return the subject or object of the last thing told under a relation."""
        for doer, told, other in reversed(self.happened):
            if self.ontology.is_a(told, relation):
                return doer if subject else other
        return None

    def patient(self, relation: str) -> Actor | None:
        """Return whom the last things of this kind were done to, where it was one actor alone."""
        told = {o.id: o for _, r, o in self.happened[-REACH:] if self._kind(r) == self._kind(relation)}
        return next(iter(told.values())) if len(told) == 1 else None

    def partner(self, subject: Actor, sentence: int) -> Actor | None:
        """Return to whom the subject did the last thing told in the same sentence."""
        if self.last is None or self.last[0] != sentence or self.last[1].id != subject.id:
            return None
        return self.last[2]

    def accuser(self, accused: Actor, charges: Sequence[str]) -> Actor | None:
        """Return who last accused, sued or arrested an actor, whatever of these `charges` it was."""
        for subject, relation, object_ in reversed(self.happened[-REACH:]):
            own = object_.type is ActorType.COUNTRY and object_.country == accused.country
            if (object_.id == accused.id or own) and any(
                self.ontology.is_a(relation, charge) for charge in charges
            ):
                return subject
        return None

    def prosecutor(self, accused: Actor, charges: Sequence[str]) -> Actor | None:
        """Return the body that last did one of these to an actor, else to anybody."""
        told = [
            (subject, object_)
            for subject, relation, object_ in reversed(self.happened[-REACH:])
            if subject.type is ActorType.ORGANISATION
            and object_.id != subject.id
            and any(self.ontology.is_a(relation, charge) for charge in charges)
        ]
        own = [subject for subject, object_ in told if object_.id == accused.id]
        return next(iter([*own, *(subject for subject, _ in told)]), None)

    def addressee(self, speaker: Actor, said: Iterable[str]) -> Actor | None:
        """Return to whom an actor last said something of these kinds."""
        kinds = tuple(said)
        for subject, relation, object_ in reversed(self.happened[-REACH:]):
            if subject.id == speaker.id and any(self.ontology.is_a(relation, kind) for kind in kinds):
                return object_
        return None

    def opponents(self, mediator: Actor, quarrels: Sequence[str]) -> tuple[Actor, ...]:
        """Return the two of the last quarrel told of in which an actor has no part."""
        for subject, relation, object_ in reversed(self.happened):
            apart = mediator.id not in (subject.id, object_.id) and object_.type is not ActorType.PLACE
            if apart and any(self.ontology.is_a(relation, quarrel) for quarrel in quarrels):
                return subject, object_
        return ()

    def _kind(self, relation: str) -> str:
        return self.ontology.relation(relation).event_type or self.ontology.top(relation)
