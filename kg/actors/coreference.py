"""Who is meant by *ia*, *-nya*, *negara itu*, *the company*, *presiden itu*: resolved in reading order.

The most salient actor of the fitting type is meant (see `salience`).
"""

from __future__ import annotations

from kg.actors.anaphors import Anaphors
from kg.actors.bodies import Bodies
from kg.actors.cast import Cast
from kg.actors.heads import Heads
from kg.actors.holders import Holders
from kg.actors.nominals import Line, Nominal, Office
from kg.actors.salience import COUNTRY_WEIGHT, MENTION_WEIGHT, SUBJECT_WEIGHT, Salience
from kg.language import Pack
from kg.model import Actor, ActorType, Subtype


class Resolver:
    """Gives pronouns, descriptions and office holders without a name their actors."""

    def __init__(self, *, pack: Pack, cast: Cast, anaphors: Anaphors, heads: Heads, date: str | None) -> None:
        self.pack = pack
        self.cast = cast
        self.anaphors = anaphors
        self.heads = heads
        self.salience = Salience()
        self.bodies = Bodies(pack=pack, cast=cast, anaphors=anaphors, salience=self.salience, date=date)
        self.holders = Holders(cast=cast, date=date)

    def register(self, line: Line) -> None:
        """Note who holds which office, from all titled names, before pronouns are read."""
        for nominal in line.nominals:
            for office in nominal.offices if nominal.actor else ():
                self.bodies.note(nominal.actor or "", office)
                self.holders.note(nominal.actor or "", office)

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
                if nominal.offices and self.cast.is_a(nominal.actor, ActorType.PERSON):
                    self.salience.meet(self.bodies.of(nominal.actor)[:1], COUNTRY_WEIGHT)
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
            self._mean_pair(nominal, self.salience.last_pair(self._acts), 0.7)
            return
        if kind == "plural" and (pair := self.salience.just_paired(self._acts)):
            self._mean_pair(nominal, pair, 0.65)
            return
        here = self._subject_before(line, nominal)
        clitic = nominal.kind == "clitic"
        on_verb = clitic and line.sentence.tokens[nominal.start].pos == "VERB"
        on_noun = clitic and line.sentence.tokens[nominal.start].pos == "NOUN"
        ranked = self._of_gender(nominal.head, self._candidates(kind))
        if on_verb:
            ranked = [actor for actor in ranked if actor != here]
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
        if len(fitting) == 1:
            self.cast.genders.setdefault(fitting[0], wanted)
        return fitting

    def _acts(self, actor: str) -> bool:
        return not self.cast.is_a(actor, ActorType.PLACE)

    def _mean_pair(self, nominal: Nominal, pair: list[str], score: float) -> None:
        if len(pair) == 2:
            nominal.mean(pair[0], "the two last named", score)
            nominal.also = (pair[1],)

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
            iter(self.salience.ranked(lambda a: self.cast.is_a(a, ActorType.PERSON))), None
        )
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
        entry = self.anaphors.described[nominal.head]
        wanted = ActorType(entry["type"])
        subtype = Subtype(entry["subtype"]) if entry.get("subtype") else None
        near = self._nearest(line, nominal, wanted, subtype)
        if near and not any(self._is_named(a, nominal.head) for a in self.salience.weights):
            nominal.mean(near, "description of the one named before it", 0.8)
            return
        ranked = self.salience.ranked(
            lambda a: self.cast.is_a(a, wanted) and self.cast.has_subtype(a, subtype)
        )
        ranked = ranked or self.salience.ranked(
            lambda a: self.cast.is_a(a, wanted) and not self.cast.actors[a].subtype
        )
        named_so = self.salience.ranked(
            lambda a: self.cast.is_a(a, wanted) and self._is_named(a, nominal.head)
        )
        ranked = list(dict.fromkeys([*named_so, *ranked]))
        if line.word(nominal.start) in self.pack.words("grammar", "both"):
            pair = (
                self.salience.last_pair(
                    lambda a: self.cast.is_a(a, wanted) and self.cast.has_subtype(a, subtype)
                )
                or ranked[:2]
            )
            self._mean_pair(nominal, pair, 0.7)
        elif ranked:
            nominal.mean(ranked[0], f"description, {len(ranked)} candidates", 0.75)

    def _is_named(self, actor: str, noun: str) -> bool:
        """*bank tersebut*, *the commission*: the noun is a word of the actor's name in the article."""
        return noun in self.cast.words_of(actor)

    def _nearest(
        self, line: Line, nominal: Nominal, wanted: ActorType, subtype: Subtype | None
    ) -> str | None:
        """*Moskow mendukung Venezuela dan membantu negara itu*: not the subject, but the one after it."""
        if not self.pack.head_first or line.word(nominal.start) in self.pack.words("grammar", "both"):
            return None
        earlier = [
            n.actor
            for n in line.nominals
            if n.end <= nominal.start
            and n.actor
            and self.cast.is_a(n.actor, wanted)
            and self.cast.has_subtype(n.actor, subtype)
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
        nominal.mean(actor, f"{kind} of the country that the article is about", 0.7)

    def _home(self) -> Actor | None:
        home = self.cast.knowledge.actors.get(str(self.pack.table("grammar").get("home", "")))
        return self.cast.actors[self.cast.add(home)] if home else None

    def _office_holder(self, line: Line, nominal: Nominal) -> None:
        office = nominal.offices[0]
        nominal.offices = []
        if office.anchor is not None or office.pronoun:
            office = self._with_body(line, nominal, office)
            if office.body is None:
                return
        self.holders.resolve(nominal, office)

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
