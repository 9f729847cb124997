"""Extraction: clauses to frames to claims, with factuality, source and date."""

from kg.extract.reading import Extractor
from kg.extract.trials import Outcome, Trace, Trial

__all__ = ["Extractor", "Outcome", "Trace", "Trial"]
