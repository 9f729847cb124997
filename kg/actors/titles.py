"""Titles beside names: who holds which office in which body."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from kg.actors.cast import Cast
from kg.actors.nominals import Line, Nominal, Office, TitleFinder, TitleMatch, title_finder
from kg.language import Pack, Title, reading_relations
from kg.model import ActorType, Subtype

LONGEST_PORTFOLIO = 4  # words between a title and its body: *Direktur Pendanaan Luar Negeri Bappenas*
QUOTES = frozenset("\"“”'‘’")


@dataclass(frozen=True)
class Titles:
    """Grows names by the titles beside them; titles without a name become mentions of their own."""

    pack: Pack
    cast: Cast

    @cached_property
    def finder(self) -> TitleFinder:
        return title_finder(self.pack)

    @cached_property
    def _offices(self) -> frozenset[str]:
        """Relations of titles that stand for their holder without a name."""
        return reading_relations().offices

    @cached_property
    def _former(self) -> frozenset[str]:
        return self.pack.words("factuality", "past")

    @cached_property
    def _modifiers(self) -> dict[str, str]:
        return {str(k).lower(): str(v) for k, v in self.pack.table("title-modifiers").items()}

    @cached_property
    def _possessives(self) -> frozenset[str]:
        return self.pack.pronouns("possessive")

    @cached_property
    def _links(self) -> frozenset[str]:
        """Words that may join a title to its body: *of*, *for*, *untuk*."""
        return frozenset(self.pack.words("grammar", "title-links"))

    def grow(self, line: Line) -> None:
        """Merge every title of the line with its body and its holder."""
        for match in list(self.finder.find(line)):
            if line.covering(match.start) is None:
                self._grow_one(line, match)
        for index in range(len(line)):
            if (
                line.word(index) in self.pack.words("grammar", "counterparts")
                and line.covering(index) is None
            ):
                self._grow_counterpart(line, index)

    def _grow_counterpart(self, line: Line, index: int) -> None:
        """*his Iranian counterpart, X*; *mitranya dari Turki, X*: X holds there what the other holds here."""
        titled = [n for n in line.nominals if n.end <= index and n.offices]
        if titled:
            title = titled[-1].offices[0].title
            clitic = self.pack.forms.split_clitic(line.word(index))[1]
            self._grow_one(
                line, TitleMatch(start=index, end=index + 1, title=title, clitic=""), counterpart=clitic
            )

    def _grow_one(self, line: Line, match: TitleMatch, *, counterpart: str | None = None) -> None:
        start, former = self._former_before(line, match.start)
        end, modifier = self._modifier_after(line, match.end)
        body_after, body_end = (None, end) if match.clitic else self._body_after(line, end, match.title)
        second, body_end = self._second_body(line, body_end) if body_after else (None, body_end)
        body_before, start, pronoun = self._body_before(line, start)
        body = body_after or body_before
        if not former:
            start, former = self._former_before(line, start)
        whole = self.pack.titles.get(line.phrase(match.start, body_after.end)) if body_after else None
        office = Office(
            title=whole or match.title,
            words=line.phrase(match.start, match.end),
            body=body.actor if body else self._implied(match),
            pronoun=None if body else (match.clitic or pronoun),
            anchor=body if body is not None and body.actor is None else None,
            former=former,
            modifier=modifier,
        )
        holder = self._holder_after(line, body_end) or self._holder_before(line, start, match.title)
        if holder is not None and office.body is None and office.anchor is None:
            office = replace(office, body=self._appointer(line, holder))
        if holder:
            offices = [office, replace(office, body=second.actor)] if second else [office]
            self._merge(line, start, body_end, holder, offices)
        elif (
            counterpart is None
            and match.title.relation in self._offices
            and (office.body or office.pronoun or office.anchor or self._definite(line, start, body_end))
        ):
            line.absorb(Nominal(start=start, end=body_end, kind="title", offices=[office], head=office.words))

    def _second_body(self, line: Line, end: int) -> tuple[Nominal | None, int]:
        """*Anggota DPR dari Partai X*: the party behind the parliament."""
        if line.word(end) not in self._links:
            return None, end
        second = line.starting(end + 1)
        named = second is not None and second.actor is not None and self._is_body(second)
        if second is None or not named:
            return None, end
        return (second, second.end) if self._holder_after(line, second.end) else (None, end)

    def _merge(self, line: Line, start: int, end: int, holder: Nominal, offices: list[Office]) -> None:
        first, last = min(start, holder.start), max(end, holder.end)
        office = offices[0]
        apposed = "," in line.words[first:last]
        if apposed and line.word(last) == ",":
            last += 1
        line.absorb(
            replace(
                holder,
                start=first,
                end=last,
                offices=[*holder.offices, *offices] if office.title.relation else holder.offices,
                head=office.words if office.title.relation else holder.head,
            )
        )

    def _former_before(self, line: Line, start: int) -> tuple[int, bool]:
        if line.word(start - 1) in self._former:
            return start - 1, True
        if line.word(start - 1) == "-" and line.word(start - 2) in self._former:
            return start - 2, True
        return start, False

    def _modifier_after(self, line: Line, end: int) -> tuple[int, str | None]:
        modifier = self._modifiers.get(line.word(end))
        return (end + 1, modifier) if modifier else (end, None)

    def _implied(self, match: TitleMatch) -> str | None:
        if match.title.body is None:
            return None
        hits = self.cast.knowledge.find(match.title.body)
        return self.cast.add(hits[0].actor) if hits else None

    def _body_after(self, line: Line, end: int, title: Title) -> tuple[Nominal | None, int]:
        """The body after the title: *presiden Rusia*, *president of the Russian Federation*."""
        position = end
        if line.word(position) in self._links:
            position += 1
            while line.word(position) in self.pack.words("grammar", "articles"):
                position += 1
        elif not self.pack.head_first:
            return None, end
        for gap in range(LONGEST_PORTFOLIO + 1):
            body = line.starting(position + gap)
            if body is not None:
                client = (
                    title.relation == reading_relations().speech
                    and self._holder_after(line, body.end) is not None
                )
                if self._is_body(body) or client:
                    return body, body.end
                return None, end
            if gap == 0 and (bare := self._bare(line, position)):
                return bare, position + 1
            token = line.sentence.tokens[position + gap] if position + gap < len(line) else None
            if token is None or token.pos not in ("NOUN", "PROPN", "ADJ") or line.covering(position + gap):
                return None, end
        return None, end

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
                return (body, body.start, None) if self._is_body(body) else (None, start, None)
            if bare := self._bare(line, position - 1):
                return bare, position - 1, None
            proper = gap > 0 and line.sentence.tokens[start].text[:1].isupper()
            if line.word(position - 1) in self._possessives and not proper:
                return None, position - 1, line.word(position - 1)
        return None, start, None

    def _bare(self, line: Line, index: int) -> Nominal | None:
        """*Army spokesman*, *juru bicara militer*: the body of the country that the article is about."""
        for kind in ("military", "police", "state"):
            is_head = line.word(index) in self.pack.words("heads", kind) and not line.covering(index)
            if is_head and (kind != "state" or line.word(index) in self.pack.words("bare-heads", "state")):
                return Nominal(start=index, end=index + 1, kind="bare", head=kind)
        return None

    def _is_body(self, nominal: Nominal) -> bool:
        if nominal.actor is None:
            return nominal.kind in ("description", "pronoun", "bare")
        return self.cast.actors[nominal.actor].type is not ActorType.PERSON

    def _holder_after(self, line: Line, end: int) -> Nominal | None:
        """The name after title and body, over a comma and further ranks."""
        position = end
        if line.word(position) == ",":
            position += 1
        while position < len(line):
            if line.word(position) in QUOTES or line.word(position) in ("(", "."):
                position += 1
            elif (rank := self.finder.at(line, position)) and line.covering(position) is None:
                position = rank.end
            elif (force := line.starting(position)) and self._is_force(line, force):
                position = force.end
            else:
                break
        holder = line.starting(position)
        return holder if holder is not None and self._is_person(holder) else None

    def _is_force(self, line: Line, nominal: Nominal) -> bool:
        """*Brigadir Jenderal TNI Hendra Wiratmaja*: the force belongs to the rank before the name."""
        actor = self.cast.actors.get(nominal.actor or "")
        following = line.starting(nominal.end)
        force = actor is not None and actor.subtype is Subtype.ARMED_FORCE
        return force and following is not None and self._is_person(following)

    def _holder_before(self, line: Line, start: int, title: Title) -> Nominal | None:
        """The name before an apposition: *Mira, direktur utama Sagara*; *Kallas, the bloc's top diplomat*."""
        position = start
        determiners = self.pack.words("grammar", "articles") | self.pack.words("grammar", "indefinite")
        while line.word(position - 1) in determiners:
            position -= 1
        bridge = self.pack.words("grammar", "title-bridges")
        bridged = position
        while title.relation and line.word(bridged - 1) in bridge and not line.covering(bridged - 1):
            bridged -= 1
        if line.word(bridged - 1) == ",":
            bridged -= 1
        elif bridged == position:
            return None
        holder = line.ending(bridged)
        if holder is None or not (self._is_person(holder) or self._becomes_person(holder, title)):
            return None
        return holder

    def _appointer(self, line: Line, holder: Nominal) -> str | None:
        """*Perusahaan itu menunjuk X sebagai direktur utama*: the body is the one that appoints."""
        if line.word(holder.start - 1) not in self.pack.verb_forms("grammar", "appointing"):
            return None
        before = [n for n in line.nominals if n.end < holder.start and n.actor and not self._is_person(n)]
        return before[-1].actor if before else None

    def _is_person(self, nominal: Nominal) -> bool:
        return nominal.actor is not None and self.cast.actors[nominal.actor].type is ActorType.PERSON

    def _becomes_person(self, nominal: Nominal, title: Title) -> bool:
        """Take a new name for a person beside an office: *Novakova, menteri keuangan Ceko*."""
        actor = self.cast.actors.get(nominal.actor or "")
        if actor is None or actor.known or title.relation not in self._offices or nominal.kind != "name":
            return False
        self.cast.actors[actor.id] = replace(actor, type=ActorType.PERSON, subtype=None)
        return True

    def _definite(self, line: Line, start: int, end: int) -> bool:
        """Tell whether a bare title points back: *presiden itu*, *the president*, *keputusan Presiden*."""
        if start > 0 and not line.sentence.title and line.sentence.tokens[start].text[:1].isupper():
            return True
        return line.word(end) in self.pack.words("grammar", "demonstratives") or (
            line.word(start - 1) in self.pack.words("grammar", "articles")
        )
