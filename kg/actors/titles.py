"""Titles beside names: who holds which office in which body."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from kg.actors.nominals import Line, Nominal, Office, TitleMatch
from kg.actors.office_bodies import LED, OfficeBodies
from kg.language import Title, reading_relations
from kg.model import ActorType, Subtype

SPEAKER = "speaker"  # titles of who presides over a house of parliament
SECRETARY = "secretary-general"  # titles of who leads an international body, and serves a party
PROFESSION = "profession"  # titles that are an office in an organisation alone: *analyst at X*


class Titles(OfficeBodies):
    """Grows names by the titles beside them; titles without a name become mentions of their own."""

    @cached_property
    def _former(self) -> frozenset[str]:
        return self.pack.words("factuality", "past")

    @cached_property
    def _modifiers(self) -> dict[str, str]:
        return {str(k).lower(): str(v) for k, v in self.pack.table("title-modifiers").items()}

    def grow(self, line: Line, previous: Line | None = None) -> None:
        """Merge every title of the line with its body and its holder; `previous` is the line before it."""
        for match in list(self.finder.find(line)):
            if line.covering(match.start) is None:
                self._grow_one(line, match)
        for index in range(len(line)):
            covering = line.covering(index)
            free = covering is None or covering.kind == "clitic"  # *mitranya* holds a pronoun of its own
            if free and line.word(index) in self.pack.words("grammar", "counterparts"):
                self._grow_counterpart(line, index, previous)
        self._join_holders(line)
        self._grow_people(line)

    def _grow_people(self, line: Line) -> None:
        """*said Tom Aske of the brokerage Tarrant Rowe*: whose a person is who has no title at all."""
        for nominal in list(line.nominals):
            person = (
                nominal.kind == "name" and nominal.actor and self.cast.is_a(nominal.actor, ActorType.PERSON)
            )
            if not person or self.pack.head_first:
                continue
            self._lead_party(line, nominal)
            if nominal.offices:
                continue
            body = self._behind_holder(line, nominal)
            if body is not None and self.cast.is_a(body.actor or "", ActorType.ORGANISATION):
                party = self.cast.has_subtype(body.actor or "", Subtype.PARTY)
                kinds = reading_relations()
                relation = kinds.membership if party else kinds.office
                word = line.word(nominal.end)
                title = Title(title=word, relation=relation, label="", body=None, holds=None)
                office = Office(title=title, words=word, body=body.actor)
                line.absorb(replace(nominal, offices=[office]))

    def _join_holders(self, line: Line) -> None:
        """*whose leader, former minister X, …*: the holder behind the comma has a title of his own."""
        for nominal in list(line.nominals):
            holder = line.starting(nominal.end + 1)
            if nominal.kind != "title" or holder is None or line.word(nominal.end) != ",":
                continue
            closed = line.word(holder.end) == "," or line.word(holder.end - 1) == ","
            person = holder.actor is not None and self.cast.is_a(holder.actor, ActorType.PERSON)
            if closed and person and holder.kind == "name":
                offices = [*nominal.offices, *holder.offices]
                line.absorb(replace(holder, start=nominal.start, offices=offices))

    def _lead_party(self, line: Line, holder: Nominal) -> None:
        """*the MK Party of former President Jacob Zuma*: whose party it is, he leads it."""
        start = holder.start
        while line.word(start - 1) in self.pack.words("grammar", "articles"):
            start -= 1
        party = (
            line.ending(start - 1) if line.word(start - 1) in self.pack.words("grammar", "genitive") else None
        )
        if (
            party is None
            or party.kind != "name"
            or not self.cast.has_subtype(party.actor or "", Subtype.PARTY)
        ):
            return
        title = Title(title="", relation=reading_relations().headship, label="", body=None, holds="head")
        office = Office(title=title, words=line.word(start - 1), body=party.actor)
        line.absorb(replace(holder, offices=[*holder.offices, office]))

    def _grow_counterpart(self, line: Line, index: int, previous: Line | None) -> None:
        """*his Iranian counterpart, X*; *mitranya dari Turki, X*: X holds there what the other holds here."""
        before = [n for n in line.nominals if n.end <= index]
        titled = [n for n in (*(previous.nominals if previous else ()), *before) if n.offices]
        if titled:
            title = titled[-1].offices[0].title
            clitic = self.pack.forms.split_clitic(line.word(index))[1]
            self._grow_one(
                line, TitleMatch(start=index, end=index + 1, title=title, clitic=""), counterpart=clitic
            )

    def _grow_one(self, line: Line, match: TitleMatch, *, counterpart: str | None = None) -> None:
        start, former = self._former_before(line, match.start)
        end, modifier = self._modifier_after(line, match.end)
        if self.pack.head_first and line.word(end) in self._former:
            end, former = end + 1, True  # *bupati nonaktif Tirtasari*
        body_after, body_end = (None, end) if match.clitic else self._body_after(line, end, match)
        second, body_end = self._second_body(line, body_end) if body_after else (None, body_end)
        body_before, start, pronoun = self._body_before(line, start)
        body = body_before if body_before and self._is_destination(line, end) else body_after or body_before
        if body_before is not None and body is body_before:
            match, body = self._swallowed(line, match, body_before)
        if pronoun and match.title.relation is None:
            return  # *his brother, X*: kin, and no form of address
        match = self._settled(match, body)
        if not former:
            start, former = self._former_before(line, start)
        former = former or self._is_ended_before(line, start)
        whole = self.pack.titles.get(line.phrase(match.start, body_after.end)) if body_after else None
        office = Office(
            title=self._settled(replace(match, title=whole), body).title if whole else match.title,
            words=line.phrase(match.start, match.end),
            body=self._office_body(line, body, match),
            pronoun=None if body else (match.clitic or pronoun),
            anchor=body if body is not None and body.actor is None else None,
            former=former,
            modifier=modifier,
        )
        holder = self._holder_after(line, body_end) or self._holder_before(line, start, match.title)
        if holder is not None and match.clitic and self._is_in_passing(line, start, holder):
            holder = None
        if holder is not None and body is not None and body.kind == LED:
            line.absorb(replace(holder, offices=[*holder.offices, office]))
        elif holder is not None:
            behind = self._behind_holder(line, holder) if body is None and holder.start >= match.end else None
            if behind is not None:
                office = replace(office, body=behind.actor, pronoun=None)
            self._give(line, (start, body_end), holder, office, second)
        elif counterpart is None:
            self._stand_alone(line, (start, body_end), match, office)

    def _is_in_passing(self, line: Line, start: int, holder: Nominal) -> bool:
        """*Melalui kuasa hukumnya, Hendra membantah …*: who acts through somebody is not that somebody."""
        led = line.word(start - 1) in self.pack.words("grammar", "prepositions")
        following = line.sentence.tokens[holder.end].pos if holder.end < len(line) else ""
        return led and line.word(holder.start - 1) == "," and following in ("VERB", "AUX", "ADV")

    def _stand_alone(self, line: Line, span: tuple[int, int], match: TitleMatch, office: Office) -> None:
        """Let an office without a name stand for its holder: *presiden itu*, *the Kremlin spokesman*."""
        start, end = span
        held = match.title.relation in self._offices or self._is_pointed_member(line, match, end)
        told = office.body or office.pronoun or office.anchor or self._definite(line, start, end)
        if match.title.holds != PROFESSION and held and told:
            line.absorb(Nominal(start=start, end=end, kind="title", offices=[office], head=office.words))

    def _is_pointed_member(self, line: Line, match: TitleMatch, end: int) -> bool:
        """*kata politikus Partai X itu*: one of the party, who was named before."""
        pointed = line.word(end) in self.pack.words("grammar", "demonstratives")
        return pointed and match.title.relation == reading_relations().membership

    def _give(
        self, line: Line, span: tuple[int, int], holder: Nominal, office: Office, second: Nominal | None
    ) -> None:
        """Give an office, told at `span`, to the one who holds it or held it."""
        start, body_end = span
        if self._former.intersection(line.words[holder.end : start]):
            office = replace(office, former=True)  # *X pernah menjabat Y*
        if office.body is None and office.anchor is None:
            office = replace(office, body=self._appointer(line, holder))
        follower = self._follower(line, holder)
        if follower is not None and holder.end <= start:
            line.absorb(replace(follower, offices=[*follower.offices, office]))
            line.absorb(replace(holder, offices=[*holder.offices, replace(office, former=True)]))
        elif self._is_over(line, holder, start):
            line.absorb(replace(holder, offices=[*holder.offices, replace(office, former=True)]))
        else:
            if not office.former and self._is_ended_after(line, holder):
                office = replace(office, former=True, ended=True)
            offices = [office, self._membership(office, second)] if second else [office]
            self._merge(line, start, body_end, holder, offices)

    def _swallowed(self, line: Line, match: TitleMatch, body: Nominal) -> tuple[TitleMatch, Nominal]:
        """*U.S. Treasury Secretary*: the office is that of the country, though *U.S. Treasury* is a body."""
        longer = self.pack.titles.get(f"{line.word(body.end - 1)} {line.phrase(match.start, match.end)}")
        first = line.text(body.start, body.end - 1) if body.end - body.start > 1 else ""
        hits = self.cast.knowledge.find(first.removesuffix("'s").removesuffix("’s"))
        of_country = bool(hits) and hits[0].actor.type is ActorType.COUNTRY
        if longer is None or body.end != match.start or not of_country:
            return match, body
        country = replace(body, actor=self.cast.add(hits[0].actor))
        return replace(match, start=match.start - 1, title=longer), country

    def _is_destination(self, line: Line, end: int) -> bool:
        """*Indonesian ambassador to Singapore*: what follows is where the office is done, not whose it is."""
        return line.word(end) in self.pack.words("grammar", "title-destinations")

    def _is_ended_before(self, line: Line, start: int) -> bool:
        """*memberhentikan Menteri Pariwisata X*, *fired the minister X*: the verb before ends the office."""
        while line.word(start - 1) in self.pack.words("grammar", "articles"):
            start -= 1
        return line.word(start - 1) in self.pack.words("grammar", "office-endings-active")

    def _is_ended_after(self, line: Line, holder: Nominal) -> bool:
        """*Menteri X dicopot*, *the minister, X, resigned*: the verb behind ends the office."""
        position = holder.end + (line.word(holder.end) == ",")
        if line.word(position) in self.pack.words("grammar", "office-endings-own"):
            return True
        while line.word(position) in self.pack.words("grammar", "passive-auxiliaries"):
            position += 1
        passive = self.pack.head_first or line.word(position - 1) in self.pack.words("grammar", "be")
        return passive and line.word(position) in self.pack.words("grammar", "office-endings-passive")

    def _membership(self, office: Office, second: Nominal) -> Office:
        """*Anggota DPR dari Fraksi PKB*: of the house an officer, of the party a member."""
        party = second.actor is not None and self.cast.has_subtype(second.actor, Subtype.PARTY)
        title = replace(office.title, relation=reading_relations().membership) if party else office.title
        return replace(office, body=second.actor, title=title)

    def _settled(self, match: TitleMatch, body: Nominal | None) -> TitleMatch:
        """A profession is an office where it stands with an organisation, and a mere word elsewhere.

        A speaker leads the house that is named, and holds office in a country; a secretary-general leads an
        international body, and no party.
        """
        organisation = (
            body is not None and body.actor is not None and self.cast.is_a(body.actor, ActorType.ORGANISATION)
        )
        if match.title.holds == SPEAKER and organisation:
            return replace(match, title=replace(match.title, relation=reading_relations().headship))
        if match.title.holds == SECRETARY:
            return replace(match, title=self._secretary(match.title, body))
        if match.title.holds != PROFESSION:
            return match
        return match if organisation else replace(match, title=replace(match.title, relation=None))

    def _secretary(self, title: Title, body: Nominal | None) -> Title:
        if body is None or body.actor is None:
            return replace(title, holds="head")
        leads = self.cast.has_subtype(body.actor, Subtype.INTERNATIONAL_BODY)
        kinds = reading_relations()
        relation = kinds.headship if leads else kinds.office
        return replace(title, relation=relation, holds="head" if leads else "secretary")

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

    def _definite(self, line: Line, start: int, end: int) -> bool:
        """Tell whether a bare title points back: *presiden itu*, *the president*, *keputusan Presiden*."""
        if start > 0 and not line.sentence.title and line.sentence.tokens[start].text[:1].isupper():
            return True
        return line.word(end) in self.pack.words("grammar", "demonstratives") or (
            line.word(start - 1) in self.pack.words("grammar", "articles")
        )
