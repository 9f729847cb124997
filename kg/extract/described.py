"""Whom a noun describes: *X adalah anggota Y*, *X, a unit of Y,*, *anak usaha Y, X*."""

from __future__ import annotations

from kg.extract.argument import ROW_ONLY, Argument
from kg.extract.chunks import Chunk, Kind
from kg.extract.circumstances import Circumstances


class Described(Circumstances):
    """Finds the one whom a noun is said of."""

    def _described(self) -> list[Argument]:
        """Return whom the noun describes: behind it, over a conjunction, before it, or apposed to it."""
        if named := self.named_behind() or self._listed_behind() or self._instances_behind():
            return named
        position = self.row.chunk_of[self.occurrence.index] - 1
        if (person := self._also_described(position)) is not None:
            return self._scaled(person, ROW_ONLY)
        if self._chunk.preposition in self.row.pack.words("grammar", "as") and position >= 0:
            return self._described_as(self.row.chunks[position])
        if (before := self._described_before(position)) is not None:
            return self._scaled(before, ROW_ONLY)
        return self._apposed_behind()

    def _listed_behind(self) -> list[Argument]:
        """*Her defenders include X and Y*, *Inpex's partners in the venture are X and Y*: who they are."""
        chunks, number = self.row.chunks, self.row.chunk_of[self.occurrence.index] + 1
        pack = self.row.pack
        naming = pack.words("grammar", "naming-verbs") | pack.words("grammar", "be") - {"'s", "’s"}
        named = False
        while not self._chunk.preposition and number < len(chunks) and not chunks[number].mentions:
            chunk = chunks[number]
            own = chunk.kind is Kind.NOUN and bool(chunk.preposition) and not named
            if chunk.kind not in (Kind.FILLER, Kind.VERB) and not own:
                return []
            named = named or self.row.words[chunk.start] in naming
            number += 1
        first = chunks[number] if named and number < len(chunks) else None
        if first is None or first.kind is not Kind.NOUN or first.preposition:
            return []
        members = [first.apposed or first, *self._members_behind(first)]
        return [a for member in members for a in self.arguments.actors_of(member, lists=False)]

    def _instances_behind(self) -> list[Argument]:
        """*delays at its suppliers, among them X*: some of those that the noun says of somebody."""
        return self.arguments.instances(self._chunk) if self._is_plural() else []

    def _members_behind(self, first: Chunk) -> list[Chunk]:
        """Return the further members of a list whose first may have an apposition of its own."""
        chunks = self.row.chunks
        start = chunks.index(first.apposed or first)
        members = []
        for chunk in chunks[start + 1 :]:
            if chunk.kind not in (Kind.COMMA, Kind.CONJUNCTION, Kind.NOUN):
                break
            if chunk.kind is Kind.NOUN and chunk.mentions and not chunk.preposition:
                members.append(chunk)
        return members

    def _described_as(self, before: Chunk) -> list[Argument]:
        """*Tasman will operate as a subsidiary of X*: the subject, or the phrase right before."""
        if before.kind is Kind.VERB:
            subject, score = self.arguments.subject(before.start)
            return self._scaled(subject, score * ROW_ONLY)
        return self._scaled(before, ROW_ONLY) if before.kind is Kind.NOUN else []

    def _described_before(self, position: int) -> Chunk | None:
        """The phrase before, over commas, copulas and *who is*."""
        position, crossed = self._over_copula(position)
        pack = self.row.pack
        chunks = self.row.chunks
        copula = pack.words("grammar", "copula").intersection(crossed)
        if copula and position + 1 < len(chunks) and chunks[position + 1].kind is Kind.COMMA:
            opening = self.arguments.parenthesis(position + 1)  # *X, which belongs to Y, is among …*
            position = position if opening is None else opening
        among = self._chunk.preposition in pack.words("grammar", "among") and bool(crossed)
        led = bool(self._chunk.preposition) and not among  # *has been among X's supporters*
        if position < 0 or self.row.chunks[position].kind is not Kind.NOUN or led:
            return None
        bare = set(crossed) - pack.words("grammar", "relative") - {","}
        verbless = bool(bare) and bare <= pack.words("grammar", "verbless")
        joining = pack.words("grammar", "copula") | pack.words("negation", "words") | {","}
        joined = bool(joining.intersection(crossed))
        several = self.row.words[self._chunk.head_start] in pack.words("grammar", "several")
        listed = self.arguments.first_of_list(position) if verbless or several else position
        first = self.row.chunks[listed]
        relative = bool(pack.words("grammar", "relative").intersection(crossed))
        beside = crossed == [","] and bool(first.mentions) and first.mentions[-1].end == first.end
        # *met by X, who is Y's daughter*; *flew to São Paulo, the largest city of Brazil*
        free = not first.preposition or relative or beside
        return first if (joined or (verbless and crossed)) and first.mentions and free else None

    def _over_copula(self, position: int) -> tuple[int, list[str]]:
        """Go left over what may stand between the two; return where to, and the words crossed."""
        copula = self.row.pack.words("grammar", "copula")
        crossed: list[str] = []
        while position >= 0:
            chunk = self.row.chunks[position]
            word = self.row.words[chunk.start]
            if chunk.kind not in (Kind.FILLER, Kind.COMMA, Kind.RELATIVE) and not (
                chunk.kind is Kind.VERB and word in copula
            ):
                break
            crossed.append(word)
            position -= 1
        if not crossed and position >= 0 and self.row.words[self.row.chunks[position].end - 1] == ",":
            crossed = [","]  # the comma closed an apposition: *the speaker, X,* | *a member of Y*
        return position, crossed

    def _apposed_behind(self) -> list[Argument]:
        """*anak usaha Y, X*: the name behind the comma."""
        if self._chunk.apposed is not None:
            found = self._scaled(self._chunk.apposed, ROW_ONLY)
            return found if self._is_plural() else found[:1]  # *her husband, X, and Y*: he has one name
        number = self.row.chunk_of[self.occurrence.index]
        after = [c for c in self.row.chunks[number + 1 : number + 3] if c.kind in (Kind.COMMA, Kind.NOUN)]
        if len(after) == 2 and after[0].kind is Kind.COMMA and after[1].mentions and not after[1].preposition:
            return self._scaled(after[1], ROW_ONLY)
        return []

    def _is_plural(self) -> bool:
        word = self.row.words[self.occurrence.end - 1]
        counted = self.row.words[self._chunk.head_start] in self.row.pack.words("grammar", "several")
        return counted or (word.endswith("s") and not self.row.pack.head_first)

    def _also_described(self, position: int) -> Chunk | None:
        """*X, the regent of Y and a member of Z*: over the conjunction to the one whom both describe."""
        chunks = self.row.chunks
        articled = self.row.words[self._chunk.start] in self.row.pack.words("grammar", "indefinite")
        if not articled or position < 1 or chunks[position].kind is not Kind.CONJUNCTION:
            return None
        position -= 1
        while position > 0 and chunks[position].kind is Kind.NOUN and chunks[position].preposition:
            position -= 1
        described = chunks[position]
        if described.kind is not Kind.NOUN or not described.mentions or described.preposition:
            return None
        apposed = "," in self.row.words[described.start : described.end]
        return described if apposed else None

    def named_behind(self) -> list[Argument]:
        """*its smaller rival Tasman Mutual*, *pesaingnya, Valmont*: the name that the noun leads up to."""
        chunk, end = self._chunk, self.occurrence.end
        before = [m for m in chunk.mentions if m.end <= self.occurrence.index and m.type != "demonym"]
        owned = self.occurrence.clitic is not None or bool(before)
        if chunk.kind is not Kind.NOUN or not owned:
            return []
        direct = [m for m in chunk.mentions if m.start == end and m.end == chunk.end]
        found = direct or (chunk.apposed.mentions if chunk.apposed is not None else [])
        return [Argument(actor=a, mention=m, score=m.score * ROW_ONLY) for m in found for a in m.actors]
