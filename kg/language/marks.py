"""Marks of punctuation by what they do in a sentence."""

from __future__ import annotations

QUOTES = frozenset("\"“”„«»'‘’`") | {"''", "``"}
STOPS = frozenset(".;:!?…") | {"–", "—", "...", "--"}
