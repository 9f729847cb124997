"""What tells whom a description points back to: its place, what binds it, what an actor is called."""

from __future__ import annotations

from itertools import pairwise

from kg.actors.anaphors import Anaphors
from kg.actors.bodies import Bodies
from kg.actors.cast import Cast
from kg.actors.countries import Countries
from kg.actors.heads import Heads
from kg.actors.holders import Holders
from kg.actors.nominals import Line, Nominal, Office
from kg.actors.salience import Salience
from kg.language import Pack
from kg.model import ActorType, Subtype

NATIONAL = ("military", "police")  # the labels of forces without a name of their own end so
APPOSED_REACH = 6  # words from a description back to its article: *the Tokyo-based trading house*


class Pointers:
    """Tells by grammar which actors a noun phrase without a name can mean."""

    def __init__(self, *, pack: Pack, cast: Cast, anaphors: Anaphors, heads: Heads, date: str | None) -> None:
        self.pack = pack
        self.cast = cast
        self.anaphors = anaphors
        self.heads = heads
        self.salience = Salience()
        self.bodies = Bodies(pack=pack, cast=cast, anaphors=anaphors, salience=self.salience, date=date)
        self.holders = Holders(cast=cast, date=date)
        self.seats: dict[str, str | None] = {}  # the country of each firm, as far as the text says it
        self.awaited: tuple[Office, int] | None = None  # an office without a name, and where it was told

    def _apposed(self, line: Line, nominal: Nominal) -> str | None:
        """*Mitsune, the Tokyo-based trading house that …*: a description behind a name and a comma."""
        start = nominal.start
        articles = self.pack.words("grammar", "articles")
        if line.word(start) not in articles:
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

    def _apposed_behind(self, line: Line, nominal: Nominal) -> str | None:
        """*The largest opposition party, the Democratic Congress, said …*: the name behind a comma."""
        if line.word(nominal.end) != ",":
            return None
        start = nominal.end + 1
        while line.word(start) in self.pack.words("grammar", "articles"):
            start += 1
        named = line.starting(start)
        if (
            named is None
            or named.actor is None
            or named.kind != "name"
            or line.word(named.end) not in (",", "")
        ):
            return None
        wanted = ActorType(self.anaphors.described[nominal.head]["type"])
        return named.actor if self.cast.is_a(named.actor, wanted) else None

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

    def _nearest(
        self, line: Line, nominal: Nominal, wanted: ActorType, subtype: Subtype | None
    ) -> str | None:
        """*Moskow mendukung Venezuela dan membantu negara itu*: not the subject, but the one after it."""
        if not self.pack.head_first or line.word(nominal.start) in self.pack.words("grammar", "both"):
            return None
        earlier = [
            n.actor
            for n in line.meant_before(nominal)
            if self.cast.is_a(n.actor or "", wanted) and self.cast.has_subtype(n.actor or "", subtype)
        ]
        beside = line.ending(nominal.start - 1)
        left = beside is not None and line.word(nominal.start - 1) in self.pack.words("grammar", "sources")
        if beside is not None and left:  # *penarikan pasukan Rusia dari negara itu*
            earlier = [actor for actor in earlier if actor != beside.actor]
        distinct = list(dict.fromkeys(earlier))
        return distinct[-1] if len(distinct) > (0 if left else 1) else None

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
            for n in line.meant_before(nominal)
            for i in range(n.start, n.end)
            if tokens[i].head == verb and tokens[i].dep == "nsubj" and tokens[i].head != i
        }
        beside = line.ending(nominal.start - 1)  # *withdrawal of US forces from the country*
        if beside is not None and line.word(nominal.start - 1) in self.pack.words("grammar", "prepositions"):
            subjects.add(beside.actor)
        return [actor for actor in ranked if actor not in subjects]

    def _is_joint_subject(self, line: Line, nominal: Nominal, pair: list[str]) -> bool:
        """*Washington dan Beijing mendesak kedua negara itu*: the two urge others, and not themselves."""
        if len(self._apart_from_subject(line, nominal, pair)) == len(pair):
            return False
        conjunctions = self.pack.words("grammar", "conjunctions")
        return any(
            {first.actor, second.actor} == set(pair) and conjunctions.issuperset(between)
            for first, second in pairwise(line.nominals)
            if (between := line.words[first.end : second.start])
        )

    def _facing_pair(self, line: Line, nominal: Nominal, wanted: ActorType) -> list[str]:
        """*Turkey and Qatar brokered a truce between the two neighbours*: two who were named before."""
        here = {actor for n in line.meant_before(nominal) for actor in (n.actor, *n.also)}

        def fits(actor: str) -> bool:
            return self.cast.is_a(actor, wanted) and actor not in here

        return self.salience.two_met(fits) or self.salience.joined_before(fits)

    def _bodies_before(self, line: Line, nominal: Nominal) -> list[str]:
        """*Hamas accused Israel of breaking the truce that both sides …*: those who face each other here."""
        before = [n for n in line.meant_before(nominal) if n.kind in ("name", "metonym")]
        led = self.pack.words("grammar", "prepositions")
        acting = [
            n.actor or "" for n in before if line.word(n.start - 1) not in led and self._acts(n.actor or "")
        ]
        return [a for a in dict.fromkeys(acting) if not self.cast.is_a(a, ActorType.PERSON)]

    def _main_country(self, wanted: ActorType) -> list[str]:
        """*the country*, long after it was named: the one that the article is about."""
        home = Countries(self.cast).main() if wanted is ActorType.COUNTRY else None
        return [home.id] if home is not None else []

    def _is_band(self, actor: str) -> bool:
        """Tell whether an organisation may be called a group: armed ones, and those of no known kind."""
        known = self.cast.actors[actor]
        return known.type is ActorType.ORGANISATION and known.subtype in (None, Subtype.ARMED_FORCE)

    def _from(self, country: str, ranked: list[str]) -> list[str]:
        """*the British company*: who is told to be from there, else who is from nowhere else."""
        code = self.cast.actors[country].country
        home = {actor: self.cast.actors[actor].country or self.seats.get(actor) for actor in ranked}
        return [a for a in ranked if home[a] == code] or [a for a in ranked if home[a] is None]

    def _may_move(self, actor: str) -> bool:
        """Tell whether an organisation may be called a movement: no firm, ministry or body of states."""
        return self.cast.actors[actor].subtype in (None, Subtype.ARMED_FORCE, Subtype.PARTY)

    def _is_national(self, actor: str) -> bool:
        """Tell whether a force is that of a country: *the rebels* are none."""
        row = self.cast.knowledge.rows.get(actor)
        nameless = not self.cast.actors[actor].known and self.cast.actors[actor].label.endswith(NATIONAL)
        return nameless or (
            row is not None and row.parent in self.cast.knowledge.actors and row.parent == row.country
        )

    def _is_named(self, actor: str, noun: str) -> bool:
        """*bank tersebut*, *the commission*: the noun is a word of the actor's name in the article."""
        same = next((g for g in self.pack.table("grammar").get("same-nouns", ()) if noun in g), [noun])
        return bool(set(same) & (self.cast.words_of(actor) | self.cast.called.get(actor, set())))

    def _acts(self, actor: str) -> bool:
        return not self.cast.is_a(actor, ActorType.PLACE)

    def _mean_pair(self, nominal: Nominal, pair: list[str], score: float) -> None:
        if len(pair) == 2:
            nominal.mean(pair[0], "the two last named", score)
            nominal.also = (pair[1],)
