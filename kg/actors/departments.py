"""Bodies that every state has, told by what they do: *Kenya's health ministry*, *the central bank*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.actors.cast import Cast
from kg.actors.countries import Countries
from kg.actors.nominals import Line, Nominal
from kg.ids import fold
from kg.language import Pack
from kg.model import Actor, ActorType, Subtype

LONGEST = 5  # words of such a phrase: *attorney general's office*
OWNED, POINTED, HOME = 1.0, 0.85, 0.7  # how sure the country is: told, told before, the article's own


@dataclass(frozen=True)
class Departments:
    """Finds them in a line; the table `departments` of a pack gives the name, to which the country comes."""

    pack: Pack
    cast: Cast

    @cached_property
    def _table(self) -> dict[str, str]:
        """Phrase in lower case → the body's name without its country."""
        table = self.pack.table("departments")
        fields = {
            form.format(field): f"Ministry of {name}"
            for field, name in table.get("ministries", {}).items()
            for form in table.get("forms", ())
        }
        return fields | {str(phrase): str(name) for phrase, name in table.get("bodies", {}).items()}

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset(phrase.split(" ")[0] for phrase in self._table)

    def find(self, line: Line) -> None:
        """Put the departments of a sentence among its nominals."""
        for start in range(len(line)):
            if line.word(start) not in self._firsts:
                continue
            for length in range(LONGEST, 0, -1):
                name = self._table.get(line.phrase(start, start + length).replace(" 's", "'s"))
                end = start + length
                if not name or end > len(line):
                    continue
                if self._is_open(line, start, end):
                    self._take(line, start, end, name)
                else:
                    self._note_told(line, start, name)
                break

    def _note_told(self, line: Line, start: int, name: str) -> None:
        """Keep the known body of a country in mind: *Brazil's Ministry of Health … The Health Ministry*."""
        nominal = line.covering(start)
        actor = self.cast.actors.get(nominal.actor or "") if nominal is not None else None
        if actor is not None and actor.country and actor.subtype is Subtype.GOVERNMENT_BODY:
            self.cast.called.setdefault(actor.id, set()).add(name)

    def _is_open(self, line: Line, start: int, end: int) -> bool:
        """Tell whether nothing is known yet of the words: no name, or one that the knowledge base lacks."""
        covering = {id(n): n for i in range(start, end) if (n := line.covering(i)) is not None}
        return not covering or (len(covering) == 1 and self._is_new_body(next(iter(covering.values()))))

    def _is_new_body(self, nominal: Nominal) -> bool:
        actor = self.cast.actors.get(nominal.actor or "")
        unplaced = actor is not None and not actor.known and actor.country is None
        return (
            unplaced
            and nominal.kind == "name"
            and self.cast.is_a(nominal.actor or "", ActorType.ORGANISATION)
        )

    def _take(self, line: Line, start: int, end: int, name: str) -> None:
        named = line.covering(start)
        if named is not None and (named.start, named.end) != (start, end):
            if (country := self._country_within(line, named, start, end)) is not None:
                actor = self._body(name, self.cast.actors[self.cast.add(country)], line.words[start:end])
                line.absorb(_nominal(named.start, named.end, actor, (f"{name} of {country.label}", OWNED)))
            return
        owner = self._owner_before(line, start) or self._owner_after(line, end)
        if owner is not None:
            country = self.cast.actors[owner.actor or ""]
            actor = self._body(name, country, line.words[start:end])
            first, last = min(start, owner.start), max(end, owner.end)
            line.absorb(_nominal(first, last, actor, (f"{name} of {country.label}", OWNED)))
            return
        definite = line.word(start - 1) in self.pack.words("grammar", "articles")
        if not (definite or self.pack.head_first):
            return
        told = [a for a in self.cast.actors.values() if self.cast.called.get(a.id, set()) & {name}]
        home = Countries(self.cast).main() if named is None else None
        first = start - 1 if definite else start
        if told:
            line.absorb(_nominal(first, end, told[-1].id, (f"{name}: the one told before", POINTED)))
        elif home is not None:
            actor = self._body(name, home, line.words[start:end])
            why = f"{name} of the country that the article is about"
            line.absorb(_nominal(first, end, actor, (why, HOME)))

    def _country_within(self, line: Line, named: Nominal, start: int, end: int) -> Actor | None:
        """*Brazilian Agriculture Ministry*, *Kementerian Pertanian Brasil*: the country inside."""
        links = (*self.pack.words("grammar", "genitive"), *self.pack.words("grammar", "articles"), "'s", "’s")
        rest = [*range(named.start, start), *range(end, named.end)]
        plain = [line.text(i, i + 1) for i in rest if line.word(i) not in links]
        hits = self.cast.knowledge.find(" ".join(plain)) if plain else ()
        return next((hit.actor for hit in hits if hit.actor.type is ActorType.COUNTRY), None)

    def _owner_before(self, line: Line, start: int) -> Nominal | None:
        """*Kenya's health ministry*, *the Kenyan health ministry*."""
        if self.pack.head_first:
            return None
        possessive = line.word(start - 1) in ("'s", "’s", "'", "’")
        owner = line.ending(start - 1 if possessive else start)
        return owner if owner is not None and self._is_country(owner) else None

    def _owner_after(self, line: Line, end: int) -> Nominal | None:
        """*kementerian kesehatan Kenya*, *the justice ministry of Peru*."""
        links = self.pack.words("grammar", "genitive") - self.pack.words("grammar", "passive-agent")
        linked = line.word(end) in links
        owner = line.starting(end + 1) if linked else line.starting(end) if self.pack.head_first else None
        return owner if owner is not None and self._is_country(owner) else None

    def _is_country(self, nominal: Nominal) -> bool:
        named = nominal.kind in ("name", "demonym", "metonym")
        return named and nominal.actor is not None and self.cast.is_a(nominal.actor, ActorType.COUNTRY)

    def _body(self, name: str, country: Actor, words: Sequence[str]) -> str:
        """Return the body of a country by its name, known or new; `words` are what the text calls it."""
        like = Actor(
            id=name, label=name, type=ActorType.ORGANISATION, subtype=Subtype.GOVERNMENT_BODY, country=None
        )
        actor = Countries(self.cast).counterpart(like, country)
        self.cast.names.setdefault(fold(self.cast.actors[actor].label), actor)
        self.cast.called.setdefault(actor, set()).update((name, *words))
        return actor


def _nominal(start: int, end: int, actor: str, why: tuple[str, float]) -> Nominal:
    link, score = why
    return Nominal(start=start, end=end, kind="head", actor=actor, link=link, score=score)
