"""Opening a folder as a store, and writing to it in one piece."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.config import DEFAULT_BASE
from kg.errors import StoreError
from kg.store.derive import Change
from kg.terms import Terms

_MARK = "CURRENT"  # the file by which a folder is known as a store
_BASE = ox.NamedNode("urn:kg:base")  # what links the store's ontology graph to the base of its IRIs


def open_folder(path: Path, *, create: bool) -> ox.Store:
    """Open the folder `path`, making it if `create` says so.

    Raises:
        StoreError: no store there, something else there, in use by another process, damaged.
    """
    exists = (path / _MARK).is_file()
    if not exists and not create:
        what = "no store" if path.exists() else "no folder"
        raise StoreError(f"{what} at {path}", hint=f"make one: kg build INPUT --store {path}", path=path)
    if not exists and path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise StoreError(f"{path} is no store, and not empty", hint="name another folder", path=path)
    try:
        path.mkdir(parents=True, exist_ok=True)
        return ox.Store(path)
    except (OSError, ValueError, RuntimeError) as error:
        raise _cannot_open(path, error) from error


def _cannot_open(path: Path, error: Exception) -> StoreError:
    if "lock" in str(error).lower():
        return StoreError(
            f"store {path} is in use by another process",
            hint="wait until it has finished, or close the program that has it open",
            path=path,
        )
    return StoreError(f"cannot open store {path}: {str(error).splitlines()[0]}", path=path)


def settle_base(db: ox.Store, base: str | None, path: Path | None) -> str:
    """Return the base of the store's IRIs, and see to it that the store has today's ontology."""
    marks = list(db.quads_for_pattern(None, _BASE, None))
    stored = marks[0].object.value if marks and isinstance(marks[0].object, ox.Literal) else None
    if base is not None and stored is not None and base != stored:
        raise StoreError(
            f"store {path or 'in memory'} has IRIs under {stored}, not {base}",
            hint="open it without a base, or build another store",
            path=path,
        )
    settled = stored or base or DEFAULT_BASE
    terms = Terms(settled)
    now = {ox.Quad(terms.ontology, _BASE, ox.Literal(settled), terms.ontology), *terms.ontology_quads()}
    before = set(db.quads_for_pattern(None, None, None, terms.ontology))
    if now != before:
        apply(db, Change(removed=frozenset(before - now), added=frozenset(now - before)), path)
    return settled


def apply(db: ox.Store, change: Change, path: Path | None = None) -> None:
    """Take quads out and put quads in, as one transaction that is on the disk when this returns.

    Raises:
        StoreError: the disk is full or fails; nothing is changed then.
    """
    try:
        if change.removed:
            inserted = f" ;\nINSERT DATA {{ {_data(change.added)} }}" if change.added else ""
            db.update(f"DELETE DATA {{ {_data(change.removed)} }}{inserted}")
        else:
            db.extend(change.added)
        db.flush()
    except (OSError, RuntimeError) as error:
        where = path or "in memory"
        raise StoreError(f"cannot write to store {where}: {str(error).splitlines()[0]}", path=path) from error


def _data(quads: Iterable[ox.Quad]) -> str:
    parts = [
        f"{quad.subject} {quad.predicate} {quad.object} ."
        if isinstance(quad.graph_name, ox.DefaultGraph)
        else f"GRAPH {quad.graph_name} {{ {quad.subject} {quad.predicate} {quad.object} }}"
        for quad in quads
    ]
    return "\n".join(parts)
