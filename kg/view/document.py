"""The data of the page: what its script reads, as one JSON object (told in docs/page.md)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from kg.model import Actor, Article, Claim, Collection, Evidence, Factuality, Relation
from kg.network import relation_id
from kg.ontology import Ontology
from kg.view.layout import positions
from kg.view.selection import Shown, select
from kg.view.style import QUADS, STATUSES, TYPES, label_of, size_of

CLAIMS = 40
"""Claims of one relation that the page holds, the surest first; it says how many more there are."""

_LONGEST_LABEL = 28  # letters on the drawing; the panel has the whole name
_ITEM = re.compile(r"Q[1-9][0-9]*")


def to_document(
    collection: Collection, *, title: str, limit: int, ontology: Ontology
) -> tuple[dict[str, Any], Shown]:
    """Return the page's data, and how much of the collection it holds.

    Raises:
        OntologyError: a relation that the ontology does not define.
    """
    actors, relations, shown = select(collection, limit)
    articles = {article.id: article for article in collection.articles}
    cited = {claim.article for relation in relations for claim in relation.claims}
    nodes, edges = _drawing(actors, relations, ontology)
    document = {
        "title": title,
        "shown": {**asdict(shown), "articles": len(cited)},
        **_legend(ontology, relations),
        "nodes": nodes,
        "edges": edges,
        "claims": {relation_id(relation): _claims(relation) for relation in relations},
        "articles": {id: _article(articles[id]) for id in sorted(cited) if id in articles},
    }
    return document, shown


def _legend(ontology: Ontology, relations: Sequence[Relation]) -> dict[str, Any]:
    used = {relation.relation for relation in relations}
    kinds = [kind for kind in ontology.relations() if kind.id in used]
    quads = list(dict.fromkeys(kind.quad for kind in ontology.relations()))
    return {
        "types": [{"id": str(type_), **asdict(style)} for type_, style in TYPES.items()],
        "quads": [
            {"id": str(quad), "label": label_of(quad), **asdict(QUADS[quad])}
            for quad in sorted(quads, key=list(QUADS).index)
        ],
        "statuses": [
            {"id": str(status), "label": label_of(status), **asdict(style)}
            for status, style in STATUSES.items()
        ],
        "relations": [
            {
                "id": kind.id,
                "label": kind.label_en,
                "label_id": kind.label_id,
                "quad": str(kind.quad),
                "family": kind.family,
                "symmetric": kind.symmetric,
                "definition": kind.definition,
            }
            for kind in kinds
        ],
    }


def _drawing(
    actors: Sequence[Actor], relations: Sequence[Relation], ontology: Ontology
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return nodes and edges as vis-network takes them, put together by pyvis."""
    from pyvis.network import Network

    degree = Counter(end for each in relations for end in {each.subject.id, each.object.id})
    sizes = {a.id: (size_of(degree[a.id]), len(_short(a.label))) for a in actors}
    places = positions(sizes, [(each.subject.id, each.object.id) for each in relations])
    network = Network(directed=True)
    for actor in actors:
        x, y = places[actor.id]
        network.add_node(
            actor.id,
            label=_short(actor.label) or actor.id,
            shape=TYPES[actor.type].shape,
            group=str(actor.type),
            size=sizes[actor.id][0],
            x=x,
            y=y,
            name=actor.label,
            subtype=str(actor.subtype) if actor.subtype else None,
            country=actor.country,
            aliases=list(actor.aliases),
            wikidata=actor.same_as if _ITEM.fullmatch(actor.same_as or "") else None,
            known=actor.known,
        )
    between: Counter[tuple[str, str]] = Counter()
    for relation in relations:
        ends = (relation.subject.id, relation.object.id)
        network.add_edge(*ends, **_edge(relation, ontology, nth=between[ends]))
        between[ends] += 1
    return network.nodes, network.edges


def _edge(relation: Relation, ontology: Ontology, *, nth: int) -> dict[str, Any]:
    """Return what an edge needs; the `nth` between two actors bends more than those before it."""
    kind = ontology.relation(relation.relation)
    return {
        "id": relation_id(relation),
        "relation": kind.id,
        "quad": str(kind.quad),
        "status": str(relation.status),
        "belief": round(relation.belief, 4),
        "support": relation.support,
        "first": relation.first,
        "last": relation.last,
        "claims": len(relation.claims),
        "bend": round(0.1 + 0.13 * nth, 2),
    }


def _short(label: str) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in label)
    one_line = " ".join(printable.split())
    return one_line if len(one_line) <= _LONGEST_LABEL else one_line[: _LONGEST_LABEL - 1].rstrip() + "…"


def _claims(relation: Relation) -> list[dict[str, Any]]:
    """Return the claims of a relation, those against it last, else the surest and latest first."""

    def order(claim: Claim) -> tuple[bool, float, str, tuple[str, ...]]:
        return claim.factuality is Factuality.NEGATED, -claim.confidence, claim.article, claim.key

    claims = sorted(relation.claims, key=order)
    against = [claim for claim in claims if claim.factuality is Factuality.NEGATED]
    if len(claims) > CLAIMS and against:  # room for both sides
        claims = claims[: max(CLAIMS - len(against), CLAIMS // 2)] + against[: CLAIMS // 2]
    return [_claim(claim) for claim in claims[:CLAIMS]]


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "article": claim.article,
        "factuality": str(claim.factuality),
        "attributed_to": claim.attributed_to,
        "date": claim.date,
        "confidence": round(claim.confidence, 4),
        "evidence": [_evidence(evidence) for evidence in claim.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "parts": parts(evidence.text, evidence.subject_text, evidence.object_text),
        "subject": evidence.subject_text,
        "object": evidence.object_text,
        "rule": evidence.rule,
    }


def parts(text: str, subject: str, object: str) -> list[list[str]]:
    """Cut a sentence into `[words, role]`, the role `subject`, `object`, `both` or nothing.

    The longer of the two is looked for first, whole words before parts of words, outside of the other
    before inside of it (*Indonesia* in *the Indonesian president*); one that is not there is not marked.

    >>> parts("Rusia membantu Iran.", "Rusia", "Iran")
    [['Rusia', 'subject'], [' membantu ', ''], ['Iran', 'object'], ['.', '']]
    """
    found: dict[str, range] = {}
    for words, role in sorted(((subject, "subject"), (object, "object")), key=lambda each: -len(each[0])):
        places = list(_places(text, words))
        apart = [place for place in places if not any(_meet(place, other) for other in found.values())]
        if places:
            found[role] = (apart or places)[0]
    borders = sorted({0, len(text), *(at for place in found.values() for at in (place.start, place.stop))})
    cut = []
    for start, stop in pairwise(borders):
        roles = [role for role, place in found.items() if start in place]
        cut.append([text[start:stop], "both" if len(roles) > 1 else "".join(roles)])
    return cut


def _places(text: str, words: str) -> Iterator[range]:
    if not words.strip():
        return
    for pattern in (rf"(?<!\w){re.escape(words)}(?!\w)", re.escape(words)):
        yield from (range(*match.span()) for match in re.finditer(pattern, text))


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def _article(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url if article.url and is_link(article.url) else None,
        "language": article.language,
        "source": article.source,
    }


def is_link(url: str) -> bool:
    """Say whether the page may link to `url`: an address of the web and no script.

    >>> is_link("https://news.example/1"), is_link("javascript:alert(1)")
    (True, False)
    """
    try:
        address = urlsplit(url)
    except ValueError:
        return False
    return address.scheme in ("http", "https") and bool(address.netloc) and url.isprintable()
