"""Chunks: noun phrases with their prepositions, verbs, and what joins them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kg.model import Mention


class Kind(StrEnum):
    """What a chunk is in the row."""

    NOUN = "noun"
    VERB = "verb"
    RELATIVE = "relative"
    COMPLEMENTIZER = "complementizer"
    SUBORDINATOR = "subordinator"
    PURPOSE = "purpose"
    CONJUNCTION = "conjunction"
    COMMA = "comma"
    STOP = "stop"
    FILLER = "filler"


@dataclass(slots=True)
class Chunk:
    """Tokens `start` to `end`; a noun phrase has its preposition ("" for none) and its mentions in order."""

    kind: Kind
    start: int
    end: int
    preposition: str = ""
    head_start: int = 0
    mentions: list[Mention] = field(default_factory=list)
    apposed: Chunk | None = None
    paired: bool = False
