"""What the recogniser marks as one name and is two: *NATO and the European Union*, *UK's CMA*."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.actors.knowledge import Knowledge
from kg.actors.spans import Name, leads_to_holder, text_between
from kg.language import Pack
from kg.model import ActorType, Sentence


def is_pair(name: Name, knowledge: Knowledge) -> bool:
    """*India-Pakistan*: two countries with a dash between are two names, each known by itself."""
    parts = [part for part in re.split("[-–]", name.text) if part]
    hits = [knowledge.find(part) for part in parts]
    return len(parts) == 2 and all(h and h[0].actor.type is ActorType.COUNTRY for h in hits)


def joined(name: Name, sentence: Sentence, knowledge: Knowledge, pack: Pack) -> list[Name]:
    """Part two known names with a conjunction between: [*NATO and the European Union*]."""
    if parts := _owned(name, sentence, knowledge):
        return parts
    articles = pack.words("grammar", "articles")
    for index in range(name.start + 1, name.end - 1):
        if sentence.tokens[index].text.lower() not in pack.words("grammar", "conjunctions"):
            continue
        second = index + 2 if sentence.tokens[index + 1].text.lower() in articles else index + 1
        spans = ((name.start, index), (second, name.end))
        texts = [text_between(sentence, start, end) for start, end in spans if start < end]
        hits = [knowledge.find(text) for text in texts]
        if len(texts) == 2 and all(hits) and not knowledge.find(name.text):
            return [
                replace(name, start=start, end=end, text=text)
                for (start, end), text in zip(spans, texts, strict=True)
            ]
    return []


def _owned(name: Name, sentence: Sentence, knowledge: Knowledge) -> list[Name]:
    """Part a country from what is its own: [*UK's Competition and Markets Authority*]."""
    for index in range(name.start + 1, name.end - 1):
        if sentence.tokens[index].text not in ("'s", "’s") or knowledge.find(name.text):
            continue
        owner = replace(name, end=index, text=text_between(sentence, name.start, index), label="LOC")
        owned = replace(name, start=index + 1, text=text_between(sentence, index + 1, name.end))
        hits = knowledge.find(owner.text)
        if hits and hits[0].actor.type is ActorType.COUNTRY:
            return [owner, owned]
    return []


def split_holder(name: Name, sentence: Sentence, knowledge: Knowledge, pack: Pack) -> list[Name]:
    """Part a body from its holder, run together after a title: *senator* [*Australia James Holloway*].

    Where the holder's own name follows, the span is a body throughout: *Ketua* [*KPU Ambon*] *Nurlela*.
    """
    if leads_to_holder(name, sentence):
        return [name]
    end, hits = knowledge.longest(sentence.tokens[: name.end], name.start, sentence.text, sentence.start)
    before = [
        " ".join(token.text.lower() for token in sentence.tokens[max(0, name.start - n) : name.start])
        for n in (1, 2, 3)
    ]
    if not hits:
        if not _is_acronym_before_name(name, sentence):
            return [name]
        end = name.start + 1
    if end >= name.end or not any(words in pack.titles for words in before):
        return [name]
    label = "LOC" if hits else "ORG"
    body = replace(name, end=end, text=text_between(sentence, name.start, end), hits=hits, label=label)
    return [body, replace(name, start=end, text=text_between(sentence, end, name.end), label="PER")]


def _is_acronym_before_name(name: Name, sentence: Sentence) -> bool:
    """Tell whether the first word is all capitals and the second is not: *NASA James Holloway*."""
    if name.end - name.start < 2:
        return False
    first, second = (token.text for token in sentence.tokens[name.start : name.start + 2])
    return len(first) >= 3 and first.isupper() and second[:1].isupper() and not second.isupper()
