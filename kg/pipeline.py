"""The straight line from inputs to a store, in this process."""

from __future__ import annotations

import pickle
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from kg.claims_file import Pair, is_claims, read_claims
from kg.errors import InputError
from kg.ingest import DEFAULT_LIMIT, find_sources, read_sources
from kg.ingest.decode import opening
from kg.ingest.draft import Source
from kg.model import Article, Claim, Report, Skipped

if TYPE_CHECKING:
    from kg.store import Store

_SNIFF = 4096  # bytes looked at to tell claims from articles


class ArticleReader(Protocol):
    """What reads the claims of articles: `kg.reading.Reader`."""

    def read_all(self, articles: Iterable[Article]) -> Iterator[tuple[Article, tuple[Claim, ...]]]: ...


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts of a run while it runs; `strict` makes the first skipped input an error."""

    strict: bool = False
    read: int = 0
    claims: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    on_article: Callable[[Article], object] | None = None

    def skip(self, skipped: Skipped) -> None:
        """Count an input that is not read. Raises InputError where the run is strict."""
        if self.strict:
            raise InputError(
                f"{skipped.source}: {skipped.reason}",
                hint="leave --strict out to skip such inputs and go on",
                path=skipped.source,
            )
        self.skipped.append(skipped)

    def count(self, article: Article, claims: tuple[Claim, ...]) -> None:
        """Count an article that was read."""
        self.read += 1
        self.claims += len(claims)
        if self.on_article is not None:
            self.on_article(article)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the time inside to the seconds of `stage`."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - start

    def report(self, *, actors: int = 0, relations: int = 0) -> Report:
        """Return the counts as a value."""
        return Report(
            read=self.read,
            skipped=tuple(self.skipped),
            claims=self.claims,
            actors=actors,
            relations=relations,
            seconds=dict(self.seconds),
        )

    def check_something_read(self) -> None:
        """Raise InputError where nothing at all could be read, since an empty result would hide it."""
        if self.read == 0:
            first = self.skipped[0] if self.skipped else None
            why = f"; the first: {first.source}: {first.reason}" if first else ""
            raise InputError(
                f"nothing could be read: {len(self.skipped)} skipped{why}",
                hint="give at least one readable article in a language of kg info",
            )


def extract(
    articles: Iterable[Article | Skipped], *, reader: ArticleReader, tally: Tally | None = None
) -> Iterator[Pair]:
    """Yield each article with the claims that it makes; what was skipped goes to `tally`."""
    counts = tally or Tally()
    for article, claims in reader.read_all(without_skipped(articles, counts)):
        counts.count(article, claims)
        yield article, claims


def without_skipped(articles: Iterable[Article | Skipped], tally: Tally) -> Iterator[Article]:
    """Yield the articles; what was skipped goes to `tally`. Raises InputError where the run is strict."""
    for article in articles:
        if isinstance(article, Skipped):
            tally.skip(article)
        else:
            yield article


def read_pairs(
    inputs: Iterable[str | Path],
    *,
    reader: Callable[[], ArticleReader],
    tally: Tally,
    language: str | None = None,
    columns: Mapping[str, str] | None = None,
    format: str | None = None,
    limit: int = DEFAULT_LIMIT,
) -> Iterator[Pair]:
    """Yield articles with their claims from inputs that are articles, claims files, or both.

    `reader` is called only if there are articles to read, so that claims files need no language
    pipeline. Claims files come first. An article whose id came before is skipped.
    """
    sources = list(find_sources(inputs, format=None if format == "claims" else format))
    claim_files = [s for s in sources if isinstance(s, Source) and (format == "claims" or _holds_claims(s))]
    others = [source for source in sources if source not in claim_files]
    read = read_sources(others, language=language, columns=columns, limit=limit)
    seen: set[str] = set()
    for source in claim_files:
        for article, claims in read_claims(source.name, on_skip=tally.skip):
            if article.id in seen:
                tally.skip(Skipped(source=source.name, reason=f"article '{article.id}' was read before"))
                continue
            seen.add(article.id)
            tally.count(article, claims)
            yield article, claims
    if others:
        yield from extract(_new(read, seen), reader=reader(), tally=tally)


def _new(articles: Iterable[Article | Skipped], seen: set[str]) -> Iterator[Article | Skipped]:
    for article in articles:
        if isinstance(article, Article) and article.id in seen:
            yield Skipped(source=article.source, reason=f"article '{article.id}' was read before")
        else:
            yield article


def _holds_claims(source: Source) -> bool:
    if source.format not in ("", "jsonl"):
        return False
    try:
        return is_claims(opening(source, _SNIFF))
    except OSError:
        return False  # the reader says why it cannot be opened


def build(pairs: Iterable[Pair], *, store: Path, base: str, tally: Tally) -> Report:
    """Add articles and their claims to the store at `store`, made if missing, and return the counts.

    All is read before the store is touched, so that an input that fails leaves it as it was; a store
    that this call made is taken away again when adding fails. Raises InputError, StoreError.
    """
    from kg.store import Store

    existed = store.exists()
    with tempfile.TemporaryFile(prefix="kg-") as spool:
        with tally.timed("reading"):
            for pair in pairs:
                _check_relations(pair[1])
                pickle.dump(pair, spool)
        tally.check_something_read()
        spool.seek(0)
        try:
            with tally.timed("storing"), Store.open(store, create=True, base=base) as opened:
                return _fill(opened, spool, tally)
        except BaseException:
            if not existed:
                shutil.rmtree(store, ignore_errors=True)
            raise


def _check_relations(claims: Iterable[Claim]) -> None:
    """Raise OntologyError for a relation that is not defined, which a claims file may hold."""
    from kg.ontology import Ontology

    ontology = Ontology.load()
    for claim in claims:
        ontology.relation(claim.relation)


def _fill(store: Store, spool: IO[bytes], tally: Tally) -> Report:
    store.add_all(_spooled(spool))
    counts = store.counts()
    return tally.report(actors=counts.actors, relations=counts.relations)


def _spooled(spool: IO[bytes]) -> Iterator[Pair]:
    while True:
        try:
            yield pickle.load(spool)
        except EOFError:
            return
