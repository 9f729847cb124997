"""Stable identifiers: the same values give the same id on every machine and in every run."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_SEPARATOR = "\x1f"
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def digest(*parts: str, length: int = 16) -> str:
    """Return the first `length` hexadecimal digits of the SHA-256 of `parts`.

    The parts are joined by a separator, so that moving a letter from one part to the next changes
    the result:

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    return hashlib.sha256(_SEPARATOR.join(parts).encode()).hexdigest()[:length]


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return `text` without accents, case, hyphens or runs of space: equal for spellings of one name.

    >>> fold("Nicolás  MADURO") == fold("nicolas maduro")
    True
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().replace("-", " ").replace("’", "'").split())


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens; a digest where no such word is left.

    >>> slug("Nicolás Maduro")
    'nicolas-maduro'
    """
    return _NOT_WORD.sub("-", fold(text)).strip("-") or digest(text)
