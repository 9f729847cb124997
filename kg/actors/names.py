"""Names in a sentence: what the recogniser found and what the knowledge base knows, made one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.actors.kinds import described_as, is_water
from kg.actors.knowledge import Hit, Knowledge, Via
from kg.actors.spans import CONNECTORS, Name, follows_title, text_between, title_tokens, whole_name
from kg.actors.telltales import TELLTALES
from kg.actors.trimming import trim
from kg.language import Pack
from kg.model import ActorType, Sentence, Subtype, Token

CURRENCY_SIGNS = "$€£¥"
# Entity labels that an actor of a type may carry; the recogniser often confuses ORG and LOC.
LABELS = {
    ActorType.COUNTRY: ("LOC", "ORG", "NORP"),
    ActorType.PLACE: ("LOC", "ORG"),
    ActorType.PERSON: ("PER",),
    ActorType.ORGANISATION: ("ORG", "LOC", "NORP"),
    ActorType.GROUP: ("ORG", "NORP", "LOC"),
}


def find_names(sentence: Sentence, knowledge: Knowledge, pack: Pack) -> list[Name]:
    """Return the names of a sentence, in order and without overlap.

    In a headline capitals mean little: there only what the knowledge base knows counts, and what the
    rest of the article names (see `kg.actors.recall`).
    """
    known = _known(sentence, knowledge, pack)
    recognised = [] if sentence.title else _recognised(sentence, knowledge, known, pack)
    for find in TELLTALES:
        recognised += find(sentence, pack, [*recognised, *known])
    candidates = sorted(
        [*recognised, *known], key=lambda name: (name.start - name.end, not name.hits, name.start)
    )
    taken: set[int] = set()
    chosen = []
    for name in candidates:
        if _is_money(sentence, name.start, name.end, pack) or not taken.isdisjoint(
            range(name.start, name.end)
        ):
            continue
        taken.update(range(name.start, name.end))
        chosen.append(name)
    chosen = [name for name in chosen if not is_water(name, sentence, pack)]
    chosen = _place_led(_without_portfolios(chosen, sentence, pack), sentence, pack)
    places = pack.words("grammar", "place-prepositions")
    told = {name: described_as(name, sentence, pack) for name in chosen}
    return [
        replace(
            _with_hits(name, knowledge, known, pack),
            locative=(name.start > 0 and sentence.tokens[name.start - 1].text.lower() in places)
            or _is_seat(name, chosen, sentence, pack),
            owner=_has_office(name, sentence, pack),
            described=told[name].label or _reached(name, sentence, pack),
            subtype=told[name].subtype or _managed(name, sentence, pack),
            noun=told[name].noun,
        )
        for name in sorted(chosen, key=lambda name: name.start)
    ]


def _place_led(names: list[Name], sentence: Sentence, pack: Pack) -> list[Name]:
    """[*Ceylon*] *Harbour Fuels*, [*Ningbo*] [*Contemporary Brunp*]: a place may open the name of a firm."""
    tokens = sentence.tokens
    joined = list(names)
    for place in names:
        if place.end - place.start > 1 or not place.hits or place.label != "LOC" or sentence.title:
            continue
        behind = next((name for name in names if name.start == place.end), None)
        if behind is not None and (behind.label != "ORG" or behind.hits):
            continue
        end = behind.end if behind is not None else place.end
        while behind is None and not pack.head_first and end < len(tokens) and _goes_on(tokens[end], pack):
            end += 1
        if end - place.end >= 2 and any(token.pos == "PROPN" for token in tokens[place.end : end]):
            whole = replace(
                place, end=end, text=text_between(sentence, place.start, end), label="ORG", hits=()
            )
            joined = [name for name in joined if name not in (place, behind)] + [whole]
    return sorted(joined, key=lambda name: name.start)


def _goes_on(token: Token, pack: Pack) -> bool:
    word = token.text
    known = word.lower() in pack.titles or word.lower() in pack.weekdays or word.lower() in pack.months
    return word.istitle() and word.isalpha() and token.pos in ("PROPN", "NOUN") and not known


def _without_portfolios(names: list[Name], sentence: Sentence, pack: Pack) -> list[Name]:
    """Leave out what an office is for: *Direktur Jenderal* [*Hubungan Industrial*] *Kemnaker Rahmat Sudirja*.

    Between title and holder, where nothing but names stands, the last name before the holder is the body.
    """
    if not pack.head_first:
        return names
    ordered = sorted(names, key=lambda name: name.start)
    dropped: list[Name] = []
    for body, holder in pairwise(ordered):
        if holder.label != "PER" or body.end != holder.start or not (body.hits or body.text.isupper()):
            continue
        before = [name for name in ordered if name.end <= body.start]
        chain: list[Name] = []
        start = body.start
        while before and _joins(sentence, before[-1].end, start):
            chain.append(before.pop())
            start = chain[-1].start
        dropped += chain if follows_title(sentence, start, pack) else []
    return [name for name in names if name not in dropped]


def _joins(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether nothing but small words stands between two names."""
    return all(token.text.lower() in CONNECTORS for token in sentence.tokens[start:end])


def _reached(name: Name, sentence: Sentence, pack: Pack) -> str:
    """*entered* [*Ndélé*], [*Liège*]*-based*: what is reached, or where something is based, is a place."""
    behind = [token.text.lower() for token in sentence.tokens[name.end : name.end + 2]]
    if len(behind) == 2 and behind[0] in ("-", "‑") and behind[1] in pack.words("grammar", "seat-suffixes"):
        return "LOC"
    before = sentence.tokens[name.start - 1].text.lower() if name.start else ""
    single = name.end - name.start == 1 and before in pack.words("grammar", "place-verbs")
    return "LOC" if single else ""


def _is_seat(name: Name, names: list[Name], sentence: Sentence, pack: Pack) -> bool:
    """Tell whether an office makes a place of it: *Kapolres* [Ambon] *Irfan*, [Ohio] *Governor X*."""
    if name.label != "LOC" or name.end >= len(sentence.tokens):
        return False
    ranked = sentence.tokens[name.end].text.lower() in pack.title_firsts
    reach = range(name.end, name.end + (5 if ranked else 1))
    held = any(other.start in reach and other.label == "PER" for other in names)
    return held and (follows_title(sentence, name.start, pack) if pack.head_first else ranked)


def _managed(name: Name, sentence: Sentence, pack: Pack) -> Subtype | None:
    """*Nordhavn's chief executive*, *Direktur Utama Sagara*: what has such an officer is a firm."""
    tokens = sentence.tokens
    officers = pack.words("grammar", "firm-officers")
    start = name.end + (name.end < len(tokens) and tokens[name.end].text in ("'s", "’s"))
    behind = (
        text_between(sentence, start, min(len(tokens), start + n)).lower()
        for n in (1, 2)
        if start < len(tokens)
    )
    before = (text_between(sentence, name.start - n, name.start).lower() for n in (1, 2) if name.start >= n)
    beside = before if pack.head_first else behind
    return Subtype.COMPANY if officers.intersection(beside) else None


def _has_office(name: Name, sentence: Sentence, pack: Pack) -> bool:
    """Tell whether an office follows with a possessive: *Halden's* [new] *chief executive*."""
    words = [token.text.lower() for token in sentence.tokens[name.end : name.end + 5]]
    if not words or words[0] not in ("'s", "’s", "'", "’"):
        return False
    spans = (" ".join(words[start:end]) for start in (1, 2) for end in range(start + 1, start + 4))
    offices = (pack.titles.get(span) for span in spans)
    return any(title is not None and title.relation is not None for title in offices)


def _recognised(sentence: Sentence, knowledge: Knowledge, known: list[Name], pack: Pack) -> list[Name]:
    """Return what the recogniser found, trimmed and made whole, without ordinary words."""
    trimmed = [
        name
        for mention in sentence.mentions
        for name in trim(
            Name(start=mention.start, end=mention.end, text=mention.text, label=mention.type),
            sentence,
            knowledge,
            pack,
        )
    ]
    whole = [whole_name(name, sentence, [*known, *trimmed], pack) for name in trimmed]
    apart = [name for name in whole if not any(other.start < name.start < other.end for other in whole)]
    return [name for name in apart if not _is_common(name, sentence, pack)]


def _is_common(name: Name, sentence: Sentence, pack: Pack) -> bool:
    """Tell whether a recognised name is an ordinary word with a capital: *Insiden itu*, *Kanselir*."""
    if any(name.text.lower() in pack.pronouns(kind) for kind in ("person", "neutral", "plural", "first")):
        return True
    following = sentence.tokens[name.end].text.lower() if name.end < len(sentence.tokens) else ""
    if f"{name.text.lower()} {following}" in pack.table("descriptions"):
        return True  # *the Gulf state*
    if name.text.lower() in pack.words("grammar", "continental") and not name.hits:
        return True
    if name.end - name.start > 1 or name.hits:
        return name.text.lower() in pack.titles
    if name.start == 0 and _goes_on_small(name, sentence, pack):
        return True
    following = sentence.tokens[name.end].text.lower() if name.end < len(sentence.tokens) else ""
    opens = name.start == 0 and following in pack.words("grammar", "demonstratives")
    return opens or name.text.lower() in pack.titles


def _goes_on_small(name: Name, sentence: Sentence, pack: Pack) -> bool:
    """*Bijih nikel …*: in Indonesian no noun follows a name right away, so that the first word is none."""
    token = sentence.tokens[name.end] if name.end < len(sentence.tokens) else None
    if not pack.head_first or token is None or not token.text.islower() or name.text.isupper():
        return False
    return (
        token.pos in ("NOUN", "ADJ") and not pack.frames.at(token.text) and not token.dep.startswith("nsubj")
    )


def _known(sentence: Sentence, knowledge: Knowledge, pack: Pack) -> list[Name]:
    """Return every known name, longest first at each place, not inside a longer one."""
    found = []
    index = 0
    tokens = sentence.tokens
    titles = title_tokens(sentence, pack)
    while index < len(tokens):
        end, hits = knowledge.longest(tokens, index, sentence.text, sentence.start)
        if hits and {index - 1, index} <= titles and hits[0].actor.type is ActorType.PLACE:
            index += 1  # *Wali Kota Yogyakarta*: the end of a title begins no name of a place
            continue
        counts = end - index == 1 and tokens[index].text.lower() in pack.words("grammar", "several")
        if (
            hits
            and not counts  # *Lima* is five in Indonesian
            and not _is_part_of_name(sentence, index, end, knowledge)
            and not _is_money(sentence, index, end, pack)
        ):
            found.append(
                Name(
                    start=index,
                    end=end,
                    text=text_between(sentence, index, end),
                    label=LABELS[hits[0].actor.type][0],
                    hits=hits,
                )
            )
            index = end
        else:
            index += 1
    return found


def _is_money(sentence: Sentence, start: int, end: int, pack: Pack) -> bool:
    """*dolar AS*, *US dollars*: money, not the country."""
    if any(sign in text_between(sentence, start, end) for sign in CURRENCY_SIGNS):
        return True  # *US$1*
    money = pack.words("grammar", "currencies")
    near = [sentence.tokens[i].text.lower() for i in (start - 1, end) if 0 <= i < len(sentence.tokens)]
    return bool(money.intersection(near))


def _is_part_of_name(sentence: Sentence, start: int, end: int, knowledge: Knowledge) -> bool:
    """Tell whether a known name of one word is only a piece of a hyphenated longer one.

    Two known names with a dash between are two: *the Russia-Ukraine war*.
    """
    tokens = sentence.tokens
    if end - start > 1 or (start > 1 and knowledge.find(tokens[start - 2].text)):
        return False
    if end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end].start == tokens[end - 1].end:
        behind = tokens[end + 1]  # [*BP*]*-AKR*
        return behind.text.isupper() and behind.pos == "PROPN" and not knowledge.find(behind.text)
    before = start > 0 and tokens[start - 1].text == "-" and tokens[start - 1].end == tokens[start].start
    return before and start > 1 and tokens[start - 2].text[:1].isupper() and tokens[start - 2].pos == "PROPN"


def _with_hits(name: Name, knowledge: Knowledge, known: list[Name], pack: Pack) -> Name:
    """Give a recognised name the actors known by it, those of a fitting type first."""
    hits = name.hits or knowledge.find(name.text) or knowledge.find(_bare(name.text))
    hits = hits or knowledge.find(_without_forms(_bare(name.text), pack))
    if not hits:
        return name
    fitting = [hit for hit in hits if name.label in LABELS[hit.actor.type]]
    if not fitting and len(name.text.split()) == 1 and name not in known:
        return name
    return replace(name, hits=tuple(sorted(fitting or hits, key=_preference)))


def _preference(hit: Hit) -> tuple[bool, bool]:
    """A capital stands for its country before it is the city; else a name goes before what stands for it."""
    return (hit.via is not Via.METONYM and hit.actor.type is ActorType.PLACE, hit.via is not Via.NAME)


def _without_forms(text: str, pack: Pack) -> str:
    """Return the name of a firm without its legal form: *PT Aneka Tambang Tbk*."""
    forms = pack.words("grammar", "legal-forms")
    words = text.split()
    while len(words) > 1 and words[0].lower() in forms:
        words = words[1:]
    while len(words) > 1 and words[-1].lower().rstrip(".") in forms:
        words = words[:-1]
    return " ".join(words)


def _bare(text: str) -> str:
    return text.removesuffix("'s").removesuffix("’s").strip(" .,'’\"“”")
