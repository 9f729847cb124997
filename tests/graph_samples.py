"""Hand-built articles and claims for the tests of everything from claims on."""

from __future__ import annotations

from kg.model import Actor, ActorType, Article, Claim, Evidence, Factuality, Subtype

VENEZUELA = Actor(
    id="VEN",
    label="Venezuela",
    type=ActorType.COUNTRY,
    country="VEN",
    aliases=("Caracas", "Republik Venezuela"),
    same_as="Q717",
    known=True,
)
RUSSIA = Actor(
    id="RUS", label="Russia", type=ActorType.COUNTRY, country="RUS", aliases=("Moskwa",), known=True
)
CHINA = Actor(id="CHN", label="China", type=ActorType.COUNTRY, country="CHN", same_as="Q148", known=True)
MADURO = Actor(id="nicolas-maduro", label="Nicolás Maduro", type=ActorType.PERSON, country="VEN", known=True)
MINISTRY = Actor(
    id="ministry-of-tides",
    label="Ministry of Tides",
    type=ActorType.ORGANISATION,
    subtype=Subtype.GOVERNMENT_BODY,
    country="VEN",
)

TEXT = "Venezuela meminta bantuan militer kepada Rusia. Maduro bertemu utusan China di Caracas."


def article(id: str = "a1", *, text: str = TEXT, publisher: str | None = None) -> Article:
    return Article(
        id=id,
        text=text,
        language="id",
        title=f"Judul {id}",
        publisher=publisher,
        published="2026-01-31",
        source=f"{id}.txt",
    )


def claim(
    subject: Actor = VENEZUELA,
    relation: str = "requests-military-aid",
    object: Actor = RUSSIA,
    *,
    article: str = "a1",
    factuality: Factuality = Factuality.ACTUAL,
    attributed_to: str | None = None,
    date: str | None = "2026-01-30",
    confidence: float = 0.8,
    quote: str = "Venezuela meminta bantuan militer kepada Rusia.",
) -> Claim:
    start = TEXT.index(quote) if quote in TEXT else 0
    evidence = Evidence(
        article=article,
        start=start,
        end=start + len(quote),
        text=quote,
        subject_text=subject.label,
        object_text=object.label,
        rule="verb:meminta/1",
    )
    return Claim(
        article=article,
        subject=subject,
        relation=relation,
        object=object,
        factuality=factuality,
        attributed_to=attributed_to,
        date=date,
        confidence=confidence,
        evidence=(evidence,),
    )


def meeting(id: str = "a1") -> Claim:
    return claim(MADURO, "meets", CHINA, article=id, quote="Maduro bertemu utusan China di Caracas.")
