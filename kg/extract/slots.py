"""The slots of one predicate, filled on demand: what `frames.tsv` names, found in the sentence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from kg.extract.arguments import AGREED, ROW_ONLY, Argument, Arguments
from kg.extract.chunks import Chunk, Kind, Occurrence, Row
from kg.language import reading_relations
from kg.language.forms import Voice
from kg.model import Mention

BE_REACH = 3


class Slots:
    """Arguments and words by slot name; see the comments at the head of a pack's `frames.tsv`."""

    def __init__(self, row: Row, arguments: Arguments, occurrence: Occurrence) -> None:
        self.row = row
        self.arguments = arguments
        self.occurrence = occurrence

    def actors(self, slot: str) -> list[Argument]:
        """Return the actors in a slot, none where it is empty; `patient!` takes no actor behind a noun."""
        if slot.endswith("!"):
            return [argument for argument in self.actors(slot[:-1]) if not argument.through]
        find = {
            "agent": self._agent,
            "patient": self._patient,
            "genitive": self._genitive,
            "joint": lambda: [],  # pairs are made from the other slot
            "inner": self._inner,
            "clause": self._clause,
            "head": self._described if self.occurrence.predicate.kind == "noun" else self._head,
            "prefix": self._prefix,
            "rest": self._rest,
        }.get(slot)
        return find() if find else self._preposition(slot)

    def words(self, slot: str) -> frozenset[str]:
        """Return the words of a slot's phrase, lower case, without clitics."""
        chunks: Iterable[Chunk | None]
        if slot == "purpose":
            return frozenset(self._purpose_words())
        if slot == "patient":
            chunks = [self._patient_chunk, self._measured()]
        elif slot == "agent":
            chunks = [self._subject[0] if not self.passive else None]
        else:
            chunks = [chunk for chunk in self._following if chunk.preposition == slot]
        return frozenset(word for chunk in chunks if chunk for word in self._phrase_words(chunk))

    def _purpose_words(self) -> set[str]:
        """The words of the clause that says what is wanted, up to the next clause."""
        chunks = self.row.chunks
        number = self.row.chunk_of[self.occurrence.end - 1] + 1
        found: set[str] = set()
        inside = False
        for chunk in chunks[number:]:
            if chunk.kind in (Kind.PURPOSE, Kind.COMPLEMENTIZER):
                inside = True
            elif chunk.kind in (Kind.STOP, Kind.RELATIVE, Kind.SUBORDINATOR) or (
                inside and chunk.kind is Kind.COMMA
            ):
                break
            elif chunk.kind is Kind.VERB:
                inside = True
            if inside:
                found |= self._phrase_words(chunk)
        return found

    def _measured(self) -> Chunk | None:
        """*400 tonnes of medicine*, *a round of talks*: what the of-phrase behind the object names."""
        chunk = self._patient_chunk
        if chunk is None or self.arguments.head_first or chunk.mentions:
            return None
        number = self.row.chunks.index(chunk) + 1
        following = self.row.chunks[number] if number < len(self.row.chunks) else None
        measured = following is not None and following.kind is Kind.NOUN and (
            following.preposition in self.row.pack.words("grammar", "genitive") and not following.mentions
        )
        return following if measured else None

    def _phrase_words(self, chunk: Chunk) -> set[str]:
        found = set()
        span = range(max(chunk.head_start, chunk.start), chunk.end)
        for index in span:
            word = self.row.words[index]
            stem = self.row.pack.forms.split_clitic(word)[0]
            found |= {word, stem, self.row.tokens[index].lemma.lower()}
            if self.row.pack.code == "en" and word.endswith("s"):
                found |= {word[:-1], word[:-2]}
        text = " ".join(self.row.words[i] for i in span)
        found |= {" ".join(text.split()[i : i + n]) for n in (2, 3) for i in range(len(text.split()))}
        return found

    # -- voice ------------------------------------------------------------------------------------------

    @cached_property
    def passive(self) -> bool:
        """Tell whether the grammatical subject is the logical object."""
        voice = self.occurrence.voice
        if voice is Voice.PASSIVE:
            return True
        if voice is not Voice.PARTICIPLE:
            return False
        index = self.occurrence.index
        be = self.row.pack.words("grammar", "be")
        have = self.row.pack.words("grammar", "have")
        position = index - 1
        while position >= 0 and index - position <= BE_REACH + 1:
            if self.row.words[position] in be:
                return True
            if self.row.words[position] in have:
                return False
            if self.row.tokens[position].pos not in ("ADV", "PART", "AUX"):
                break
            position -= 1
        return self._reduced_relative()

    def _reduced_relative(self) -> bool:
        """*a ship seized by Iran*: a participle after a noun, with a by-phrase or no object of its own."""
        token = self.row.tokens[self.occurrence.index]
        agents = self.row.pack.words("grammar", "passive-agent")
        following = next(iter(self.arguments.after(self.occurrence.end)), None)
        by = following is not None and following.preposition in agents
        return by or (
            self.arguments.tree_subject(self.occurrence.index) is None
            and token.dep.startswith("acl")
            and "VerbForm=Part" in token.morph
            and (following is None or following.preposition != "")
        )

    # -- phrases ----------------------------------------------------------------------------------------

    @cached_property
    def _subject(self) -> tuple[Chunk | None, float]:
        return self.arguments.subject(self.occurrence.index)

    @cached_property
    def _following(self) -> list[Chunk]:
        if self.occurrence.predicate.kind == "verb":
            own = list(self.arguments.after(self.occurrence.end))
            return [*(own or self._shared()), *self._with_subject()]
        own_chunk = self._chunk
        phrases = [c for c in self.arguments.after(self.occurrence.index) if c is not own_chunk]
        light = self.light_verb
        if light is not None and light > self.occurrence.index:
            phrases += list(self.arguments.after(light + 1))
        return phrases

    def _shared(self) -> list[Chunk]:
        """*mengecam dan mengancam Taiwan*: verbs joined share their object."""
        chunks = self.row.chunks
        number = self.row.chunk_of[self.occurrence.end - 1] + 1
        if number >= len(chunks) or chunks[number].kind is not Kind.CONJUNCTION:
            return []
        number += 1
        while number < len(chunks) and chunks[number].kind is Kind.FILLER:
            number += 1
        if number < len(chunks) and chunks[number].kind is Kind.VERB:
            return list(self.arguments.after(chunks[number].end))
        return []

    def _with_subject(self) -> list[Chunk]:
        """In a passive, the phrases that belong to the subject: *tariffs on Canadian boards were raised*."""
        subject = self._subject[0] if self.passive else None
        if subject is None or subject.end > self.occurrence.index:
            return []
        phrases = [c for c in self.arguments.after(subject.start) if c.end <= self.occurrence.index]
        return [c for c in phrases if c.preposition]

    @cached_property
    def _chunk(self) -> Chunk:
        return self.row.chunks[self.row.chunk_of[self.occurrence.index]]

    @cached_property
    def _patient_chunk(self) -> Chunk | None:
        if self.passive:
            return self._subject[0]
        first = self._following[0] if self._following else self._extracted()
        if first is None or (first.preposition and first.start >= self.occurrence.end):
            return None
        second = self._following[1] if len(self._following) > 1 else None
        return second if self._is_double(first, second) and second is not None else first

    def _extracted(self) -> Chunk | None:
        """*a claim that Cascadia disputes*: the object stands before its relative clause."""
        chunks = self.row.chunks
        subject = self._subject[0]
        if subject is None or subject.end > self.occurrence.index:
            return None
        number = chunks.index(subject)
        if number < 2 or chunks[number - 1].kind is not Kind.RELATIVE:
            return None
        before = number - 3 if chunks[number - 2].kind is Kind.COMMA else number - 2
        return chunks[before] if before >= 0 and chunks[before].kind is Kind.NOUN else None

    def _is_double(self, first: Chunk, second: Chunk | None) -> bool:
        """*gave Ukraine missiles*, *memberi Vanuatu bantuan*: receiver and thing without a preposition."""
        return (
            second is not None
            and bool(first.mentions)
            and not second.preposition
            and second.start == first.end
            and not second.mentions
        )

    def _receiver(self) -> list[Argument]:
        first, second = [*self._following[:2], None, None][:2]
        if self.passive or first is None or first.preposition:
            return []
        if self._is_double(first, second):
            return self._scaled(first, ROW_ONLY)
        plain = not any(word in ("'s", "’s") for word in self.row.words[first.start : first.end])
        if (
            self.arguments.head_first
            or not plain
            or not first.mentions
            or first.mentions[-1].type == "demonym"
        ):
            return []
        return [a for a in self._scaled(first, ROW_ONLY) if a.through]

    @cached_property
    def light_verb(self) -> int | None:
        """Return the light verb that lends a noun its subject: *melakukan kunjungan*, *kunjungan dilakukan*."""
        number = self.row.chunk_of[self.occurrence.index]
        for step in (-1, 1):
            position = number + step
            while 0 <= position < len(self.row.chunks) and self.row.chunks[position].kind is Kind.FILLER:
                position += step
            if not 0 <= position < len(self.row.chunks):
                continue
            chunk = self.row.chunks[position]
            if chunk.kind is Kind.VERB and self._is_light(chunk.start):
                return chunk.start
        return None

    def _is_light(self, verb: int) -> bool:
        following = self.row.words[verb + 1 : verb + 4]
        rests = self.row.pack.light_verbs.get(self.row.words[verb], ())
        return any(tuple(following[: len(rest)]) == rest for rest in rests)

    # -- slots ------------------------------------------------------------------------------------------

    def _agent(self) -> list[Argument]:
        if self.occurrence.predicate.kind == "noun":
            return self._described()
        if self.passive:
            return self.arguments.passive_agent(self.occurrence)
        chunk, score = self._subject
        return self._scaled(chunk, score)

    def _patient(self) -> list[Argument]:
        if self.passive:
            chunk, score = self._subject
            return self._scaled(chunk, score)
        if self.occurrence.clitic is not None:
            mention = self.occurrence.clitic
            return [Argument(actor=a, mention=mention, score=mention.score) for a in mention.actors]
        chunk = self._patient_chunk
        if chunk is None:
            return []
        span = range(chunk.start, chunk.end)
        agreed = any(
            token.dep in ("obj", "iobj") and token.head == self.occurrence.index and i in span
            for i, token in enumerate(self.row.tokens)
        )
        return self._scaled(chunk, AGREED if agreed else ROW_ONLY)

    def _scaled(self, chunk: Chunk | None, score: float) -> list[Argument]:
        if chunk is None:
            return []
        return [
            Argument(actor=a.actor, mention=a.mention, score=a.score * score, through=a.through)
            for a in self.arguments.actors_of(chunk)
        ]

    def _preposition(self, slot: str) -> list[Argument]:
        if (
            self._chunk.paired
            and self.occurrence.predicate.kind == "noun"
            and (slot in self.row.pack.words("grammar", "between"))
        ):
            return self._genitive()
        for chunk in self._following:
            if chunk.preposition == slot and chunk.mentions:
                return self._scaled(chunk, ROW_ONLY + 0.1)
            if chunk.preposition == slot and (found := self._end_of_list(chunk)):
                return found
        if slot in self.row.pack.words("grammar", "receiver") and self.occurrence.predicate.kind == "verb":
            return self._receiver()
        return []

    def _end_of_list(self, chunk: Chunk) -> list[Argument]:
        """*di sektor energi, infrastruktur, dan pertanian Venezuela*: the name stands at the end."""
        chunks = self.row.chunks
        number = chunks.index(chunk) + 1
        while number < len(chunks) and chunks[number].kind in (Kind.COMMA, Kind.CONJUNCTION, Kind.NOUN):
            member = chunks[number]
            if member.kind is Kind.NOUN and (member.preposition or number - chunks.index(chunk) > 6):
                break
            if member.kind is Kind.NOUN and member.mentions:
                return [a for a in self._scaled(member, ROW_ONLY) if a.through]
            number += 1
        return []

    def _rest(self) -> list[Argument]:
        """The last name of the sentence: *hadiah untuk informasi yang mengarah pada penangkapan X*."""
        for chunk in reversed(self.row.chunks[self.row.chunk_of[self.occurrence.index] + 1 :]):
            if chunk.kind is Kind.NOUN and (found := self.arguments.actors_of(chunk)):
                return found
        return []

    def _genitive(self) -> list[Argument]:
        found = self.arguments.genitive(self.occurrence.index, self.occurrence.end, self.occurrence.clitic)
        if found or self.light_verb is None:
            return found or self._blamed()
        return self._light_subject()

    def _blamed(self) -> list[Argument]:
        """*blamed Rwanda for an attack on Uvira*: the one accused is the one who did it."""
        number = self.row.chunk_of[self.occurrence.index]
        if not self._chunk.preposition or number < 2:
            return []
        patient, verb = self.row.chunks[number - 1], self.row.chunks[number - 2]
        if verb.kind is Kind.VERB and patient.kind is Kind.NOUN and not patient.preposition:
            alleged = reading_relations().alleged
            if any(
                f.relation in alleged for o in self.row.predicates_at(verb.start) for f in o.predicate.frames
            ):
                return self._scaled(patient, ROW_ONLY)
        return []

    def _light_subject(self) -> list[Argument]:
        verb = self.light_verb
        assert verb is not None
        light = self.row.predicates_at(verb)
        voice = next((o.voice for o in light), None) or self._light_voice(verb)
        occurrence = Occurrence(predicate=self.occurrence.predicate, index=verb, end=verb + 1, voice=voice)
        slots = Slots(self.row, self.arguments, occurrence)
        if slots.passive:
            return self.arguments.passive_agent(occurrence)
        if verb > self.occurrence.index:
            return []
        chunk, score = self.arguments.subject(verb)
        return self._scaled(chunk, score)

    def _light_voice(self, verb: int) -> Voice:
        word = self.row.words[verb]
        for citation in self.row.pack.light_citations:
            for form, voice in self.row.pack.forms.of(citation.split(" ")[0], "verb"):
                if form == word:
                    return voice
        return Voice.ACTIVE

    def _inner(self) -> list[Argument]:
        chunk = self._patient_chunk
        if chunk is None:
            return []
        inside = [a for a in self.arguments.actors_of(chunk) if a.through]
        inside = inside or [a for a in self.arguments.actors_of(chunk) if a.mention.type == "head"]
        if inside:
            return inside
        following = next((c for c in self._following if c is not chunk), None)
        if following is not None and following.preposition in self.row.pack.words("grammar", "genitive"):
            return self.arguments.actors_of(following)
        return []

    def _clause(self) -> list[Argument]:
        """The subject of the complement clause: *menuduh bahwa X …*, *demanded that X …*."""
        chunks = self.row.chunks
        position = self.row.chunk_of[self.occurrence.index] + 1
        while position < len(chunks) and chunks[position].kind is Kind.FILLER:
            position += 1
        if position + 1 < len(chunks) and chunks[position].kind is Kind.COMPLEMENTIZER:
            return self._scaled(chunks[position + 1], ROW_ONLY)
        return []

    def _described(self) -> list[Argument]:
        """Whom a noun describes: *X adalah anggota Y*, *X, a unit of Y,*, *anak usaha Y, X*."""
        chunks = self.row.chunks
        number = self.row.chunk_of[self.occurrence.index]
        position = number - 1
        crossed = ""
        if self._chunk.preposition in self.row.pack.words("grammar", "as") and position >= 0:
            return self._scaled(chunks[position], ROW_ONLY) if chunks[position].kind is Kind.NOUN else []
        copula = self.row.pack.words("grammar", "copula")
        while position >= 0 and (
            chunks[position].kind in (Kind.FILLER, Kind.COMMA, Kind.RELATIVE)
            or (chunks[position].kind is Kind.VERB and self.row.words[chunks[position].start] in copula)
        ):
            crossed += " " + self.row.words[chunks[position].start]
            position -= 1
        if position >= 0 and chunks[position].kind is Kind.NOUN and not self._chunk.preposition:
            negations = self.row.pack.words("negation", "words")
            joined = "," in crossed.split() or set(crossed.split()) & (copula | negations)
            if joined and chunks[position].mentions and not chunks[position].preposition:
                return self._scaled(chunks[position], ROW_ONLY)
        after = [c for c in chunks[number + 1 : number + 3] if c.kind in (Kind.COMMA, Kind.NOUN)]
        if len(after) == 2 and after[0].kind is Kind.COMMA and after[1].mentions and not after[1].preposition:
            return self._scaled(after[1], ROW_ONLY)
        return []

    def _head(self) -> list[Argument]:
        """The noun that an adjective modifies: before it in Indonesian, after it in English."""
        index = self.occurrence.index
        chunk = self._chunk
        if self.row.pack.table("grammar").get("head-first"):
            before = [m for m in chunk.mentions if m.end <= index] if chunk.kind is Kind.NOUN else []
            if not before:
                number = self.row.chunk_of[index] - 1
                while number > 0 and self.row.chunks[number].kind is Kind.COMMA:
                    number -= 1
                before = self.row.chunks[number].mentions if number >= 0 else []
            return [Argument(actor=a, mention=m, score=m.score * 0.9) for m in before[-1:] for a in m.actors]
        found = [m for m in chunk.mentions if m.start > index] or self._apposed_head()
        return [Argument(actor=a, mention=m, score=m.score * 0.9) for m in found[-1:] for a in m.actors]

    def _apposed_head(self) -> list[Mention]:
        """*Cascadia Timber, a Vancouver-based mill operator*; *the Iran-backed group*."""
        chunks = self.row.chunks
        number = self.row.chunk_of[self.occurrence.index]
        following = chunks[number + 1] if number + 1 < len(chunks) else None
        if following is not None and following.kind is Kind.NOUN and following.mentions:
            return following.mentions[-1:]
        position = number - 1
        while position > 0 and chunks[position].kind is not Kind.COMMA and number - position < 4:
            position -= 1
        if position > 0 and chunks[position].kind is Kind.COMMA and chunks[position - 1].kind is Kind.NOUN:
            return chunks[position - 1].mentions[-1:]
        return []

    def _prefix(self) -> list[Argument]:
        """The name before the hyphen: *Iran-backed*."""
        index = self.occurrence.index
        if self.row.word(index - 1) not in ("-", "‑"):
            return []
        mention = self.row.covering.get(index - 2)
        return (
            [Argument(actor=a, mention=mention, score=mention.score) for a in mention.actors]
            if mention
            else []
        )
