"""The languages that kg reads: a folder each, with a pack (data) and a trained pipeline."""

from kg.language.loading import available, load_pack, load_pipeline
from kg.language.pack import Pack, Title
from kg.language.relations import reading_relations

__all__ = ["Pack", "Title", "available", "load_pack", "load_pipeline", "reading_relations"]
