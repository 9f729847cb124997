"""Which body an office belongs to where the text names none: *its foreign minister*, *Presiden Prabowo*."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.actors.anaphors import Anaphors
from kg.actors.cast import Cast
from kg.actors.countries import Countries
from kg.actors.nominals import Line, Nominal, Office
from kg.actors.salience import Salience
from kg.language import Pack
from kg.model import ActorType, Subtype

# Offices that need not be a country's.
EITHER = frozenset({"president"})  # of a country or of a firm: whichever the text is about
NOT_NATIONAL = frozenset(
    {"head", "deputy-head", "director", "spokesperson", "police", "profession", "counsel"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """The offices of each actor of an article, and by them the bodies that actors belong to."""

    pack: Pack
    cast: Cast
    anaphors: Anaphors
    salience: Salience
    date: str | None
    offices: dict[str, list[Office]] = field(default_factory=dict)

    def note(self, actor: str, office: Office) -> None:
        """Note that an actor holds an office."""
        self.offices.setdefault(actor, []).append(office)

    def prefer(self, actor: str, offices: list[Office]) -> None:
        """Put the offices that an actor was last named with before those known earlier."""
        known = [office for office in self.offices.get(actor, []) if office.body]
        self.offices[actor] = [*offices, *known]

    def of(self, actor_id: str) -> list[str]:
        """Return the bodies that an actor holds an office in, its country last."""
        bodies = [office.body for office in self.offices.get(actor_id, []) if office.body]
        actor = self.cast.actors[actor_id]
        codes = [actor.country, *(self.cast.actors[body].country for body in bodies)]
        for code in dict.fromkeys(code for code in codes if code in self.cast.knowledge.actors):
            bodies.append(self.cast.add(self.cast.knowledge.actors[code or ""]))
        return bodies

    def complete(self, line: Line, nominal: Nominal, office: Office) -> Office:
        """Return the office with the body that its anchor, a possessive or nothing names."""
        if office.body:
            return office
        body: str | None = None
        if office.anchor is not None:
            body = office.anchor.actor
        elif (across := self._across(nominal, office)) is not None:
            body = across
        elif office.pronoun in self.pack.words("grammar", "relative"):
            before = [n.actor for n in line.meant_before(nominal) if n.kind != "demonym"]
            body = before[-1] if before else None
        elif office.pronoun:
            body = self._owner(office, nominal.actor)
        else:
            body = self._usual_body(nominal.actor or "", office) or self._sender(line, nominal, office)
        return replace(office, body=body, pronoun=None, anchor=None)

    def _owner(self, office: Office, holder: str | None) -> str | None:
        """Return the body that a possessive before or on a title means: *its*, *his*, *-nya*."""
        kind = self.anaphors.pronouns.get(office.pronoun or "")
        either = office.title.holds in EITHER
        national = office.title.holds is not None and office.title.holds not in NOT_NATIONAL | EITHER
        ranked = self.salience.ranked(lambda a: a != holder)
        if kind == "neutral":
            ranked = [a for a in ranked if not self.cast.is_a(a, ActorType.PERSON)]
        elif kind == "person":
            ranked = [a for a in ranked if self.cast.is_a(a, ActorType.PERSON)]
        if kind == "person" and office.title.holds == "counsel":
            return ranked[0] if ranked else None
        if kind == "neutral" and not national and not either:
            # *its director*: a firm or body has one before a country does.
            ranked.sort(key=lambda a: self.cast.is_a(a, ActorType.COUNTRY))
        for actor in ranked:
            if not self.cast.is_a(actor, ActorType.PERSON) and (
                not national or self.cast.is_a(actor, ActorType.COUNTRY)
            ):
                return actor
            if self.cast.is_a(actor, ActorType.PERSON) and (bodies := self.of(actor)):
                return bodies[0]
        return None

    def _sender(self, line: Line, nominal: Nominal, office: Office) -> str | None:
        """*Kabul mengutus Menteri Pertahanan X*: the country that the sentence names before, bare."""
        if not office.title.holds or office.title.holds in NOT_NATIONAL | EITHER:
            return None
        before = [n for n in line.meant_before(nominal) if n.kind != "demonym"]
        if not before or not self.cast.is_a(before[-1].actor or "", ActorType.COUNTRY):
            return None
        led = line.word(before[-1].start - 1) in self.pack.words("grammar", "prepositions")
        return None if led else before[-1].actor

    def _across(self, nominal: Nominal, office: Office) -> str | None:
        """*welcomed by his counterpart, X*: X holds the office in the other country that is spoken of."""
        words = {self.pack.forms.split_clitic(word)[0] for word in office.words.split()} | {office.words}
        if not words & self.pack.words("grammar", "counterparts"):
            return None
        same = {
            other.body
            for actor, offices in self.offices.items()
            for other in offices
            if actor != nominal.actor and other.title == office.title
        }
        main = Countries(self.cast).main()
        if main is not None and main.id not in same:
            return main.id
        countries = self.salience.ranked(lambda a: self.cast.is_a(a, ActorType.COUNTRY) and a not in same)
        return countries[0] if countries else None

    def _is_firm(self, actor: str) -> bool:
        return self.cast.has_subtype(actor, Subtype.COMPANY)

    def _usual_body(self, person: str, office: Office) -> str | None:
        for term in self.cast.knowledge.offices_of(person, self.date):
            if term.office == office.title.holds and term.body in self.cast.knowledge.actors:
                return self.cast.add(self.cast.knowledge.actors[term.body])
        earlier = [
            known for known in self.offices.get(person, []) if known.body and known.title == office.title
        ]
        if earlier:
            return earlier[0].body
        if office.words in self.pack.words("grammar", "firm-officers"):
            firms = self.salience.ranked(self._is_firm)
            return firms[0] if firms else None
        if not office.title.holds or office.title.holds in NOT_NATIONAL - {"spokesperson"}:
            return None
        if (country := self.cast.actors[person].country) in self.cast.knowledge.actors:
            return self.cast.add(self.cast.knowledge.actors[country or ""])
        main = Countries(self.cast).main()
        return main.id if main else None
