"""Whom pronouns mean: *ia*, *-nya*, *keduanya*, *she*, *its*, *them*, *we*."""

from __future__ import annotations

import re

from kg.actors.descriptions import Descriptions
from kg.actors.nominals import Line, Nominal
from kg.language import reading_relations
from kg.model import ActorType


class Pronouns(Descriptions):
    """Finds whom a pronoun points back to: the most salient actor that fits, or one that grammar tells."""

    def _pronoun(self, line: Line, nominal: Nominal) -> None:
        kind = self.anaphors.pronouns.get(nominal.head, "person")
        if self._settled_at_once(line, nominal, kind):
            return
        here = self._subject_before(line, nominal)
        clitic = nominal.kind == "clitic"
        on_verb = clitic and line.sentence.tokens[nominal.start].pos == "VERB"
        on_noun = clitic and line.sentence.tokens[nominal.start].pos == "NOUN"
        ranked = self._of_gender(nominal.head, self._candidates(kind))
        if self._is_successor(line, nominal):
            here = None  # *melantik X sebagai penggantinya*: neither who appoints nor who is appointed
            before = {n.actor for n in line.meant_before(nominal)}
            ranked = [actor for actor in ranked if actor not in before]
        if on_verb and here and self._is_passive(line.word(nominal.start)) and self._acts(here):
            nominal.mean(here, "the subject, who does it", 0.7)  # *petahana yang dikalahkannya*
            return
        if on_verb or (here is not None and self._is_harmed(line, nominal)):
            ranked = [actor for actor in ranked if actor != here]
            here = here if on_verb else None
        if not ranked and clitic:
            ranked = self.salience.ranked(lambda a: not (on_verb and a == here))
        if clitic and here and not on_verb and (on_noun or here in ranked):
            nominal.mean(here, "possessive of the subject", 0.7)
        elif here in ranked and self._follows_subject(line, nominal):
            nominal.mean(here or "", "the subject of the sentence", 0.8)
        elif ranked:
            if self._is_object(line, nominal) and len(ranked) > 1 and ranked[0] == here:
                ranked = ranked[1:]
            score = 0.85 if len(ranked) == 1 else 0.7
            nominal.mean(ranked[0], f"pronoun, {len(ranked)} candidates", score)

    def _settled_at_once(self, line: Line, nominal: Nominal, kind: str) -> bool:
        """Resolve what its own words or the object beside it tell, or nobody; tell whether it is settled."""
        people = nominal.head in self.pack.words("grammar", "pair-nouns")
        if people or nominal.head in self.pack.words("grammar", "pair-pronouns"):
            pair = self._two_people() if people else self._two_alike()
            self._mean_pair(nominal, pair or self.salience.just_paired(self._acts), 0.7)
            return True
        if kind == "plural" and self._after_others(line, nominal):
            return True
        if (patient := self._patient_before(line, nominal)) is not None:
            nominal.mean(patient, "the object before it", 0.75)
            return True
        if kind == "plural" and (pair := self.salience.just_paired(self._acts)):
            self._mean_pair(nominal, pair, 0.65)
            return True
        dismissed = self._dismissed(line) if self._is_successor(line, nominal) else None
        if dismissed is not None:
            nominal.mean(dismissed, "the one dismissed", 0.85)
        return dismissed is not None

    def _two_alike(self) -> list[str]:
        """*keduanya*, *both*: two people, or two of which neither is one."""
        person = ActorType.PERSON
        return self.salience.last_pair(
            lambda a: self.cast.is_a(a, person), lambda a: self._acts(a) and not self.cast.is_a(a, person)
        )

    def _two_people(self) -> list[str]:
        """*The pair were arrested*: the two people of the sentence before, or of the last that names two."""
        person = ActorType.PERSON
        return self.salience.two_met(lambda a: self.cast.is_a(a, person)) or self.salience.joined_before(
            self._acts
        )

    def _is_successor(self, line: Line, nominal: Nominal) -> bool:
        """*his successor*, *penggantinya*: that of somebody who has left."""
        clitic = nominal.kind == "clitic"
        stem = self.pack.forms.split_clitic(line.word(nominal.start))[0] if clitic else line.word(nominal.end)
        return stem in self.pack.words("grammar", "successors")

    def _dismissed(self, line: Line) -> str | None:
        """Return who lost an office in this sentence: *memecat Y dan menunjuk X sebagai penggantinya*."""
        endings = self.pack.words("grammar", "office-endings-active")
        left = [n.actor for n in line.nominals if n.actor and line.word(n.start - 1) in endings]
        return left[-1] if left else None

    def _is_passive(self, word: str) -> bool:
        pattern = self.pack.table("grammar").get("passive-form")
        return pattern is not None and re.match(str(pattern), word) is not None

    def _is_harmed(self, line: Line, nominal: Nominal) -> bool:
        """*said M23 had attacked its positions*: nobody strikes what is his own."""
        tokens = line.sentence.tokens
        noun = tokens[nominal.start].head if nominal.kind == "pronoun" else nominal.start
        possessive = nominal.kind == "clitic" or nominal.head in self.pack.pronouns("possessive")
        verb = tokens[tokens[noun].head]
        if not possessive or tokens[noun].dep != "obj" or verb.pos != "VERB":
            return False
        harms = reading_relations().harms
        frames = (f for e in self.pack.frames.at(verb.text.lower()) if e.kind == "verb" for f in e.frames)
        return any(frame.relation in harms for frame in frames)

    def _is_first_person(self, nominal: Nominal) -> bool:
        return nominal.kind == "pronoun" and self.anaphors.pronouns.get(nominal.head) == "first"

    def _speaker(self, line: Line, nominal: Nominal) -> None:
        """*I*, *kami* in a quote: who says it beside a verb of saying, else the one spoken of last; for a
        plural their body."""
        verbs = self.pack.verb_forms("attribution", "verbs")
        said = [i for i, word in enumerate(line.words) if self.pack.forms.split_clitic(word)[0] in verbs]
        beside = [
            n.actor
            for n in line.nominals
            for i in said
            if n.actor and (n.start == i or 0 <= n.start - i <= 2 or 0 <= i - n.end <= 1)
            if self.anaphors.pronouns.get(n.head) != "plural"  # *We warned them*
        ]
        speakers = beside or self.salience.ranked(lambda a: self.cast.is_a(a, ActorType.PERSON))
        if not speakers or speakers[0] is None:
            return
        person = self.cast.is_a(speakers[0], ActorType.PERSON)
        bodies = (
            self.bodies.of(speakers[0])
            if person and nominal.head in self.pack.words("grammar", "first-plural")
            else []
        )
        nominal.mean(bodies[0] if bodies else speakers[0], "the one who speaks", 0.7)
        self._part_others(line, nominal)

    def _part_others(self, line: Line, speaker: Nominal) -> None:
        """*We warned them*: the others are somebody else than the side of the one who speaks."""
        for nominal in line.nominals:
            plural = nominal.kind == "pronoun" and self.anaphors.pronouns.get(nominal.head) == "plural"
            if plural and nominal.actor == speaker.actor:
                others = [actor for actor in self._candidates("plural") if actor != speaker.actor]
                nominal.actor = None
                if others:
                    nominal.mean(others[0], "the other side of the one who speaks", 0.65)

    def _follows_subject(self, line: Line, nominal: Nominal) -> bool:
        """*X vowed that she …*, *X and his wife*: subjects and possessives follow the subject before them."""
        possessive = nominal.head in self.pack.pronouns("possessive")
        return nominal.kind == "pronoun" and (possessive or not self._is_object(line, nominal))

    def _is_object(self, line: Line, nominal: Nominal) -> bool:
        if nominal.kind != "pronoun":
            return False
        if line.sentence.tokens[nominal.start].dep.startswith("nsubj"):
            return False  # *X said it opposed …*: right behind a verb, and yet the subject of the next
        before = line.sentence.tokens[nominal.start - 1] if nominal.start else None
        return before is not None and before.pos in ("VERB", "ADP")

    def _patient_before(self, line: Line, nominal: Nominal) -> str | None:
        """*fined X and barred it from …*: the object of the verb beside it."""
        kind = self.anaphors.pronouns.get(nominal.head, "person")
        tokens = line.sentence.tokens
        if kind not in ("neutral", "person") or tokens[nominal.start].dep != "obj":
            return None
        verb = tokens[nominal.start].head
        if tokens[verb].dep != "conj" or tokens[verb].head >= verb:
            return None
        patients = [
            n.actor
            for n in line.meant_before(nominal)
            if any(
                tokens[i].dep == "obj" and tokens[i].head == tokens[verb].head for i in range(n.start, n.end)
            )
            and self.cast.is_a(n.actor or "", ActorType.PERSON) == (kind == "person")
        ]
        return patients[-1] if patients else None

    def _after_others(self, line: Line, nominal: Nominal) -> bool:
        """*Ministers said they …*, *whose generals …, since they …*: people without a name stand nearer."""
        tokens = line.sentence.tokens
        return not self.pack.head_first and any(
            tokens[i].pos == "NOUN"
            and (tokens[i].dep.startswith("nsubj") or (nominal.head == "them" and tokens[i].dep == "obj"))
            and "Number=Plur" in tokens[i].morph
            and line.covering(i) is None
            for i in range(nominal.start)
        )
