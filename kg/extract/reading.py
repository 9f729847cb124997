"""From sentences with actors to the claims of an article: the way through this room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from kg.extract.arguments import Arguments
from kg.extract.attribution import Attribution, Source
from kg.extract.calibration import load_calibration
from kg.extract.dates import DateReader
from kg.extract.factuality import FactualityReader
from kg.extract.matching import Matcher, RawClaim
from kg.extract.memory import Memory
from kg.extract.merging import merge
from kg.extract.operators import Operators
from kg.extract.row import Row
from kg.extract.states import states
from kg.extract.trials import Trace
from kg.language import Pack, reading_relations
from kg.model import Article, Claim, Evidence, Sentence
from kg.ontology import Ontology


class Extractor:
    """Reads claims in one language."""

    def __init__(self, pack: Pack, ontology: Ontology) -> None:
        self.pack = pack
        self.ontology = ontology
        self.operators = Operators(pack)
        self.attribution = Attribution(pack)
        self.dates = DateReader(pack)
        self.calibration = load_calibration()

    @cached_property
    def _asking(self) -> frozenset[str]:
        return self._forms(reading_relations().asked) - self.pack.verb_forms("grammar", "own-plans")

    @cached_property
    def _accusing(self) -> frozenset[str]:
        return self._forms(reading_relations().alleged, own=True)

    def _forms(self, ancestors: Sequence[str], *, own: bool = False) -> frozenset[str]:
        """Return the forms of verbs with a frame under one of these relations (`own`: these alone)."""
        citations = {
            frame.predicate.split(" ")[0]
            for frame in self.pack.frames.frames
            if frame.kind == "verb"
            and not frame.requires
            and any(
                frame.relation == a or (not own and self.ontology.is_a(frame.relation, a)) for a in ancestors
            )
        }
        return frozenset(form for citation in citations for form, _ in self.pack.forms.of(citation, "verb"))

    def extract(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
        """Return the claims of an article, each once, with all its evidence."""
        memory = Memory(self.ontology)
        claims = [
            claim for sentence in sentences for claim in self._sentence_claims(article, sentence, memory)
        ]
        return merge(claims, self.ontology)

    def trace(
        self, article: Article, sentences: Sequence[Sentence]
    ) -> tuple[tuple[Trace, ...], tuple[Claim, ...]]:
        """Return how each sentence was read, and the claims that `extract` makes of the article."""
        memory = Memory(self.ontology)
        traces = tuple(Trace(sentence=sentence) for sentence in sentences)
        for trace in traces:
            trace.claims.extend(self._sentence_claims(article, trace.sentence, memory, trace))
        return traces, merge((claim for trace in traces for claim in trace.claims), self.ontology)

    def _sentence_claims(
        self, article: Article, sentence: Sentence, memory: Memory, trace: Trace | None = None
    ) -> Iterator[Claim]:
        if not sentence.mentions:
            return
        row = Row(sentence, self.pack)
        arguments = Arguments(row, memory)
        sources = self.attribution.sources(row, arguments)
        yield from (self._claim(article, sentence, raw, []) for raw in states(sentence))
        question = sentence.text.rstrip("\"”' ").endswith("?")
        if trace is not None:
            trace.row, trace.sources, trace.question = row, sources, question
        if question:
            return
        reader = FactualityReader(row, self.operators, self._asking, self._accusing)
        trials = trace.trials if trace is not None else None
        for raw in Matcher(row, arguments, reader, self.ontology, trials).claims():
            claim = self._claim(article, sentence, raw, sources)
            if (source := _source(raw, sources)) is not None:
                memory.note_source(raw.subject.actor, source.actor)
            yield claim

    def _claim(self, article: Article, sentence: Sentence, raw: RawClaim, sources: Sequence[Source]) -> Claim:
        source = _source(raw, sources)
        evidence = Evidence(
            article=article.id,
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
            subject_text=raw.subject.mention.text,
            object_text=raw.object.mention.text,
            rule=raw.rule,
        )
        return Claim(
            article=article.id,
            subject=raw.subject.actor,
            relation=raw.relation,
            object=raw.object.actor,
            factuality=raw.factuality,
            attributed_to=source.label if source is not None else None,
            date=self.dates.read(sentence, raw.index, article.published),
            confidence=self.calibration.confidence(raw.score),
            evidence=(evidence,),
        )


def _source(raw: RawClaim, sources: Sequence[Source]) -> Source | None:
    """Return who else than its subject a claim rests on: the narrowest source that covers it."""
    return next(
        (s for s in sources if s.covers(raw.index) and s.actor.label != raw.subject.actor.label), None
    )
