"""Names in a sentence: what the recogniser found and what the knowledge base knows, made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.actors.knowledge import Hit, Knowledge, Via
from kg.ids import fold
from kg.language import Pack
from kg.model import ActorType, Sentence

# Entity labels that an actor of a type may carry; the recogniser often confuses ORG and LOC.
LABELS = {
    ActorType.COUNTRY: ("LOC", "ORG", "NORP"),
    ActorType.PLACE: ("LOC", "ORG"),
    ActorType.PERSON: ("PER",),
    ActorType.ORGANISATION: ("ORG", "LOC", "NORP"),
    ActorType.GROUP: ("ORG", "NORP", "LOC"),
}


# Small words inside of personal names.
PARTICLES = frozenset(
    {"bin", "binti", "al", "el", "ibn", "van", "von", "der", "den", "de", "da", "dos", "la", "le"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Tokens `start` to `end` that are a name; `label` is PER, ORG, LOC or NORP, `hits` who it may be.

    `locative` says that a preposition of place stands before it.
    """

    start: int
    end: int
    text: str
    label: str
    hits: tuple[Hit, ...] = ()
    locative: bool = False


def _title_spans(sentence: Sentence, pack: Pack) -> frozenset[int]:
    """Return the tokens that lie inside of titles of several words."""
    words = [token.text.lower() for token in sentence.tokens]
    firsts = pack.title_firsts
    return frozenset(
        index
        for start in range(len(words))
        if words[start] in firsts
        for end in range(start + 2, min(len(words), start + 5) + 1)
        if " ".join(words[start:end]) in pack.titles
        for index in range(start, end)
    )


def _is_common(name: Name, sentence: Sentence, pack: Pack) -> bool:
    """Tell whether what the recogniser found is an ordinary word with a capital: *Insiden itu*, *Kanselir*."""
    if any(name.text.lower() in pack.pronouns(kind) for kind in ("person", "neutral", "plural", "first")):
        return True
    if name.end - name.start > 1 or name.hits:
        return name.text.lower() in pack.titles
    following = sentence.tokens[name.end].text.lower() if name.end < len(sentence.tokens) else ""
    opens = name.start == 0 and following in pack.words("grammar", "demonstratives")
    return opens or name.text.lower() in pack.titles


def find_names(sentence: Sentence, knowledge: Knowledge, pack: Pack) -> list[Name]:
    """Return the names of a sentence, in order and without overlap.

    In a headline capitals mean little: there only what the knowledge base knows counts, and what the
    rest of the article names (see `find_again`).
    """
    recognised = (
        []
        if sentence.title
        else [
            name
            for mention in sentence.mentions
            for name in _trim(
                Name(start=mention.start, end=mention.end, text=mention.text, label=mention.type),
                sentence,
                knowledge,
                pack,
            )
        ]
    )
    known = _known(sentence, knowledge, pack)
    recognised = [_whole(name, sentence, [*known, *recognised], pack) for name in recognised]
    recognised = [name for name in recognised if not _is_common(name, sentence, pack)]
    recognised += _titled(sentence, pack, knowledge, [*recognised, *known])
    candidates = sorted(
        [*recognised, *known], key=lambda name: (name.start - name.end, not name.hits, name.start)
    )
    candidates = [name for name in candidates if not _is_currency(sentence, name.start, name.end, pack)]
    taken: set[int] = set()
    chosen = []
    for name in candidates:
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            chosen.append(name)
    places = pack.words("grammar", "place-prepositions")
    return [
        replace(
            _with_hits(name, knowledge, known),
            locative=name.start > 0 and sentence.tokens[name.start - 1].text.lower() in places,
        )
        for name in sorted(chosen, key=lambda name: name.start)
    ]


def _known(sentence: Sentence, knowledge: Knowledge, pack: Pack) -> list[Name]:
    """Return every known name, longest first at each place, not inside a longer one."""
    found = []
    index = 0
    tokens = sentence.tokens
    while index < len(tokens):
        end, hits = knowledge.longest(tokens, index, sentence.text, sentence.start)
        if (
            hits
            and not _is_part_of_name(sentence, index, end)
            and not _is_currency(sentence, index, end, pack)
        ):
            found.append(
                Name(
                    start=index,
                    end=end,
                    text=_text(sentence, index, end),
                    label=LABELS[hits[0].actor.type][0],
                    hits=hits,
                )
            )
            index = end
        else:
            index += 1
    return found


def _is_currency(sentence: Sentence, start: int, end: int, pack: Pack) -> bool:
    """*dolar AS*, *US dollars*: money, not the country."""
    money = pack.words("grammar", "currencies")
    near = [sentence.tokens[i].text.lower() for i in (start - 1, end) if 0 <= i < len(sentence.tokens)]
    return bool(money.intersection(near))


def _is_part_of_name(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a known name of one word is only a piece of a hyphenated or dotted longer one."""
    tokens = sentence.tokens
    if end - start > 1:
        return False
    before = start > 0 and tokens[start - 1].text == "-" and tokens[start - 1].end == tokens[start].start
    return before and start > 1 and tokens[start - 2].text[:1].isupper() and tokens[start - 2].pos == "PROPN"


def _trim(name: Name, sentence: Sentence, knowledge: Knowledge, pack: Pack) -> list[Name]:
    """Cut titles and the body in front of a person's name, which the recogniser swallows at times."""
    start = name.start
    tokens = sentence.tokens
    if not any(c.isupper() for c in name.text):
        return []
    name = _capitalised(_without_brackets(name, sentence), sentence, pack)
    name = _after_title(name, sentence, pack)
    name = _without_head(name, sentence, knowledge, pack)
    if inner := _inner_title(name, sentence, pack):
        first, last = inner
        left = replace(name, end=first, text=_text(sentence, name.start, first), label="LOC")
        right = replace(name, start=last, text=_text(sentence, last, name.end), label="PER")
        return [left, right]
    name = _without_origin(name, sentence, knowledge, pack)
    if name.label != "PER" or (name.start and sentence.tokens[name.start].text.isupper()):
        return _split_holder(name, sentence, knowledge, pack)
    pieces = []
    moved = True
    while moved and start < name.end - 1:
        moved = False
        for end in range(min(name.end - 1, start + 4), start, -1):
            if " ".join(token.text.lower() for token in tokens[start:end]) in pack.titles:
                start, moved = end, True
                break
        end, hits = knowledge.longest(tokens[: name.end], start, sentence.text, sentence.start)
        if hits and end < name.end and hits[0].actor.type is not ActorType.PERSON and start > name.start:
            pieces.append(
                Name(start=start, end=end, text=_text(sentence, start, end), label="LOC", hits=hits)
            )
            start, moved = end, True
    return [*pieces, replace(name, start=start, text=_text(sentence, start, name.end))]


def _without_brackets(name: Name, sentence: Sentence) -> Name:
    """Cut an abbreviation in brackets: [*Organisasi Kesehatan Dunia (WHO*]); it is a name of its own."""
    for index in range(name.start + 1, name.end):
        if sentence.tokens[index].text == "(":
            return replace(name, end=index, text=_text(sentence, name.start, index))
    return name


def _capitalised(name: Name, sentence: Sentence, pack: Pack) -> Name:
    """Cut lower-case words in front and an ordinary noun that opens the sentence: [*Kecaman* Turki]."""
    start = name.start
    while (
        start < name.end - 1
        and sentence.tokens[start].text[:1].islower()
        and (sentence.tokens[start].text.lower() not in PARTICLES)
    ):
        start += 1
    if start == 0 and name.end > 1:
        word = sentence.tokens[0].text.lower()
        common = any(entry.kind == "noun" for entry in pack.frames.at(word))
        start += common or word in pack.words("factuality", "past")
    return replace(name, start=start, text=_text(sentence, start, name.end))


def _without_head(name: Name, sentence: Sentence, knowledge: Knowledge, pack: Pack) -> Name:
    """Cut the head noun of a state: [*Pemerintah* Indonesia]."""
    rest = _text(sentence, name.start + 1, name.end) if name.end - name.start > 1 else ""
    if sentence.tokens[name.start].text.lower() in pack.words("heads", "state") and knowledge.find(rest):
        return replace(name, start=name.start + 1, text=rest, label="LOC")
    return name


def _after_title(name: Name, sentence: Sentence, pack: Pack) -> Name:
    """Cut what belongs to a title that begins before: *Menteri* [*Perhubungan Venezuela*]."""
    words = [token.text.lower() for token in sentence.tokens]
    for start in range(max(0, name.start - 3), name.start):
        for end in range(name.end - 1, name.start, -1):
            if " ".join(words[start:end]) in pack.titles:
                return replace(name, start=end, text=_text(sentence, end, name.end))
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


def _without_origin(name: Name, sentence: Sentence, knowledge: Knowledge, pack: Pack) -> Name:
    """Cut a country behind the name: *Nordwald of Finland*."""
    links = pack.words("grammar", "genitive") | pack.words("grammar", "origin")
    for index in range(name.start + 1, name.end - 1):
        if sentence.tokens[index].text.lower() in links and not knowledge.find(name.text):
            hits = knowledge.find(_text(sentence, index + 1, name.end))
            if hits and hits[0].actor.type is ActorType.COUNTRY:
                return replace(name, end=index, text=_text(sentence, name.start, index))
    return name


def _split_holder(name: Name, sentence: Sentence, knowledge: Knowledge, pack: Pack) -> list[Name]:
    """Part a body from its office holder, run together after a title: *senator* [*Australia James Holloway*]."""
    end, hits = knowledge.longest(sentence.tokens[: name.end], name.start, sentence.text, sentence.start)
    before = [
        " ".join(token.text.lower() for token in sentence.tokens[max(0, name.start - n) : name.start])
        for n in (1, 2, 3)
    ]
    first = sentence.tokens[name.start].text
    if (
        not hits
        and first.isupper()
        and len(first) >= 3
        and not sentence.tokens[name.start + 1 : name.end] == ()
    ):
        rest = sentence.tokens[name.start + 1 : name.end]
        end = (
            name.start + 1 if rest and not rest[0].text.isupper() and rest[0].text[:1].isupper() else name.end
        )
    elif not hits:
        return [name]
    if end >= name.end or not any(words in pack.titles for words in before):
        return [name]
    label = "LOC" if hits else "ORG"
    body = replace(name, end=end, text=_text(sentence, name.start, end), hits=hits, label=label)
    return [body, replace(name, start=end, text=_text(sentence, end, name.end), label="PER")]


def _whole(name: Name, sentence: Sentence, known: list[Name], pack: Pack) -> Name:
    """Join what the recogniser left of a person's name: *Abdul-Malik al-Houthi*, *Prince Faisal bin Farhan*."""
    if name.label != "PER":
        return name
    blocked = {i for other in known if other.start >= name.end for i in range(other.start, other.end)}
    end = _run_end(sentence, name.end, blocked)
    start = name.start
    before = {i for other in known for i in range(other.start, other.end)}
    before |= _title_spans(sentence, pack)
    if pack.frames.at(sentence.tokens[0].text.lower()):
        before.add(0)
    while start > 0 and start - 1 not in before and _is_given_name(sentence, start - 1, pack):
        start -= 1
    return replace(name, start=start, end=end, text=_text(sentence, start, end))


def _is_given_name(sentence: Sentence, index: int, pack: Pack) -> bool:
    token = sentence.tokens[index]
    return (
        token.pos == "PROPN"
        and token.text[:1].isupper()
        and token.text[-1].isalpha()
        and token.text.lower() not in pack.titles
        and not token.text.isupper()
    )


def _run_end(sentence: Sentence, start: int, blocked: set[int]) -> int:
    """Return how far a run of capitalised words goes on, over hyphens and particles inside of it."""
    tokens = sentence.tokens
    end = position = start
    while position < len(tokens) and position not in blocked:
        word = tokens[position].text
        glued = position > 0 and tokens[position - 1].end == tokens[position].start
        if (
            word[:1].isupper()
            and (tokens[position].pos in ("PROPN", "X", "NOUN") or glued)
            and word[:1].isalpha()
        ):
            end = position + 1
        elif not (word.lower() in PARTICLES or (word in ("-", "‑") and glued)):
            break
        position += 1
    return end


def part_bodies(found: Sequence[list[Name]], sentences: Sequence[Sentence], pack: Pack) -> list[list[Name]]:
    """Part bodies from holders by the rest of the article: *Presiden Direktur* [*Mizuhara Kenji Morimoto*], where
    *Mizuhara* stands alone elsewhere or begins the name of an organisation."""
    forms = pack.words("grammar", "company-forms")
    places = pack.words("grammar", "place-prepositions")
    whole = {fold(n.text) for names in found for n in names if n.label in ("ORG", "LOC")}
    bodies: set[str] = set()
    for name in (name for names in found for name in names):
        words = [word for word in fold(name.text).split() if word not in forms]
        if words and name.label in ("ORG", "LOC"):
            bodies.add(words[0])
    parted = []
    for names, sentence in zip(found, sentences, strict=True):
        pieces: list[Name] = []
        for name in names:
            first = name.text.split()[0]
            titled = _title_before(sentence, name.start, pack)
            cut = _known_body(name, sentence, whole) if titled else None
            if cut is not None:
                pieces.append(replace(name, end=cut, text=_text(sentence, name.start, cut), label="ORG", hits=()))
                pieces.append(
                    replace(name, start=cut, text=_text(sentence, cut, name.end), label="PER", hits=())
                )
                continue
            inside = name.start in _title_spans(sentence, pack) or first.lower() in places
            body = fold(first) in bodies and not inside
            if name.label == "PER" and name.end - name.start >= 3 and titled and body:
                cut = name.start + 1
                pieces.append(
                    replace(name, end=cut, text=_text(sentence, name.start, cut), label="ORG", hits=())
                )
                pieces.append(replace(name, start=cut, text=_text(sentence, cut, name.end), hits=()))
            else:
                pieces.append(name)
        parted.append(pieces)
    return parted


def _known_body(name: Name, sentence: Sentence, bodies: set[str]) -> int | None:
    """Return where a body that the article names elsewhere ends inside of a longer span after a title."""
    for end in range(name.end - 1, name.start, -1):
        if fold(_text(sentence, name.start, end)) in bodies:
            return end
    return None


def _title_before(sentence: Sentence, start: int, pack: Pack) -> bool:
    words = [token.text.lower() for token in sentence.tokens[max(0, start - 4) : start]]
    return any(" ".join(words[-n:]) in pack.titles for n in range(1, len(words) + 1))


def _titled(sentence: Sentence, pack: Pack, knowledge: Knowledge, found: list[Name]) -> list[Name]:
    """Return names that only their title gives away: capitals after *Presiden*, *Menteri …*, *Colonel*."""
    tokens = sentence.tokens
    taken = {i for name in found for i in range(name.start, name.end)}
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
        before = [" ".join(t.text.lower() for t in tokens[max(0, start - n) : start]) for n in (1, 2, 3)]
        end = _run_end(sentence, start, taken)
        if any(words in pack.titles for words in before) and end - start >= 2:
            names.append(Name(start=start, end=end, text=_text(sentence, start, end), label="PER"))
            taken |= set(range(start, end))
    return names


def _with_hits(name: Name, knowledge: Knowledge, known: list[Name]) -> Name:
    """Give a recognised name the actors known by it, those of a fitting type first."""
    hits = name.hits or knowledge.find(name.text) or knowledge.find(_bare(name.text))
    if not hits:
        return name
    fitting = [hit for hit in hits if name.label in LABELS[hit.actor.type]]
    if not fitting and len(name.text.split()) == 1 and name not in known:
        return name
    return replace(name, hits=tuple(sorted(fitting or hits, key=_preference)))


def _preference(hit: Hit) -> tuple[bool, bool]:
    """A capital stands for its country before it is the city; else a name goes before what stands for it."""
    return (hit.via is not Via.METONYM and hit.actor.type is ActorType.PLACE, hit.via is not Via.NAME)


def _bare(text: str) -> str:
    return text.removesuffix("'s").removesuffix("’s").strip(" .,'’\"“”")


def _text(sentence: Sentence, start: int, end: int) -> str:
    return sentence.text[
        sentence.tokens[start].start - sentence.start : sentence.tokens[end - 1].end - sentence.start
    ]
