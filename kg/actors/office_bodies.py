"""Which body a title is held in: *presiden Rusia*, *Oman's foreign minister*, *its chief executive*."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from kg.actors.bearers import Bearers
from kg.actors.countries import Countries
from kg.actors.heads import Heads
from kg.actors.nominals import Line, Nominal, TitleMatch
from kg.language import reading_relations
from kg.model import ActorType

LONGEST_PORTFOLIO = 10  # words between a title and its body: *Direktur Pendanaan Luar Negeri Bappenas*
LED = "led"  # the body of an office that is named by who leads it
POLICE = "police"  # titles of who commands the police of a place: *Kapolres Ambon*


class OfficeBodies(Bearers):
    """Finds the body beside a title."""

    @cached_property
    def _links(self) -> frozenset[str]:
        """Words that may join a title to its body: *of*, *for*, *untuk*."""
        return frozenset(self.pack.words("grammar", "title-links"))

    @cached_property
    def _possessives(self) -> frozenset[str]:
        return self.pack.pronouns("possessive")

    def _body_after(self, line: Line, end: int, match: TitleMatch) -> tuple[Nominal | None, int]:
        """The body after the title: *presiden Rusia*, *president of the Russian Federation*."""
        position = end
        if line.word(position) in self._links:
            position += 1
            pointed = line.starting(position)
            if pointed is not None and pointed.kind == "description":
                return pointed, pointed.end
            while line.word(position) in self.pack.words("grammar", "articles"):
                position += 1
        elif not self.pack.head_first:
            return None, end
        owned = line.word(position) in self._possessives and line.covering(position + 1) is None
        if owned and position > end and line.word(position + 2) == ",":  # *the chair of its commission, X*
            return Nominal(
                start=position, end=position + 2, kind="pronoun", head=line.word(position)
            ), position + 2
        for gap in range(LONGEST_PORTFOLIO + 1):
            body = line.starting(position + gap)
            if body is not None and (inner := self._behind_compound(line, body.end)):
                body = line.starting(inner)
            if body is not None and (house := self._house_behind(line, body)) is not None:
                return house, house.end
            if body is not None and (own := self._own_house(line, body)) is not None:
                return own, own.end
            if body is not None:
                if self._is_body(body) or self._is_client(line, body, match):
                    return body, body.end
                return None, end
            if gap == 0 and (bare := self._bare(line, position) or self._described(line, position, 1)):
                return bare, position + 1
            if not self._in_portfolio(line, position + gap):
                return None, end
        return None, end

    def _house_behind(self, line: Line, region: Nominal) -> Nominal | None:
        """*Direktur Timur Tengah Kementerian Luar Negeri X*: a region in charge, and the house behind it."""
        house = line.starting(region.end)
        if not self.pack.head_first or house is None or house.actor is None or region.actor is None:
            return None
        placed = self.cast.is_a(region.actor, ActorType.PLACE)
        body = self.cast.is_a(house.actor, ActorType.ORGANISATION)
        return house if placed and body and self._holder_after(line, house.end) else None

    def _own_house(self, line: Line, country: Nominal) -> Nominal | None:
        """*an officer at Kenya's Ministry of Health*: the body of the country, and not the country."""
        house = line.starting(country.end + 1)
        if line.word(country.end) not in ("'s", "’s") or house is None or house.actor is None:
            return None
        return house if self.cast.is_a(house.actor, ActorType.ORGANISATION) else None

    def _behind_holder(self, line: Line, holder: Nominal) -> Nominal | None:
        """*Justice X of the Federal Court*: the body stands behind the name."""
        position = holder.end + 1
        while line.word(position) in self.pack.words("grammar", "articles"):
            position += 1
        if line.word(position) in self.pack.table("descriptions"):  # *of the brokerage* [*Tarrant Rowe*]
            position += 1
        body = line.starting(position)
        linked = line.word(holder.end) in self.pack.words("grammar", "genitive")
        return body if linked and body is not None and body.actor and self._is_body(body) else None

    def _in_portfolio(self, line: Line, index: int) -> bool:
        """*Menteri Perdagangan* [dan Industri] *India*: what an office is for stands before its body."""
        if index >= len(line) or line.covering(index):
            return False
        joins = line.word(index) in self.pack.words("grammar", "conjunctions")
        if joins and (body := line.covering(index + 1)) is not None:
            # *Dirjen Politik dan* [*Pemerintahan Umum Kemendagri*]*, X*
            joins = body.start == index + 1 and self._is_body(body) and body.actor is not None
            joins = joins and self._holder_after(line, body.end) is not None
        return joins or line.sentence.tokens[index].pos in ("NOUN", "PROPN", "ADJ")

    def _behind_compound(self, line: Line, end: int) -> int | None:
        """*the* [Hanover-based charity] *Brunnen*: return where the name behind such a modifier begins."""
        if line.word(end) not in ("-", "‑"):
            return None
        following = range(end + 2, min(len(line), end + 2 + LONGEST_PORTFOLIO))
        return next((i for i in following if line.starting(i) is not None), None)

    def _is_client(self, line: Line, body: Nominal, match: TitleMatch) -> bool:
        """*kuasa hukum Hendra, Marlina*; *X, a lawyer for Julio Perez*: whom somebody speaks for."""
        if match.title.relation != reading_relations().speech:
            return False
        behind = self._holder_after(line, body.end)
        return (behind or self._holder_before(line, match.start, match.title)) is not None

    def _body_before(self, line: Line, start: int) -> tuple[Nominal | None, int, str | None]:
        """The body before the title, as English has it: *Oman's foreign minister*, *its chief executive*."""
        if self.pack.head_first:
            return None, start, None
        position = start
        for gap in range(3):
            position = start - gap
            if gap and line.sentence.tokens[position].pos not in ("ADJ", "NOUN", "PROPN", "PART"):
                break
            if line.word(position - 1) in ("'s", "’s", "'", "’"):
                continue
            body = line.ending(position)
            if body is not None and body.head not in self._possessives:
                led = self._led_by(body)
                return (led, body.start, None) if self._is_body(led) else (None, start, None)
            if bare := self._bare(line, position - 1) or (
                self._described(line, position - 1, -1) if gap == 0 else None
            ):
                return bare, position - 1, None
            proper = gap > 0 and line.sentence.tokens[start].text[:1].isupper()
            if line.word(position - 1) in self._possessives and not proper:
                return None, position - 1, line.word(position - 1)
        return None, start, None

    def _led_by(self, nominal: Nominal) -> Nominal:
        """*President Donald Trump's senior adviser*: in the service of what he leads."""
        headship = reading_relations().headship
        leads = [office for office in nominal.offices if office.title.relation == headship]
        home = self.cast.actors[nominal.actor].country if nominal.actor else None
        country = self.cast.knowledge.actors.get(home or "")
        led = next((office.body for office in leads if office.body), None)
        if led is None and leads and country is not None:
            led = self.cast.add(country)
        return replace(nominal, actor=led, offices=[], kind=LED) if led is not None else nominal

    def _bare(self, line: Line, index: int) -> Nominal | None:
        """*Army spokesman*, *juru bicara militer*: the body of the country that the article is about."""
        for kind in ("military", "police", "state"):
            is_head = line.word(index) in self.pack.words("heads", kind) and not line.covering(index)
            if is_head and (kind != "state" or line.word(index) in self.pack.words("bare-heads", "state")):
                return Nominal(start=index, end=index + 1, kind="bare", head=kind)
        return None

    def _described(self, line: Line, index: int, step: int) -> Nominal | None:
        """*ministry spokesperson X*, *koordinator koalisi, X*: the body that was named before."""
        entry = self.pack.table("descriptions").get(line.word(index))
        small = 0 <= index < len(line) and line.sentence.tokens[index].text.islower()
        alone = line.covering(index) is None and line.covering(index + step) is None
        if entry is None or entry["type"] != ActorType.ORGANISATION or not small or not alone:
            return None
        if step > 0 and line.word(index + 1) not in (",", "."):
            return None
        return Nominal(start=index, end=index + 1, kind="description", head=line.word(index))

    def _is_body(self, nominal: Nominal) -> bool:
        if nominal.actor is None:
            owning = nominal.head in self._possessives  # *the President at her residence*
            return nominal.kind in ("description", "pronoun", "bare") and not owning
        return self.cast.actors[nominal.actor].type is not ActorType.PERSON

    def _second_body(self, line: Line, end: int) -> tuple[Nominal | None, int]:
        """*Anggota DPR dari Partai X*: the party behind the parliament."""
        if line.word(end) not in self._links:
            return None, end
        classed = line.word(end + 1) in self.pack.words("grammar", "fraction-words")
        second = line.starting(end + 1) or (line.starting(end + 2) if classed else None)
        named = (
            second is not None
            and second.actor is not None
            and self.cast.is_a(second.actor, ActorType.ORGANISATION, ActorType.GROUP)
        )
        if second is None or second.actor is None:
            return None, end
        if line.word(end) in self.pack.words("grammar", "purpose"):  # *utusan China untuk Urusan Asia, X*
            return None, second.end if self._holder_after(line, second.end) else end
        if not named and self._is_body(second) and self._holder_after(line, second.end):
            return None, second.end  # *Konsul Timor Leste di Kupang, X*: where the office is done
        if not named:
            return None, end
        return (second, second.end) if self._holder_after(line, second.end) else (None, end)

    def _implied(self, match: TitleMatch) -> str | None:
        if match.title.body is None:
            return None
        hits = self.cast.knowledge.find(match.title.body)
        if not hits:
            return None
        body, home = hits[0].actor, Countries(self.cast).main()
        if home is None or body.country in (None, home.country) or body.country in self.cast.uses:
            return self.cast.add(body)
        return Countries(self.cast).counterpart(body, home)  # *House Speaker* in an article from Jakarta

    def _office_body(self, line: Line, body: Nominal | None, match: TitleMatch) -> str | None:
        """The body of an office; *Kapolres Ambon* leads the police there, not the place.

        *Riga Mayor X*, *Gubernur Jakarta X*: that of the city, whatever else the capital stands for.
        """
        if body is None:
            return self._implied(match)
        if line.phrase(match.start, match.end) in self.pack.words("grammar", "local-titles"):
            hits = self.cast.knowledge.find(line.text(body.start, body.end))
            places = [hit.actor for hit in hits if hit.actor.type is ActorType.PLACE]
            if places:
                return self.cast.add(places[0])
        place = body.actor is not None and self.cast.is_a(body.actor, ActorType.PLACE, ActorType.COUNTRY)
        if match.title.holds == POLICE and body.actor is not None and place:
            return self.cast.add(Heads(self.pack, self.cast).body_of(self.cast.actors[body.actor], POLICE))
        return body.actor
