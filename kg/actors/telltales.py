"""Names that the recogniser missed and that words in them or beside them give away."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.actors.spans import CONNECTORS, Name, run_end, text_between, title_tokens
from kg.ids import fold
from kg.language import Pack
from kg.model import ActorType, Sentence, Token

OPENING = frozenset({"CCONJ", "ADV", "SCONJ", "PUNCT"})  # what may stand before it: *Adapun*, *But*
SHORTEST_BODY = 2  # words of a body of which one says that it is one
OPENING_MARKS = frozenset({".", ":", "“", '"', "‘", "'", "!", "?"})  # behind them any word has a capital
SHORTEST_INITIALS = 3  # letters of an abbreviation that spells a name
LONGEST_DESCRIPTION = 6  # words behind the noun of a description: *perusahaan asal Korea Selatan*
LONGEST_OPENING = 4  # words of a name that only its place at the head of a sentence gives away
# Small words inside of a capitalised run that leads up to a word for a body.
INSIDE_BODIES = (CONNECTORS | {"'", "’"}) - {"the", "in", "to", "on", "with", "dari"}
_CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+[A-Z]?")
Finder = Callable[[Sentence, Pack, list[Name]], list[Name]]


def _titled(sentence: Sentence, pack: Pack, found: list[Name]) -> list[Name]:
    """Return names that only their title gives away: capitals after *Presiden*, *Menteri …*, *Colonel*."""
    tokens = sentence.tokens
    taken = {i for name in found for i in range(name.start, name.end)} | title_tokens(sentence, pack)
    names = []
    for start in range(1, len(tokens)):
        word = tokens[start].text
        if (
            start in taken
            or not word[:1].isupper()
            or tokens[start].pos != "PROPN"
            or word.lower() in pack.titles
        ):
            continue
        body = next((name for name in found if name.end == start and name.label in ("LOC", "ORG")), None)
        behind = body is not None and pack.head_first and not sentence.title
        edge = body.start if body is not None and behind else start
        before = [" ".join(t.text.lower() for t in tokens[max(0, edge - n) : edge]) for n in (1, 2, 3)]
        end = run_end(sentence, start, taken)
        whole = edge == start or end not in taken
        if any(words in pack.titles for words in before) and end - start >= 2 and whole:
            names.append(Name(start=start, end=end, text=text_between(sentence, start, end), label="PER"))
            taken |= set(range(start, end))
    return names


def _seats(sentence: Sentence, pack: Pack, found: list[Name]) -> list[Name]:
    """Return places that only what hangs on them gives away: [*Hanover*]*-based*."""
    taken = {i for name in found for i in range(name.start, name.end)}
    words = [token.text for token in sentence.tokens]
    links = pack.words("grammar", "seat-suffixes")
    names = []
    for index in range(1, len(words) - 1):
        if words[index] not in ("-", "‑") or words[index + 1].lower() not in links or index - 1 in taken:
            continue
        start = index - 1
        while start > 0 and start - 1 not in taken and sentence.tokens[start - 1].pos == "PROPN":
            start -= 1
        if words[start][:1].isupper():
            names.append(Name(start=start, end=index, text=text_between(sentence, start, index), label="LOC"))
    return names


def _opening_name(sentence: Sentence, pack: Pack, found: list[Name]) -> list[Name]:
    """Return a name at the head of the sentence that the recogniser missed: *Erika Lund menggantikan …*.

    There every word has a capital, so that the tree has to take it for who acts or is acted on.
    """
    tokens = sentence.tokens
    if sentence.title:
        return []
    taken = {i for name in found for i in range(name.start, name.end)} | title_tokens(sentence, pack)
    start = 0
    while start < len(tokens) and tokens[start].pos in OPENING:
        start += 1
    end = start
    while end < len(tokens) and end not in taken and _is_name_word(tokens[end], pack):
        end += 1
    acts = any(token.dep.startswith("nsubj") for token in tokens[start:end])
    shortest = 2 if pack.head_first else 1  # in Indonesian the tagger takes many a word there for a name
    if not shortest <= end - start <= LONGEST_OPENING or not acts:
        return []
    label = "PER" if end - start > 1 else "ORG"
    return [Name(start=start, end=end, text=text_between(sentence, start, end), label=label)]


def _capitals(sentence: Sentence, pack: Pack, found: list[Name]) -> list[Name]:
    """Return runs of two capitals or more inside of a sentence, which are names in English."""
    tokens = sentence.tokens
    if sentence.title or pack.head_first:
        return []
    taken = {i for name in found for i in range(name.start, name.end)} | title_tokens(sentence, pack)
    names = []
    index = 1
    while index < len(tokens):
        end = index
        while end < len(tokens) and end not in taken and _is_name_word(tokens[end], pack):
            end += 1
        opens = tokens[index - 1].text in OPENING_MARKS
        if end - index >= SHORTEST_BODY and not opens:
            label = "PER" if fold(tokens[index].text) in pack.given_names else "ORG"
            names.append(Name(start=index, end=end, text=text_between(sentence, index, end), label=label))
        index = max(end, index + 1)
    return names


def _camels(sentence: Sentence, pack: Pack, found: list[Name]) -> list[Name]:
    """Return words with a capital inside, which no ordinary word has: *SalMar*, *KazMunayGas*."""
    taken = {i for name in found for i in range(name.start, name.end)}
    return [
        Name(start=index, end=index + 1, text=token.text, label="ORG")
        for index, token in enumerate(sentence.tokens)
        if index not in taken and _CAMEL.fullmatch(token.text) and token.text.lower() not in pack.titles
    ]


def _is_name_word(token: Token, pack: Pack) -> bool:
    word = token.text
    known = word.lower() in pack.titles or bool(pack.frames.at(word.lower()))
    return token.pos == "PROPN" and word[:1].isupper() and word[1:].islower() and word.isalpha() and not known


def _bodies(sentence: Sentence, pack: Pack, found: list[Name]) -> list[Name]:
    """Return capitalised runs with a word for a body at their head: *the Irish Farmers' Association*.

    The head is the last word in English and the first in Indonesian: *Serikat Nelayan Nusantara*.
    """
    if sentence.title:
        return []
    cues = pack.words("name-cues", "organisation") | pack.words("name-cues", "party")
    tokens = sentence.tokens
    settled = (name for name in found if name.label == "PER" or (name.hits and pack.head_first))
    blocked = {i for name in settled for i in range(name.start, name.end)}
    names = []
    for index, token in enumerate(tokens):
        if index in blocked or not token.text[:1].isupper() or token.text.lower() not in cues:
            continue
        edge = _run(tokens, index, 1 if pack.head_first else -1, blocked)
        start, end = min(index, edge), max(index, edge) + 1
        whole = any(name.start <= start and name.end >= end for name in found)
        if end - start >= SHORTEST_BODY and not whole:
            names.append(Name(start=start, end=end, text=text_between(sentence, start, end), label="ORG"))
    return names


def _firms(sentence: Sentence, pack: Pack, found: list[Name]) -> list[Name]:
    """Return capitalised runs with a legal form at their end: *Andesol Mining Ltd*, *Suralaya Energi Tbk*."""
    if sentence.title:
        return []
    forms = pack.words("grammar", "legal-forms") - pack.words("grammar", "company-forms")
    tokens = sentence.tokens
    names = []
    for index, token in enumerate(tokens):
        if token.text.lower() not in forms or not token.text[:1].isupper():
            continue
        start = _run(tokens, index, -1, set())
        whole = any(name.start <= start and name.end > index for name in found)
        if start < index and not whole:
            text = text_between(sentence, start, index + 1)
            names.append(Name(start=start, end=index + 1, text=text, label="ORG"))
    return names


def _run(tokens: tuple[Token, ...], index: int, step: int, blocked: set[int]) -> int:
    """Return the last word of the run of capitalised words that goes from a word to the right or the left."""
    edge = index
    position = index + step
    while 0 <= position < len(tokens) and position not in blocked:
        word = tokens[position].text
        if word[:1].isupper() and word[:1].isalpha() and tokens[position].pos in ("PROPN", "ADJ", "NOUN"):
            edge = position
        elif word.lower() not in INSIDE_BODIES:
            break
        position += step
    return edge


def _after_description(sentence: Sentence, pack: Pack, found: list[Name]) -> list[Name]:
    """Return what stands behind a noun for an organisation: *the brokerage* [Lomond Partners]."""
    if sentence.title:
        return []
    taken = {i for name in found for i in range(name.start, name.end)} | title_tokens(sentence, pack)
    names = []
    for index, token in enumerate(sentence.tokens[:-1]):
        entry = pack.table("descriptions").get(token.text)
        if entry is None or entry["type"] != ActorType.ORGANISATION or token.pos not in ("NOUN", "PROPN"):
            continue
        following = sentence.tokens[index + 1]
        if index + 1 in taken or not following.text[:1].isupper() or not following.text[:1].isalpha():
            continue
        loose = following.pos in ("PROPN", "ADJ") and not pack.head_first
        end = _run(sentence.tokens, index, 1, taken) + 1 if loose else run_end(sentence, index + 1, taken)
        if end > index + 1 and (loose or following.pos == "PROPN"):
            text = text_between(sentence, index + 1, end)
            names.append(Name(start=index + 1, end=end, text=text, label="ORG"))
    return names


def _behind_description(sentence: Sentence, pack: Pack, found: list[Name]) -> list[Name]:
    """Return what a longer description leads up to: *perusahaan asal Korea Selatan*, [*Kyungrim Energy*]*,*.

    The noun for an organisation opens the description in Indonesian and closes it in English (*her party*,
    [*Horizons*]*,*); a comma stands between.
    """
    if sentence.title:
        return []
    tokens = sentence.tokens
    by_start = {name.start: name for name in found}
    taken = {i for name in found for i in range(name.start, name.end)}
    names = []
    for index, token in enumerate(tokens[:-2]):
        entry = pack.table("descriptions").get(token.text)
        if entry is None or entry["type"] != ActorType.ORGANISATION:
            continue
        position = index + 1
        while pack.head_first and position < len(tokens) and position - index <= LONGEST_DESCRIPTION:
            if position in by_start and by_start[position].label == "LOC":
                position = by_start[position].end
            elif tokens[position].text.islower() and tokens[position].pos in ("NOUN", "ADJ", "VERB", "ADP"):
                position += 1
            else:
                break
        if position >= len(tokens) - 1 or tokens[position].text != ",":
            continue
        end = run_end(sentence, position + 1, taken)
        closed = end < len(tokens) and tokens[end].text in (",", ".")
        capital = tokens[position + 1].pos == "PROPN" or not pack.head_first
        if end > position + 1 and closed and capital:
            text = text_between(sentence, position + 1, end)
            names.append(Name(start=position + 1, end=end, text=text, label="ORG"))
    return names


def _before_description(sentence: Sentence, pack: Pack, found: list[Name]) -> list[Name]:
    """Return what a small word for a body closes: *the liberal* [*Forward*] *party*."""
    if sentence.title or pack.head_first:
        return []
    taken = {i for name in found for i in range(name.start, name.end)} | title_tokens(sentence, pack)
    tokens = sentence.tokens
    names = []
    for index, token in enumerate(tokens):
        start = index
        while start > 1 and start - 1 not in taken and tokens[start - 1].text.istitle():
            start -= 1
        led = start > 0 and tokens[start - 1].pos in ("DET", "ADJ")
        if token.text in pack.words("grammar", "named-before") and start < index and led:
            text = text_between(sentence, start, index)
            names.append(Name(start=start, end=index, text=text, label="ORG"))
    return names


def _initialled(sentence: Sentence, pack: Pack, found: list[Name]) -> list[Name]:
    """Return what an abbreviation behind it spells: [*Serikat Nelayan Pesisir Barat*] *(SNPB)*.

    The first letters of its capitalised words are those of the abbreviation.
    """
    tokens = sentence.tokens
    people = {i for name in found if name.label == "PER" for i in range(name.start, name.end)}
    portfolios = title_tokens(sentence, pack)
    names = []
    for index in range(SHORTEST_INITIALS, len(tokens) - 2):
        letters = tokens[index + 1].text
        if tokens[index].text != "(" or tokens[index + 2].text != ")" or not letters.isupper():
            continue
        start = index
        initials = ""
        while start > 0 and len(initials) < len(letters) and start - 1 not in people:
            word = tokens[start - 1].text
            if word[:1].isupper():
                initials = word[0] + initials
            elif word.lower() not in CONNECTORS:
                break
            start -= 1
        titled = {start - 1, start} & portfolios  # *Menteri Energi dan Sumber Daya Mineral (ESDM)*
        spelled = initials == letters and len(letters) >= SHORTEST_INITIALS and not titled
        if spelled and not any(name.start <= start and name.end >= index for name in found):
            text = text_between(sentence, start, index)
            names.append(Name(start=start, end=index, text=text, label="ORG"))
    return names


TELLTALES: tuple[Finder, ...] = (
    _titled,
    _seats,
    _initialled,
    _firms,
    _bodies,
    _after_description,
    _before_description,
    _behind_description,
    _opening_name,
    _capitals,
    _camels,
)
