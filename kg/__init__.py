"""News articles into a knowledge graph of who does what to whom."""

from kg.version import __version__

__all__ = ["__version__"]
