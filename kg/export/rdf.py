"""RDF files: the store itself writes them."""

from __future__ import annotations

from typing import IO

from kg.export import Source


def write_turtle(source: Source, stream: IO[bytes]) -> None:
    """Write all triples as one graph; which article a claim is from stays told by the claim."""
    stream.writelines(source.dump("turtle"))


def write_nquads(source: Source, stream: IO[bytes]) -> None:
    """Write all graphs, a line a quad."""
    stream.writelines(source.dump("nquads"))


def write_jsonld(source: Source, stream: IO[bytes]) -> None:
    """Write all graphs as JSON-LD."""
    stream.writelines(source.dump("jsonld"))
