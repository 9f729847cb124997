"""A hand-built collection for the tests of network, view and export: hostile names, every status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph_samples import CHINA, MADURO, MINISTRY, RUSSIA, VENEZUELA, article, claim, meeting

from kg.model import Actor, ActorType, Article, Claim, Collection, Factuality
from kg.store import Store

SCRIPT = "</script><img src=x onerror=alert(1)>"
HOSTILE = Actor(id="hostile", label=SCRIPT, type=ActorType.PERSON, aliases=("<b>bold</b>", "\u2028"))
FORMULA = Actor(id="=formula", label='=HYPERLINK("http://x.example")', type=ActorType.GROUP)
ARABIC = Actor(id="arabic", label="حركة \u202eحماس", type=ActorType.ORGANISATION, country="PSE")
EMOJI = Actor(id="emoji", label="🛰️ Orbit & Söhne <GmbH>", type=ActorType.ORGANISATION)
CONTROL = Actor(id="control\x0b", label="tab\tline\nbell\x07", type=ActorType.PLACE)

SOURCES = (
    replace(article("a1", publisher="Kantor Berita <Satu>"), url="https://news.example/satu?a=1&b=2"),
    replace(article("a2", publisher="Dua"), url="javascript:alert(2)", title=SCRIPT),
    replace(article("a3"), title=None, published=None),
)


def claims() -> tuple[Claim, ...]:
    said = Factuality.NEGATED
    return (
        claim(),
        claim(article="a2", factuality=said, attributed_to="Sergei Lavrov"),
        meeting(),
        claim(MADURO, "leads", VENEZUELA, date=None),
        claim(RUSSIA, "accuses", HOSTILE, article="a2", quote=f"Rusia menuduh {SCRIPT}."),
        claim(HOSTILE, "threatens", FORMULA, article="a2", factuality=Factuality.POSSIBLE, date="2025"),
        claim(CHINA, "signs-agreement-with", EMOJI, factuality=Factuality.PLANNED, date="2025-12"),
        claim(ARABIC, "attacks", CONTROL, article="a3", factuality=said),
        claim(ARABIC, "attacks", EMOJI, article="a3", confidence=0.35),
        claim(MINISTRY, "part-of", VENEZUELA, article="a3", factuality=Factuality.PAST, date=None),
        claim(RUSSIA, "gives-military-aid-to", VENEZUELA, date="2024-02-29"),
    )


def pairs() -> Iterator[tuple[Article, list[Claim]]]:
    for source in SOURCES:
        yield source, [each for each in claims() if each.article == source.id]


def store() -> Store:
    """Return a store in memory that holds the sample."""
    made = Store.memory()
    made.add_all(pairs())
    return made


def collection() -> Collection:
    with store() as opened:
        return opened.collection()


@dataclass(frozen=True)
class Fixed:
    """A source of exports that has a collection only."""

    values: Collection

    def collection(self) -> Collection:
        return self.values

    def dump(self, format: str = "nquads") -> Iterator[bytes]:
        raise NotImplementedError(format)
