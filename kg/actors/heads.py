"""Head nouns with a country: *pemerintah Venezuela* is Venezuela, *militer Sudan* its armed forces."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from kg.actors.cast import Cast
from kg.actors.nominals import Line, Nominal, TitleFinder, title_finder
from kg.ids import slug
from kg.language import Pack
from kg.model import Actor, ActorType, Subtype

# What stands between a country and its head noun or after it, at most: *pemerintah interim Venezuela*.
LONGEST_GAP = 2

BODIES = {
    "military": ("military", ActorType.ORGANISATION, Subtype.ARMED_FORCE),
    "police": ("police", ActorType.ORGANISATION, Subtype.GOVERNMENT_BODY),
    "parliament": ("parliament", ActorType.ORGANISATION, Subtype.GOVERNMENT_BODY),
    "opposition": ("opposition", ActorType.GROUP, None),
}


@dataclass(frozen=True)
class Heads:
    """Merges head nouns with the country, body or party beside them."""

    pack: Pack
    cast: Cast

    @cached_property
    def finder(self) -> TitleFinder:
        return title_finder(self.pack)

    @cached_property
    def _of_organisations(self) -> frozenset[str]:
        """Nouns for organisations: *perusahaan Jepang* is a firm, not Japan."""
        return self._descriptions - self._of_countries

    @cached_property
    def _of_countries(self) -> frozenset[str]:
        """Nouns for countries: *negara*, *nation*."""
        described = self.pack.table("descriptions").items()
        return frozenset(str(n).lower() for n, entry in described if entry["type"] == ActorType.COUNTRY)

    @cached_property
    def _descriptions(self) -> frozenset[str]:
        return frozenset(str(noun).lower() for noun in self.pack.table("descriptions"))

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Head noun → kind (`state`, `place`, `military`, `police`, `parliament`, `opposition`)."""
        return {
            noun: kind
            for kind in ("state", "place", "people", *BODIES)
            for noun in self.pack.words("heads", kind)
            if kind != "people"
        }

    def grow(self, line: Line) -> None:
        """Merge from right to left, so that *pihak oposisi Venezuela* grows twice."""
        in_titles = {i for match in self.finder.find(line) for i in range(match.start, match.end)}
        for start in range(len(line) - 1, -1, -1):
            for length in (2, 1):
                kind = self.kinds.get(line.phrase(start, start + length))
                proper = (
                    not self.pack.head_first and start > 0 and line.sentence.tokens[start].text[:1].isupper()
                )
                if (
                    kind
                    and not proper
                    and line.covering(start) is None
                    and start not in in_titles
                    and not (kind in BODIES and self._modifies(line, start, in_titles))
                    and not self._describes_firm(line, start, start + length)
                ):
                    merged = self._after(line, start, start + length, kind) or self._before(
                        line, start, start + length, kind
                    )
                    if merged:
                        line.absorb(merged)
                        break

    def _describes_firm(self, line: Line, start: int, end: int) -> bool:
        """*the Indonesian state oil company*, *a Brazilian state-run firm*: it is not the state that acts."""
        if self.pack.head_first or line.phrase(start, end) not in self._of_countries or end >= len(line):
            return False
        return line.sentence.tokens[end].pos in ("NOUN", "ADJ") or line.word(end) in ("-", "‑")

    def _modifies(self, line: Line, start: int, in_titles: set[int]) -> bool:
        """*bantuan militer Rusia* is aid, not the military: the noun before is the head."""
        if not self.pack.head_first or start == 0 or start - 1 in in_titles:
            return False
        return line.sentence.tokens[start - 1].pos == "NOUN" and line.words[start - 1] not in self.kinds

    def _after(self, line: Line, start: int, end: int, kind: str) -> Nominal | None:
        """The body follows: *militer Sudan*, *government of Peru*."""
        for gap in range(LONGEST_GAP + 1):
            between = line.words[end : end + gap]
            if not self._may_stand_between(line, end, end + gap, between):
                continue
            body = line.starting(end + gap)
            if body and body.actor and self._fits(body, kind, line.words[start]):
                return self._merge(line, start, body.end, body, kind)
        return None

    def _may_stand_between(self, line: Line, start: int, end: int, between: list[str]) -> bool:
        if not self.pack.head_first:
            return (
                bool(between)
                and between[0] in self.pack.words("grammar", "genitive")
                and set(between[1:]) <= {"the"}
            )
        return end < len(line) and all(
            line.sentence.tokens[i].pos in ("ADJ", "NOUN")
            and line.words[i] not in self.pack.words("grammar", "prepositions")
            and line.words[i] not in self.kinds
            for i in range(start, end)
        )

    def _before(self, line: Line, start: int, end: int, kind: str) -> Nominal | None:
        """The body stands before: *Israeli forces*, *Iran's ruling government*."""
        if self.pack.head_first or kind == "place":
            return None
        for gap in range(LONGEST_GAP + 1):
            body = line.ending(start - gap)
            between = [token.pos for token in line.sentence.tokens[start - gap : start]]
            if (
                body
                and body.actor
                and self._fits(body, kind, line.words[start])
                and set(between) <= {"ADJ", "PART", "NOUN"}
            ):
                if self.pack.words("heads", "people") & set(line.words[start - gap : start]):
                    continue
                return self._with_partner(line, self._merge(line, body.start, end, body, kind), kind)
        return None

    def _with_partner(self, line: Line, merged: Nominal, kind: str) -> Nominal:
        """*Turkish and Greek officials*: the head noun is that of both."""
        partner = line.ending(merged.start - 1)
        joined = line.word(merged.start - 1) in self.pack.words("grammar", "conjunctions")
        if not joined or partner is None or partner.kind != "demonym" or partner.actor is None:
            return merged
        other = partner.actor
        if kind in BODIES:
            other = self.cast.add(self.body_of(self.cast.actors[other], kind))
        return replace(merged, start=partner.start, actor=other, also=(merged.actor or "",))

    def _fits(self, body: Nominal, kind: str, noun: str) -> bool:
        actor = self.cast.actors[body.actor or ""]
        if kind == "place":
            return actor.type is ActorType.PLACE
        if kind == "state" and actor.type is ActorType.PERSON and actor.known:
            return noun in self.pack.words("heads", "led") or body.kind == "head"
        if kind == "state":
            if noun in self._of_organisations and actor.type is not ActorType.ORGANISATION:
                return False
            if noun in self._of_countries and actor.type is ActorType.PLACE:
                return False  # *negara Asia*, *a European nation*: one in a region is not the region
            return actor.type is not ActorType.PERSON or body.kind == "head"
        return actor.type in (ActorType.COUNTRY, ActorType.PLACE)

    def _merge(self, line: Line, start: int, end: int, body: Nominal, kind: str) -> Nominal:
        country = self.cast.actors[body.actor or ""]
        actor_id = body.actor or ""
        led = self.cast.knowledge.actors.get(country.country or "")
        leading = self.pack.words("heads", "led").intersection(line.words[start:end])
        if country.type is ActorType.PERSON and led and leading:
            actor_id = self.cast.add(led)  # *the Trump administration*
        if kind in BODIES:
            named = self._named_force(
                country, line.phrase(start, end) if start >= body.end else line.words[start]
            )
            actor_id = self.cast.add(named or self.body_of(country, kind))
        return replace(
            body,
            start=min(start, body.start),
            end=max(end, body.end),
            kind="head",
            actor=actor_id,
            head=line.words[start],
            link=f"{kind} noun with {country.label}",
        )

    def _named_force(self, country: Actor, noun: str) -> Actor | None:
        """*China's coast guard*, *Japan's navy*: a force that has a name of its own."""
        row = self.cast.knowledge.rows.get(country.id)
        spelled = [f"{word} {noun.title()}" for word in (country.label, *(row.demonyms if row else ()))]
        hits = (hit for name in spelled for hit in self.cast.knowledge.find(name))
        return next((hit.actor for hit in hits if hit.actor.country == country.country), None)

    def body_of(self, country: Actor, kind: str) -> Actor:
        """Return the armed forces, police, parliament or opposition of a country, without a name here."""
        noun, actor_type, subtype = BODIES[kind]
        if kind == "opposition":
            row = self.cast.knowledge.rows.get(country.id)
            adjective = row.demonyms[0] if row and row.demonyms else country.label
            label = f"{adjective} {noun}"
        elif kind == "parliament":
            label = f"Parliament of {country.label}"
        else:
            label = f"{country.label} {noun}"
        nameless = Actor(
            id=slug(label), label=label, type=actor_type, subtype=subtype, country=country.country or None
        )
        return self.cast.knowledge.actors.get(nameless.id, nameless)
