"""Files, folders and streams into articles."""

from kg.ingest.articles import read_articles, read_sources, to_article
from kg.ingest.columns import parse_columns
from kg.ingest.detect import check_language
from kg.ingest.draft import DEFAULT_LIMIT
from kg.ingest.inputs import EXTENSIONS, FORMATS, find_sources

__all__ = [
    "DEFAULT_LIMIT",
    "EXTENSIONS",
    "FORMATS",
    "check_language",
    "find_sources",
    "parse_columns",
    "read_articles",
    "read_sources",
    "to_article",
]
