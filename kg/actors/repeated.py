"""Names that the recogniser missed everywhere, and that the article itself gives away by using them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.actors.spans import Name, text_between, title_tokens
from kg.ids import fold
from kg.language import Pack
from kg.model import Sentence

USES = 2  # of a word with a capital, one of them inside of a sentence
ACTING = ("nsubj", "nsubj:pass", "obj")
LONGEST = 4  # words of a name
SHORTEST_ACRONYM = 3  # letters


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words in a row that no name covers."""

    sentence: int
    start: int
    end: int
    first: str


def find_repeated(found: Sequence[list[Name]], sentences: Sequence[Sentence], pack: Pack) -> list[list[Name]]:
    """Return the names of each sentence with those that the article uses again and again.

    A word counts that stands with a capital within a sentence, acts or owns something there, comes at
    least twice, and is never written small.
    """
    runs = [
        run
        for number, (names, sentence) in enumerate(zip(found, sentences, strict=True))
        if not sentence.title
        for run in _runs(number, names, sentence, pack)
    ]
    small = {token.text for sentence in sentences for token in sentence.tokens if token.text.islower()}
    uses = Counter(run.first for run in runs)
    telling = {run.first for run in runs if run.start > 0 and _acts(run, sentences[run.sentence])}
    joined = [list(names) for names in found]
    for run in runs:
        if uses[run.first] >= USES and run.first in telling and run.first not in small:
            text = text_between(sentences[run.sentence], run.start, run.end)
            joined[run.sentence].append(Name(start=run.start, end=run.end, text=text, label="ORG"))
    return [sorted(names, key=lambda name: name.start) for names in joined]


def _runs(number: int, names: list[Name], sentence: Sentence, pack: Pack) -> list[_Run]:
    taken = {index for name in names for index in range(name.start, name.end)} | title_tokens(sentence, pack)
    runs = []
    index = 0
    while index < len(sentence.tokens):
        end = index
        while end < len(sentence.tokens) and end not in taken and _is_proper(sentence, end, pack):
            end += 1
        if 0 < end - index <= LONGEST and not {index - 1, end} & taken:
            first = fold(sentence.tokens[index].text)
            runs.append(_Run(sentence=number, start=index, end=end, first=first))
        index = max(end, index + 1)
    return runs


def _is_proper(sentence: Sentence, index: int, pack: Pack) -> bool:
    token = sentence.tokens[index]
    word = token.text.lower()
    known = word in pack.titles or word in pack.weekdays or word in pack.months or bool(pack.frames.at(word))
    acronym = token.text.isupper() and len(token.text) >= SHORTEST_ACRONYM
    proper = token.pos == "PROPN" and token.text[:1].isupper()
    return (proper or acronym) and token.text.isalpha() and not known and not sentence.title


def _acts(run: _Run, sentence: Sentence) -> bool:
    behind = sentence.tokens[run.end].text if run.end < len(sentence.tokens) else ""
    owns = behind in ("'s", "’s")
    return owns or any(token.dep in ACTING for token in sentence.tokens[run.start : run.end])
