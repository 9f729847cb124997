"""The straight line for one article: annotate, resolve actors, extract claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from kg.actors import load_knowledge, resolve_actors
from kg.annotate import annotate
from kg.extract import Extractor, Trace
from kg.language import load_pack, load_pipeline
from kg.model import Article, Claim, Sentence
from kg.ontology import Ontology


class Reader:
    """Reads articles into claims. Pipelines and tables are loaded once, when first needed."""

    def __init__(self, *, models: Mapping[str, str] | None = None, actor_tables: Iterable[Path] = ()) -> None:
        """`models` gives a spaCy pipeline (name or path) for a language code in the place of its own."""
        self.models = dict(models or {})
        self.actor_tables = tuple(actor_tables)
        self.ontology = Ontology.load()
        self._extractors: dict[str, Extractor] = {}

    def read(self, article: Article) -> tuple[Claim, ...]:
        """Return the claims of one article. Raises LanguageError for a language without a pack."""
        return next(iter(self.read_all([article])))[1]

    def read_all(self, articles: Iterable[Article]) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
        """Yield each article with its claims, in order; memory does not grow with their number."""
        for article, sentences in self.sentences(articles):
            yield article, self._extractor(article.language).extract(article, sentences)

    def trace_all(
        self, articles: Iterable[Article]
    ) -> Iterator[tuple[Article, tuple[Trace, ...], tuple[Claim, ...]]]:
        """Yield each article with how its sentences were read, and the claims that `read_all` gives."""
        for article, sentences in self.sentences(articles):
            traces, claims = self._extractor(article.language).trace(article, sentences)
            yield article, traces, claims

    def sentences(self, articles: Iterable[Article]) -> Iterator[tuple[Article, tuple[Sentence, ...]]]:
        """Yield each article with its sentences, whose mentions carry their actors."""
        knowledge = load_knowledge(self.actor_tables)
        for language, group in groupby(articles, key=lambda article: article.language):
            pack = load_pack(language)
            nlp = load_pipeline(language, self.models.get(language))
            for article, sentences in annotate(group, nlp):
                yield article, resolve_actors(article, sentences, pack, knowledge)

    def _extractor(self, language: str) -> Extractor:
        if language not in self._extractors:
            self._extractors[language] = Extractor(load_pack(language), self.ontology)
        return self._extractors[language]
