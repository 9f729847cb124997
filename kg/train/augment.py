"""Variants of training sentences: other names, headlines, typographic quotes, lost accents and cases."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.train.names import NamedSentence, Span
from kg.train.trees import TreeToken

# Words that headlines leave small.
SMALL = """
    di ke dari dan atau yang untuk pada dalam dengan oleh the a an of in on to and or for at by with from
"""
SMALL_WORDS = frozenset(SMALL.split())
# How often a variant is drawn, in parts of one; the rest stays as written.
TITLE_CASE, UPPER_CASE, LOWER_CASE, NO_STOP, CURLY, NO_ACCENT = 0.10, 0.03, 0.03, 0.05, 0.5, 0.15
SWAP = 0.6  # a name becomes another one of its type
SHARED_NAME = 0.5  # ... namely one with as many words
MADE_UP = 0.25  # ... or one that nobody has
NEW_NAMES = frozenset({"PER", "LOC"})  # a ministry's name is made of words, no new ones
VOWELS, CONSONANTS, LETTERS = "aeiou", "bdghjklmnprstvwyz", "ABCDEFGHIJKLMNOPRSTUVW"


def curly(text: str) -> str:
    """Write straight quotes as typographic ones, length unchanged.

    >>> curly('"Ya," kata Ma\\'ruf')
    '“Ya,” kata Ma’ruf'
    """
    opening, letters = True, []
    for letter in text:
        if letter == '"':
            letters.append("“" if opening else "”")
            opening = not opening
        else:
            letters.append("’" if letter == "'" else letter)
    return "".join(letters)


def title_cased(word: str) -> str:
    """Give a word as a headline writes it: "bertemu" → "Bertemu", "di" → "di", "AS" → "AS"."""
    return word if word in SMALL_WORDS or not word[:1].islower() else word[:1].upper() + word[1:]


def unaccented(text: str) -> str:
    """Drop accents where the length of the text stays the same."""
    letters = []
    for letter in text:
        base = unicodedata.normalize("NFD", letter)[0]
        letters.append(base if base.isascii() else letter)
    return "".join(letters)


def vary_tree(tree: list[TreeToken], chance: random.Random) -> list[TreeToken]:
    """Give a sentence of a treebank in another typography; words, heads and relations stay."""
    draw, forms = chance.random(), [token.form for token in tree]
    if chance.random() < CURLY:
        marks = curly("\x1f".join(forms)).split("\x1f")
        forms = marks
    if draw < TITLE_CASE:
        forms = [title_cased(form) for form in forms]
    elif draw < TITLE_CASE + UPPER_CASE:
        forms = [form.upper() for form in forms]
    elif draw < TITLE_CASE + UPPER_CASE + LOWER_CASE:
        forms = [form.lower() for form in forms]
    tokens = [replace(token, form=form) for token, form in zip(tree, forms, strict=True)]
    if draw < TITLE_CASE + UPPER_CASE + LOWER_CASE + NO_STOP:
        tokens = _without_stop(tokens)
    return tokens


def _without_stop(tokens: list[TreeToken]) -> list[TreeToken]:
    last = len(tokens) - 1
    if last > 0 and tokens[last].form == "." and all(token.head != last for token in tokens[:last]):
        return tokens[:last]
    return tokens


def vary_names(
    sentence: NamedSentence, pools: Mapping[str, Sequence[str]], chance: random.Random
) -> NamedSentence:
    """Give a sentence with some names swapped for others of their type, in another typography."""
    sentence = _swapped(sentence, pools, chance)
    text = sentence.text
    draw = chance.random()
    if chance.random() < CURLY:
        text = curly(text)
    if chance.random() < NO_ACCENT:
        text = unaccented(text)
    if draw < TITLE_CASE:
        text = " ".join(title_cased(word) for word in text.split(" "))
    elif draw < TITLE_CASE + UPPER_CASE:
        text = _same_length(text, text.upper())
    elif draw < TITLE_CASE + UPPER_CASE + LOWER_CASE:
        text = _same_length(text, text.lower())
    if draw < TITLE_CASE + UPPER_CASE + LOWER_CASE + NO_STOP and text.endswith("."):
        ends = max((span.end for span in sentence.spans), default=0)
        text = text[:-1] if ends < len(text) else text
    return NamedSentence(text=text, spans=sentence.spans)


def _same_length(text: str, changed: str) -> str:
    return changed if len(changed) == len(text) else text


def _swapped(
    sentence: NamedSentence, pools: Mapping[str, Sequence[str]], chance: random.Random
) -> NamedSentence:
    pieces: list[str] = []
    spans: list[Span] = []
    position = length = 0
    chosen: dict[str, str] = {}
    for span in sentence.spans:
        before, name = sentence.text[position : span.start], sentence.text[span.start : span.end]
        pool = pools.get(span.label, ())
        if name not in chosen:
            chosen[name] = _other(name, span.label, pool, chance) if pool and chance.random() < SWAP else name
        name = chosen[name]
        length += len(before)
        spans.append(Span(start=length, end=length + len(name), label=span.label))
        length += len(name)
        pieces += [before, name]
        position = span.end
    pieces.append(sentence.text[position:])
    return NamedSentence(text="".join(pieces), spans=tuple(spans))


def _other(name: str, label: str, pool: Sequence[str], chance: random.Random) -> str:
    """Draw from the pool; half of the time insist, for a few draws, on as many words and like capitals.

    Some names are made up, so that context is learnt for names that no list has.
    """
    if name.isupper() and name.isalpha() and chance.random() < MADE_UP:
        return "".join(chance.choice(LETTERS) for _ in range(chance.randint(2, 5)))
    drawn = chance.choice(pool)
    if chance.random() < SHARED_NAME:
        for _ in range(8):
            if len(drawn.split()) == len(name.split()) and drawn.isupper() == name.isupper():
                break
            drawn = chance.choice(pool)
    if label in NEW_NAMES and chance.random() < MADE_UP and not drawn.isupper():
        return unheard_of(drawn, chance)
    return drawn


def unheard_of(name: str, chance: random.Random) -> str:
    """Give a name that sounds alike: one vowel and one consonant of each longer word are others.

    >>> unheard_of("Budi", random.Random(1))
    'Beni'
    """
    return " ".join(_changed(word, chance) if len(word) > 3 else word for word in name.split(" "))


def _changed(word: str, chance: random.Random) -> str:
    letters = list(word)
    for kind in (VOWELS, CONSONANTS):
        places = [place for place, letter in enumerate(letters) if place and letter in kind]
        if places:
            letters[chance.choice(places)] = chance.choice(kind)
    return "".join(letters)
