"""Dates of events: absolute, relative to publication, or none at all."""

from __future__ import annotations

import pytest

from kg.extract.dates import DateReader
from kg.language import load_pack
from kg.model import Sentence, Token

PUBLISHED = "2026-01-28"  # a Wednesday


def sentence(text: str) -> Sentence:
    token = Token(text=text.split(maxsplit=1)[0], lemma="", pos="X", dep="root", head=0, morph="", start=0)
    return Sentence(tokens=(token,), start=0, end=len(text), text=text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Putin tiba di Beijing pada Rabu (21/1).", "2026-01-21"),
        ("id", "Putin tiba di Beijing pada 12 November 2025.", "2025-11-12"),
        ("id", "Perjanjian diteken pada 14 Desember.", "2025-12-14"),
        ("id", "Perjanjian diteken pada Mei 2024.", "2024-05"),
        ("id", "Ia tiba kemarin.", "2026-01-27"),
        ("id", "Ia tiba hari ini.", "2026-01-28"),
        ("id", "Ia tiba di Jakarta, Senin.", "2026-01-26"),
        ("id", "Ia tiba di Jakarta.", None),
        ("en", "He arrived on December 14.", "2025-12-14"),
        ("en", "He arrived on 3 March 2024.", "2024-03-03"),
        ("en", "The treaty was signed in May 2022.", "2022-05"),
        ("en", "He arrived yesterday.", "2026-01-27"),
        ("en", "He arrived on Monday.", "2026-01-26"),
        ("en", "He will arrive next Friday.", "2026-01-30"),
        ("en", "He may arrive.", None),
    ],
)
def test_date_of_an_event(language: str, text: str, expected: str | None) -> None:
    assert DateReader(load_pack(language)).read(sentence(text), 0, PUBLISHED) == expected


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    reader = DateReader(load_pack("en"))
    assert reader.read(sentence("He arrived on Monday."), 0, None) is None
    assert reader.read(sentence("He arrived on December 14."), 0, None) is None
