"""Frames meet slots: from the predicates of a sentence to raw claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.extract.argument import Argument
from kg.extract.arguments import Arguments
from kg.extract.continued import Continued
from kg.extract.factuality import FactualityReader, Reading
from kg.extract.row import Row
from kg.extract.scopes import strongest
from kg.extract.selection import in_person, may_hold
from kg.extract.slots import Slots
from kg.extract.trials import Outcome, Trial
from kg.extract.verbs import Occurrence
from kg.language import reading_relations
from kg.language.frames import Frame, Requirement
from kg.model import Actor, ActorType, Factuality, Mention, Subtype
from kg.ontology import Ontology

# Trust in a kind of predicate, all else equal; kg.extract.calibration makes a confidence of the score.
TRUST = {"verb": 0.9, "noun": 0.8, "adj": 0.85}


@dataclass(frozen=True, slots=True, kw_only=True)
class RawClaim:
    """A claim before it has its evidence: arguments, relation, and the predicate it was read from."""

    subject: Argument
    relation: str
    object: Argument
    factuality: Factuality
    score: float
    rule: str
    index: int


@dataclass(frozen=True)
class Matcher:
    """Matches the frames of a language against one sentence; `trials` takes what was tried, if given."""

    row: Row
    arguments: Arguments
    factuality: FactualityReader
    ontology: Ontology
    trials: list[Trial] | None = None

    @cached_property
    def _continued(self) -> Continued:
        return Continued(self.row, self.arguments.memory, self.ontology)

    def claims(self) -> Iterator[RawClaim]:
        """Yield the raw claims of every predicate of the sentence, from left to right."""
        consumed: dict[int, str] = {}
        told: set[tuple[int, frozenset[str]]] = set()
        for occurrence in self._occurrences():
            if self._is_consumed(occurrence, consumed):
                self._note(occurrence, Outcome.CONSUMED, by=self._consumer(occurrence, consumed))
                continue
            slots = Slots(self.row, self.arguments, occurrence)
            reading = self._reading(occurrence, slots)
            if reading.requested:
                self._note(occurrence, Outcome.REQUESTED, reading=reading)
                continue
            found = self._best(occurrence, slots)
            if found is None:
                continue
            frame, pairs = found
            self._note(occurrence, Outcome.TAKEN, frame, reading=reading, pairs=pairs)
            nouns = self._lexical_nouns(frame, occurrence)
            consumed |= dict.fromkeys(nouns, frame.relation)
            refined = self._refined(frame.relation, slots)
            for subject, object_ in pairs:
                relation = _among_firms(refined, subject.actor, object_.actor)
                ends = frozenset((subject.actor.id, object_.actor.id))
                if (occurrence.index, ends) in told and not slots.reciprocal:
                    continue
                told |= {(index, ends) for index in (*nouns, occurrence.index)}
                told_as = strongest([reading.factuality, frame.factuality])
                claim = RawClaim(
                    subject=subject,
                    relation=relation,
                    object=object_,
                    factuality=told_as,
                    score=subject.score * object_.score * TRUST[frame.kind],
                    rule=frame.rule,
                    index=occurrence.index,
                )
                if frame.kind != "adj":  # *the Iran-backed group* tells of no event
                    self._remember(claim)
                yield claim

    def _remember(self, claim: RawClaim) -> None:
        self.arguments.memory.add(
            claim.subject.actor,
            claim.relation,
            claim.object.actor,
            self.row.sentence.start,
            happened=claim.factuality is Factuality.ACTUAL,
        )

    def _note(
        self,
        occurrence: Occurrence,
        outcome: Outcome,
        frame: Frame | None = None,
        *,
        reading: Reading | None = None,
        need: Requirement | None = None,
        subjects: Sequence[Argument] = (),
        pairs: Sequence[tuple[Argument, Argument]] = (),
        by: str = "",
    ) -> None:
        if self.trials is not None:
            trial = Trial(
                occurrence=occurrence,
                outcome=outcome,
                frame=frame,
                reading=reading,
                need=need,
                subjects=subjects,
                pairs=pairs,
                by=by,
            )
            self.trials.append(trial)

    def _consumer(self, occurrence: Occurrence, consumed: dict[int, str]) -> str:
        return next(consumed[i] for i in range(occurrence.index, occurrence.end) if i in consumed)

    def _is_consumed(self, occurrence: Occurrence, consumed: dict[int, str]) -> bool:
        """A lexical noun does not say again what its verb says: *menjatuhkan sanksi*.

        In *mengecam serangan Israel terhadap Rafah* it tells of its own.
        """
        inside = range(occurrence.index, occurrence.end)
        relation = next((consumed[index] for index in inside if index in consumed), None)
        if relation is None:
            return False
        kinds = {self._kind(frame.relation) for frame in occurrence.predicate.frames}
        return self._kind(relation) in kinds or occurrence.predicate.kind == "verb"

    def _kind(self, relation: str) -> str:
        return self.ontology.relation(relation).event_type or self.ontology.top(relation)

    def _occurrences(self) -> list[Occurrence]:
        """In the order of the text, longer predicates first."""
        found = [
            occurrence
            for index in range(len(self.row.tokens))
            if index not in self.row.covering
            for occurrence in self.row.predicates_at(index)
            if self._right_kind(occurrence)
        ]
        return sorted(found, key=lambda o: (o.index, o.index - o.end))

    def _right_kind(self, occurrence: Occurrence) -> bool:
        is_verb = occurrence.index in self.row.verbs
        if occurrence.predicate.kind == "verb":
            return is_verb
        if occurrence.predicate.kind == "noun":
            return not is_verb or self.row.tokens[occurrence.index].pos != "VERB"
        return True

    def _reading(self, occurrence: Occurrence, slots: Slots) -> Reading:
        if occurrence.predicate.kind == "verb":
            return self.factuality.verb(occurrence.index)
        if occurrence.predicate.kind == "noun":
            named = bool(slots.named_behind())
            spoken = {f.relation for f in occurrence.predicate.frames} & reading_relations().spoken
            reading = self.factuality.noun(
                occurrence.index, slots.light_verb, taken_for_granted=named, spoken=bool(spoken)
            )
            upcoming, verb = slots.circumstance
            told = [reading.factuality, Factuality.PLANNED if upcoming else Factuality.ACTUAL]
            if verb is not None:
                told.append(self.factuality.verb(verb).factuality)
            return replace(reading, factuality=strongest(told))
        return Reading(factuality=Factuality.ACTUAL)

    def _best(
        self, occurrence: Occurrence, slots: Slots
    ) -> tuple[Frame, list[tuple[Argument, Argument]]] | None:
        """Return the most specific frame whose requirements hold and whose slots are filled."""
        ranked = sorted(
            occurrence.predicate.frames,
            key=lambda f: (-len(f.requires), not _names_whose(f), -self.ontology.depth(f.relation), f.line),
        )
        for frame in ranked:
            missing = next((n for n in frame.requires if not slots.words(n.slot) & n.words), None)
            if missing is not None:
                self._note(occurrence, Outcome.WORD_MISSING, frame, need=missing)
                continue
            pairs = self._pairs(frame, slots)
            if pairs:
                return frame, pairs
        return None

    def _pairs(self, frame: Frame, slots: Slots) -> list[tuple[Argument, Argument]]:
        subjects: list[Argument] = []
        refused: list[tuple[Argument, Argument]] = []
        for subjects in self._fills(frame.subject, slots):
            refused = []
            if frame.kind == "verb" and slots.reciprocal and (mutual := self._mutual(subjects, frame)):
                return mutual
            for slot in frame.object:
                if slot == "joint":
                    pairs = joint_pairs(subjects)
                else:
                    pairs = [(s, o) for o in slots.actors(slot) for s in subjects]
                allowed = [(s, o) for s, o in pairs if self._allowed(s, frame.relation, o)]
                if allowed:
                    return allowed
                refused += pairs
            if not refused or not all(overlap(s.mention, o.mention) for s, o in refused):
                break  # *the bombing of the port by jets*: what is bombed does not bomb
        if not subjects:
            return self._told_before(frame, slots)
        if not refused:
            before = self._continued.objects(frame, subjects, slots)
            if kept := self._kept(subjects, frame, before):
                return kept
        outcome = Outcome.NOT_ALLOWED if refused else Outcome.NO_OBJECT
        self._note(slots.occurrence, outcome, frame, subjects=subjects, pairs=refused)
        return []

    def _mutual(self, members: list[Argument], frame: Frame) -> list[tuple[Argument, Argument]]:
        """*Kenya and Uganda accused each other*: what each of them does to every other."""
        pairs = joint_pairs(members)
        if not self.ontology.symmetric(frame.relation):
            pairs += [(second, first) for first, second in pairs]
        return [
            (s, o)
            for s, o in pairs
            if s.actor.id != o.actor.id and may_hold(s.actor, frame.relation, o.actor)
        ]

    def _told_before(self, frame: Frame, slots: Slots) -> list[tuple[Argument, Argument]]:
        """*He was jailed*: by whom, where the text has told it before."""
        objects = next((found for slot in frame.object if (found := slots.actors(slot))), [])
        kept = self._kept(self._continued.subjects(frame, objects, slots), frame, objects)
        if not kept:
            self._note(slots.occurrence, Outcome.NO_SUBJECT, frame)
        return kept

    def _kept(
        self, subjects: Sequence[Argument], frame: Frame, objects: Sequence[Argument]
    ) -> list[tuple[Argument, Argument]]:
        pairs = ((s, o) for o in objects for s in subjects if s.mention != o.mention)
        return [(s, o) for s, o in pairs if self._allowed(s, frame.relation, o)]

    def _refined(self, relation: str, slots: Slots) -> str:
        """What is asked for tells the kind of asking: *meminta Iran untuk menyuplai radar*."""
        for entry in self.row.pack.refinements:
            if entry.relation == relation and slots.words("purpose") & entry.words:
                return entry.into
        return relation

    def _fills(self, names: tuple[str, ...], slots: Slots) -> Iterator[list[Argument]]:
        """Yield what fills each of the slots, best first."""
        for slot in names:
            if found := slots.actors(slot):
                yield found

    def _allowed(self, subject: Argument, relation: str, object_: Argument) -> bool:
        if subject.actor.id == object_.actor.id or overlap(subject.mention, object_.mention):
            return False
        if subject.through and in_person(relation):
            return False
        return may_hold(subject.actor, relation, object_.actor)

    def _lexical_nouns(self, frame: Frame, occurrence: Occurrence) -> set[int]:
        words = {word for need in frame.requires for word in need.words}
        reach = range(occurrence.end, min(len(self.row.words), occurrence.end + 6))
        near = {i for i in reach if self.row.words[i] in words}
        return (near | set(range(occurrence.index, occurrence.end))) - {occurrence.index}


def _among_firms(relation: str, subject: Actor, object_: Actor) -> str:
    """*Inpex's partners are X and Y*: firms do business with those whom states are allied with."""
    kinds = {actor.subtype for actor in (subject, object_)}
    firms = Subtype.COMPANY in kinds and kinds <= {Subtype.COMPANY, None}
    apart = ActorType.PERSON not in (subject.type, object_.type)
    return reading_relations().among_firms.get(relation, relation) if firms and apart else relation


def _names_whose(frame: Frame) -> bool:
    """*X, a joint venture of Y and Z*: a noun that is said of X tells first whose X is."""
    return frame.kind == "noun" and "agent" in frame.object


def joint_pairs(members: list[Argument]) -> list[tuple[Argument, Argument]]:
    """Return each pair of the members of a list, in order: *A, B dan C bertemu* gives three."""
    return [(a, b) for i, a in enumerate(members) for b in members[i + 1 :]]


def overlap(first: Mention, second: Mention) -> bool:
    return first.type != "clitic" and first.start < second.end and second.start < first.end and not first.also
