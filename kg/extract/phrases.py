"""Noun phrases: which actors one stands for, by its own name or by whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.chunks import Chunk, Kind
from kg.extract.instances import Instances
from kg.extract.memory import Memory
from kg.extract.participants import participant
from kg.extract.relatives import Relatives
from kg.extract.row import Row
from kg.model import Actor, ActorType, Mention

THROUGH_NOUN = 0.75
EVENT = 0.7  # the doer of an event that a noun points back to


class Phrases(Relatives):
    """Finds the actors of noun phrases; `memory` is what the article has told before."""

    def __init__(self, row: Row, memory: Memory) -> None:
        super().__init__(row)
        self.memory = memory
        pattern = row.pack.table("grammar").get("passive-form")
        self._passive_pattern = [pattern] if pattern else []
        self._instances = Instances(row)

    def actors_of(self, chunk: Chunk, *, lists: bool = True, verb: int | None = None) -> list[Argument]:
        """Return the actors that a noun phrase stands for, with the members of its list.

        `verb` is the token whose argument it is: its own agent cannot tell whose the phrase is.
        """
        if chunk.apposed is not None:
            return self.actors_of(chunk.apposed, lists=lists)
        if (whole := self._whole(chunk)) is not None:
            return self.actors_of(whole, lists=lists)
        doer = self._doer_of_event(chunk)
        if doer is not None:
            return [
                Argument(actor=a.actor, mention=a.mention, score=a.score * THROUGH_NOUN, through=True)
                for a in self.actors_of(doer)
            ]
        found = [
            Argument(actor=actor, mention=mention, score=score * mention.score, through=score < 1)
            for mention, score in self._main_mention(chunk)
            for actor in mention.actors
        ]
        if not chunk.mentions:
            return (
                self.instances(chunk)
                or self._owner(chunk)
                or self._doer(chunk, verb)
                or self._members(chunk)
                or self._agent_of_event(chunk)
                or self._participant(chunk)
            )
        if found and all(argument.through for argument in found) and (named := self.instances(chunk)):
            return named  # *its neighbours, such as X*: they, not whose they are
        if lists and found:
            found += [a for other in self.list_after(chunk) for a in self.actors_of(other, lists=False)]
        return found

    def _whole(self, chunk: Chunk) -> Chunk | None:
        """*one of its cutters*, *most of the members of X*: what a number is a part of."""
        number = self.row.chunks.index(chunk) + 1
        counted = all(
            self.row.tokens[i].pos in ("NUM", "PRON", "DET") for i in range(chunk.head_start, chunk.end)
        )
        if chunk.mentions or not counted or number >= len(self.row.chunks):
            return None
        whole = self.row.chunks[number]
        return whole if whole.kind is Kind.NOUN and whole.preposition == "of" else None

    @property
    def _lead(self) -> tuple[str, ...]:
        """What may be the head noun before a name; in headlines every word may look like a name."""
        return ("NOUN", "PRON", "PROPN") if self.row.sentence.title else ("NOUN", "PRON")

    def _main_mention(self, chunk: Chunk) -> Iterator[tuple[Mention, float]]:
        """Yield the mention that is the phrase's head, or the one that its head noun belongs to."""
        if not chunk.mentions:
            return
        first = chunk.mentions[0]
        if chunk.paired and chunk.mentions[-1].end == chunk.end and first.start == chunk.head_start:
            yield from ((mention, 1.0) for mention in chunk.mentions)
            return
        if self.head_first:
            lead = [
                i
                for i in range(chunk.head_start, first.start)
                if self.row.tokens[i].pos in self._lead and not self._is_measure(i)
            ]
            if not self._is_somebody_else(lead, first):
                yield first, THROUGH_NOUN if lead else 1.0
            return
        last = chunk.mentions[-1]
        tail = [
            i
            for i in range(last.end, chunk.end)
            if self.row.tokens[i].pos in ("NOUN", "PROPN") and self.row.words[i] not in ("'s", "’s")
        ]
        if (last.type == "demonym" and not tail) or self._is_somebody_else(tail, last):
            return
        yield last, THROUGH_NOUN if tail else 1.0

    def _is_somebody_else(self, nouns: list[int], mention: Mention) -> bool:
        """*perusahaan Jepang*, *the Dubai firm*: somebody of their own without a name, not the country."""
        if mention.actor is None:
            return False
        if mention.actor.type is ActorType.PERSON:
            entourage = self.row.pack.words("grammar", "entourage")
            return any(self.row.words[i] in entourage for i in nouns)
        if mention.actor.type not in (ActorType.COUNTRY, ActorType.PLACE):
            return False
        own = self.row.pack.owners_of_names
        return any(self.row.words[i] in own for i in nouns)

    def _is_measure(self, index: int) -> bool:
        return self.row.words[index] in self.row.pack.words("grammar", "transparent")

    def _doer_of_event(self, chunk: Chunk) -> Chunk | None:
        """*rencana pengambilalihan X oleh Y*, *the shelling of X by Y*: the doer is behind *oleh*, *by*."""
        number = self.row.chunks.index(chunk)
        nouns = self.row.pack.frames.nouns_with(self._agent)
        words = self.row.words[chunk.head_start : chunk.end]
        event = bool(nouns.intersection(words))
        if chunk.mentions and not event:
            return None
        for following in self.row.chunks[number + 1 : number + (3 if event else 2)]:
            if following.kind is not Kind.NOUN:
                return None
            if following.preposition in self._agent and following.mentions:
                return following
        return None

    def _owner(self, chunk: Chunk) -> list[Argument]:
        """*sahamnya*, *kebijakannya*: whose it is; in a relative clause its antecedent."""
        for index in range(chunk.head_start, chunk.end):
            clitic = self.row.clitics.get(index)
            if clitic is None:
                continue
            number = self.row.chunk_of[index]
            if number and self.row.chunks[number - 1].kind is Kind.RELATIVE:
                antecedent = self._antecedent(number - 1)
                if antecedent is not None and antecedent.mentions:
                    return [
                        Argument(actor=a.actor, mention=a.mention, score=a.score * THROUGH_NOUN, through=True)
                        for a in self.actors_of(antecedent, lists=False)
                    ]
            return [
                Argument(actor=a, mention=clitic, score=clitic.score * THROUGH_NOUN, through=True)
                for a in clitic.actors
            ]
        return []

    def _doer(self, chunk: Chunk, own: int | None) -> list[Argument]:
        """*rancangan yang diajukan Manila*, *the plan proposed by Egypt*: its clause says whose it is."""
        following = [
            c for c in self.row.chunks[self.row.chunks.index(chunk) + 1 :][:5] if c.kind is not Kind.FILLER
        ]
        if following and following[0].kind is Kind.RELATIVE:
            following = following[1:]
        if len(following) < 2 or following[0].kind is not Kind.VERB or following[1].kind is not Kind.NOUN:
            return []
        verb, agent = following[0], following[1]
        if verb.start == own:
            return []
        passive = any(re.match(str(pattern), self.row.words[verb.start]) for pattern in self._passive_pattern)
        bare = self.head_first and not agent.preposition and passive
        if not (bare or agent.preposition in self._agent) or not agent.mentions:
            return []
        return [
            Argument(actor=a.actor, mention=a.mention, score=a.score * THROUGH_NOUN, through=True)
            for a in self.actors_of(agent, lists=False)
        ]

    def _members(self, chunk: Chunk) -> list[Argument]:
        """*ratusan nelayan yang tergabung dalam X*, *members of X*: they act for what they belong to."""
        chunks = self.row.chunks
        number = chunks.index(chunk)
        following = chunks[number + 1 : number + 4]
        belonging = self.row.pack.words("grammar", "belonging")
        kinds = [c.kind for c in following]
        body = None
        if (
            kinds[:3] == [Kind.RELATIVE, Kind.VERB, Kind.NOUN]
            and self.row.words[following[1].start] in belonging
        ):
            body = following[2]
        elif (
            kinds[:1] == [Kind.NOUN]
            and belonging & set(self.row.words[chunk.head_start : chunk.end])
            and following[0].preposition in (*self._genitive, *self.row.pack.words("grammar", "sources"))
        ) or (kinds[:1] == [Kind.NOUN] and self._is_crowd(chunk, following[0])):
            body = following[0]
        if body is None or not body.mentions:
            return []
        return [
            Argument(actor=a.actor, mention=a.mention, score=a.score * THROUGH_NOUN, through=True)
            for a in self.actors_of(body)
        ]

    def instances(self, chunk: Chunk) -> list[Argument]:
        """*customers including X and Y*, *enam orang, termasuk X*: those of a number who are named."""
        named = self._instances.of(chunk)
        return [
            Argument(actor=a.actor, mention=a.mention, score=a.score * THROUGH_NOUN, through=a.through)
            for a in (self.actors_of(named) if named is not None else ())
        ]

    def _is_crowd(self, chunk: Chunk, behind: Chunk) -> bool:
        """*puluhan petani dari Forum X*, *students from the X Union*: people of a body, not of a country."""
        people = self.row.pack.words("heads", "people").intersection(
            self.row.words[chunk.head_start : chunk.end]
        )
        from_body = behind.preposition in self.row.pack.words("grammar", "sources") and behind.mentions
        actor = behind.mentions[-1].actor if from_body else None
        return bool(people) and actor is not None and actor.type is ActorType.ORGANISATION

    def _agent_of_event(self, chunk: Chunk) -> list[Argument]:
        """*tudingan itu*, *a step that …*: who did what the noun points back to."""
        words = self.row.words[chunk.head_start : chunk.end]
        demonstratives = self.row.pack.words("grammar", "demonstratives") | self.row.pack.words(
            "grammar", "articles"
        )
        number = self.row.chunks.index(chunk)
        apposed = number > 0 and self.row.chunks[number - 1].kind is Kind.COMMA and not chunk.preposition
        if not (apposed or demonstratives & set(words)):
            return []
        for index in range(chunk.head_start, chunk.end):
            frames = [
                f
                for o in self.row.predicates_at(index)
                if o.predicate.kind == "noun"
                for f in o.predicate.frames
            ]
            generic = self.row.words[index] in self.row.pack.words("grammar", "generic-events")
            actor = self.memory.agent([f.relation for f in frames]) if frames else None
            actor = actor or (self.memory.agent([]) if generic else None)
            if actor is not None:
                return self._told(chunk, actor, "who did what this points back to")
        return []

    def _participant(self, chunk: Chunk) -> list[Argument]:
        """*the demonstrators*, *penggugat*: who had that part in what was told."""
        words = self.row.words[chunk.head_start : chunk.end]
        actor = participant(words, self.row.pack, self.memory)
        return self._told(chunk, actor, "who had this part in what was told") if actor else []

    def _told(self, chunk: Chunk, actor: Actor, link: str) -> list[Argument]:
        """Make an argument of a phrase that points back to what the article told before."""
        text = " ".join(self.row.words[chunk.head_start : chunk.end])
        mention = Mention(
            start=chunk.head_start,
            end=chunk.end,
            text=text,
            type="event",
            actor=actor,
            link=link,
            score=EVENT,
        )
        return [Argument(actor=actor, mention=mention, score=EVENT, through=True)]
