"""The graph on disk: articles in, relations derived, values and RDF out."""

from kg.store.embedded import Counts, Store

__all__ = ["Counts", "Store"]
