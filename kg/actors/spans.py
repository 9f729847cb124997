"""Names as stretches of tokens, and what the tokens around them tell: titles, runs of capitals."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.actors.knowledge import Hit
from kg.language import Pack
from kg.model import Sentence, Subtype

# Small words inside of the names of bodies: *Ministry of Trade and Industry*, *Perkumpulan untuk Pemilu*.
CONNECTORS = frozenset(
    {"of", "and", "for", "the", "on", "in", "to", "with", "dan", "untuk", "serta", "dari", "s"}
)
# Small words inside of personal names.
PARTICLES = frozenset(
    {"bin", "binti", "al", "el", "ibn", "van", "von", "der", "den", "de", "da", "dos", "la", "le"}
)
LONG_NOUN = 8  # letters from which on a word with both affixes of a noun is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Tokens `start` to `end` that are a name; `label` is PER, ORG, LOC or NORP, `hits` who it may be.

    `locative` says that a preposition of place stands before it, `owner` that an office stands behind it
    with a possessive (*Halden's chief executive*): what has such offices is a body. `described` is the label
    that a description beside it tells (*X, an Australian miner*), `subtype` the kind of organisation,
    `noun` the word for it.
    """

    start: int
    end: int
    text: str
    label: str
    hits: tuple[Hit, ...] = ()
    locative: bool = False
    owner: bool = False
    described: str = ""
    subtype: Subtype | None = None
    noun: str = ""


def text_between(sentence: Sentence, start: int, end: int) -> str:
    return sentence.text[
        sentence.tokens[start].start - sentence.start : sentence.tokens[end - 1].end - sentence.start
    ]


def title_tokens(sentence: Sentence, pack: Pack) -> frozenset[int]:
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


def follows_title(sentence: Sentence, start: int, pack: Pack) -> bool:
    words = [token.text.lower() for token in sentence.tokens[max(0, start - 4) : start]]
    return any(" ".join(words[-n:]) in pack.titles for n in range(1, len(words) + 1))


def leads_to_holder(name: Name, sentence: Sentence) -> bool:
    """Tell whether a person's name follows at once: *Ketua* [KPU Ambon] *Nurlela Hasibuan*."""
    return any(mention.start == name.end and mention.type == "PER" for mention in sentence.mentions)


def run_end(sentence: Sentence, start: int, blocked: set[int]) -> int:
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


def is_derived_noun(word: str, pack: Pack) -> bool:
    """*Keterangan*, *Penangkapan*: a noun by its affixes, which no name of a person has."""
    affixes = (affix.split("-") for affix in pack.words("grammar", "noun-affixes"))
    return any(
        word.startswith(first) and word.endswith(last) and len(word) >= LONG_NOUN for first, last in affixes
    )


def whole_name(name: Name, sentence: Sentence, known: list[Name], pack: Pack) -> Name:
    """Join what is left of a name: *Abdul-Malik al-Houthi*, *Prince Faisal bin Farhan*, *PT Bukit Asri*."""
    behind = [other for other in known if other.start >= name.end]
    if sentence.tokens[name.start].text.lower() in pack.words("grammar", "legal-forms"):
        # *PT Samudra Nikel* [*Perkasa*]: behind its form, the name of a firm runs on as capitals do.
        blocked = {i for other in behind if other.hits for i in range(other.start, other.end)}
        end = run_end(sentence, name.end, blocked | title_tokens(sentence, pack))
        return replace(name, end=end, text=text_between(sentence, name.start, end), label="ORG")
    if name.label == "ORG" and not pack.head_first:
        return _over_or(name, sentence, {i for other in behind for i in range(other.start, other.end)})
    if name.label != "PER":
        return name
    end = run_end(sentence, name.end, {i for other in behind for i in range(other.start, other.end)})
    start = name.start
    before = {i for other in known for i in range(other.start, other.end)}
    before |= title_tokens(sentence, pack)
    opener = sentence.tokens[0].text.lower()
    if pack.frames.at(opener) or is_derived_noun(opener, pack):
        before.add(0)
    while start > 0 and start - 1 not in before and _is_given_name(sentence, start - 1, pack):
        start -= 1
    return replace(name, start=start, end=end, text=text_between(sentence, start, end))


def _over_or(name: Name, sentence: Sentence, blocked: set[int]) -> Name:
    """*Commission to Investigate Allegations of Bribery* [*or Corruption*]: one name, with *or* inside."""
    tokens = sentence.tokens
    inside = {token.text.lower() for token in tokens[name.start : name.end]}
    end = name.end
    if not inside & {"of", "for", "to"} or end + 1 >= len(tokens) or tokens[end].text not in ("or", "and"):
        return name
    following = tokens[end + 1]
    if end + 1 in blocked or not following.text.istitle() or following.pos != "PROPN":
        return name
    return replace(name, end=end + 2, text=text_between(sentence, name.start, end + 2))


def _is_given_name(sentence: Sentence, index: int, pack: Pack) -> bool:
    token = sentence.tokens[index]
    return (
        token.pos == "PROPN"
        and token.text[:1].isupper()
        and token.text[-1].isalpha()
        and token.text.lower() not in pack.titles
        and not token.text.isupper()
    )
