"""The embedded store: Oxigraph in a folder, or in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kg.config import DEFAULT_BASE
from kg.errors import StoreError
from kg.literals import RDF_TYPE, SKOS
from kg.model import Article, Claim, Collection, Relation
from kg.ontology import Ontology
from kg.store.derive import Deriver, Entry
from kg.store.dumping import dump
from kg.store.opening import apply, open_folder, settle_base
from kg.store.reading import Reader
from kg.terms import Terms

BATCH = 200
"""Articles written at once: relations are weighed once a batch, and a batch is there whole or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a store holds."""

    articles: int
    actors: int
    claims: int
    relations: int
    triples: int


class Store:
    """Articles with their claims, and the relations that follow from all of them.

    Open it with `Store.open` (a folder) or `Store.memory`; use it in a `with` statement, or call
    `close`. One process at a time has a folder open. What is written when a method returns
    survives a crash and a loss of power.
    """

    def __init__(self, db: ox.Store, terms: Terms, path: Path | None) -> None:
        self._db: ox.Store | None = db
        self.terms = terms
        self.path = path
        self._symmetric = Ontology.load().symmetric
        self._pending: dict[str, Entry | None] = {}
        self._batching = False

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False, base: str | None = None) -> Store:
        """Open the store in the folder `path`; with `create`, make one where there is none.

        `base` begins the IRIs of a new store; a store that exists has its own.

        Raises:
            StoreError: no store there, something else there, in use by another process, damaged, or
                of another base.
        """
        path = Path(path)
        db = open_folder(path, create=create)
        return cls(db, Terms(settle_base(db, base, path)), path)

    @classmethod
    def memory(cls, *, base: str = DEFAULT_BASE) -> Store:
        """Make a store without a folder; it is gone when it is closed."""
        db = ox.Store()
        return cls(db, Terms(settle_base(db, base, None)), None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the folder back; changes of an unfinished batch are dropped. Closing twice does nothing."""
        self._pending.clear()
        if self._db is not None:
            self._db.flush()
            self._db = None

    @property
    def database(self) -> ox.Store:
        """Return the underlying database, for queries.

        Raises:
            StoreError: the store was closed.
        """
        if self._db is None:
            raise StoreError(f"store {self.path or 'in memory'} was closed", path=self.path)
        return self._db

    @property
    def base(self) -> str:
        return self.terms.base

    @property
    def prefixes(self) -> dict[str, str]:
        """Return the prefixes for queries and files."""
        return self.terms.prefixes

    # --- Writing ------------------------------------------------------------------------------

    def add(self, article: Article, claims: Iterable[Claim]) -> None:
        """Put an article and its claims in, in place of an article of the same id.

        Raises:
            OntologyError: a relation that the ontology does not define.
            ValueError: a claim of another article, or a text that no RDF file can hold.
        """
        self._pending[article.id] = self._deriver().entry(article, claims)
        self._maybe_write()

    def add_all(self, pairs: Iterable[tuple[Article, Iterable[Claim]]], *, batch: int = BATCH) -> int:
        """Put many articles in, `batch` at once, and return their number. Memory does not grow."""
        count = 0
        with self.batch():
            for article, claims in pairs:
                self.add(article, claims)
                count += 1
                if count % batch == 0:
                    self._write()
        return count

    def remove(self, ids: Iterable[str]) -> None:
        """Take articles out, with all that rested on them: as if they had never been read.

        Raises:
            StoreError: an id that the store does not have; nothing is removed then.
        """
        wanted = list(dict.fromkeys(ids))
        missing = [id for id in wanted if not self._has(id)]
        if missing:
            raise StoreError(
                f"no article {', '.join(map(repr, missing))} in the store",
                hint="the named query 'sources' lists the articles",
                name=missing[0],
            )
        self._pending.update(dict.fromkeys(wanted))
        self._maybe_write()

    @contextmanager
    def batch(self) -> Iterator[Self]:
        """Hold changes back until the end of the `with` block, and weigh relations once.

        Changes are written every `BATCH` articles and at the end; if the block fails, those that are
        not yet written are dropped.
        """
        outer, self._batching = self._batching, True
        try:
            yield self
        except BaseException:
            self._pending.clear()
            raise
        finally:
            self._batching = outer
        if not outer:
            self._write()

    def flush(self) -> None:
        """Write what is held back."""
        self._write()

    def _has(self, id: str) -> bool:
        if id in self._pending:
            return self._pending[id] is not None
        found = self.database.quads_for_pattern(None, None, None, self.terms.article(id))
        return next(found, None) is not None

    def _maybe_write(self) -> None:
        if not self._batching or len(self._pending) >= BATCH:
            self._write()

    def _write(self) -> None:
        if self._pending:
            apply(self.database, self._deriver().change(self._pending), self.path)
            self._pending.clear()

    def _deriver(self) -> Deriver:
        return Deriver(self.database, self.terms, self._symmetric)

    # --- Reading ------------------------------------------------------------------------------

    def collection(self) -> Collection:
        """Return everything as values, sorted by id."""
        return self._reader().collection()

    def articles(self) -> tuple[Article, ...]:
        """Return all articles, sorted by id."""
        return self._reader().articles()

    def article(self, id: str) -> Article:
        """Return the article `id`.

        Raises:
            StoreError: the store does not have it.
        """
        self._write()
        found = Reader(self.database, self.terms, article=id).articles()
        if not found:
            raise StoreError(f"no article {id!r} in the store", name=id)
        return found[0]

    def claims(self) -> tuple[Claim, ...]:
        """Return all claims, sorted by key, each actor with its merged description."""
        return self._reader().claims()

    def relations(self) -> tuple[Relation, ...]:
        """Return all relations, sorted by subject, relation and object."""
        return self._reader().collection().relations

    def counts(self) -> Counts:
        """Count articles, actors, claims, relations and triples."""
        self._write()

        def of(kind: str) -> int:
            pattern = (None, ox.NamedNode(RDF_TYPE), self.terms.kg(kind), None)
            return sum(1 for _ in self.database.quads_for_pattern(*pattern))

        ends = (ox.NamedNode(SKOS + "prefLabel"), None, ox.DefaultGraph())
        return Counts(
            articles=of("Article"),
            actors=sum(1 for _ in self.database.quads_for_pattern(None, *ends)),
            claims=of("Claim"),
            relations=of("Relation"),
            triples=len(self.database),
        )

    def dump(self, format: str = "nquads") -> Iterator[bytes]:
        """Yield the graph as a file: nquads, trig, jsonld (all graphs), turtle, ntriples, rdfxml (one graph).

        Sorted: equal stores give equal bytes. Formats of one graph have everything in it.

        Raises:
            ExportError: an unknown format.
        """
        self._write()
        return dump(self.database, format, self.prefixes)

    def _reader(self) -> Reader:
        self._write()
        return Reader(self.database, self.terms)
