"""Nominals: names grown to the whole phrase that stands for the actor.

*Menteri Luar Negeri Ukraina Andrii Sybiha*, *pemerintah Venezuela*, *Israeli forces*, *its chief
executive, Ellen Roy* are one mention each, with the roles that the title gives its holder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.actors.spans import text_between
from kg.language import Pack, Title
from kg.model import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A title with its body: what a mention says of its holder, or who it means where no name is given.

    `body` is an actor id, or None where the text does not say; `pronoun` is the possessive that stands
    for the body (*its*, *-nya*), `anchor` the description that does (*the group's*, *blok itu*).
    `former`: held before; `ended`: the sentence itself tells how it ended.
    """

    title: Title
    words: str
    body: str | None = None
    pronoun: str | None = None
    anchor: Nominal | None = None
    former: bool = False
    ended: bool = False
    modifier: str | None = None


@dataclass(slots=True)
class Nominal:
    """A mention in the making. `actor` is an id; None for pronouns and descriptions not yet resolved.

    `kind`: name, metonym, demonym, head, title (an office without a name), pronoun, description.
    `of_state`: the text calls it the state's own.
    """

    start: int
    end: int
    kind: str
    actor: str | None = None
    also: tuple[str, ...] = ()
    offices: list[Office] = field(default_factory=list)
    located: str | None = None
    head: str = ""
    possessive: str = ""
    link: str = ""
    score: float = 1.0
    of_state: bool = False

    def mean(self, actor: str, link: str, score: float) -> None:
        """Stand for an actor from now on; `link` says in words why, `score` how surely."""
        self.actor, self.link, self.score = actor, link, score


class Line:
    """The words of a sentence in lower case, with the nominals found in it so far."""

    def __init__(self, sentence: Sentence, nominals: list[Nominal]) -> None:
        self.sentence = sentence
        self.words = [token.text.lower() for token in sentence.tokens]
        self.nominals = sorted(nominals, key=lambda nominal: nominal.start)

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """Return the word at `index`, "" beyond the ends."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def phrase(self, start: int, end: int) -> str:
        return " ".join(self.words[max(start, 0) : end])

    def text(self, start: int, end: int) -> str:
        """Return the words as they are written."""
        return text_between(self.sentence, start, end)

    def starting(self, index: int) -> Nominal | None:
        """Return the nominal that starts at token `index`."""
        return next((n for n in self.nominals if n.start == index), None)

    def ending(self, index: int) -> Nominal | None:
        """Return the nominal that ends right before token `index`."""
        return next((n for n in self.nominals if n.end == index), None)

    def covering(self, index: int) -> Nominal | None:
        return next((n for n in self.nominals if n.start <= index < n.end), None)

    def meant_before(self, nominal: Nominal) -> list[Nominal]:
        """Return the nominals to the left of one that mean somebody already."""
        return [n for n in self.nominals if n.end <= nominal.start and n.actor]

    def absorb(self, nominal: Nominal) -> None:
        """Put in a nominal in the place of those that it covers."""
        kept = [n for n in self.nominals if n.end <= nominal.start or n.start >= nominal.end]
        self.nominals = sorted([*kept, nominal], key=lambda n: n.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleMatch:
    """A title found at tokens `start` to `end` (former-words and possessives before it not included)."""

    start: int
    end: int
    title: Title
    clitic: str


class TitleFinder:
    """Finds the longest titles of a pack in a line."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._by_first: dict[str, list[tuple[tuple[str, ...], Title]]] = {}
        for text, title in pack.titles.items():
            words = tuple(text.replace("-", " - ").split()) if not pack.head_first else tuple(text.split())
            self._by_first.setdefault(words[0], []).append((words, title))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, line: Line) -> Iterator[TitleMatch]:
        """Yield titles from left to right, without overlap."""
        index = 0
        while index < len(line):
            match = self.at(line, index)
            if match:
                yield match
                index = match.end
            else:
                index += 1

    def at(self, line: Line, start: int) -> TitleMatch | None:
        """Return the longest title that begins at token `start` and lies outside of names."""
        first, first_clitic = self.pack.forms.split_clitic(line.word(start))
        if line.word(start) not in self._by_first and first not in self._by_first:
            return None
        covering = line.covering(start)
        if covering is not None and covering.kind in ("name", "metonym"):
            return None
        for lookup, clitic in ((line.word(start), ""), (first, first_clitic)):
            for words, title in self._by_first.get(lookup, ()):
                end = start + len(words)
                if any((n := line.covering(i)) and n.kind in ("name", "metonym") for i in range(start, end)):
                    continue
                if len(words) == 1:
                    return TitleMatch(start=start, end=end, title=title, clitic=clitic)
                last, last_clitic = self.pack.forms.split_clitic(line.word(end - 1))
                middle = tuple(line.words[start + 1 : end - 1])
                if middle == words[1:-1] and words[-1] in (line.word(end - 1), last):
                    return TitleMatch(
                        start=start,
                        end=end,
                        title=title,
                        clitic="" if words[-1] == line.word(end - 1) else last_clitic,
                    )
        return None


@cache
def title_finder(pack: Pack) -> TitleFinder:
    """Return the finder of a pack, made once."""
    return TitleFinder(pack)
