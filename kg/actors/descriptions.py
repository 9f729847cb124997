"""Whom descriptions mean: *negara itu*, *the company*, *both sides*, *pihaknya*, *his government*."""

from __future__ import annotations

from kg.actors.anaphors import Anaphors
from kg.actors.bodies import Bodies
from kg.actors.cast import Cast
from kg.actors.countries import Countries
from kg.actors.heads import Heads
from kg.actors.holders import Holders
from kg.actors.nominals import Line, Nominal, Office
from kg.actors.salience import Salience
from kg.language import Pack
from kg.model import Actor, ActorType, Subtype

NATIONAL = ("military", "police")  # the labels of forces without a name of their own end so
APPOSED_REACH = 6  # words from a description back to its article: *the Tokyo-based trading house*


class Descriptions:
    """Finds whom a noun phrase without a name points back to."""

    def __init__(self, *, pack: Pack, cast: Cast, anaphors: Anaphors, heads: Heads, date: str | None) -> None:
        self.pack = pack
        self.cast = cast
        self.anaphors = anaphors
        self.heads = heads
        self.salience = Salience()
        self.bodies = Bodies(pack=pack, cast=cast, anaphors=anaphors, salience=self.salience, date=date)
        self.holders = Holders(cast=cast, date=date)
        self.awaited: tuple[Office, int] | None = None  # an office without a name, and where it was told

    def _acts(self, actor: str) -> bool:
        return not self.cast.is_a(actor, ActorType.PLACE)

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

    def _mean_pair(self, nominal: Nominal, pair: list[str], score: float) -> None:
        if len(pair) == 2:
            nominal.mean(pair[0], "the two last named", score)
            nominal.also = (pair[1],)

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
            if len(here := self._bodies_before(line, nominal)) == 2:
                self._mean_pair(nominal, here, 0.7)
                return
            bodies = self.salience.two_met(
                lambda a: self._acts(a) and not self.cast.is_a(a, ActorType.PERSON)
            )
            people = self.salience.two_met(lambda a: self.cast.is_a(a, ActorType.PERSON))
            self._mean_pair(nominal, bodies or people, 0.7)
            return
        entry = self.anaphors.described[nominal.head]
        wanted = ActorType(entry["type"])
        beside = line.ending(nominal.start)
        if beside is not None and beside.actor and beside.kind == "name" and not self.pack.head_first:
            nominal.mean(beside.actor, "description behind the name", 0.9)  # *the Séléka rebels*
            return
        subtype = Subtype(entry["subtype"]) if entry.get("subtype") else None
        if (apposed := self._apposed(line, nominal) or self._self_called(line, nominal)) is not None:
            nominal.mean(apposed, "description of the name beside it", 0.9)
            self.cast.called.setdefault(apposed, set()).add(nominal.head)
            return
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
        if nominal.head in self.pack.words("grammar", "stateless"):
            ranked = [actor for actor in ranked if not self._is_national(actor)]
        if not ranked and wanted is ActorType.GROUP:
            ranked = self.salience.ranked(self._is_band)
        named_so = self.salience.ranked(
            lambda a: self.cast.is_a(a, wanted) and self._is_named(a, nominal.head)
        )
        classed = nominal.head in self.pack.words("grammar", "class-nouns")
        ranked = list(dict.fromkeys([*named_so, *([] if classed else ranked)]))
        first = nominal.start if nominal.end - nominal.start > 1 else max(0, nominal.start - 2)
        plural = line.word(nominal.end - 1) != nominal.head and wanted is ActorType.PERSON
        if self.pack.words("grammar", "both").intersection(line.words[first : nominal.end]):
            between = line.word(first - 1) in self.pack.words("grammar", "between")
            facing = self._facing_pair(line, nominal, wanted) if between else []
            pair = facing or (
                self.salience.last_pair(
                    lambda a: self.cast.is_a(a, wanted) and self.cast.has_subtype(a, subtype)
                )
                or self.salience.last_pair(
                    lambda a: self.cast.is_a(a, wanted) and not self.cast.actors[a].subtype
                )
                or ranked[:2]
            )
            self._mean_pair(nominal, pair, 0.7)
        elif plural and not self.pack.head_first:
            return  # *the judges* are not the one person last named
        elif ranked := self._apart_from_subject(line, nominal, ranked or self._main_country(wanted)):
            nominal.mean(ranked[0], f"description, {len(ranked)} candidates", 0.75)

    def _bodies_before(self, line: Line, nominal: Nominal) -> list[str]:
        """*Hamas accused Israel of breaking the truce that both sides …*: those who face each other here."""
        before = [
            n for n in line.nominals if n.end <= nominal.start and n.actor and n.kind in ("name", "metonym")
        ]
        led = self.pack.words("grammar", "prepositions")
        acting = [
            n.actor or "" for n in before if line.word(n.start - 1) not in led and self._acts(n.actor or "")
        ]
        return [a for a in dict.fromkeys(acting) if not self.cast.is_a(a, ActorType.PERSON)]

    def _facing_pair(self, line: Line, nominal: Nominal, wanted: ActorType) -> list[str]:
        """*Turkey and Qatar brokered a truce between the two neighbours*: two who were named before."""
        here = {actor for n in line.nominals if n.end <= nominal.start for actor in (n.actor, *n.also)}
        return self.salience.two_met(lambda a: self.cast.is_a(a, wanted) and a not in here)

    def _main_country(self, wanted: ActorType) -> list[str]:
        """*the country*, long after it was named: the one that the article is about."""
        home = Countries(self.cast).main() if wanted is ActorType.COUNTRY else None
        return [home.id] if home is not None else []

    def _apposed(self, line: Line, nominal: Nominal) -> str | None:
        """*Mitsune, the Tokyo-based trading house that …*: a description behind a name and a comma."""
        start = nominal.start
        articles = self.pack.words("grammar", "articles")
        back = range(start, max(0, start - APPOSED_REACH), -1)
        start = next((i - 1 for i in back if line.word(i - 1) in articles), start)
        named = line.ending(start - 1) if line.word(start - 1) == "," else None
        if named is None or named.actor is None or named.kind not in ("name", "head"):
            return None
        following = line.sentence.tokens[nominal.end] if nominal.end < len(line) else None
        reduced = following is not None and following.pos == "VERB" and following.dep.startswith("acl")
        closed = reduced or line.word(nominal.end) in self.pack.words("grammar", "relative") | {",", ""}
        if not closed or line.word(named.start - 1) in self.pack.words("grammar", "prepositions"):
            return None
        person = self.anaphors.described[nominal.head]["type"] == ActorType.PERSON
        return named.actor if self.cast.is_a(named.actor, ActorType.PERSON) == person else None

    def _self_called(self, line: Line, nominal: Nominal) -> str | None:
        """*The rebels, who call themselves the X, …*: the name that a description gives itself."""
        calling = self.pack.words("grammar", "calling-themselves")
        for start in range(nominal.end, min(len(line), nominal.end + 4)):
            for end in range(start + 2, min(len(line), start + 5)):
                if line.phrase(start, end) in calling:
                    behind = end + (line.word(end) in self.pack.words("grammar", "articles"))
                    named = line.starting(behind)
                    return named.actor if named is not None and named.kind == "name" else None
        return None

    def _apart_from_subject(self, line: Line, nominal: Nominal, ranked: list[str]) -> list[str]:
        """*China has sent trainers to the country*: an object is somebody else than its own subject.

        Principle C of binding (Chomsky 1981, "Lectures on Government and Binding").
        """
        tokens = line.sentence.tokens
        inside = range(nominal.start, nominal.end)
        verb = next((tokens[i].head for i in inside if tokens[i].head not in inside), None)
        while verb is not None and tokens[verb].pos in ("NOUN", "PROPN") and tokens[verb].head != verb:
            verb = tokens[verb].head  # *halted deliveries to the company*
        subjects = {
            n.actor
            for n in line.nominals
            if n.end <= nominal.start
            for i in range(n.start, n.end)
            if tokens[i].head == verb and tokens[i].dep == "nsubj" and tokens[i].head != i
        }
        beside = line.ending(nominal.start - 1)  # *withdrawal of US forces from the country*
        if beside is not None and line.word(nominal.start - 1) in self.pack.words("grammar", "prepositions"):
            subjects.add(beside.actor)
        return [actor for actor in ranked if actor not in subjects]

    def _is_national(self, actor: str) -> bool:
        """Tell whether a force is that of a country: *the rebels* are none."""
        row = self.cast.knowledge.rows.get(actor)
        nameless = not self.cast.actors[actor].known and self.cast.actors[actor].label.endswith(NATIONAL)
        return nameless or (
            row is not None and row.parent in self.cast.knowledge.actors and row.parent == row.country
        )

    def _is_band(self, actor: str) -> bool:
        """Tell whether an organisation may be called a group: armed ones, and those of no known kind."""
        known = self.cast.actors[actor]
        return known.type is ActorType.ORGANISATION and known.subtype in (None, Subtype.ARMED_FORCE)

    def _is_named(self, actor: str, noun: str) -> bool:
        """*bank tersebut*, *the commission*: the noun is a word of the actor's name in the article."""
        return noun in self.cast.words_of(actor) or noun in self.cast.called.get(actor, ())

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
        beside = line.ending(nominal.start - 1)
        left = beside is not None and line.word(nominal.start - 1) in self.pack.words("grammar", "sources")
        if beside is not None and left:  # *penarikan pasukan Rusia dari negara itu*
            earlier = [actor for actor in earlier if actor != beside.actor]
        distinct = list(dict.fromkeys(earlier))
        return distinct[-1] if len(distinct) > (0 if left else 1) else None

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
        before = [n for n in line.nominals if n.end <= nominal.start and n.actor]
        speakers = [n for n in before if self.cast.is_a(n.actor or "", ActorType.PERSON) and n.offices]
        verbs = self.pack.verb_forms("attribution", "verbs")
        if nominal.head != "state" or not speakers or line.word(speakers[-1].end) not in verbs:
            return None
        bodies = (self.cast.actors[body] for body in self.bodies.of(speakers[-1].actor or ""))
        return next((body for body in bodies if body.type is ActorType.COUNTRY), None)

    def _home(self) -> Actor | None:
        home = self.cast.knowledge.actors.get(str(self.pack.table("grammar").get("home", "")))
        return self.cast.actors[self.cast.add(home)] if home else None
