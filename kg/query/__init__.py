"""Ask the store: SPARQL within limits, named queries, results in several formats."""

from kg.query.named import NamedQuery, Parameter, find_actor, named_queries, run_named
from kg.query.rdflib_face import as_rdflib
from kg.query.results import Cell, Graph, Table
from kg.query.running import run
from kg.query.writing import FORMATS, write_result

__all__ = [
    "FORMATS",
    "Cell",
    "Graph",
    "NamedQuery",
    "Parameter",
    "Table",
    "as_rdflib",
    "find_actor",
    "named_queries",
    "run",
    "run_named",
    "write_result",
]
