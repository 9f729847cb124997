"""The articles that ship with the project (`kg/samples`)."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "samples" / "articles"


def samples() -> list[Path]:
    """Return the sample articles, sorted by name."""
    return sorted(FOLDER.iterdir())
