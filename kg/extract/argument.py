"""One argument of a predicate, and how sure a place in the sentence is."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Actor, Mention

# How sure a place is where the row of chunks and the tree agree, and where one of them alone says so.
AGREED, ROW_ONLY, TREE_ONLY = 1.0, 0.85, 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An actor in a slot: the mention that stands for it and how sure its place is."""

    actor: Actor
    mention: Mention
    score: float
    through: bool = False
