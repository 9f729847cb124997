"""Who holds an office that stands without a name: *presiden itu*, *the company's chief executive*."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.actors.cast import Cast
from kg.actors.nominals import Nominal, Office
from kg.ids import slug
from kg.language import reading_relations
from kg.model import Actor, ActorType

# Offices by which the one head of a country may be called: *the head of state*, *presiden itu*.
HEADS = ("head-of-state", "president", "monarch", "head-of-government", "prime-minister")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """Office holders by office and body: those that the article names, else those of the tables."""

    cast: Cast
    date: str | None
    named: dict[tuple[str, str | None], str] = field(default_factory=dict)

    def note(self, actor: str, office: Office) -> None:
        """Note that the article names an actor as the present holder of an office."""
        if office.former and not office.ended:
            return
        if office.title.relation == _headship():
            self.named.setdefault((_headship(), office.body), actor)
        self.named.setdefault((_key(office), office.body), actor)
        self.named.setdefault((_key(office), None), actor)

    def resolve(self, nominal: Nominal, office: Office) -> None:
        """Give an office without a name its holder, or the body that it acts for."""
        if office.body is None:
            keys = (_key(office), *(HEADS if _key(office) in HEADS else ()))
            holder = next((self.named[key, None] for key in keys if (key, None) in self.named), None)
            if holder is not None:
                nominal.mean(holder, f"{office.words}: the one named", 0.75)
            return
        if named := self._named(office):
            nominal.mean(named, f"{office.words}: the one named", 0.9)
        elif leader := self._leader(office):
            nominal.mean(leader, f"{office.words}: the one who leads it", 0.8)
        elif known := self._known(office):
            nominal.mean(self.cast.add(known), f"held the office on {self.date}", 0.85)
        elif office.modifier or "interim" in office.title.label.lower():
            unnamed = self.cast.add(self._unnamed(office))
            nominal.mean(unnamed, "office holder without a name", 0.7)
            nominal.offices = [office]
            self.named.setdefault((_key(office), None), unnamed)
        elif not office.former:
            nominal.mean(office.body, f"{office.words} without a name: acts for the body", 0.65)

    def knows(self, office: Office) -> bool:
        """Tell whether the article or the tables say who holds an office."""
        return bool(self._named(office) or self._leader(office) or self._known(office))

    def _named(self, office: Office) -> str | None:
        if office.former or office.modifier:
            return None
        return self.named.get((_key(office), office.body))

    def _leader(self, office: Office) -> str | None:
        if office.modifier or office.title.relation != _headship():
            return None
        return self.named.get((_headship(), office.body))

    def _known(self, office: Office) -> Actor | None:
        """Return who held the office on the article's date by the tables of office holders."""
        if not self.date or not office.body or not office.title.holds or office.modifier or office.former:
            return None
        return self.cast.knowledge.holder(office.body, office.title.holds, self.date)

    def _unnamed(self, office: Office) -> Actor:
        """Return an actor called by the office: *Interim President of Venezuela*."""
        body = self.cast.actors[office.body or ""]
        former = "Former" if office.former else ""
        words = [office.modifier or "", former, office.title.label, "of", body.label]
        label = " ".join(word for word in words if word)
        return Actor(id=slug(label), label=label, type=ActorType.PERSON, country=body.country)


def _key(office: Office) -> str:
    return office.title.holds or office.title.label


def _headship() -> str:
    return reading_relations().headship
