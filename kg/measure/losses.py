"""Where facts are lost on the way from the text to a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract import Trace
from kg.measure.gold import Fact, Gold, Said, spelling
from kg.measure.matching import Level, agreement, distinct, kind_of, match
from kg.model import Article, Sentence
from kg.ontology import Ontology

CAUSES = {
    "sentence not read": "its sentence is taken for boilerplate, or the gold does not say which it is",
    "name not found": "an actor is named, but its name is not seen as one",
    "linked to another": "its name is seen, but taken for somebody else",
    "reference not resolved": "an actor is not named there: pronoun, description, office, subject left out",
    "no word for it": "both actors are known in the sentence, and the lexicon has no word there of this kind",
    "word without both": "a word of this kind stands there, but not both actors were found at it",
    "wrong relation": "both actors in their places, with another kind of relation",
    "wrong direction": "both actors, but who does it to whom is turned round",
    "wrong factuality": "found, but what is planned, possible, denied or over is told as something else",
    "no claim": "no claim of both actors (what was read is not known)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A fact that was missed or told with the wrong factuality, and where that happened."""

    doc: str
    fact: Fact
    cause: str
    sentence: str = ""


def losses(
    gold: Gold,
    claims: Sequence[Said],
    ontology: Ontology,
    *,
    article: Article | None = None,
    traces: Sequence[Trace] = (),
) -> Iterator[Loss]:
    """Yield the facts of an article that its claims miss, each with its first cause.

    With the article and how its sentences were read, a fact without a claim is followed to the step
    that lost it; without them its cause is `no claim`.
    """
    own = distinct(claims, ontology)
    hit = dict((fact, claim) for claim, fact in match(gold, own, Level.TYPE, ontology).pairs)
    near = dict((fact, claim) for claim, fact in match(gold, own, Level.PAIR, ontology).pairs)
    for number, fact in enumerate(gold.facts):
        trace = _trace(fact, article, traces) if article is not None else None
        if number in hit:
            if own[hit[number]].factuality == fact.factuality:
                continue
            cause = "wrong factuality"
        elif number in near:
            cause = _turned(gold, own[near[number]], fact, ontology)
        elif article is None:
            cause = "no claim"
        else:
            cause = _unseen(gold, fact, trace, ontology)
        text = trace.sentence.text if trace else fact.evidence
        yield Loss(doc=gold.doc, fact=fact, cause=cause, sentence=text)


def _turned(gold: Gold, claim: Said, fact: Fact, ontology: Ontology) -> str:
    turned = Said(subject=claim.object, relation=claim.relation, object=claim.subject)
    return "wrong direction" if agreement(gold, turned, fact, ontology) >= Level.TYPE else "wrong relation"


def _trace(fact: Fact, article: Article, traces: Sequence[Trace]) -> Trace | None:
    """Return how the sentence was read that begins as the gold says, perhaps without its dateline."""
    words = [re.escape(word) for word in fact.evidence.replace("...", " ").split()]
    place = re.search(r"\s+".join(words), article.text) if words else None
    if place is None:
        return None
    return next((trace for trace in traces if trace.sentence.end >= place.end()), None)


def _unseen(gold: Gold, fact: Fact, trace: Trace | None, ontology: Ontology) -> str:
    if trace is None:
        return "sentence not read"
    ends = (_end(gold, actors, trace.sentence) for actors in (fact.subjects, fact.objects))
    causes = {cause for cause in ends if cause}
    if causes:
        return next(cause for cause in CAUSES if cause in causes)
    kinds = {kind_of(relation, ontology) for relation in fact.relations}
    return "word without both" if kinds & _kinds_told(trace, ontology) else "no word for it"


def _kinds_told(trace: Trace, ontology: Ontology) -> set[str]:
    """Return the kinds of relations that the predicates of a sentence could tell."""
    row = trace.row
    if row is None:
        return set()
    met = (o for i in range(len(row.tokens)) if i not in row.covering for o in row.predicates_at(i))
    return {kind_of(frame.relation, ontology) for o in met for frame in o.predicate.frames}


def _end(gold: Gold, actors: Sequence[str], sentence: Sentence) -> str | None:
    """Return why none of these actors is known in a sentence, None where one is."""
    mentions = [mention for mention in sentence.mentions if mention.actor]
    if any(gold.means(actor.label, actors) for mention in mentions for actor in mention.actors):
        return None
    names = {name for actor in actors for name in gold.spellings(actor) | gold.seats.get(actor, frozenset())}
    text = f" {_plain(sentence.text)} "
    named = [name for name in names if f" {_plain(name)} " in text]
    if not named:
        return "reference not resolved"
    seen = [f" {_plain(mention.text)} " for mention in mentions]
    covered = any(f" {_plain(name)} " in mention for name in named for mention in seen)
    return "linked to another" if covered else "name not found"


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", spelling(text)))
