"""Punctuation under one rule: treebanks of different years attach it differently."""

from __future__ import annotations

from dataclasses import replace

from kg.train.trees import TreeToken

PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»"}
STRAIGHT = frozenset({'"', "'", "``", "''"})
FINAL = frozenset({".", "!", "?", "...", "…"})


def attach_punctuation(tokens: list[TreeToken]) -> list[TreeToken]:
    """Attach every mark as the guidelines of Universal Dependencies ask.

    Brackets and quotes go to the head of what they enclose, the last full stop to the root, others to
    the dependent unit beside them, as high as the tree stays projective. Marks with dependents stay.
    Source: universaldependencies.org/u/dep/punct.html.
    """
    heads = [token.head for token in tokens]
    marks = {
        index
        for index, token in enumerate(tokens)
        if token.relation == "punct" and index not in heads[:index] + heads[index + 1 :]
    }
    if not marks or len(marks) == len(tokens):
        return tokens
    words = [index for index in range(len(tokens)) if index not in marks]
    paired = _paired(tokens, heads, marks)
    new = []
    for index, token in enumerate(tokens):
        if index not in marks:
            new.append(token)
            continue
        head = paired.get(index)
        if head is None:
            head = _unit_beside(index, tokens, heads, marks, words)
        new.append(replace(token, head=head))
    return new


def _paired(tokens: list[TreeToken], heads: list[int], marks: set[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    waiting: list[tuple[str, int]] = []
    for index in sorted(marks):
        form = tokens[index].form
        closes = next((place for place, (close, _) in enumerate(waiting) if close == form), None)
        if closes is not None:
            start = waiting[closes][1]
            del waiting[closes:]
            head = _head_inside(start, index, heads, marks)
            if head is not None:
                found[start] = found[index] = head
        elif form in PAIRS or form in STRAIGHT:
            waiting.append((PAIRS.get(form, "''" if form == "``" else form), index))
    return found


def _head_inside(start: int, end: int, heads: list[int], marks: set[int]) -> int | None:
    """Give the one word between two marks whose head is outside; None where there are several."""
    inside = [index for index in range(start + 1, end) if index not in marks]
    tops = [index for index in inside if heads[index] == index or not start < heads[index] < end]
    return tops[0] if len(tops) == 1 else None


def _unit_beside(
    index: int, tokens: list[TreeToken], heads: list[int], marks: set[int], words: list[int]
) -> int:
    before = [word for word in words if word < index]
    after = [word for word in words if word > index]
    if not after:
        root = next(word for word in words if heads[word] == word)
        return root if tokens[index].form in FINAL else _climb(before[-1], index, heads, left=True)
    if not before:
        return _climb(after[0], index, heads, left=False)
    left = _climb(before[-1], index, heads, left=True)
    right = _climb(after[0], index, heads, left=False)
    return left if _below(left, right, heads) else right


def _climb(word: int, mark: int, heads: list[int], *, left: bool) -> int:
    """Go up from `word` as long as the head is on the same side of the mark."""
    while heads[word] != word and (heads[word] < mark) == left:
        word = heads[word]
    return word


def _below(word: int, above: int, heads: list[int]) -> bool:
    while heads[word] != word:
        word = heads[word]
        if word == above:
            return True
    return False
