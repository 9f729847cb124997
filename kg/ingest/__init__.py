"""Files, folders and streams into articles."""

from kg.ingest.articles import read_articles, to_article
from kg.ingest.columns import parse_columns
from kg.ingest.draft import DEFAULT_LIMIT
from kg.ingest.inputs import EXTENSIONS, FORMATS

__all__ = ["DEFAULT_LIMIT", "EXTENSIONS", "FORMATS", "parse_columns", "read_articles", "to_article"]
