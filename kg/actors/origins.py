"""Where firms are from: *perusahaan asal China, CNPC*; *Canada's Norvane*; *Nordwald of Finland*."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.actors.cast import Cast
from kg.actors.nominals import Line, Nominal
from kg.language import Pack
from kg.model import ActorType, Subtype, Token

LONGEST_DESCRIPTION = 6
# What has its country in its very nature: to say that it lies there is no news.
NATIVE = (Subtype.GOVERNMENT_BODY, Subtype.PARTY, Subtype.INTERNATIONAL_BODY)


def _is_common_noun(token: Token, pack: Pack) -> bool:
    """Tell a noun or adjective of a description, also where the tagger sees something else in it."""
    lowly = token.pos == "PROPN" and token.text.islower()
    return lowly or token.pos in ("ADJ", "NOUN") or token.text in pack.table("descriptions")


@dataclass(frozen=True)
class Origins:
    """Grows the names of organisations by the descriptions beside them that name a country."""

    pack: Pack
    cast: Cast

    def grow(self, line: Line) -> None:
        """Merge every organisation of the line with the country that a description beside it names."""
        for nominal in list(line.nominals):
            if nominal.actor is None or nominal.kind != "name" or not self._has_origin(nominal.actor):
                continue
            grown = self._before(line, nominal) or self._after(line, nominal)
            if grown:
                line.absorb(grown)

    def _has_origin(self, actor_id: str) -> bool:
        actor = self.cast.actors[actor_id]
        return actor.type is ActorType.ORGANISATION and actor.subtype not in NATIVE

    def _is_place(self, nominal: Nominal | None) -> bool:
        if nominal is None or nominal.actor is None or nominal.kind not in ("name", "demonym", "metonym"):
            return False
        return self.cast.actors[nominal.actor].type in (ActorType.COUNTRY, ActorType.PLACE)

    def _before(self, line: Line, name: Nominal) -> Nominal | None:
        return (
            self._before_by_order(line, name)
            if not self.pack.head_first
            else self._before_head_first(line, name)
        )

    def _before_by_order(self, line: Line, name: Nominal) -> Nominal | None:
        """Country first: *Canada's Norvane*, *the Japanese firm Marubishi*, *an Oregon rival, Hollis*."""
        start = name.start
        role = line.word(start - 1) == "," and self._is_role(line.word(start - 2))
        if role or (line.word(start - 1) == "," and self._noun_start(line, start - 1) < start - 1):
            start -= 1
        noun = self._noun_start(line, start)
        for gap in range(LONGEST_DESCRIPTION):
            country = line.ending(start - gap)
            tells = any(self._tells(line, i, start) for i in range(start - gap, noun))
            if country is not None and tells:
                return None
            if country is not None:
                direct = gap > 0 or country.kind == "demonym"
                first = name.start if role else country.start  # *rival* is still to be read
                return (
                    self._grown(line, name, country, first, name.end)
                    if (direct and self._is_place(country))
                    else None
                )
            token = line.sentence.tokens[start - gap - 1] if start - gap - 1 >= 0 else None
            common = token is not None and (
                _is_common_noun(token, self.pack) or noun <= start - gap - 1 < start
            )
            if token is None or not (common or token.text in ("'s", "’s")):
                return None
        return None

    def _noun_start(self, line: Line, end: int) -> int:
        """Return where the noun before a name begins: *the Japanese* [trading house] *X*."""
        nouns = self.pack.table("descriptions")
        return next((end - n for n in (3, 2, 1) if line.phrase(end - n, end) in nouns), end)

    def _is_role(self, word: str) -> bool:
        """*rival*, *subsidiary*: nouns that say what somebody is to another."""
        nouns = [entry for entry in self.pack.frames.at(word) if entry.kind == "noun"]
        return any("agent" in frame.subject for entry in nouns for frame in entry.frames)

    def _tells(self, line: Line, index: int, end: int) -> bool:
        """Tell whether a word between country and name says what one does to the other.

        A noun does so at the end alone: *the Swedish investment fund X*.
        """
        verb = line.sentence.tokens[index].pos == "VERB"
        head = index == end - 1
        return any(
            verb
            or (head and entry.kind == "noun" and not any("agent" in frame.subject for frame in entry.frames))
            for entry in self.pack.frames.at(line.word(index))
        )

    def _before_head_first(self, line: Line, name: Nominal) -> Nominal | None:
        """Description first, its country last: *perusahaan minyak asal China, CNPC*."""
        end = name.start - 1 if line.word(name.start - 1) == "," else name.start
        country = line.ending(end)
        if country is None or not self._is_place(country):
            return None
        start = self._description_start(line, country.start)
        return self._grown(line, name, country, start, name.end) if start < country.start else None

    def _description_start(self, line: Line, end: int) -> int:
        """Return where the common nouns before `end` begin; `end` where they describe no organisation."""
        start = end
        while start > 0 and end - start < LONGEST_DESCRIPTION and not line.covering(start - 1):
            token = line.sentence.tokens[start - 1]
            if token.pos not in ("NOUN", "ADJ") and token.text.lower() not in self._origin_words():
                break
            start -= 1
        words = line.words[start:end]
        described = set(words) & {str(noun).lower() for noun in self.pack.table("descriptions")}
        return start if described or set(words) & self._origin_words() else end

    def _origin_words(self) -> frozenset[str]:
        return self.pack.words("grammar", "origin")

    def _after(self, line: Line, name: Nominal) -> Nominal | None:
        """*Huawei, perusahaan teknologi asal China*; *Nordwald of Finland*; *Hollis, an Oregon rival*."""
        position = name.end
        if line.word(position) in self._origin_words():
            country = line.starting(position + 1)
            if country is None or not self._is_place(country) or self._leads_on(line, name, country):
                return None
            return self._grown(line, name, country, name.start, country.end)
        if line.word(position) != ",":
            return None
        position += 1
        for index in range(position, min(len(line), position + LONGEST_DESCRIPTION)):
            country = line.starting(index)
            if country is not None:
                named = self._is_place(country) and (
                    (line.word(index - 1) in self._origin_words() and not self._owns(line, country))
                    or (index > position and self._describes(line, position, country))
                )
                return (
                    self._grown(line, name, country, name.start, self._end(line, country)) if named else None
                )
            if line.sentence.tokens[index].pos not in ("NOUN", "ADJ", "DET") and (
                line.word(index) not in self._origin_words()
            ):
                return None
        return None

    def _owns(self, line: Line, country: Nominal) -> bool:
        """*Quellca, a subsidiary of Canada's Norvane*: the country is that of the name behind it."""
        return line.word(country.end) in ("'s", "’s")

    def _leads_on(self, line: Line, name: Nominal, country: Nominal) -> bool:
        """*pesaing Halcyon asal Malaysia, Teratai*: a noun before the name and another name behind it."""
        before = line.sentence.tokens[name.start - 1].pos if name.start else ""
        behind = line.starting(country.end + 1)
        return before == "NOUN" and line.word(country.end) == "," and behind is not None

    def _describes(self, line: Line, start: int, country: Nominal) -> bool:
        """*an Oregon rival*; *raksasa migas China*: a noun for an organisation with its country."""
        if not self.pack.head_first:
            owned = line.word(country.start - 1) in self.pack.words("grammar", "genitive")
            linked = line.word(country.end) in ("-", "‑", "'s", "’s")
            return country.kind in ("demonym", "name", "metonym") and not owned and not linked
        nouns = {str(noun).lower().split(" ")[0] for noun in self.pack.table("descriptions")}
        return line.word(start) in nouns and not self.pack.frames.at(line.word(start))

    def _end(self, line: Line, country: Nominal) -> int:
        """Close the apposition: over the nouns after the country and the comma behind them."""
        end = country.end
        while end < len(line) and line.sentence.tokens[end].pos in ("NOUN", "ADJ") and not line.covering(end):
            end += 1
        return end + 1 if line.word(end) == "," else end

    def _seat(self, line: Line, country: Nominal) -> str | None:
        """*a London hedge fund*: it sits in the city, whatever else a capital stands for."""
        hits = self.cast.knowledge.find(line.text(country.start, country.end))
        places = [hit.actor for hit in hits if hit.actor.type is ActorType.PLACE]
        return self.cast.add(places[0]) if country.kind == "metonym" and places else country.actor

    def _grown(self, line: Line, name: Nominal, country: Nominal, start: int, end: int) -> Nominal:
        inner = line.phrase(start, end)
        return replace(
            name,
            start=min(start, name.start),
            end=max(end, name.end),
            located=self._seat(line, country),
            head=inner.split(" ")[0],
        )
