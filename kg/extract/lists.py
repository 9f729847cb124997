"""Lists of noun phrases: *Rusia, China, dan Iran*."""

from __future__ import annotations

from kg.extract.chunks import Chunk, Kind
from kg.extract.clauses import FURTHEST_CHUNK, Clauses

LONGEST_LEAD = 4  # words of a description before a name in a list


class Lists(Clauses):
    """Finds where lists begin and what belongs to them."""

    def list_after(self, chunk: Chunk) -> list[Chunk]:
        """Return the further members of a list that begins with `chunk`: *Rusia, China, dan Iran*."""
        chunks = self.row.chunks
        position = chunks.index(chunk) + 1
        members: list[Chunk] = []
        closed = False
        while position < len(chunks):
            commas, start = 0, position
            position = self._over_insertion(position)
            inserted = position > start
            while position < len(chunks) and chunks[position].kind is Kind.COMMA:
                position, commas = position + 1, commas + 1
            joined = position < len(chunks) and chunks[position].kind is Kind.CONJUNCTION
            position += joined
            if not (commas or joined) or position >= len(chunks) or chunks[position].kind is not Kind.NOUN:
                break
            if commas and joined and not members and not inserted:
                break  # *owned by the Indonesian state, and Petronas*: two alone have no comma
            member = chunks[position]
            same = member.preposition in ("", chunk.preposition)
            opens = chunks[0] is chunk
            if self.row.sentence.title and not joined and not opens and self._has_own_verb(member):
                break
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
        between = chunk.preposition in self.row.pack.words("grammar", "between")
        if joined and is_object and not between and self._has_own_verb(member):
            return False
        begins_with_name = member.mentions[0].start <= member.head_start + (0 if self.head_first else 2)
        lead = self.row.tokens[member.head_start : member.mentions[0].start]
        described = not self.head_first and member.mentions[0].end == member.end and len(lead) <= LONGEST_LEAD
        # *the utility PLN and* [*the fertilizer maker Pupuk Indonesia*]
        begins_with_name = begins_with_name or (
            described and all(token.pos in ("DET", "ADJ", "NOUN") for token in lead)
        )
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

    def first_of_list(self, position: int) -> int:
        """Return where the list begins that ends with the phrase at `position`."""
        for start in range(max(0, position - FURTHEST_CHUNK), position):
            chunk = self.row.chunks[start]
            between = chunk.preposition in self.row.pack.words("grammar", "between")
            if chunk.kind is Kind.NOUN and chunk.mentions and (between or not chunk.preposition):
                members = self.list_after(chunk)
                if members and members[-1] is self.row.chunks[position]:
                    return start
        return position

    def people_of_both(self, position: int) -> Chunk | None:
        """*Negotiators from Sudan and* [*Chad*] *resumed talks*: those of the two, not the second alone."""
        chunks = self.row.chunks
        kinds = [chunk.kind for chunk in chunks[max(0, position - 3) : position]]
        if kinds != [Kind.NOUN, Kind.NOUN, Kind.CONJUNCTION]:
            return None
        people, body = chunks[position - 3], chunks[position - 2]
        belonging = self.row.pack.words("grammar", "belonging")
        described = belonging.intersection(self.row.words[people.head_start : people.end])
        links = (*self._genitive, *self.row.pack.words("grammar", "sources"))
        return people if described and not people.mentions and body.preposition in links else None
