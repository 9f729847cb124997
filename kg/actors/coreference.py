"""Who is meant by *ia*, *-nya*, *negara itu*, *the company*, *presiden itu*: resolved in reading order.

A salience model after Lappin & Leass (1994, "An algorithm for pronominal anaphora resolution"): each
actor named so far weighs by how recent, how prominent and how frequent it is; the heaviest of the
fitting type is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kg.actors.anaphors import Anaphors
from kg.actors.cast import Cast
from kg.actors.heads import Heads
from kg.actors.nominals import Line, Nominal, Office
from kg.ids import slug
from kg.language import Pack, reading_relations
from kg.model import Actor, ActorType, Subtype

SUBJECT_WEIGHT = 3.0  # a sentence's first nominal, as a rule its subject
MENTION_WEIGHT = 1.0
COUNTRY_WEIGHT = 0.3  # naming its president brings a country to mind, a little
DECAY = 0.5  # what is left of all weights one sentence later
REACH = 4  # sentences back; further away nothing is meant by a pronoun


@dataclass(slots=True)
class Salience:
    """The weight of each actor at the present point of the article."""

    weights: dict[str, float] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    met: dict[int, list[str]] = field(default_factory=dict)
    sentence: int = 0

    def next_sentence(self) -> None:
        """Let all weights decay."""
        self.sentence += 1
        self.weights = {actor: weight * DECAY for actor, weight in self.weights.items()}

    def meet(self, actors: Iterable[str], weight: float) -> None:
        for actor in actors:
            self.weights[actor] = self.weights.get(actor, 0.0) + weight
            self.last[actor] = self.sentence
            self.met.setdefault(self.sentence, []).append(actor)

    def last_pair(self, fits: Callable[[str], bool]) -> list[str]:
        """Return the two fitting actors that were last named together in one sentence."""
        for sentence in range(self.sentence, max(-1, self.sentence - REACH), -1):
            met = [actor for actor in dict.fromkeys(self.met.get(sentence, ())) if fits(actor)]
            if len(met) >= 2:
                return met[:2]
        return []

    def just_paired(self, fits: Callable[[str], bool]) -> list[str]:
        """Return the two actors that the sentence before named, if it named two and no other."""
        met = [actor for actor in dict.fromkeys(self.met.get(self.sentence - 1, ())) if fits(actor)]
        return met if len(met) == 2 else []

    def ranked(self, fits: Callable[[str], bool]) -> list[str]:
        """Return the fitting actors within reach, heaviest first."""
        near = [a for a in self.weights if fits(a) and self.sentence - self.last[a] <= REACH]
        return sorted(near, key=lambda actor: (-self.weights[actor], actor))


@dataclass
class Resolver:
    """Gives pronouns, descriptions and office holders without a name their actors."""

    pack: Pack
    cast: Cast
    anaphors: Anaphors
    heads: Heads
    date: str | None
    salience: Salience = field(default_factory=Salience)
    holders: dict[tuple[str, str | None], str] = field(default_factory=dict)
    offices: dict[str, list[Office]] = field(default_factory=dict)

    @property
    def _headship(self) -> str:
        return reading_relations().headship

    def register(self, line: Line) -> None:
        """Note who holds which office, from all titled names, before pronouns are read."""
        for nominal in line.nominals:
            if nominal.actor:
                for office in nominal.offices:
                    self.offices.setdefault(nominal.actor, []).append(office)
                    if not office.former:
                        if office.title.relation == self._headship:
                            self.holders.setdefault((self._headship, office.body), nominal.actor)
                        key = office.title.holds or office.title.label
                        self.holders.setdefault((key, office.body), nominal.actor)
                        self.holders.setdefault((key, None), nominal.actor)

    def resolve(self, line: Line) -> None:
        """Resolve one sentence from left to right; call in reading order."""
        for position, nominal in enumerate(line.nominals):
            if nominal.actor is None and not self._is_first_person(nominal):
                self._resolve_one(line, nominal)
            self._bodies(line, nominal)
            if nominal.actor and nominal.kind != "demonym":
                weight = MENTION_WEIGHT + (
                    SUBJECT_WEIGHT if self._prominent(line, nominal, position) else 0.0
                )
                self.salience.meet((nominal.actor, *nominal.also), weight)
                if nominal.offices and self._is(nominal.actor, ActorType.PERSON):
                    self.salience.meet(self._bodies_of(nominal.actor)[:1], COUNTRY_WEIGHT)
        for nominal in line.nominals:
            if nominal.actor is None and self._is_first_person(nominal):
                self._speaker(line, nominal)
        line.nominals = [nominal for nominal in line.nominals if nominal.actor]
        self.salience.next_sentence()

    def _prominent(self, line: Line, nominal: Nominal, position: int) -> bool:
        dep = line.sentence.tokens[nominal.end - 1].dep
        deps = {line.sentence.tokens[i].dep for i in range(nominal.start, nominal.end)} | {dep}
        if line.word(nominal.start - 1) in self.pack.words("grammar", "prepositions"):
            return False
        return position == 0 or bool(deps & {"nsubj", "nsubj:pass"})

    # -- resolving ----------------------------------------------------------------------------------

    def _resolve_one(self, line: Line, nominal: Nominal) -> None:
        if nominal.kind == "title":
            self._office_holder(line, nominal)
        elif nominal.kind == "bare":
            self._bare(nominal)
        elif nominal.kind == "self":
            self._own_body(line, nominal)
        elif nominal.kind == "description":
            self._described_actor(line, nominal)
        else:
            self._pronoun(line, nominal)

    def _pronoun(self, line: Line, nominal: Nominal) -> None:
        kind = self.anaphors.pronouns.get(nominal.head, "person")
        if nominal.head in self.pack.words("grammar", "pair-pronouns"):
            pair = self.salience.last_pair(lambda a: not self._is(a, ActorType.PLACE))
            if pair:
                self._set(nominal, pair[0], "the two last named", 0.7)
                nominal.also = (pair[1],)
            return
        here = self._subject_before(line, nominal)
        if kind == "plural" and (
            pair := self.salience.just_paired(lambda a: not self._is(a, ActorType.PLACE))
        ):
            self._set(nominal, pair[0], "the two last named", 0.65)
            nominal.also = (pair[1],)
            return
        if kind == "plural":
            ranked = self.salience.ranked(lambda a: self._is(a, ActorType.ORGANISATION, ActorType.GROUP))
        elif kind == "neutral":
            ranked = self.salience.ranked(lambda a: not self._is(a, ActorType.PERSON))
        else:
            ranked = self.salience.ranked(lambda a: self._is(a, ActorType.PERSON))
        on_verb = nominal.kind == "clitic" and line.sentence.tokens[nominal.start].pos == "VERB"
        if on_verb:
            ranked = [actor for actor in ranked if actor != here]
        if not ranked and nominal.kind == "clitic":
            ranked = self.salience.ranked(lambda a: not (on_verb and a == here))
        on_noun = nominal.kind == "clitic" and line.sentence.tokens[nominal.start].pos == "NOUN"
        if nominal.kind == "clitic" and here and not on_verb and (on_noun or here in ranked):
            self._set(nominal, here, "possessive of the subject", 0.7)
        elif here in ranked and self._follows_subject(line, nominal):
            self._set(nominal, here or "", "the subject of the sentence", 0.8)
        elif ranked:
            if self._is_object(line, nominal) and len(ranked) > 1 and ranked[0] == here:
                ranked = ranked[1:]
            self._set(
                nominal, ranked[0], f"pronoun, {len(ranked)} candidates", 0.85 if len(ranked) == 1 else 0.7
            )

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
        ]
        speakers = beside or self.salience.ranked(lambda a: self._is(a, ActorType.PERSON))
        if not speakers or speakers[0] is None:
            return
        person = self._is(speakers[0], ActorType.PERSON)
        bodies = (
            self._bodies_of(speakers[0])
            if person and nominal.head in self.pack.words("grammar", "first-plural")
            else []
        )
        self._set(nominal, bodies[0] if bodies else speakers[0], "the one who speaks", 0.7)

    def _follows_subject(self, line: Line, nominal: Nominal) -> bool:
        """*X vowed that she …*, *X and his wife*: subjects and possessives follow the subject before them."""
        possessive = nominal.head in self.pack.pronouns("possessive")
        return nominal.kind == "pronoun" and (possessive or not self._is_object(line, nominal))

    def _is_object(self, line: Line, nominal: Nominal) -> bool:
        if nominal.kind != "pronoun":
            return False
        before = line.sentence.tokens[nominal.start - 1] if nominal.start else None
        return before is not None and before.pos in ("VERB", "ADP")

    def _subject_before(self, line: Line, nominal: Nominal) -> str | None:
        earlier = [
            n
            for position, n in enumerate(line.nominals)
            if n.end <= nominal.start and n.actor and self._prominent(line, n, position)
        ]
        return earlier[-1].actor if earlier else None

    def _own_body(self, line: Line, nominal: Nominal) -> None:
        """*negaranya*, *pihaknya*, *partainya*: the body of the person spoken of."""
        owner = self._subject_before(line, nominal) or next(
            iter(self.salience.ranked(lambda a: self._is(a, ActorType.PERSON))), None
        )
        if owner is None:
            return
        entry = self.anaphors.described.get(nominal.head, {})
        wanted = ActorType(entry["type"]) if "type" in entry else None
        for body in self._bodies_of(owner):
            if wanted is None or self._is(body, wanted):
                self._set(nominal, body, "the body of the person spoken of", 0.75)
                return
        if not self._is(owner, ActorType.PERSON):
            self._set(nominal, owner, "itself", 0.75)

    def _bodies_of(self, actor_id: str) -> list[str]:
        bodies = [office.body for office in self.offices.get(actor_id, []) if office.body]
        actor = self.cast.actors[actor_id]
        if actor.country and actor.country in self.cast.knowledge.actors:
            bodies.append(self.cast.add(self.cast.knowledge.actors[actor.country]))
        return bodies

    def _described_actor(self, line: Line, nominal: Nominal) -> None:
        entry = self.anaphors.described[nominal.head]
        wanted = ActorType(entry["type"])
        subtype = Subtype(entry["subtype"]) if entry.get("subtype") else None
        near = self._nearest(line, nominal, wanted, subtype)
        if near and not any(self._is_named(a, nominal.head) for a in self.salience.weights):
            self._set(nominal, near, "description of the one named before it", 0.8)
            return
        ranked = self.salience.ranked(lambda a: self._is(a, wanted) and self._has(a, subtype))
        ranked = ranked or self.salience.ranked(
            lambda a: self._is(a, wanted) and not self.cast.actors[a].subtype
        )
        named_so = self.salience.ranked(lambda a: self._is(a, wanted) and self._is_named(a, nominal.head))
        ranked = list(dict.fromkeys([*named_so, *ranked]))
        if line.word(nominal.start) in self.pack.words("grammar", "both"):
            pair = (
                self.salience.last_pair(lambda a: self._is(a, wanted) and self._has(a, subtype)) or ranked[:2]
            )
            if len(pair) == 2:
                self._set(nominal, pair[0], "the two last named", 0.7)
                nominal.also = (pair[1],)
        elif ranked:
            self._set(nominal, ranked[0], f"description, {len(ranked)} candidates", 0.75)

    def _is_named(self, actor: str, noun: str) -> bool:
        """*bank tersebut*, *the commission*: the noun is a word of the actor's name in the article."""
        return noun in self.cast.words_of(actor)

    def _nearest(
        self, line: Line, nominal: Nominal, wanted: ActorType, subtype: Subtype | None
    ) -> str | None:
        """*Moskow mendukung Venezuela dan membantu negara itu*: not the subject, but who was named after it."""
        if line.word(nominal.start) in self.pack.words("grammar", "both"):
            return None
        earlier = [
            n.actor
            for n in line.nominals
            if n.end <= nominal.start
            and n.actor
            and self._is(n.actor, wanted)
            and self._has(n.actor, subtype)
        ]
        distinct = list(dict.fromkeys(earlier))
        return distinct[-1] if len(distinct) > 1 else None

    def _bare(self, nominal: Nominal) -> None:
        """*polisi*, *pemerintah* alone: those of the country that the article is about."""
        country = self.cast.main_country() or self._home() or self.cast.most_named_country()
        if country is None:
            return
        kind = nominal.head
        actor = country.id if kind == "state" else self.cast.add(self.heads.body_of(country, kind))
        self._set(nominal, actor, f"{kind} of the country that the article is about", 0.7)

    def _home(self) -> Actor | None:
        home = self.cast.knowledge.actors.get(str(self.pack.table("grammar").get("home", "")))
        return self.cast.actors[self.cast.add(home)] if home else None

    def _office_holder(self, line: Line, nominal: Nominal) -> None:
        office = nominal.offices[0]
        nominal.offices = []
        key = office.title.holds or office.title.label
        if office.anchor is not None or office.pronoun:
            office = self._with_body(line, nominal, office)
            if office.body is None:
                return
        if office.body is None:
            if holder := self.holders.get((key, None)):
                self._set(nominal, holder, f"{office.words}: the one named", 0.75)
            return
        known = None
        if self.date and office.title.holds and not office.modifier and not office.former:
            known = self.cast.knowledge.holder(office.body, office.title.holds, self.date)
        if not office.former and (named := self.holders.get((key, office.body))) and not office.modifier:
            self._set(nominal, named, f"{office.words}: the one named", 0.9)
        elif (
            office.title.relation == self._headship
            and not office.modifier
            and (leader := self.holders.get((self._headship, office.body)))
        ):
            self._set(nominal, leader, f"{office.words}: the one who leads it", 0.8)
        elif known:
            self._set(nominal, self.cast.add(known), f"held the office on {self.date}", 0.85)
        elif office.modifier or "interim" in office.title.label.lower():
            self._set(
                nominal, self.cast.add(self._description_actor(office)), "office holder without a name", 0.7
            )
            nominal.offices = [office]
            self.holders.setdefault((key, None), nominal.actor or "")
        elif not office.former:
            self._set(nominal, office.body, f"{office.words} without a name: acts for the body", 0.65)

    def _description_actor(self, office: Office) -> Actor:
        body = self.cast.actors[office.body or ""]
        words = [
            office.modifier or "",
            "Former" if office.former else "",
            office.title.label,
            "of",
            body.label,
        ]
        label = " ".join(word for word in words if word)
        return Actor(id=slug(label), label=label, type=ActorType.PERSON, country=body.country)

    def _bodies(self, line: Line, nominal: Nominal) -> None:
        """Fill in bodies that a possessive or nothing names: *its foreign minister*, *Presiden Prabowo*."""
        if not nominal.actor:
            return
        nominal.offices = [self._with_body(line, nominal, office) for office in nominal.offices]
        if nominal.offices:
            known = [office for office in self.offices.get(nominal.actor, []) if office.body]
            self.offices[nominal.actor] = [*nominal.offices, *known]

    def _with_body(self, line: Line, nominal: Nominal, office: Office) -> Office:
        if office.body:
            return office
        body: str | None = None
        if office.anchor is not None:
            if office.anchor.actor is None:
                self._resolve_one(line, office.anchor)
            body = office.anchor.actor
        elif office.pronoun in self.pack.words("grammar", "relative"):
            before = [n.actor for n in line.nominals if n.end <= nominal.start and n.actor]
            body = before[-1] if before else None
        elif office.pronoun:
            body = self._owner(office, nominal.actor)
        else:
            body = self._usual_body(nominal.actor or "", office)
        return Office(
            title=office.title, words=office.words, body=body, former=office.former, modifier=office.modifier
        )

    def _owner(self, office: Office, holder: str | None) -> str | None:
        """Return the body that a possessive before or on a title means: *its*, *his*, *-nya*."""
        kind = self.anaphors.pronouns.get(office.pronoun or "")
        national = office.title.holds is not None and office.title.holds not in ("head", "spokesperson")
        ranked = self.salience.ranked(lambda a: a != holder)
        if kind == "neutral":
            ranked = [a for a in ranked if not self._is(a, ActorType.PERSON)]
        elif kind == "person":
            ranked = [a for a in ranked if self._is(a, ActorType.PERSON)]
        for actor in ranked:
            if not self._is(actor, ActorType.PERSON) and (not national or self._is(actor, ActorType.COUNTRY)):
                return actor
            if self._is(actor, ActorType.PERSON) and (bodies := self._bodies_of(actor)):
                return bodies[0]
        return None

    def _usual_body(self, person: str, office: Office) -> str | None:
        for term in self.cast.knowledge.offices_of(person, self.date):
            if term.office == office.title.holds and term.body in self.cast.knowledge.actors:
                return self.cast.add(self.cast.knowledge.actors[term.body])
        earlier = [
            known for known in self.offices.get(person, []) if known.body and known.title == office.title
        ]
        if earlier:
            return earlier[0].body
        if not office.title.holds or office.title.holds == "head":
            return None
        if (country := self.cast.actors[person].country) in self.cast.knowledge.actors:
            return self.cast.add(self.cast.knowledge.actors[country or ""])
        main = self.cast.main_country()
        return main.id if main else None

    def _set(self, nominal: Nominal, actor: str, link: str, score: float) -> None:
        nominal.actor, nominal.link, nominal.score = actor, link, score

    def _is(self, actor: str, *types: ActorType) -> bool:
        return self.cast.actors[actor].type in types

    def _has(self, actor: str, subtype: Subtype | None) -> bool:
        return subtype is None or self.cast.actors[actor].subtype is subtype
