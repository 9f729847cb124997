"""The slots of one predicate, filled on demand: what `frames.tsv` names, found in the sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from itertools import takewhile

from kg.extract.argument import AGREED, ROW_ONLY, Argument
from kg.extract.chunks import Chunk, Kind
from kg.extract.clause_slots import ClauseSlots


class Slots(ClauseSlots):
    """Arguments and words by slot name; see the comments at the head of a pack's `frames.tsv`."""

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
            "parties": self.parties,
            "head": self._described if self.occurrence.predicate.kind == "noun" else self._head,
            "prefix": self._prefix,
            "rest": self._rest,
        }.get(slot)
        return find() if find else self._preposition(slot)

    @cached_property
    def reciprocal(self) -> bool:
        """*X dan Y saling menuduh*, *X and Y accused each other*: each does it to the others."""
        words = [w for w in self.row.pack.pronouns("reciprocal") if w.split(" ")[0] in self.row.words]
        if not words:
            return False
        index, end = self.occurrence.index, self.occurrence.end
        number = self.row.chunk_of[end - 1] + 1
        clause = takewhile(lambda c: c.kind in (Kind.NOUN, Kind.FILLER), self.row.chunks[number:])
        last = max((chunk.end for chunk in clause), default=end)
        return any(
            self._stands_alone(word, start) for start in range(max(0, index - 2), last) for word in words
        )

    def _stands_alone(self, phrase: str, start: int) -> bool:
        """Whether a phrase begins here and no noun follows that it would only describe: *the other party*."""
        end = start + len(phrase.split())
        describes = (
            not self.row.pack.head_first and end < len(self.row.words) and self.row.tokens[end].pos == "NOUN"
        )
        return " ".join(self.row.words[start:end]) == phrase and not describes

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

    def _agent(self) -> list[Argument]:
        if self.occurrence.predicate.kind == "noun":
            return self._described() or self._taking_part()
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

    def _preposition(self, slot: str) -> list[Argument]:
        if (
            self._chunk.paired
            and self.occurrence.predicate.kind == "noun"
            and (slot in self.row.pack.words("grammar", "between"))
        ):
            return self._genitive()
        for chunk in self._following:
            if not self._leads(chunk.preposition, slot) or self._is_means(chunk):
                continue
            if chunk.mentions:
                return self._scaled(chunk, ROW_ONLY + 0.1)
            found = self._end_of_list(chunk) or self._from(chunk) or self._scaled(chunk, ROW_ONLY)
            if found:
                return found
        if (antecedent := self._led_by(slot)) is not None:
            return self._scaled(antecedent, ROW_ONLY)
        if slot in self.row.pack.words("grammar", "receiver") and self.occurrence.predicate.kind == "verb":
            return self._receiver()
        return []

    def _is_means(self, chunk: Chunk) -> bool:
        """*mencapai gencatan senjata dengan mediasi Qatar*: by whose help it is done, not with whom."""
        with_ = chunk.preposition in self.row.pack.words("grammar", "instrument")
        means = self.row.pack.words("grammar", "means")
        return with_ and bool(means.intersection(self.row.words[chunk.head_start : chunk.end]))

    def _led_by(self, slot: str) -> Chunk | None:
        """*a firm in which X holds a stake*, *a bloc of which X is a member*: what the clause is told of."""
        chunks = self.row.chunks
        if self.occurrence.predicate.kind == "verb":
            subject = self._subject[0]
        else:
            subject = self._described_before(self.row.chunk_of[self.occurrence.index] - 1)
        number = chunks.index(subject) - 2 if subject is not None else -1
        if number < 0 or chunks[number + 1].kind is not Kind.RELATIVE:
            return None
        if self.row.words[chunks[number + 1].start] in self.row.pack.words("grammar", "relative-places"):
            there = slot in self.row.pack.words("grammar", "relative-place-slots")
            return self.arguments.antecedent(number + 1) if there else None
        if number < 1:
            return None
        leads = self.row.words[chunks[number].start : chunks[number].end] == [slot]
        return self.arguments.antecedent(number) if leads else None

    def _from(self, chunk: Chunk) -> list[Argument]:
        """*tariffs on cars from Japan*, *bea masuk atas mobil dari China*: whose the goods are."""
        chunks = self.row.chunks
        number = chunks.index(chunk) + 1
        traded = self.row.pack.words("grammar", "traded")
        ends = self.row.pack.words("grammar", "sources")
        if traded.intersection(self.row.words[chunk.head_start : chunk.end]):
            ends |= self.row.pack.words("grammar", "destinations")  # *curbs on exports of gallium to Japan*
            while number < len(chunks) and self._is_material(chunks[number]):
                number += 1
        following = chunks[number] if number < len(chunks) else None
        goods = self.occurrence.predicate.kind != "verb" or not self.passive
        if following is None or not goods or following.preposition not in ends:
            return []
        own = self._scaled(following, ROW_ONLY)
        return [replace(argument, score=argument.score * 0.9, through=True) for argument in own]

    def _is_material(self, chunk: Chunk) -> bool:
        """*exports* [of rare earths] *to Japan*: what is traded."""
        genitive = chunk.preposition in self.row.pack.words("grammar", "genitive")
        return chunk.kind is Kind.NOUN and genitive and not chunk.mentions

    def _leads(self, preposition: str, slot: str) -> bool:
        """Tell whether a preposition opens a slot: *ke arah*, *ke dalam* do what *ke* does."""
        longer = preposition in self.row.pack.words("grammar", "directed-prepositions")
        return preposition == slot or (longer and preposition.split(" ", maxsplit=1)[0] == slot)

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

    def _inner(self) -> list[Argument]:
        chunk = self._patient_chunk
        if chunk is None:
            return []
        found = self.arguments.actors_of(chunk, verb=self.occurrence.index)
        inside = [a for a in found if a.through] or [a for a in found if a.mention.type == "head"]
        if inside:
            return found if found[0].through else inside
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

    def _rest(self) -> list[Argument]:
        """The last name of the sentence: *hadiah untuk informasi yang mengarah pada penangkapan X*."""
        for chunk in reversed(self.row.chunks[self.row.chunk_of[self.occurrence.index] + 1 :]):
            if chunk.kind is Kind.NOUN and (found := self.arguments.actors_of(chunk)):
                return found
        return []

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
        measured = (
            following is not None
            and following.kind is Kind.NOUN
            and (
                following.preposition in self.row.pack.words("grammar", "genitive") and not following.mentions
            )
        )
        return following if measured else None

    def _phrase_words(self, chunk: Chunk) -> set[str]:
        found = set()
        span = range(max(chunk.head_start, chunk.start), chunk.end)
        for index in span:
            word = self.row.words[index]
            stem = self.row.pack.forms.split_clitic(word)[0]
            found |= {word, stem, self.row.tokens[index].lemma.lower()}
            if not self.row.pack.head_first and word.endswith("s"):
                found |= {word[:-1], word[:-2]}
        text = " ".join(self.row.words[i] for i in span)
        found |= {" ".join(text.split()[i : i + n]) for n in (2, 3) for i in range(len(text.split()))}
        return found
