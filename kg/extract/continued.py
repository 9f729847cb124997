"""Arguments that are left out because the text has named them before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.extract.argument import Argument
from kg.extract.memory import Memory
from kg.extract.row import Row
from kg.extract.slots import Slots
from kg.language import reading_relations
from kg.language.frames import Frame
from kg.model import Actor, Mention
from kg.ontology import Ontology

CONTINUED = 0.7  # how sure it is that an argument that is left out is the one named before


@dataclass(frozen=True)
class Continued:
    """Finds in what was told who is meant where a sentence leaves an argument out."""

    row: Row
    memory: Memory
    ontology: Ontology

    def subjects(self, frame: Frame, objects: Sequence[Argument], slots: Slots) -> list[Argument]:
        """Return who is left out as the doer.

        *He was jailed*: whoever has prosecuted him so far. *Ikut masuk daftar hitam*: on the list of whom?
        *The request was turned down*: by the one who was asked.
        """
        kinds = reading_relations()
        if frame.relation in kinds.custody and frame.kind == "verb" and slots.passive and objects:
            found = self.memory.prosecutor(objects[0].actor, kinds.custody)
        elif frame.relation in kinds.listed and frame.object == ("agent",):
            found = self.memory.agent([frame.relation])
        elif frame.relation in kinds.answers and frame.kind == "verb" and slots.passive and objects:
            found = self.memory.addressee(objects[0].actor, kinds.spoken)
        else:
            return []
        return _arguments([found])

    def objects(self, frame: Frame, subjects: Sequence[Argument], slots: Slots) -> list[Argument]:
        """Return who is left out as the one that it is done to.

        *Jepang mengirim tim*: to who got such a thing before. *X menelepon Y dan meminta Z*: from Y.
        *X denied wrongdoing*: what the last one to accuse or arrest X says, or to say that X did something.
        *X offered to mediate*: between those whose quarrel was told of. *mediated a truce that X and Y
        signed*: between them. *berunjuk rasa menuntut X …*: against whom the demand behind it goes.
        *agreed to buy X*: with X. *sued by a rival*: a rival of the one who is sued. *under pressure from X*:
        on whom it is told of. *rejected accusations by X*: against the one who rejects them.
        *won the vote with the help of X*: for the one who won.
        """
        memory, kinds = self.memory, reading_relations()
        subject = subjects[0].actor
        found: Sequence[Actor | None] = ()
        if frame.kind == "noun" and frame.relation in kinds.spoken and (answering := slots.answered()):
            return answering
        if frame.kind == "noun" and (helped := slots.helped()):
            return helped
        if any(self.ontology.is_a(frame.relation, kind) for kind in kinds.given):
            found = [memory.patient(frame.relation)]
        elif any(self.ontology.is_a(frame.relation, kind) for kind in kinds.asked_of):
            found = [memory.partner(subject, self.row.sentence.start)]
        elif frame.relation == kinds.denial:
            found = [memory.accuser(subject, kinds.charges) or memory.source(subject)]
        elif self.ontology.is_a(frame.relation, kinds.agreement):
            return self._dealt_with(slots)
        elif frame.relation == kinds.mediation:
            if both := slots.mediated():
                return both
            found = memory.opponents(subject, kinds.quarrels)
        elif frame.relation == kinds.protest:
            return slots.demanded()
        elif frame.relation == kinds.rivalry and frame.kind == "noun":
            return slots.clause_subject()
        elif frame.relation in kinds.suffered and frame.kind == "noun":
            return slots.sufferer()
        return _arguments(found)

    def _dealt_with(self, slots: Slots) -> list[Argument]:
        """*agreed to buy X*: the one whom the infinitive behind does it to."""
        verb = slots.infinitive()
        deals = reading_relations().deals
        for occurrence in self.row.predicates_at(verb) if verb is not None else ():
            inner = Slots(self.row, slots.arguments, occurrence)
            for frame in occurrence.predicate.frames:
                dealt = any(self.ontology.is_a(frame.relation, deal) for deal in deals)
                met = all(inner.words(need.slot) & need.words for need in frame.requires)
                found = (
                    next((a for slot in frame.object if (a := inner.actors(slot))), [])
                    if dealt and met
                    else []
                )
                if found:
                    return found
        return []


def _arguments(actors: Iterable[Actor | None]) -> list[Argument]:
    return [
        Argument(
            actor=actor,
            mention=Mention(start=0, end=0, text=actor.label, type="event", actor=actor, link="named before"),
            score=CONTINUED,
        )
        for actor in actors
        if actor is not None
    ]
