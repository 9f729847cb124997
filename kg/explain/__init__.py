"""Explain: what was tried with each sentence, and why it gave the claims that it gave, or none."""

from kg.explain.notes import explain
from kg.explain.page import write_page
from kg.explain.values import ClaimNote, MentionNote, Piece, PredicateNote, SentenceNote, TrialNote

__all__ = [
    "ClaimNote",
    "MentionNote",
    "Piece",
    "PredicateNote",
    "SentenceNote",
    "TrialNote",
    "explain",
    "write_page",
]
