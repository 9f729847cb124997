"""From what was tried to what a reader can follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.explain.trials import predicate_notes
from kg.explain.values import ClaimNote, MentionNote, Piece, PredicateNote, SentenceNote
from kg.extract import Trace
from kg.extract.operators import Operators
from kg.extract.row import Row
from kg.model import Actor, Claim, Mention, Sentence
from kg.ontology import Ontology


def explain(traces: Iterable[Trace], claims: Sequence[Claim], ontology: Ontology) -> tuple[SentenceNote, ...]:
    """Return a note on every sentence of an article; `claims` are those that the article makes in the end."""
    return tuple(_sentence(trace, claims, ontology) for trace in traces)


def _sentence(trace: Trace, claims: Sequence[Claim], ontology: Ontology) -> SentenceNote:
    predicates = predicate_notes(trace)
    return SentenceNote(
        text=trace.sentence.text,
        title=trace.sentence.title,
        mentions=tuple(_mention(mention) for mention in trace.sentence.mentions),
        row=tuple(_row(trace.row)) if trace.row else (),
        operators=tuple(_operators(trace.row)) if trace.row else (),
        sources=tuple(_source(trace)),
        predicates=predicates,
        claims=tuple(_claim(claim, claims, ontology) for claim in trace.claims),
        verdict="" if trace.claims else _verdict(trace, predicates),
    )


def _mention(mention: Mention) -> MentionNote:
    return MentionNote(
        text=mention.text,
        actors=tuple(f"{actor.label} [{actor.type}, {_id(actor)}]" for actor in mention.actors),
        kind=mention.type,
        why=mention.link or "no reason kept",
        score=mention.score,
        roles=tuple(_roles(mention)),
    )


def _id(actor: Actor) -> str:
    return actor.id if actor.known else f"{actor.id}, new"


def _roles(mention: Mention) -> Iterator[str]:
    for role in mention.roles:
        ends = (role.body.label, "this") if role.inverse else ("this", role.body.label)
        yield f"“{role.title}”: {ends[0]} {role.relation} {ends[1]}{', formerly' if role.former else ''}"


def _row(row: Row) -> Iterator[Piece]:
    for chunk in row.chunks:
        start = chunk.head_start if chunk.preposition else chunk.start
        text = _text(row.sentence, start, chunk.end)
        yield Piece(kind=str(chunk.kind), preposition=chunk.preposition, text=text)


def _text(sentence: Sentence, start: int, end: int) -> str:
    first, last = sentence.tokens[start].start, sentence.tokens[end - 1].end
    return sentence.text[first - sentence.start : last - sentence.start]


def _operators(row: Row) -> Iterator[str]:
    """Name the words that may change whether something happened, with what they can make of it."""
    operators = Operators(row.pack)
    kinds = (
        ("negation", operators.negations),
        ("negates its complement", operators.implicative | operators.denied),
        ("plan", operators.planned | operators.planned_nouns),
        ("possibility", operators.possible | operators.possible_nouns),
        ("condition", operators.conditional),
        ("former", operators.past),
    )
    for chunk in row.chunks:
        phrase = " ".join(row.words[chunk.start : chunk.end])
        inside = [row.words[i] for i in range(chunk.start, chunk.end) if i not in row.covering]
        for word in dict.fromkeys([phrase, *inside]):
            stem = row.pack.forms.split_clitic(word)[0]
            if kind := next((name for name, words in kinds if word in words or stem in words), None):
                yield f"{word} ({kind})"


def _source(trace: Trace) -> Iterator[str]:
    for label, found in groupby(trace.sources, key=lambda source: source.label):
        first = next(found)
        yield f"{label}, for “{_text(trace.sentence, first.start, first.end)}”"


def _claim(claim: Claim, claims: Sequence[Claim], ontology: Ontology) -> ClaimNote:
    details = [str(claim.factuality), f"confidence {claim.confidence:.2f}"]
    details += [f"according to {claim.attributed_to}"] if claim.attributed_to else []
    details += [claim.date] if claim.date else []
    return ClaimNote(
        subject=claim.subject.label,
        relation=claim.relation,
        object=claim.object.label,
        details=", ".join(details),
        rule=claim.evidence[0].rule,
        fate=_fate(claim, claims, ontology),
    )


def _fate(claim: Claim, claims: Sequence[Claim], ontology: Ontology) -> str:
    """Say what became of a claim when those of the article were merged."""
    ends = {claim.subject.id, claim.object.id}
    same = [c for c in claims if {c.subject.id, c.object.id} == ends]
    directed = [c for c in same if c.subject.id == claim.subject.id or ontology.symmetric(c.relation)]
    kept = next((c for c in directed if c.relation == claim.relation), None)
    if kept is None:
        more = next((c for c in directed if claim.relation in ontology.ancestors(c.relation)), None)
        return f"left out: {more.relation} says more" if more else "left out"
    said = f", said {len(kept.evidence)} times" if len(kept.evidence) > 1 else ""
    changed = f" as {kept.factuality}" if kept.factuality is not claim.factuality else ""
    return f"kept{changed}{said}"


def _verdict(trace: Trace, predicates: Sequence[PredicateNote]) -> str:
    actors = {actor.id: actor.label for mention in trace.sentence.mentions for actor in mention.actors}
    if not actors:
        return "names no actor"
    if trace.question:
        return "a question claims nothing"
    if len(actors) == 1:
        return f"names one actor alone: {next(iter(actors.values()))}"
    if not predicates:
        return "names actors, but no predicate of the lexicon"
    return "no frame of its predicates could be taken"
