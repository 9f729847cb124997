"""An explanation as plain values, for the terminal and the page alike; all texts are ready to be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionNote:
    """A mention: its words, whom it means (`label [id]`), what it was found by, why, and how sure that is."""

    text: str
    actors: tuple[str, ...]
    kind: str
    why: str
    score: float
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A chunk of the row; `preposition` is empty where there is none."""

    kind: str
    preposition: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialNote:
    """A frame (`subject predicate object > relation`), whether it was taken, and why or why not."""

    frame: str
    taken: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateNote:
    """A predicate of the lexicon met in the sentence; `reading` is how far the text says that it happened."""

    words: str
    predicate: str
    reading: str
    trials: tuple[TrialNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNote:
    """A claim that the sentence made, and what became of it in the article."""

    subject: str
    relation: str
    object: str
    details: str
    rule: str
    fate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceNote:
    """All there is to say of one sentence; `verdict` says why it made no claim, empty where it made one."""

    text: str
    title: bool
    mentions: tuple[MentionNote, ...]
    row: tuple[Piece, ...]
    operators: tuple[str, ...]
    sources: tuple[str, ...]
    predicates: tuple[PredicateNote, ...]
    claims: tuple[ClaimNote, ...]
    verdict: str
