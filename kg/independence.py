"""Which articles speak for themselves: one publisher, or one wire text on many sites, is one voice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from urllib.parse import urlsplit

from kg.ids import fold
from kg.model import Article

SHINGLE = 4  # words in a row: enough that two reporters of one event seldom share many
SKETCH = 64  # hashes kept of a text: the error of the estimate is about 1 / sqrt(64)
ALIKE = 0.5  # share of common shingles from which two texts count as one

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who speaks in an article: its publisher, and a sketch of its text to tell copies by."""

    publisher: str
    sketch: tuple[int, ...] = ()


def source_of(article: Article) -> Source:
    """Return the source of `article`; the host of its address or its id stand in for the publisher."""
    host = urlsplit(article.url).hostname if article.url and "://" in article.url else None
    publisher = article.publisher or (host or "").removeprefix("www.") or f"article {article.id}"
    return Source(publisher=fold(publisher), sketch=sketch(article.text))


def sketch(text: str) -> tuple[int, ...]:
    """Return the smallest hashes of the word sequences of `text`, ascending; none of an empty text.

    A bottom-k sketch: A. Broder, "On the resemblance and containment of documents" (1997).
    """
    words = _WORD.findall(text.lower())
    if not words:
        return ()
    count = max(1, len(words) - SHINGLE + 1)
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(count)}
    hashes = {int.from_bytes(blake2b(s.encode(), digest_size=6).digest()) for s in shingles}
    return tuple(sorted(hashes)[:SKETCH])


def resemblance(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Estimate the share of common shingles of two texts from their sketches: 0 to 1."""
    if not one or not other:
        return 0.0
    smallest = sorted({*one, *other})[:SKETCH]
    common = {*one} & {*other}
    return sum(value in common for value in smallest) / len(smallest)


def independent(articles: Iterable[str], sources: Mapping[str, Source]) -> tuple[frozenset[str], ...]:
    """Gather article ids that are one voice: same publisher, or nearly the same text.

    An article without a source is a voice of its own. Sameness is handed on: if A copies B and B is
    of C's publisher, all three are one voice. The order of `articles` does not matter.
    """
    ids = sorted({*articles})
    leader = {id: id for id in ids}

    def find(id: str) -> str:
        while leader[id] != id:
            leader[id] = leader[leader[id]]
            id = leader[id]
        return id

    def join(one: str, other: str) -> None:
        first, second = sorted((find(one), find(other)))
        leader[second] = first

    publishers: dict[str, str] = {}
    texts: dict[tuple[int, ...], str] = {}
    for id in ids:
        source = sources.get(id)
        if source is None:
            continue
        join(id, publishers.setdefault(source.publisher, id))
        if source.sketch:
            join(id, texts.setdefault(source.sketch, id))
    for one, other in _candidates(texts):
        if find(texts[one]) != find(texts[other]) and resemblance(one, other) >= ALIKE:
            join(texts[one], texts[other])
    groups: dict[str, set[str]] = defaultdict(set)
    for id in ids:
        groups[find(id)].add(id)
    return tuple(frozenset(groups[id]) for id in sorted(groups))


def _candidates(
    texts: Iterable[tuple[int, ...]],
) -> Iterable[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the pairs of sketches that share a hash: the only ones that can be alike."""
    holders: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for each in texts:
        for value in each:
            holders[value].append(each)
    pairs = {pair for held in holders.values() if len(held) > 1 for pair in combinations(sorted(held), 2)}
    return sorted(pairs)
