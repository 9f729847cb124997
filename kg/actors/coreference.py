"""Who is meant by *ia*, *-nya*, *negara itu*, *the company*, *presiden itu*: resolved in reading order.

The most salient actor of the fitting type is meant (see `salience`).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.actors.bodies import NOT_NATIONAL
from kg.actors.nominals import Line, Nominal, Office
from kg.actors.pronouns import Pronouns
from kg.actors.salience import COUNTRY_WEIGHT, MENTION_WEIGHT, SUBJECT_WEIGHT
from kg.language import reading_relations
from kg.model import ActorType

AWAITED = 2  # sentences within which a name follows the office that was told without it


class Resolver(Pronouns):
    """Gives pronouns, descriptions and office holders without a name their actors."""

    def register(self, line: Line) -> None:
        """Note who holds which office, from all titled names, before pronouns are read."""
        for nominal in line.nominals:
            if nominal.actor and nominal.located:
                self.seats.setdefault(nominal.actor, self.cast.actors[nominal.located].country)
            for office in nominal.offices if nominal.actor else ():
                self.bodies.note(nominal.actor or "", office)
                self.holders.note(nominal.actor or "", office)

    def resolve(self, line: Line) -> None:
        """Resolve one sentence from left to right; call in reading order."""
        for position, nominal in enumerate(line.nominals):
            if position == 0:
                self._identify(line, nominal)
            if nominal.actor is None and not self._is_first_person(nominal):
                self._resolve_one(line, nominal)
            self._bodies(line, nominal)
            if nominal.actor and nominal.kind != "demonym":
                prominent = nominal.kind != "clitic" and self._prominent(line, nominal, position)
                weight = MENTION_WEIGHT + (SUBJECT_WEIGHT if prominent else 0.0)
                self.salience.meet((nominal.actor, *nominal.also), weight)
                if self.cast.is_a(nominal.actor, ActorType.PERSON) and self._stands_for_body(nominal):
                    body = self.bodies.of(nominal.actor)[:1]
                    firm = any(self.cast.is_a(b, ActorType.ORGANISATION) for b in body)
                    self.salience.meet(body, MENTION_WEIGHT if firm else COUNTRY_WEIGHT)
        for nominal in line.nominals:
            if nominal.actor is None and self._is_first_person(nominal):
                self._speaker(line, nominal)
        line.nominals = [nominal for nominal in line.nominals if nominal.actor]
        for first, second in pairwise(line.nominals):
            between = line.words[first.end : second.start]
            if len(between) == 1 and between[0] in self.pack.words("grammar", "conjunctions"):
                self.salience.join(first.actor or "", second.actor or "")
        self.salience.next_sentence()

    def _stands_for_body(self, nominal: Nominal) -> bool:
        """*President X*, and *X* alone where he leads a state: who names him brings it to mind."""
        headship = reading_relations().headship
        offices = self.bodies.offices.get(nominal.actor or "", [])
        return bool(nominal.offices) or any(
            office.title.relation == headship and not office.former and self._is_state(office.body)
            for office in offices
        )

    def _is_state(self, body: str | None) -> bool:
        return body is not None and self.cast.is_a(body, ActorType.COUNTRY)

    def _resolve_one(self, line: Line, nominal: Nominal) -> None:
        if nominal.kind == "title":
            self._office_holder(line, nominal)
        elif nominal.kind == "bare":
            self._bare(line, nominal)
        elif nominal.kind == "self":
            self._own_body(line, nominal)
        elif nominal.kind == "description":
            self._described_actor(line, nominal)
        else:
            self._pronoun(line, nominal)

    def _identify(self, line: Line, nominal: Nominal) -> None:
        """*Belgium's defence minister has resigned. Pieter Haverkort said …*: the name follows the office."""
        if self.awaited is None or self.salience.sentence - self.awaited[1] > AWAITED:
            return
        person = nominal.kind == "name" and self.cast.is_a(nominal.actor or "", ActorType.PERSON)
        new = person and nominal.actor not in self.salience.last and not nominal.offices
        if new and not self.cast.actors[nominal.actor or ""].known and self._prominent(line, nominal, 0):
            nominal.offices = [self.awaited[0]]
            self.awaited = None

    def _await(self, line: Line, nominal: Nominal, office: Office) -> None:
        """Note an office whose holder the text has not named yet."""
        national = office.title.holds is not None and office.title.holds not in NOT_NATIONAL
        if line.sentence.title or nominal.actor != office.body or office.former or not national:
            return
        leaving = self.pack.words("grammar", "office-endings-own")
        ended = bool(leaving.intersection(line.words[nominal.end : nominal.end + 3]))
        self.awaited = (replace(office, former=ended, ended=ended), self.salience.sentence)

    def _office_holder(self, line: Line, nominal: Nominal) -> None:
        office = nominal.offices[0]
        nominal.offices = []
        if office.anchor is not None or office.pronoun:
            office = self._with_body(line, nominal, office)
            if office.body is None:
                return
        if not self._pointed_at(line, nominal, office):
            self.holders.resolve(nominal, office)
            self._await(line, nominal, office)

    def _pointed_at(self, line: Line, nominal: Nominal, office: Office) -> bool:
        """*Mantan Wakil Gubernur Jambi itu*: the person spoken of, of whom the office is told in passing."""
        pointed = line.word(nominal.end) in self.pack.words("grammar", "demonstratives")
        people = self.salience.ranked(lambda a: self.cast.is_a(a, ActorType.PERSON))
        if not pointed or not office.body or not people or self.holders.knows(office):
            return False
        nominal.mean(people[0], f"{office.words}: the person spoken of", 0.75)
        nominal.offices = [office]
        return True

    def _bodies(self, line: Line, nominal: Nominal) -> None:
        """Fill in bodies that a possessive or nothing names: *its foreign minister*, *Presiden Prabowo*."""
        if not nominal.actor:
            return
        nominal.offices = [self._with_body(line, nominal, office) for office in nominal.offices]
        if nominal.offices:
            self.bodies.prefer(nominal.actor, nominal.offices)

    def _with_body(self, line: Line, nominal: Nominal, office: Office) -> Office:
        anchor = office.anchor
        if anchor is not None and anchor.actor is None and not office.body:
            self._resolve_one(line, anchor)
        return self.bodies.complete(line, nominal, office)
