"""Who bears a title: the name after it, before it, or whom somebody appoints to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from kg.actors.cast import Cast
from kg.actors.nominals import Line, Nominal, TitleFinder, title_finder
from kg.language import Pack, Title, reading_relations
from kg.language.marks import QUOTES
from kg.model import ActorType, Subtype


@dataclass(frozen=True)
class Bearers:
    """Finds the name that a title belongs to."""

    pack: Pack
    cast: Cast

    @cached_property
    def finder(self) -> TitleFinder:
        return title_finder(self.pack)

    @cached_property
    def _offices(self) -> frozenset[str]:
        """Relations of titles that stand for their holder without a name."""
        return reading_relations().offices

    def _holder_after(self, line: Line, end: int) -> Nominal | None:
        """The name after title and body, over a comma and further ranks."""
        position = self._over_portfolio(line, end)
        if line.word(position) == ",":
            position += 1
        while position < len(line):
            if (
                line.word(position) in QUOTES
                or line.word(position) in ("(", ".")
                or line.word(position) in self.pack.words("grammar", "office-holding")
            ):
                position += 1
            elif (rank := self.finder.at(line, position)) and line.covering(position) is None:
                position = rank.end
            elif (force := line.starting(position)) and self._is_force(line, force):
                position = force.end
            else:
                break
        holder = line.starting(position)
        return holder if holder is not None and self._is_person(holder) else None

    def _over_portfolio(self, line: Line, end: int) -> int:
        """*Ketua PBNU* [Bidang Pendidikan]*, X*: step over what the office is for, behind its body."""
        if line.word(end) not in self.pack.words("grammar", "portfolios"):
            return end
        position = end + 1
        while position < len(line) and position < end + 5 and line.covering(position) is None:
            if line.sentence.tokens[position].pos not in ("NOUN", "PROPN", "ADJ"):
                break
            position += 1
        return position if line.word(position) == "," else end

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
        position = self._over_modifiers(line, position, determiners)
        while line.word(position - 1) in determiners:
            position -= 1
        appointed = line.ending(start)
        if appointed is not None and self._is_appointed(line, appointed):
            return appointed if self._is_person(appointed) else None
        bridged = self._over_bridge(line, position) if title.relation else position
        if line.word(bridged - 1) == ",":
            bridged -= 1
        elif bridged == position:
            return None
        holder = line.ending(bridged)
        if holder is None or not (self._is_person(holder) or self._becomes_person(holder, title)):
            return None
        return holder

    def _over_bridge(self, line: Line, position: int) -> int:
        """Step back from an office over *who is now*, *yang menjabat*, or over how it ended."""
        plain = self.pack.words("grammar", "title-bridges")
        bridged = position
        while line.word(bridged - 1) in plain and not line.covering(bridged - 1):
            bridged -= 1
        ending = self.pack.words("grammar", "office-endings")
        links = plain | ending | self.pack.words("grammar", "office-links")
        start = position
        while line.word(start - 1) in links and self._is_free(line, start - 1):
            start -= 1
        over = ending.intersection([*line.words[start:position], line.word(start - 1)])
        holder = line.ending(start)
        active = holder is not None and line.word(holder.start - 1) in ending
        return start if over or active else bridged

    def _is_free(self, line: Line, index: int) -> bool:
        covering = line.covering(index)
        return covering is None or covering.kind in ("pronoun", "clitic", "self")

    def _over_modifiers(self, line: Line, start: int, determiners: frozenset[str]) -> int:
        """*an* [energy] *analyst*: step over what describes the title, up to its determiner."""
        if self.pack.head_first:
            return start
        for position in range(start, max(0, start - 4), -1):
            if line.word(position - 1) in determiners:
                return position
            token = line.sentence.tokens[position - 1]
            if (
                token.pos not in ("ADJ", "NOUN", "PROPN", "PUNCT")
                or token.text == ","
                or not self._is_region(line.covering(position - 1))
            ):
                break
        return start

    def _is_region(self, nominal: Nominal | None) -> bool:
        """*a South Asia analyst*: what somebody studies may be a place, and is nobody else; None is fine."""
        return nominal is None or bool(nominal.actor and self.cast.is_a(nominal.actor, ActorType.PLACE))

    def _appointer(self, line: Line, holder: Nominal) -> str | None:
        """*Perusahaan itu menunjuk X sebagai direktur utama*: the body is the one that appoints."""
        dismissed = line.word(holder.start - 1) in self.pack.words("grammar", "office-endings")
        if not (dismissed or self._is_appointed(line, holder)):
            return None
        before = [n for n in line.nominals if n.end < holder.start and n.actor]
        bodies = [n for n in before if not self._is_person(n)]
        if bodies or not before:
            return bodies[-1].actor if bodies else None
        country = self.cast.knowledge.actors.get(self.cast.actors[before[-1].actor or ""].country or "")
        return self.cast.add(country) if country else None

    def _is_appointed(self, line: Line, holder: Nominal) -> bool:
        return line.word(holder.start - 1) in self.pack.verb_forms("grammar", "appointing")

    def _is_person(self, nominal: Nominal) -> bool:
        return nominal.actor is not None and self.cast.actors[nominal.actor].type is ActorType.PERSON

    def _becomes_person(self, nominal: Nominal, title: Title) -> bool:
        """Take a new name for a person beside an office: *Novakova, menteri keuangan Ceko*."""
        actor = self.cast.actors.get(nominal.actor or "")
        if actor is None or actor.known or title.relation not in self._offices or nominal.kind != "name":
            return False
        self.cast.actors[actor.id] = replace(actor, type=ActorType.PERSON, subtype=None)
        return True

    def _follower(self, line: Line, holder: Nominal) -> Nominal | None:
        """*X menggantikan Y sebagai Z*, *X replaces Y as Z*: the office is X's now, and was Y's."""
        if line.word(holder.start - 1) not in self.pack.verb_forms("grammar", "replacing"):
            return None
        before = [n for n in line.nominals if n.end < holder.start and self._is_person(n)]
        return before[-1] if before else None

    def _is_over(self, line: Line, holder: Nominal, office: int) -> bool:
        """*X mengundurkan diri sebagai Y*, *mencopot X dari jabatan Y*: the verb ends the office."""
        verbs = [line.word(holder.start - 1), *line.words[holder.end : office]]
        return bool(self.pack.words("grammar", "office-endings").intersection(verbs)) and holder.end <= office
