"""Actors: the knowledge base, linking names to it, titles, pronouns and descriptions."""

from kg.actors.knowledge import Knowledge, load_knowledge
from kg.actors.resolving import resolve_actors

__all__ = ["Knowledge", "load_knowledge", "resolve_actors"]
