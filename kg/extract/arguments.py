"""Arguments: who stands in which slot of a predicate.

For each slot the row of chunks and the dependency tree are both asked. `Argument.score` says how sure
the place is: 1 where both agree, less for one of them, less again where the actor is reached only through
another noun (*upaya Venezuela*, *kapal Venezuela*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.chunks import Chunk, Kind, Occurrence, Row
from kg.extract.memory import Memory
from kg.language.forms import Voice
from kg.model import Actor, ActorType, Mention

AGREED, ROW_ONLY, TREE_ONLY = 1.0, 0.85, 0.6
THROUGH_NOUN = 0.75
EVENT = 0.7  # the doer of an event that a noun points back to
FURTHEST_CHUNK = 7
DEEPEST = 5  # how often a subject may be looked up from verb to verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An actor in a slot: the mention that stands for it and how sure its place is."""

    actor: Actor
    mention: Mention
    score: float
    through: bool = False


class Arguments:
    """Finds the arguments of predicates in one sentence."""

    def __init__(self, row: Row, memory: Memory) -> None:
        self.row = row
        self.memory = memory
        self.head_first = bool(row.pack.table("grammar").get("head-first"))
        self._genitive = row.pack.words("grammar", "genitive")
        self._agent = row.pack.words("grammar", "passive-agent")
        self._sequence = row.pack.words("grammar", "sequence")
        pattern = row.pack.table("grammar").get("passive-form")
        self._passive_pattern = [pattern] if pattern else []
        self._saying = row.pack.verb_forms("attribution", "verbs")
        self._children: dict[int, list[int]] = {}
        for index, token in enumerate(row.tokens):
            if token.head != index:
                self._children.setdefault(token.head, []).append(index)

    # -- actors of a phrase -----------------------------------------------------------------------------

    def actors_of(self, chunk: Chunk, *, lists: bool = True) -> list[Argument]:
        """Return the actors that a noun phrase stands for, with the members of its list."""
        if chunk.apposed is not None:
            return self.actors_of(chunk.apposed, lists=lists)
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
                self._owner(chunk) or self._doer(chunk) or self._members(chunk) or self._agent_of_event(chunk)
            )
        if lists and found:
            found += [a for other in self.list_after(chunk) for a in self.actors_of(other, lists=False)]
        return found

    def _doer_of_event(self, chunk: Chunk) -> Chunk | None:
        """*rencana pengambilalihan X oleh Y*, *the shelling of X by Y*: who does it stands behind *oleh*, *by*."""
        number = self.row.chunks.index(chunk)
        nouns = self.row.pack.frames.nouns()
        if not any(self.row.words[i] in nouns for i in range(chunk.head_start, chunk.end)):
            return None
        for following in self.row.chunks[number + 1 : number + 3]:
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

    def _doer(self, chunk: Chunk) -> list[Argument]:
        """*rancangan yang diajukan Manila*, *the plan proposed by Egypt*: whose it is stands in its clause."""
        following = [
            c for c in self.row.chunks[self.row.chunks.index(chunk) + 1 :][:5] if c.kind is not Kind.FILLER
        ]
        if following and following[0].kind is Kind.RELATIVE:
            following = following[1:]
        if len(following) < 2 or following[0].kind is not Kind.VERB or following[1].kind is not Kind.NOUN:
            return []
        verb, agent = following[0], following[1]
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
            and (following[0].preposition in self._genitive)
        ):
            body = following[0]
        if body is None or not body.mentions:
            return []
        return [
            Argument(actor=a.actor, mention=a.mention, score=a.score * THROUGH_NOUN, through=True)
            for a in self.actors_of(body, lists=False)
        ]

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
                text = " ".join(words)
                mention = Mention(
                    start=chunk.head_start,
                    end=chunk.end,
                    text=text,
                    type="event",
                    actor=actor,
                    link="who did what this points back to",
                    score=EVENT,
                )
                return [Argument(actor=actor, mention=mention, score=EVENT, through=True)]
        return []

    def _main_mention(self, chunk: Chunk) -> Iterator[tuple[Mention, float]]:
        """Yield the mention that is the phrase's head, or the one that its head noun belongs to."""
        if not chunk.mentions:
            return
        first = chunk.mentions[0]
        if self.head_first:
            lead = [
                i
                for i in range(chunk.head_start, first.start)
                if self.row.tokens[i].pos in ("NOUN", "PRON") and not self._is_measure(i)
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
        if mention.actor is None or mention.actor.type not in (ActorType.COUNTRY, ActorType.PLACE):
            return False
        own = self.row.pack.owners_of_names
        return any(self.row.words[i] in own for i in nouns)

    def _is_measure(self, index: int) -> bool:
        return self.row.words[index] in self.row.pack.words("grammar", "transparent")

    def list_after(self, chunk: Chunk) -> list[Chunk]:
        """Return the further members of a list that begins with `chunk`: *Rusia, China, dan Iran*."""
        chunks = self.row.chunks
        position = chunks.index(chunk) + 1
        members: list[Chunk] = []
        closed = False
        while position < len(chunks):
            commas = 0
            position = self._over_insertion(position)
            while position < len(chunks) and chunks[position].kind is Kind.COMMA:
                position, commas = position + 1, commas + 1
            joined = position < len(chunks) and chunks[position].kind is Kind.CONJUNCTION
            position += joined
            if not (commas or joined) or position >= len(chunks) or chunks[position].kind is not Kind.NOUN:
                break
            member = chunks[position]
            same = member.preposition in ("", chunk.preposition)
            if not member.mentions or not same or not self._parallel(chunk, member, joined):
                break
            members.append(member)
            closed = closed or joined
            position += 1
            if joined:
                break
        return members if closed or (self.row.sentence.title and len(members) == 1) else []

    def _over_insertion(self, position: int) -> int:
        """Step over a relative clause between commas inside of a list: *Gazprom, yang …, dan CNPC*."""
        chunks = self.row.chunks
        if [c.kind for c in chunks[position : position + 2]] != [Kind.COMMA, Kind.RELATIVE]:
            return position
        for end in range(position + 2, len(chunks) - 1):
            if chunks[end].kind is Kind.COMMA:
                return end if chunks[end + 1].kind is Kind.CONJUNCTION else position
            if chunks[end].kind is Kind.STOP:
                break
        return position

    def _parallel(self, chunk: Chunk, member: Chunk, joined: bool) -> bool:
        """List members are names alone; after the conjunction a verb must not follow the last one at once."""
        number = self.row.chunks.index(chunk) - 1
        while number >= 0 and self.row.chunks[number].kind is Kind.FILLER:
            number -= 1
        is_object = (
            number >= 0
            and self.row.chunks[number].kind is Kind.VERB
            and not self._controls_object(self.row.chunks[number].start)
        )
        if joined and is_object and self._has_own_verb(member):
            return False
        begins_with_name = member.mentions[0].start <= member.head_start + (0 if self.head_first else 2)
        after = self.row.chunks.index(member) + 1
        is_subject = (
            joined
            and after < len(self.row.chunks)
            and self.row.chunks[after].kind is Kind.VERB
            and self._subject_token(self.row.chunks[after].start) == member.mentions[0].start
            and chunk.preposition != ""
        )
        return begins_with_name and not is_subject

    def _has_own_verb(self, chunk: Chunk) -> bool:
        """*Serbia thanked Hungary, and Croatia thanked Austria*: a new clause begins with the phrase."""
        number = self.row.chunks.index(chunk) + 1
        while number < len(self.row.chunks) and self.row.chunks[number].kind is Kind.FILLER:
            number += 1
        return number < len(self.row.chunks) and self.row.chunks[number].kind is Kind.VERB

    # -- slots of verbs ---------------------------------------------------------------------------------

    def subject(self, verb: int, depth: int = 0) -> tuple[Chunk | None, float]:
        """Return the noun phrase that is the grammatical subject of the verb at a token."""
        tree = self.tree_subject(verb)
        row, direct = self._row_subject(verb, depth)
        if tree is not None and row is tree:
            return row, AGREED
        if tree is not None and tree.mentions and row is not None and not row.mentions:
            return tree, TREE_ONLY
        if row is not None and (direct or tree is None):
            return row, ROW_ONLY if tree is None or direct else TREE_ONLY
        if tree is not None:
            return tree, TREE_ONLY
        return row, TREE_ONLY

    def _subject_token(self, verb: int) -> int | None:
        for child in self._children.get(verb, ()):
            if self.row.tokens[child].dep in ("nsubj", "nsubj:pass"):
                mention = self.row.covering.get(child)
                return mention.start if mention else child
        return None

    def tree_subject(self, verb: int) -> Chunk | None:
        """Return the phrase before the verb that the tree calls its subject."""
        token = self._subject_token(verb)
        if token is None or token > verb:
            return None
        chunk = self.row.chunks[self.row.chunk_of[token]]
        return chunk if chunk.kind is Kind.NOUN else None

    def _row_subject(self, verb: int, depth: int) -> tuple[Chunk | None, bool]:
        """Walk left from the verb; the flag says that the phrase stands right before it."""
        if depth > DEEPEST:
            return None, False
        chunks = self.row.chunks
        position = self.row.chunk_of[verb] - 1
        sequence = False
        while position >= 0 and chunks[position].kind is Kind.FILLER:
            sequence = sequence or self.row.words[chunks[position].start] in self._sequence
            position -= 1
        if position < 0:
            return self._fronted(verb), False
        kind = chunks[position].kind
        if (
            kind is Kind.NOUN
            and sequence
            and (partner := self._coordinated(len(chunks), position + 1)) is not None
        ):
            return self.subject(partner, depth + 1)[0], True
        if kind is Kind.NOUN and (antecedent := self._over_relative(position)) is not None:
            return antecedent, True
        if kind is Kind.NOUN and chunks[position].preposition in self._agent and position:
            governor = chunks[position - 1]
            if governor.kind is Kind.VERB:
                return self.subject(governor.start, depth + 1)[0], True
        if kind is Kind.NOUN:
            return self._phrase_head(position)
        if kind is Kind.RELATIVE:
            return self._antecedent(position), True
        if kind is Kind.COMMA:
            outer = self._outer_relative(position)
            if (
                outer is None
                and position
                and chunks[position - 1].kind is Kind.NOUN
                and self._is_reduced(verb)
            ):
                return chunks[position - 1], True
            opening = self._parenthesis(position)
            if opening is not None:
                return self._phrase_head(opening)
        if kind is Kind.PURPOSE and position > 0:
            bearer = self._before_infinitive(position)
            if bearer is not None:
                return bearer, True
        return self._inherited(position, depth) or self._fronted(verb), False

    def _over_relative(self, position: int) -> Chunk | None:
        """*Ukraina yang didukung Polandia menyerang*: the noun before the verb ends a relative clause."""
        chunks = self.row.chunks
        if chunks[position].preposition or position < 3 or chunks[position - 1].kind is not Kind.VERB:
            return None
        if self._controls_object(chunks[position - 1].start):
            return None
        return self._described_by(position - 1)

    def _before_infinitive(self, position: int) -> Chunk | None:
        """*Turkey to help Syria* (headline), *X is due to visit*, *Oman's effort to mediate*."""
        chunks = self.row.chunks
        if chunks[position - 1].kind is Kind.NOUN:
            opens = position == 1 and self.row.sentence.title
            return chunks[0] if opens else self._bearer(position - 1)
        before = position - 1
        while before >= 0 and chunks[before].kind is Kind.FILLER:
            before -= 1
        between = self.row.words[chunks[before].end : chunks[position].start] if before >= 0 else []
        be = self.row.pack.words("grammar", "be")
        if before >= 0 and chunks[before].kind is Kind.NOUN and be.intersection(between):
            return self._phrase_head(before)[0]
        return None

    def _fronted(self, verb: int) -> Chunk | None:
        """*After attacking X, Iran closed …*, *Setelah menyerang X, Iran …*: the main clause's subject follows."""
        chunks = self.row.chunks
        number = self.row.chunk_of[verb]
        if any(c.kind in (Kind.VERB, Kind.NOUN) for c in chunks[:number]):
            return None
        for position in range(number + 1, len(chunks) - 1):
            if chunks[position].kind is Kind.STOP:
                return None
            if chunks[position].kind is Kind.COMMA and chunks[position + 1].kind is Kind.NOUN:
                subject = chunks[position + 1]
                return subject if not subject.preposition and subject.mentions else None
        return None

    def _is_reduced(self, verb: int) -> bool:
        """*M23, led by X*; *RSF, dipimpin X*: a passive right behind the comma belongs to the phrase before."""
        voices = {o.voice for o in self.row.predicates_at(verb)}
        following = next(iter(self.after(verb + 1)), None)
        by = following is not None and following.preposition in self._agent
        return Voice.PASSIVE in voices or (Voice.PARTICIPLE in voices and by)

    def _bearer(self, position: int) -> Chunk | None:
        """*Oman's effort to mediate*, *rencana Rusia untuk menyerang*: whose effort or plan it is."""
        chunk = self.row.chunks[position]
        pack = self.row.pack
        efforts = (
            pack.noun_forms("factuality", "planned-nouns")
            | pack.noun_forms("factuality", "possible-nouns")
            | pack.words("grammar", "efforts")
        )
        words = {pack.forms.split_clitic(w)[0] for w in self.row.words[chunk.head_start : chunk.end]}
        return chunk if chunk.mentions and words & efforts else None

    def _phrase_head(self, position: int) -> tuple[Chunk | None, bool]:
        """From a phrase with preposition back to the phrase that it modifies: *serangan RSF ke El Obeid*."""
        chunks = self.row.chunks
        start = position
        while position >= 0 and chunks[position].kind is Kind.NOUN and chunks[position].preposition:
            position -= 1
            while (
                position > 0
                and chunks[position].kind in (Kind.CONJUNCTION, Kind.COMMA)
                and (chunks[position - 1].kind is Kind.NOUN and chunks[position + 1].preposition == "")
            ):
                position -= 1
        if position >= 0 and chunks[position].kind is Kind.VERB:
            described = self._described_by(position)
            return (described, True) if described is not None else (None, False)
        if position < 0 or chunks[position].kind is not Kind.NOUN:
            return None, False
        first = self._first_of_list(position)
        return chunks[first], start == position

    def _described_by(self, position: int) -> Chunk | None:
        """*nelayan yang tergabung dalam X berunjuk rasa*: over the relative clause to the noun before it."""
        chunks = self.row.chunks
        position -= 1
        while position >= 0 and chunks[position].kind is Kind.FILLER:
            position -= 1
        if position > 0 and chunks[position].kind is Kind.RELATIVE and chunks[position - 1].kind is Kind.NOUN:
            return chunks[position - 1]
        return None

    def _first_of_list(self, position: int) -> int:
        """Return where the list begins that ends with the phrase at `position`."""
        for start in range(max(0, position - FURTHEST_CHUNK), position):
            chunk = self.row.chunks[start]
            between = chunk.preposition in self.row.pack.words("grammar", "between")
            if chunk.kind is Kind.NOUN and chunk.mentions and (between or not chunk.preposition):
                members = self.list_after(chunk)
                if members and members[-1] is self.row.chunks[position]:
                    return start
        return position

    def _antecedent(self, position: int) -> Chunk | None:
        """Return the phrase before a relative pronoun."""
        position -= 1
        while position >= 0 and self.row.chunks[position].kind in (Kind.COMMA, Kind.FILLER):
            position -= 1
        if position < 0 or self.row.chunks[position].kind is not Kind.NOUN:
            return None
        chunks = self.row.chunks
        nouns = self.row.pack.frames.nouns() | self.row.pack.words("grammar", "generic-events")
        span = self.row.words[chunks[position].head_start : chunks[position].end]
        event = bool(nouns.intersection(span))
        if (
            not event
            and not chunks[position].mentions
            and position > 1
            and chunks[position - 1].kind is Kind.COMMA
        ):
            named = chunks[position - 2]
            if named.kind is Kind.NOUN and named.mentions and named.mentions[-1].end == named.end:
                return named
        return chunks[self._first_of_list(position)]

    def _parenthesis(self, closing: int) -> int | None:
        """Return the phrase before an insertion that a comma closes: *Rusia, yang …, mendukung*."""
        chunks = self.row.chunks
        outer = self._outer_relative(closing)
        if outer is not None:
            return outer
        for position in range(closing - 2, 0, -1):
            if chunks[position].kind is Kind.STOP:
                return None
            if chunks[position].kind is Kind.COMMA and chunks[position - 1].kind is Kind.NOUN:
                inserted = chunks[position + 1]
                opens = (
                    inserted.kind in (Kind.RELATIVE, Kind.SUBORDINATOR)
                    or (inserted.kind is Kind.VERB and self.row.words[inserted.start] in self._saying)
                    or (inserted.kind is Kind.NOUN and self._is_aside(inserted))
                    or chunks[position - 1].apposed is inserted
                )
                if opens and not chunks[position - 1].preposition:
                    return position - 1
        return None

    def _is_aside(self, chunk: Chunk) -> bool:
        """A phrase between commas that is no list member: with preposition, without a name, or a description."""
        if chunk.preposition or not chunk.mentions:
            return True
        return self.row.describes(chunk)

    def _outer_relative(self, closing: int) -> int | None:
        """The phrase that opens the clause before *, yang …, …,*: its relative clause may hold commas itself."""
        chunks = self.row.chunks
        for position in range(closing - 2):
            if [c.kind for c in chunks[position : position + 3]] == [Kind.NOUN, Kind.COMMA, Kind.RELATIVE]:
                opens = position == 0 or chunks[position - 1].kind in (
                    Kind.STOP,
                    Kind.COMPLEMENTIZER,
                    Kind.SUBORDINATOR,
                    Kind.FILLER,
                    Kind.CONJUNCTION,
                    Kind.COMMA,
                )
                if (
                    opens
                    and not chunks[position].preposition
                    and not any(c.kind is Kind.STOP for c in chunks[position:closing])
                ):
                    return position
        return None

    def _inherited(self, position: int, depth: int) -> Chunk | None:
        """Take the subject of the verb that governs or precedes this one."""
        chunks = self.row.chunks
        if chunks[position].kind is Kind.CONJUNCTION:
            partner = self._coordinated(position + 1, position)
            if partner is not None:
                return self.subject(partner, depth + 1)[0]
        governed = chunks[position].kind in (Kind.PURPOSE, Kind.VERB)
        while position >= 0:
            chunk = chunks[position]
            if chunk.kind is Kind.STOP:
                return None
            if chunk.kind is Kind.VERB:
                if governed and self._controls_object(chunk.start):
                    controlled = self._first_object(chunk.start)
                    if controlled is not None:
                        return controlled
                return self.subject(chunk.start, depth + 1)[0]
            position -= 1
        return None

    def _coordinated(self, number: int, conjunction: int) -> int | None:
        """Return the verb that a verb after *dan*, *and* stands beside: the tree's, else the nearest main verb."""
        chunks = self.row.chunks
        while number < len(chunks) and chunks[number].kind is not Kind.VERB:
            number += 1
        if number < len(chunks):
            token = self.row.tokens[chunks[number].start]
            if token.dep == "conj" and token.head in self.row.verbs and token.head < chunks[number].start:
                return token.head
        for position in range(conjunction - 1, -1, -1):
            if chunks[position].kind is Kind.STOP:
                return None
            if chunks[position].kind is Kind.VERB and not self._in_purpose(position):
                return chunks[position].start
        return None

    def _in_purpose(self, position: int) -> bool:
        position -= 1
        while position >= 0 and self.row.chunks[position].kind is Kind.FILLER:
            position -= 1
        return position >= 0 and self.row.chunks[position].kind is Kind.PURPOSE

    def _controls_object(self, verb: int) -> bool:
        return self.row.words[verb] in self.row.pack.verb_forms("grammar", "object-control")

    def _first_object(self, verb: int) -> Chunk | None:
        return next(
            (c for c in self.after(verb + 1) if c.mentions and c.preposition in self._recipient()), None
        )

    def _recipient(self) -> frozenset[str]:
        return self.row.pack.words("grammar", "recipient") | {""}

    def after(self, start: int) -> Iterator[Chunk]:
        """Yield the noun phrases of the clause from token `start` on, until something ends it."""
        chunks = self.row.chunks
        if start not in self.row.chunk_of:
            return
        position = self.row.chunk_of[start]
        taken = 0
        while position < len(chunks) and taken < FURTHEST_CHUNK:
            chunk = chunks[position]
            if chunk.kind is Kind.NOUN:
                yield chunk
                taken += 1
            elif chunk.kind is Kind.COMMA or chunk.kind is Kind.CONJUNCTION:
                following = chunks[position + 1] if position + 1 < len(chunks) else None
                if following is None or following.kind not in (Kind.NOUN, Kind.CONJUNCTION):
                    return
                if (
                    chunk.kind is Kind.COMMA
                    and following.kind is Kind.NOUN
                    and not (following.preposition or taken)
                ):
                    return
            elif chunk.kind is not Kind.FILLER:
                return
            position += 1

    # -- slots of nouns ---------------------------------------------------------------------------------

    def genitive(self, index: int, end: int, clitic: Mention | None) -> list[Argument]:
        """Return whose the noun at a token is: *permintaan Venezuela*, *kunjungannya*, *Russia's demand*."""
        if clitic is not None:
            return [Argument(actor=a, mention=clitic, score=clitic.score) for a in clitic.actors]
        chunk = self.row.chunks[self.row.chunk_of[index]]
        if chunk.kind is not Kind.NOUN:
            return []
        if chunk.paired:
            return [Argument(actor=a, mention=m, score=m.score) for m in chunk.mentions for a in m.actors]
        if self.head_first:
            mention = next((m for m in chunk.mentions if m.start >= end), None)
            if mention is None or not self._only_modifiers(end, mention.start):
                return []
            own = [Argument(actor=a, mention=mention, score=mention.score) for a in mention.actors]
            return own + [a for other in self.list_after(chunk) for a in self.actors_of(other, lists=False)]
        mention = next((m for m in reversed(chunk.mentions) if m.end <= index), None)
        if mention is not None:
            return [Argument(actor=a, mention=mention, score=mention.score) for a in mention.actors]
        following = self._next_phrase(chunk)
        if following is not None and following.preposition in self._genitive:
            return self.actors_of(following)
        return []

    def _only_modifiers(self, start: int, end: int) -> bool:
        nouns = self.row.pack.frames.nouns()
        return end - start <= 4 and not any(
            self.row.tokens[i].pos == "NOUN" and self.row.words[i] in nouns for i in range(start, end)
        )

    def _next_phrase(self, chunk: Chunk) -> Chunk | None:
        position = self.row.chunks.index(chunk) + 1
        if position < len(self.row.chunks) and self.row.chunks[position].kind is Kind.NOUN:
            return self.row.chunks[position]
        return None

    def passive_agent(self, occurrence: Occurrence) -> list[Argument]:
        """Return who did it, in a passive: *ditahan KPK*, *dituduh oleh Trump*, *accused by Trump*."""
        if occurrence.clitic is not None and occurrence.voice is Voice.PASSIVE:
            mention = occurrence.clitic
            return [Argument(actor=a, mention=mention, score=mention.score) for a in mention.actors]
        phrases = list(self.after(occurrence.end))
        for chunk in phrases:
            if chunk.preposition in self._agent:
                return self.actors_of(chunk)
        if self.head_first and phrases and not phrases[0].preposition and phrases[0].mentions:
            return self.actors_of(phrases[0])
        return []
