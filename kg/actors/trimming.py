"""What the recogniser marks, trimmed and joined to whole names: without titles, heads and origins."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from kg.actors.knowledge import Knowledge
from kg.actors.spans import (
    CONNECTORS,
    PARTICLES,
    Name,
    is_derived_noun,
    leads_to_holder,
    text_between,
    title_tokens,
)
from kg.actors.splitting import is_pair, joined, split_holder
from kg.language import Pack
from kg.model import ActorType, Sentence


def trim(name: Name, sentence: Sentence, knowledge: Knowledge, pack: Pack) -> list[Name]:
    """Cut titles and the body in front of a person's name, which the recogniser swallows at times."""
    tokens = sentence.tokens
    if not any(c.isupper() for c in name.text) or is_pair(name, knowledge) or _is_currency(name, pack):
        return []
    if tokens[name.start].text.lower() in pack.honorifics:
        name = replace(name, label="PER")
    if parts := joined(name, sentence, knowledge, pack):
        return parts
    name = _capitalised(_without_brackets(_without_time(name, sentence, pack), sentence), sentence, pack)
    name = _without_kind(_without_clause(name, sentence), sentence, knowledge, pack)
    name = _after_title(name, sentence, pack)
    name = _before_title(name, sentence, pack)
    name = _without_portfolio(name, sentence, knowledge, pack)
    name = _without_head(name, sentence, knowledge, pack)
    if inner := _inner_title(name, sentence, pack):
        first, last = inner
        left = replace(name, end=first, text=text_between(sentence, name.start, first), label="LOC")
        right = replace(name, start=last, text=text_between(sentence, last, name.end), label="PER")
        return [left, right]
    name = _known_person(_without_end_title(name, sentence, knowledge, pack), sentence, knowledge)
    name = _without_origin(name, sentence, knowledge, pack)
    if name.label != "PER" or (name.start and sentence.tokens[name.start].text.isupper()):
        return split_holder(name, sentence, knowledge, pack)
    pieces = []
    start, moved = name.start, True
    while moved and start < name.end - 1:
        moved = False
        for end in range(min(name.end - 1, start + 4), start, -1):
            if " ".join(token.text.lower() for token in tokens[start:end]) in pack.titles:
                start, moved = end, True
                break
        end, hits = knowledge.longest(tokens[: name.end], start, sentence.text, sentence.start)
        if hits and end < name.end and hits[0].actor.type is not ActorType.PERSON and start > name.start:
            pieces.append(
                Name(start=start, end=end, text=text_between(sentence, start, end), label="LOC", hits=hits)
            )
            start, moved = end, True
    return [*pieces, replace(name, start=start, text=text_between(sentence, start, name.end))]


def _is_currency(name: Name, pack: Pack) -> bool:
    """*A$*, *Bantah Terima Rp*: the sign before an amount, with what a headline has before it."""
    sign = name.text.split()[-1].lower()
    return unicodedata.category(sign[-1]) == "Sc" or sign in pack.words("grammar", "currency-signs")


def _known_person(name: Name, sentence: Sentence, knowledge: Knowledge) -> Name:
    """Cut what stands before a known person: *Menteri Investasi dan* [*Hilirisasi* Rosan Roeslani]."""
    if name.label != "PER" or knowledge.find(name.text):
        return name
    for start in range(name.start + 1, name.end - 1):
        text = text_between(sentence, start, name.end)
        if any(hit.actor.type is ActorType.PERSON for hit in knowledge.find(text)):
            return replace(name, start=start, text=text)
    return name


def _without_time(name: Name, sentence: Sentence, pack: Pack) -> Name:
    """Cut a day in front, with the preposition behind it: [*Thursday with the* Green League]."""
    start = name.start
    if sentence.tokens[start].text.lower() not in pack.weekdays:
        return name
    start += 1
    while start < name.end - 1 and not sentence.tokens[start].text[:1].isupper():
        start += 1
    if start >= name.end or start == name.start + 1:
        return name
    return replace(name, start=start, text=text_between(sentence, start, name.end))


def _without_brackets(name: Name, sentence: Sentence) -> Name:
    """Cut an abbreviation in brackets: [*Organisasi Kesehatan Dunia (WHO*]); it is a name of its own."""
    for index in range(name.start + 1, name.end):
        if sentence.tokens[index].text == "(":
            return replace(name, end=index, text=text_between(sentence, name.start, index))
    return name


def _capitalised(name: Name, sentence: Sentence, pack: Pack) -> Name:
    """Cut lower-case words in front and an ordinary noun that opens the sentence: [*Kecaman* Turki]."""
    start = _over_lower(name.start, name.end, sentence)
    if start == 0 and name.end > 1:
        word = sentence.tokens[0].text.lower()
        common = any(entry.kind == "noun" for entry in pack.frames.at(word))
        common = common or sentence.tokens[0].pos in ("NOUN", "CCONJ", "SCONJ", "DET")
        common = common or word in pack.words("grammar", "openers")
        common = common or (name.label == "PER" and is_derived_noun(word, pack))
        if common or word in pack.words("factuality", "past"):
            start = _over_lower(1, name.end, sentence)
    return replace(name, start=start, text=text_between(sentence, start, name.end))


def _over_lower(start: int, end: int, sentence: Sentence) -> int:
    """Return where the first capitalised word or particle of a name stands."""
    while start < end - 1:
        word = sentence.tokens[start].text
        if not word[:1].islower() or word.lower() in PARTICLES:
            break
        start += 1
    return start


def _without_clause(name: Name, sentence: Sentence) -> Name:
    """Cut what is no name behind one: [*M23 of shelling army*]; small words may stand inside, others not."""
    inside = PARTICLES | CONNECTORS
    for index in range(name.start + 1, name.end):
        word = sentence.tokens[index].text
        glued = sentence.tokens[index].start == sentence.tokens[index - 1].end  # *Yoon Ji-hoon*
        if (
            word[:1].islower()
            and word.isalpha()
            and not glued
            and word not in inside
            and not word.startswith(("al", "el"))
        ):
            end = index
            while end > name.start + 1 and sentence.tokens[end - 1].text.lower() in CONNECTORS:
                end -= 1
            return replace(name, end=end, text=text_between(sentence, name.start, end))
    return name


def _without_head(name: Name, sentence: Sentence, knowledge: Knowledge, pack: Pack) -> Name:
    """Cut the head noun of a state: [*Pemerintah* Indonesia]."""
    rest = text_between(sentence, name.start + 1, name.end) if name.end - name.start > 1 else ""
    if sentence.tokens[name.start].text.lower() in pack.words("heads", "state") and knowledge.find(rest):
        return replace(name, start=name.start + 1, text=rest, label="LOC")
    return name


def _without_kind(name: Name, sentence: Sentence, knowledge: Knowledge, pack: Pack) -> Name:
    """Cut the house of a body, the kind of a firm: [*Gedung* DPR], [*BUMN* Pertamina]."""
    kinds = pack.words("grammar", "buildings") | pack.words("grammar", "kinds-of-firms")
    if sentence.tokens[name.start].text.lower() not in kinds or name.end - name.start < 2:
        return name
    rest = text_between(sentence, name.start + 1, name.end)
    if knowledge.find(name.text) or not knowledge.find(rest):
        return name
    return replace(name, start=name.start + 1, text=rest, label="ORG")


def _after_title(name: Name, sentence: Sentence, pack: Pack) -> Name:
    """Cut what belongs to a title that begins before: *Menteri* [*Perhubungan Venezuela*]."""
    words = [token.text.lower() for token in sentence.tokens]
    classed = pack.words("grammar", "branching") | pack.words("name-cues", "government-body")
    if words[name.start] in classed and leads_to_holder(name, sentence):
        return name
    for start in range(max(0, name.start - 3), name.start):
        for end in range(name.end - 1, name.start, -1):
            if " ".join(words[start:end]) in pack.titles:
                return replace(name, start=end, text=text_between(sentence, end, name.end))
    return name


def _before_title(name: Name, sentence: Sentence, pack: Pack) -> Name:
    """Cut the first words of a rank that goes on behind: [*Tanjung Selaras Ajun*] *Komisaris Besar*."""
    inside = title_tokens(sentence, pack)
    if name.end not in inside or name.end - 1 not in inside:
        return name
    words = [token.text.lower() for token in sentence.tokens]
    for start in range(name.start + 1, name.end):
        if any(" ".join(words[start:end]) in pack.titles for end in range(name.end + 1, name.end + 4)):
            return replace(name, end=start, text=text_between(sentence, name.start, start))
    return name


def _without_portfolio(name: Name, sentence: Sentence, knowledge: Knowledge, pack: Pack) -> Name:
    """Cut what an office is for: *Dirjen Jalan dan* [*Jembatan Kementerian Pekerjaan Umum*], *X*."""
    words = [token.text.lower() for token in sentence.tokens]
    classed = pack.words("grammar", "branching") | pack.words("name-cues", "government-body")
    behind = words[name.start - 1] in pack.words("grammar", "conjunctions") if name.start else False
    if not pack.head_first or not behind or words[name.start] in classed or knowledge.find(name.text):
        return name
    for start in range(name.start + 1, name.end):
        text = text_between(sentence, start, name.end)
        if words[start] in classed and knowledge.find(text):
            return replace(name, start=start, text=text)
    return name


def _inner_title(name: Name, sentence: Sentence, pack: Pack) -> tuple[int, int] | None:
    """Find a title inside of a span that runs body and holder together: *British Columbia Premier David*."""
    words = [token.text.lower() for token in sentence.tokens]
    for first in range(name.start + 1, name.end - 1):
        for last in range(min(name.end - 1, first + 3), first, -1):
            title = pack.titles.get(" ".join(words[first:last]))
            if title is not None and title.relation is not None and name.label != "ORG":
                return first, last
    return None


def _without_end_title(name: Name, sentence: Sentence, knowledge: Knowledge, pack: Pack) -> Name:
    """Cut a title behind a known place or body: [*British Columbia Premier*] *David Eby*."""
    words = [token.text.lower() for token in sentence.tokens]
    for first in range(name.start + 1, name.end):
        title = pack.titles.get(" ".join(words[first : name.end]))
        text = text_between(sentence, name.start, first)
        if title is not None and title.relation is not None and knowledge.find(text):
            return replace(name, end=first, text=text, label="LOC")
        rank = title is not None and title.relation is None and name.end - first > 1
        if rank and leads_to_holder(name, sentence):  # *Polresta Jayapura Komisaris Besar* [*Yulius*]
            return replace(name, end=first, text=text)
    return name


def _without_origin(name: Name, sentence: Sentence, knowledge: Knowledge, pack: Pack) -> Name:
    """Cut a country behind the name: *Nordwald of Finland*."""
    links = pack.words("grammar", "genitive") | pack.words("grammar", "origin")
    for index in range(name.start + 1, name.end - 1):
        if sentence.tokens[index].text.lower() in links and not knowledge.find(name.text):
            hits = knowledge.find(text_between(sentence, index + 1, name.end))
            if hits and hits[0].actor.type is ActorType.COUNTRY:
                return replace(name, end=index, text=text_between(sentence, name.start, index))
    return name
