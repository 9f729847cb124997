"""The values that flow through the house, from an article to the relations of a collection.

All are frozen; sequences are tuples. Offsets are code points of `Article.text`, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Factuality(StrEnum):
    """Whether the text says that it happened."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"
    PAST = "past"


class Status(StrEnum):
    """What a collection says of a relation, all its claims together."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    DISPUTED = "disputed"
    PAST = "past"


class ActorType(StrEnum):
    """What kind of actor; `Subtype` says more of organisations."""

    COUNTRY = "country"
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"


class Subtype(StrEnum):
    """What kind of organisation."""

    GOVERNMENT_BODY = "government-body"
    PARTY = "party"
    COMPANY = "company"
    ARMED_FORCE = "armed-force"
    INTERNATIONAL_BODY = "international-body"
    MEDIA = "media"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of an article that is not running text, and what it is (`dateline`, `byline` …)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article as it was read.

    `text` is the text as given (for HTML: the extracted main text, title first); `boilerplate` marks
    the stretches that are kept out of extraction. `published` is an ISO date (`2026-01-31`) or None.
    `source` says where it was read from: a path, a path and line, `-`.
    """

    id: str
    text: str
    language: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    source: str = ""
    boilerplate: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that acts: a country, a person, an organisation, a group, a place.

    `country` is the ISO 3166-1 alpha-3 code of the country that the actor is or belongs to;
    `known` tells an actor of the knowledge base from one that was found in the text.
    """

    id: str
    label: str
    type: ActorType
    subtype: Subtype | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    same_as: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a title or description says of the actor it stands beside: *Presiden Rusia*, *asal China*.

    `relation` holds from the described actor to `body`; `inverse` turns it round (*pimpinan Dagalo*
    beside a force: Dagalo leads it). `former` marks an office or state that is over.
    """

    relation: str
    body: Actor
    title: str
    former: bool = False
    inverse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word with its place in the parse; `head` is an index into the sentence, itself for the root."""

    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    morph: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Tokens `start` to `end` of a sentence that name or stand for an actor, titles included.

    `type` is the entity label before linking (PER, ORG, LOC, NORP); after it, what the mention was
    found by (`name`, `title`, `pronoun`, `description`, `demonym` …). `also` holds the other actors of
    a plural one (*kedua negara*). `link` says in words why it means this actor; `score` how sure that is.
    """

    start: int
    end: int
    text: str
    type: str
    actor: Actor | None = None
    also: tuple[Actor, ...] = ()
    roles: tuple[Role, ...] = ()
    link: str = ""
    score: float = 1.0

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor that the mention stands for."""
        return (self.actor, *self.also) if self.actor else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Tokens and mentions; `start` and `end` are its offsets in the article."""

    tokens: tuple[Token, ...]
    start: int
    end: int
    text: str
    mentions: tuple[Mention, ...] = ()
    title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The sentence that a claim rests on, where it stands, and the rule that read it.

    `article` is the id of the article; `subject_text` and `object_text` are the words that stood for
    the actors there.
    """

    article: str
    start: int
    end: int
    text: str
    subject_text: str
    object_text: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one article says of two actors, with every sentence that says it.

    `relation` is an id of the ontology. `attributed_to` is the label of the person, outlet or
    document that the article names as its source. `date` is an ISO year, year-month or date.
    """

    article: str
    subject: Actor
    relation: str
    object: Actor
    factuality: Factuality = Factuality.ACTUAL
    attributed_to: str | None = None
    date: str | None = None
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a claim needs evidence: {self.subject.id} {self.relation} {self.object.id}")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence must lie between 0 and 1, not {self.confidence}")

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two claims the same, whatever words carried them."""
        return (
            self.article,
            self.subject.id,
            self.relation,
            self.object.id,
            self.factuality,
            self.attributed_to or "",
            self.date or "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a collection says of two actors: equal claims of all articles, gathered.

    `support` counts independent publishers; `belief` lies between 0 and 1; `first` and `last` are the
    earliest and latest dates of its claims (ISO), None where no claim has one.
    """

    subject: Actor
    relation: str
    object: Actor
    status: Status
    belief: float
    support: int
    first: str | None
    last: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A whole store as values: sorted by id, so that two equal stores give equal collections."""

    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that was not read, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did: nothing is lost in silence."""

    read: int = 0
    skipped: tuple[Skipped, ...] = ()
    claims: int = 0
    actors: int = 0
    relations: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
