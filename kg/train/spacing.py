"""Natural spacing: corpora of separated words written again as running text."""

from __future__ import annotations

CLOSING = frozenset({",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "”", "’", "''", "...", "…"})
OPENING = frozenset({"(", "[", "{", "“", "‘", "$", "#", "@", "``"})
TIGHT = frozenset({"/", "'", "~"})
QUOTES = frozenset({'"'})


def spaces_after(words: list[str]) -> list[bool]:
    """Say for each of `words` whether a blank follows it in running text.

    >>> spaces_after(["kata", "Budi", "(", "45", ")", ",", '"', "Ya", '"', "."])
    [True, True, False, False, False, True, False, False, False, False]
    """
    spaces = [True] * len(words)
    inside_quotes = False
    for index, word in enumerate(words):
        before = index - 1
        if word in QUOTES:
            inside_quotes = not inside_quotes
            if inside_quotes:
                spaces[index] = False
            elif before >= 0:
                spaces[before] = False
        elif word in CLOSING and before >= 0:
            spaces[before] = False
        elif before >= 0 and _is_tight(words, index):
            spaces[before] = spaces[index] = False
        if word in OPENING:
            spaces[index] = False
    for index, word in enumerate(words[:-1]):
        if word in {".", ","} and index > 0 and words[index - 1].isdigit() and words[index + 1].isdigit():
            spaces[index] = False
    if words:
        spaces[-1] = False
    return spaces


def _is_tight(words: list[str], index: int) -> bool:
    if words[index] == "-" and index < len(words) - 1:
        return hyphen_touches(words[index - 1], words[index + 1])
    return words[index] in TIGHT


def hyphen_touches(before: str, after: str) -> bool:
    """Say whether a hyphen between the two words is written without blanks.

    >>> hyphen_touches("kota", "kota"), hyphen_touches("1980", "an"), hyphen_touches("Jakarta", "Presiden")
    (True, True, False)
    """
    same = len(before) > 1 and after.lower().startswith(before.lower())
    number = before[-1:].isdigit() and (after[:1].isdigit() or after == "an")
    short = before in {"ke", "se", "non", "pra", "pasca", "anti", "pro"} or (
        len(before) == 1 and before.isupper()
    )
    name = before.istitle() and before.isalpha() and after.isalpha() and after.islower()
    return same or number or short or name
