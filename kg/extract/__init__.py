"""Extraction: clauses to frames to claims, with factuality, source and date."""

from kg.extract.reading import Extractor

__all__ = ["Extractor"]
