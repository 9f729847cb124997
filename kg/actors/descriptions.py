"""Whom descriptions mean: *negara itu*, *the company*, *both sides*, *pihaknya*, *his government*."""

from __future__ import annotations

import tomllib
from functools import cache

from kg.actors.countries import Countries
from kg.actors.knowledge import DATA
from kg.actors.nominals import Line, Nominal
from kg.actors.pointers import Pointers
from kg.language import reading_relations
from kg.model import Actor, ActorType, Subtype


@cache
def nations() -> dict[str, frozenset[str]]:
    """Return countries (ISO 3166-1 alpha-3) by what a description may call them: `gulf`, `islands` …."""
    table = tomllib.loads((DATA / "nations.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(codes) for kind, codes in table.items()}


class Descriptions(Pointers):
    """Finds whom a noun phrase without a name points back to."""

    def _candidates(self, kind: str) -> list[str]:
        """Return the actors that a pronoun of a kind may mean, heaviest first."""
        if kind == "plural":
            return self.salience.ranked(lambda a: self.cast.is_a(a, ActorType.ORGANISATION, ActorType.GROUP))
        if kind == "neutral":
            return self.salience.ranked(lambda a: not self.cast.is_a(a, ActorType.PERSON))
        return self.salience.ranked(lambda a: self.cast.is_a(a, ActorType.PERSON))

    def _of_gender(self, pronoun: str, ranked: list[str]) -> list[str]:
        """*she* is nobody who is called *Mr*: leave out whom the article's own words tell apart."""
        table = self.pack.table("gender")
        wanted = next((gender for gender in table if pronoun in table[gender]["pronouns"]), None)
        if wanted is None:
            return ranked
        fitting = [actor for actor in ranked if self.cast.genders.get(actor, wanted) == wanted]
        known = [actor for actor in fitting if actor in self.cast.genders]
        if known and self.salience.last[known[0]] >= self.salience.last[fitting[0]]:
            fitting = list(dict.fromkeys([known[0], *fitting]))
        if len(fitting) == 1:
            self.cast.genders.setdefault(fitting[0], wanted)
        return fitting

    def _subject_before(self, line: Line, nominal: Nominal) -> str | None:
        earlier = [
            n
            for position, n in enumerate(line.nominals)
            if n.end <= nominal.start and n.actor and self._prominent(line, n, position)
        ]
        return earlier[-1].actor if earlier else None

    def _prominent(self, line: Line, nominal: Nominal, position: int) -> bool:
        dep = line.sentence.tokens[nominal.end - 1].dep
        deps = {line.sentence.tokens[i].dep for i in range(nominal.start, nominal.end)} | {dep}
        if line.word(nominal.start - 1) in self.pack.words("grammar", "prepositions"):
            return False
        return position == 0 or bool(deps & {"nsubj", "nsubj:pass"})

    def _owner(self, line: Line, nominal: Nominal) -> str | None:
        """Return whom the possessive of *his government*, *negaranya* means."""
        here = self._subject_before(line, nominal)
        if not nominal.possessive:
            people = self.salience.ranked(lambda a: self.cast.is_a(a, ActorType.PERSON))
            return here or next(iter(people), None)
        kind = self.anaphors.pronouns.get(nominal.possessive, "person")
        ranked = self._of_gender(nominal.possessive, self._candidates(kind))
        return here if here in ranked else next(iter(ranked), None)

    def _own_body(self, line: Line, nominal: Nominal) -> None:
        """*negaranya*, *pihaknya*, *partainya*: the body of the person spoken of."""
        owner = self._owner(line, nominal)
        if owner is None:
            return
        entry = self.anaphors.described.get(nominal.head, {})
        wanted = ActorType(entry["type"]) if "type" in entry else None
        for body in self.bodies.of(owner):
            if wanted is None or self.cast.is_a(body, wanted):
                nominal.mean(body, "the body of the person spoken of", 0.75)
                return
        if not self.cast.is_a(owner, ActorType.PERSON):
            nominal.mean(owner, "itself", 0.75)

    def _described_actor(self, line: Line, nominal: Nominal) -> None:
        if self.anaphors.is_pair_of_sides(line, nominal):
            self._mean_pair(nominal, self._sides(line, nominal), 0.7)
            return
        entry = self.anaphors.described[nominal.head]
        wanted = ActorType(entry["type"])
        subtype = Subtype(entry["subtype"]) if entry.get("subtype") else None
        if self._means_named(line, nominal, wanted, subtype):
            return
        near = line.words[max(0, nominal.start - 2) : nominal.end]
        two = bool(self.pack.words("grammar", "both").intersection(near))
        if nominal.head in self.pack.words("grammar", "neighbours") and not two:
            self._neighbour(line, nominal)
            return
        if (own := self._body_of_speaker(line, nominal, wanted, subtype)) is not None:
            nominal.mean(own, "the body of the one who speaks", 0.8)
            return
        ranked = self._ranked(nominal, wanted, subtype)
        if nominal.located is not None:
            ranked = self._from(nominal.located, ranked)
        first = nominal.start if nominal.end - nominal.start > 1 else max(0, nominal.start - 2)
        single = wanted in (ActorType.PERSON, ActorType.COUNTRY) or subtype is Subtype.COMPANY
        plural = line.word(nominal.end - 1) != nominal.head and single
        if self.pack.words("grammar", "both").intersection(line.words[first : nominal.end]):
            apart = self._own_of_subject(line, nominal)
            pair = self._heads(nominal) or self._last_pair(wanted, subtype, apart) or ranked[:2]
            between = line.word(first - 1) in self.pack.words("grammar", "between")
            others = between or self._is_joint_subject(line, nominal, pair)
            facing = self._facing_pair(line, nominal, wanted) if others else []
            self._mean_pair(nominal, self._forces(line, nominal, facing or pair), 0.7)
        elif plural and not self.pack.head_first:
            return  # *the judges*, *the countries* are not the one last named
        elif ranked := self._apart_from_subject(line, nominal, ranked or self._main_country(wanted)):
            nominal.mean(ranked[0], f"description, {len(ranked)} candidates", 0.75)
            self.cast.learn_subtype(ranked[0], subtype)
            if nominal.head in self.pack.words("grammar", "stateless"):
                self.cast.called.setdefault(ranked[0], set()).add(nominal.head)

    def _means_named(self, line: Line, nominal: Nominal, wanted: ActorType, subtype: Subtype | None) -> bool:
        """Let a description mean the name beside it or right before it; tell whether there is one."""
        beside = line.ending(nominal.start)
        if beside is not None and beside.actor and beside.kind == "name" and not self.pack.head_first:
            nominal.mean(beside.actor, "description behind the name", 0.9)  # *the Séléka rebels*
            return True
        apposed = self._apposed(line, nominal) or self._apposed_behind(line, nominal)
        if (apposed := apposed or self._self_called(line, nominal)) is not None:
            nominal.mean(apposed, "description of the name beside it", 0.9)
            self.cast.called.setdefault(apposed, set()).add(nominal.head)
            self.cast.learn_subtype(apposed, subtype)
            return True
        near = self._nearest(line, nominal, wanted, subtype)
        if near and not any(self._is_named(a, nominal.head) for a in self.salience.weights):
            nominal.mean(near, "description of the one named before it", 0.8)
            return True
        return False

    def _ranked(self, nominal: Nominal, wanted: ActorType, subtype: Subtype | None) -> list[str]:
        """Return the actors of the kind that a noun describes, those called so first."""
        ranked = self.salience.ranked(
            lambda a: self.cast.is_a(a, wanted) and self.cast.has_subtype(a, subtype)
        )
        ranked = ranked or self.salience.ranked(
            lambda a: self.cast.is_a(a, wanted) and not self.cast.actors[a].subtype
        )
        if among := self.anaphors.described[nominal.head].get("among"):
            ranked = [actor for actor in ranked if self.cast.actors[actor].country in nations()[among]]
        if nominal.head in self.pack.words("grammar", "stateless"):
            ranked = [actor for actor in ranked if not self._is_national(actor)]
        if nominal.head in self.pack.words("grammar", "movements"):
            ranked = [actor for actor in ranked if self._may_move(actor)]
        if not ranked and wanted is ActorType.GROUP:
            ranked = self.salience.ranked(self._is_band)
        named_so = self.salience.ranked(
            lambda a: self.cast.is_a(a, wanted) and self._is_named(a, nominal.head)
        )
        if not named_so and not ranked:  # long after it was named: who alone was called so
            called = [actor for actor, nouns in self.cast.called.items() if nominal.head in nouns]
            called = [actor for actor in called if not self._is_national(actor)]
            named_so = called if len(called) == 1 and self.cast.is_a(called[0], wanted) else []
        classed = nominal.head in self.pack.words("grammar", "class-nouns")
        return list(dict.fromkeys([*named_so, *([] if classed else ranked)]))

    def _sides(self, line: Line, nominal: Nominal) -> list[str]:
        """Return the two who face each other: in this sentence, else the bodies or people that met."""
        if len(here := self._bodies_before(line, nominal)) == 2:
            return here
        bodies = self.salience.two_met(lambda a: self._acts(a) and not self.cast.is_a(a, ActorType.PERSON))
        return bodies or self.salience.two_met(lambda a: self.cast.is_a(a, ActorType.PERSON))

    def _body_of_speaker(
        self, line: Line, nominal: Nominal, wanted: ActorType, subtype: Subtype | None
    ) -> str | None:
        """*Dirut Pertamina X mengatakan perusahaan itu …*, *its chief executive said the company …*."""
        before = [n for n in line.meant_before(nominal) if n.offices]
        verbs = self.pack.verb_forms("attribution", "verbs")
        if not before or subtype is None or line.word(before[-1].end) not in verbs:
            return None
        bodies = [office.body for office in before[-1].offices if office.body and not office.former]
        fitting = [b for b in bodies if self.cast.is_a(b, wanted) and self.cast.has_subtype(b, subtype)]
        return fitting[0] if fitting else None

    def _heads(self, nominal: Nominal) -> list[str]:
        """*kedua pemimpin*, *the two leaders*: the last two together who lead something now."""
        if nominal.head not in self.pack.words("grammar", "leaders"):
            return []
        headship = reading_relations().headship
        leading = {
            actor
            for actor, offices in self.bodies.offices.items()
            if any(office.title.relation == headship and not office.former for office in offices)
        }
        pair = self.salience.last_pair(leading.__contains__)
        pair = pair or self.salience.ranked(leading.__contains__)[:2]
        return pair if len(pair) == 2 else []

    def _last_pair(self, wanted: ActorType, subtype: Subtype | None, apart: frozenset[str]) -> list[str]:
        """Return the two of a kind last named together; nobody of those `apart` is one of them."""

        asked = (subtype,) if subtype else (*Subtype, None)
        for subtypes in (asked, (None,), (*asked, None)):  # as called, untold, one of each
            fitting = {
                actor
                for actor, row in self.cast.actors.items()
                if row.type is wanted and row.subtype in subtypes and actor not in apart
            }
            if pair := self.salience.last_pair(fitting.__contains__):
                return pair
        return []

    def _forces(self, line: Line, nominal: Nominal, pair: list[str]) -> list[str]:
        """*tentara kedua negara*, *both countries' armies*: what each of the two has of it."""
        at = nominal.start - 1 if self.pack.head_first else nominal.end + 1
        kind = next((k for k in ("military", "police") if line.word(at) in self.pack.words("heads", k)), None)
        countries = [actor for actor in pair if self.cast.is_a(actor, ActorType.COUNTRY)]
        if kind is None or len(countries) != 2:
            return pair
        return [self.cast.add(self.heads.body_of(self.cast.actors[actor], kind)) for actor in countries]

    def _neighbour(self, line: Line, nominal: Nominal) -> None:
        """*its smaller neighbour*, *warned its neighbour*: the other country of those spoken of."""
        here = {n.actor for n in line.meant_before(nominal)}
        here |= {body for n in line.meant_before(nominal) for body in self.bodies.of(n.actor or "")[:1]}
        others = self.salience.ranked(lambda a: self.cast.is_a(a, ActorType.COUNTRY) and a not in here)
        if others:
            owners = [actor for actor in here if actor and self.cast.is_a(actor, ActorType.COUNTRY)]
            near = max(others, key=lambda a: sum(self.salience.times_together([a, o]) for o in owners))
            nominal.mean(near, "the other country spoken of", 0.65)

    def _own_of_subject(self, line: Line, nominal: Nominal) -> frozenset[str]:
        """*Anwar menengahi kedua negara*: the two are others than the country of the one who does it."""
        tokens = line.sentence.tokens
        if any(tokens[i].dep.startswith("nsubj") for i in range(nominal.start, nominal.end)):
            return frozenset()
        people = [
            n.actor for n in line.meant_before(nominal) if self.cast.is_a(n.actor or "", ActorType.PERSON)
        ]
        return frozenset(body for person in people for body in self.bodies.of(person or "")[:1])

    def _bare(self, line: Line, nominal: Nominal) -> None:
        """*polisi*, *pemerintah* alone: of the country of who speaks, or of the article."""
        country = (
            self._country_of_speaker(line, nominal)
            or Countries(self.cast).main()
            or self._home()
            or Countries(self.cast).most_named()
        )
        if country is None:
            return
        kind = nominal.head
        actor = country.id if kind == "state" else self.cast.add(self.heads.body_of(country, kind))
        nominal.mean(actor, f"{kind} of the country that the article is about", 0.7)

    def _country_of_speaker(self, line: Line, nominal: Nominal) -> Actor | None:
        """*Menteri X mengatakan pemerintah …*: the government that the minister belongs to."""
        before = line.meant_before(nominal)
        speakers = [n for n in before if self.cast.is_a(n.actor or "", ActorType.PERSON) and n.offices]
        verbs = self.pack.verb_forms("attribution", "verbs")
        if nominal.head != "state" or not speakers or line.word(speakers[-1].end) not in verbs:
            return None
        bodies = (self.cast.actors[body] for body in self.bodies.of(speakers[-1].actor or ""))
        return next((body for body in bodies if body.type is ActorType.COUNTRY), None)

    def _home(self) -> Actor | None:
        home = self.cast.knowledge.actors.get(str(self.pack.table("grammar").get("home", "")))
        return self.cast.actors[self.cast.add(home)] if home else None
