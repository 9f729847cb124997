"""The countries of an article: which it is about, and whose bodies it means where it does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.actors.cast import Cast
from kg.actors.spans import Name
from kg.ids import fold, slug
from kg.model import Actor, ActorType, Subtype

# What a ministry is of, where its name puts it otherwise: *Foreign Ministry*.
MINISTRIES = {"Foreign": "Foreign Affairs", "Home": "Home Affairs", "Interior": "the Interior"}


@dataclass(frozen=True, slots=True)
class Countries:
    """The countries that the cast of an article belongs to."""

    cast: Cast

    def main(self) -> Actor | None:
        """Return the country that the article is plainly about: that of its dateline, or one named at least
        twice as often as any other."""
        ranked = self._ranked()
        if self.cast.dateline and any(actor.id == self.cast.dateline for _, actor in ranked):
            return self.cast.actors[self.cast.dateline]
        if not ranked or (len(ranked) > 1 and ranked[0][0] < 2 * ranked[1][0]):
            return None
        return ranked[0][1]

    def most_named(self) -> Actor | None:
        """Return the country that the article names most often."""
        ranked = self._ranked()
        return ranked[0][1] if ranked else None

    def _ranked(self) -> list[tuple[int, Actor]]:
        """Return the countries of the article with how often they are named, by themselves or within the
        name of a body: *Peruvian Congress*."""
        counts: Counter[str] = Counter()
        for key, actor_id in self.cast.names.items():
            actor = self.cast.actors[actor_id]
            if actor.country and (actor.type is ActorType.COUNTRY or self._told_in(key)):
                counts[actor.country] += self.cast.spelled[key]
        known = self.cast.knowledge.actors
        return [
            (count, self.cast.actors[self.cast.add(known[code])])
            for code, count in counts.most_common()
            if code in known
        ]

    def localise(self, name: Name, country: Actor) -> None:
        """Let the name of a body mean that of another country: *Peru's Congress* is not that of the US."""
        home = self.cast.knowledge.actors.get(self.cast.names[fold(name.text)])
        if (
            home is None
            or home.subtype is not Subtype.GOVERNMENT_BODY
            or home.country in (None, country.country)
        ):
            return
        self.cast.names[fold(name.text)] = self.counterpart(home, country)
        self.cast.links[fold(name.text)] = f"that of {country.label}"

    def counterpart(self, body: Actor, country: Actor) -> str:
        """Return the body of another country that does there what a body does at home."""
        host = self.cast.knowledge.actors.get(body.country or "")
        plain = body.label
        if host is not None:
            plain = plain.replace(f" of {host.label}", "").replace(f"{host.label} ", "")
        if plain.endswith(" Ministry"):  # *Labour Ministry*, *Foreign Ministry*
            field = plain.removesuffix(" Ministry")
            plain = f"Ministry of {MINISTRIES.get(field, field)}"
        label = f"{plain} of {_with_article(country.label)}"
        row = self.cast.knowledge.rows.get(country.id)
        adjectives = (*(row.demonyms if row else ()), country.label, *(row.names_en if row else ()))
        spelled = [label, f"{plain} of {country.label}", *(f"{word} {plain}" for word in adjectives)]
        spelled += [f"{plain} {name}" for name in (row.names_id if row else ())]
        known = [hit for name in spelled for hit in self.cast.knowledge.find(name)]
        new = Actor(
            id=slug(label), label=label, type=body.type, subtype=body.subtype, country=country.country
        )
        return self.cast.add(known[0].actor if known else new)

    def bring_home(self, names: Iterable[Name]) -> None:
        """Take a body of a country that the article never names for that of the country it is about.

        *The House of Representatives* of an article from Jakarta is not that of the United States.
        """
        home = self.main()
        for name in names:
            actor = self.cast.actors[self.cast.names[fold(name.text)]]
            foreign = actor.country is not None and actor.country not in self.cast.uses
            told = name.text.isupper() or self._told_in(name.text)
            if home is None or told:
                continue
            if foreign and actor.known and self._is_common(name.text):
                self.localise(name, home)
            elif foreign and self._is_strange_party(actor):
                self.cast.names[fold(name.text)] = self.cast.add(self.cast.new_actor(name))
                self.cast.links[fold(name.text)] = "new name"
            elif not actor.known and actor.country is None and self._is_ministry(name.text):
                self.cast.names[fold(name.text)] = self.counterpart(actor, home)
                self.cast.links[fold(name.text)] = f"that of {home.label}"

    def _is_strange_party(self, party: Actor) -> bool:
        """*The Social Democrats* of an article from Riga are not those of Germany, which it never names."""
        others = {self.cast.actors[actor].country for actor in self.cast.names.values() if actor != party.id}
        return party.known and party.subtype is Subtype.PARTY and party.country not in others

    def _is_common(self, text: str) -> bool:
        """*The House of Representatives*, *Kementerian Luar Negeri*: what other countries have, too."""
        cues = self.cast.pack.words("name-cues", "government-body") | self.cast.pack.words(
            "name-cues", "common"
        )
        return bool(cues.intersection(text.lower().split()))

    def _is_ministry(self, text: str) -> bool:
        """*The Ministry of Commerce*: every government has one, and its name alone does not say whose."""
        cues = self.cast.pack.words("name-cues", "ministry")
        return bool(cues.intersection(text.lower().split()))

    def _told_in(self, text: str) -> bool:
        """Tell whether a name itself says which country: *United States Senate*, *US Congress*."""
        words = [word.removesuffix("'s").removesuffix("’s") for word in text.split()]
        spans = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
        hits = (hit for span in spans for hit in self.cast.knowledge.find(span))
        return any(hit.actor.type is ActorType.COUNTRY for hit in hits)


def _with_article(country: str) -> str:
    """Return the name of a country as it stands behind *of*: *the Supreme Court of the United States*."""
    plural = country.startswith("United ") or country.endswith("Republic")
    return f"the {country}" if plural or country in ("Philippines", "Netherlands", "Maldives") else country
