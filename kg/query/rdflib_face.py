"""The store as an rdflib dataset, for those who think in rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store import Store

if TYPE_CHECKING:
    from rdflib import Dataset


def as_rdflib(store: Store) -> Dataset:
    """Copy a store into an rdflib `Dataset` in memory, prefixes bound.

    A copy: what is changed in it does not reach the store, and it is some twenty times slower to query.
    Derived relations and actors are in its default graph, every article in its own.
    """
    from rdflib import Dataset

    dataset = Dataset()
    dataset.parse(data=b"".join(store.dump("nquads")), format="nquads")
    for prefix, iri in store.prefixes.items():
        dataset.bind(prefix, iri, override=True, replace=True)
    return dataset
