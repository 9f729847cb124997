"""Bodies parted from their holders by the rest of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.actors.spans import Name, follows_title, leads_to_holder, text_between, title_tokens
from kg.ids import fold
from kg.language import Pack
from kg.model import Sentence

LONGEST_PERSON = 3  # words of the name of a person that a firm's may have swallowed


def part_bodies(found: Sequence[list[Name]], sentences: Sequence[Sentence], pack: Pack) -> list[list[Name]]:
    """Part bodies from holders by the rest of the article.

    *Presiden Direktur* [*Mizuhara Kenji Morimoto*], where *Mizuhara* stands alone elsewhere or begins the
    name of an organisation.
    """
    forms = pack.words("grammar", "company-forms")
    people = {
        fold(name.text)
        for names in found
        for name in names
        if name.label == "PER" and not name.hits and name.end - name.start == 1
    }
    bodies = {fold(name.text) for names in found for name in names if name.label == "ORG"}
    whole: set[str] = set()
    firsts: set[str] = set()
    for name in (name for names in found for name in names if name.label in ("ORG", "LOC")):
        whole.add(fold(name.text))
        firsts.update([word for word in fold(name.text).split() if word not in forms][:1])
    parted = []
    for names, sentence in zip(found, sentences, strict=True):
        led = [_led(name, sentence, bodies, pack) for name in sorted(names, key=lambda name: name.start)]
        moved = _moved(_apart(led, sentence, bodies), sentence, whole, pack)
        pieces = [piece for name in moved for piece in _part(name, sentence, whole, firsts, pack)]
        parted.append([piece for name in pieces for piece in _firm_and_head(name, sentence, people, pack)])
    return parted


def _moved(names: list[Name], sentence: Sentence, whole: set[str], pack: Pack) -> list[Name]:
    """*Dinas Pekerjaan Umum Lembah* [*Sari Agus Rahmanto*], where *Lembah Sari* stands alone elsewhere."""
    ordered = sorted(names, key=lambda name: name.start)
    for number, name in enumerate(ordered):
        start = name.start
        long = name.label == "PER" and not name.hits and name.end - start >= 2 and start > 0
        if not long or fold(text_between(sentence, start - 1, start + 1)) not in whole:
            continue
        before = ordered[number - 1] if number and ordered[number - 1].end == start else None
        first = before.start if before is not None else start - 1
        opens = sentence.tokens[first - 1].text if before is not None and first else ""
        if opens[:1].isupper() and opens.lower() in pack.words("name-cues", "government-body"):
            first -= 1  # [*Dinas*] *Pekerjaan Umum*
        body = replace(before or name, start=first, end=start + 1, hits=())
        label = before.label if before is not None else "LOC"
        body = replace(body, text=text_between(sentence, first, start + 1), label=label)
        holder = replace(name, start=start + 1, text=text_between(sentence, start + 1, name.end))
        kept = [other for other in ordered if other not in (name, before)]
        return sorted([*kept, body, holder], key=lambda other: other.start)
    return ordered


def _led(name: Name, sentence: Sentence, bodies: set[str], pack: Pack) -> Name:
    """*Kepala Divisi* [*Kredit* Bank Artha], where *Bank Artha* stands alone elsewhere."""
    if name.label != "ORG" or name.hits or not follows_title(sentence, name.start, pack):
        return name
    for start in range(name.start + 1, name.end - 1):
        text = text_between(sentence, start, name.end)
        if fold(text) in bodies:
            return replace(name, start=start, text=text)
    return name


def _apart(names: list[Name], sentence: Sentence, bodies: set[str]) -> list[Name]:
    """[*Bank Artha Melinda*] [*Santoso*], where *Bank Artha* stands alone elsewhere."""
    parted = list(names)
    for number, body in enumerate(names[:-1]):
        holder = names[number + 1]
        if body.label != "ORG" or holder.label != "PER" or holder.start != body.end or body.hits:
            continue
        reach = range(body.end - 1, body.start + 1, -1)
        cut = next((i for i in reach if fold(text_between(sentence, body.start, i)) in bodies), None)
        if cut is not None:
            parted[number] = replace(body, end=cut, text=text_between(sentence, body.start, cut))
            text = text_between(sentence, cut, holder.end)
            parted[number + 1] = replace(holder, start=cut, text=text)
    return parted


def _firm_and_head(name: Name, sentence: Sentence, people: set[str], pack: Pack) -> list[Name]:
    """*Direktur* [*PT Karya Mandala Lintas Yulianto Halim*], where *Yulianto* stands alone elsewhere."""
    opening = sentence.tokens[name.start].text.lower()
    if opening not in pack.words("grammar", "legal-forms") or name.hits:
        return [name]
    reach = range(max(name.start + 2, name.end - LONGEST_PERSON), name.end)
    cut = next((i for i in reach if fold(sentence.tokens[i].text) in people), None)
    if cut is None:
        return [name]
    firm = replace(name, end=cut, text=text_between(sentence, name.start, cut))
    holder = replace(name, start=cut, text=text_between(sentence, cut, name.end), label="PER")
    return [firm, holder]


def _part(name: Name, sentence: Sentence, whole: set[str], firsts: set[str], pack: Pack) -> list[Name]:
    """Part one name after a title where it begins with a body, or with the first word of one."""
    if leads_to_holder(name, sentence) or not follows_title(sentence, name.start, pack):
        return [name]
    cut = _known_body(name, sentence, whole)
    if cut is None and _begins_with_body(name, sentence, firsts, pack):
        cut = name.start + 1
    if cut is None:
        return [name]
    body = replace(name, end=cut, text=text_between(sentence, name.start, cut), label="ORG", hits=())
    holder = replace(name, start=cut, text=text_between(sentence, cut, name.end), label="PER", hits=())
    return [body, holder]


def _begins_with_body(name: Name, sentence: Sentence, firsts: set[str], pack: Pack) -> bool:
    first = name.text.split()[0]
    inside = name.start in title_tokens(sentence, pack)
    inside = inside or first.lower() in pack.words("grammar", "place-prepositions")
    return name.label == "PER" and name.end - name.start >= 3 and fold(first) in firsts and not inside


def _known_body(name: Name, sentence: Sentence, bodies: set[str]) -> int | None:
    """Return where a body that the article names elsewhere ends inside of a longer span after a title."""
    for end in range(name.end - 1, name.start, -1):
        if fold(text_between(sentence, name.start, end)) in bodies:
            return end
    return None
