"""Fitting a logistic curve to claims that are right or wrong."""

from __future__ import annotations

import math
from collections.abc import Sequence

STEPS = 50
FURTHEST = 30.0  # no offset lies beyond
PRIOR = 1.0  # claims of either verdict added at the mean score, so that few data never give certainty


def fit(verdicts: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return offset and slope of the logistic curve under which the verdicts are likeliest (Newton's method).

    Raises ValueError where the verdicts do not rise with the score, or are none.
    """
    if not verdicts:
        raise ValueError("no claims to fit a curve to")
    mean = sum(score for score, _ in verdicts) / len(verdicts)
    points = [(score, float(right), 1.0) for score, right in verdicts]
    points += [(mean, 1.0, PRIOR), (mean, 0.0, PRIOR)]
    offset, slope = 0.0, 0.0
    for _ in range(STEPS):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for score, right, weight in points:
            chance = 1 / (1 + math.exp(-(offset + slope * score)))
            error, spread = weight * (right - chance), weight * chance * (1 - chance)
            g0, g1 = g0 + error, g1 + error * score
            h00, h01, h11 = h00 + spread, h01 + spread * score, h11 + spread * score * score
        determinant = h00 * h11 - h01 * h01
        if determinant < 1e-9:
            raise ValueError("all scores are equal: no curve can be fitted")
        offset += (h11 * g0 - h01 * g1) / determinant
        slope += (h00 * g1 - h01 * g0) / determinant
    if slope <= 0:
        raise ValueError(f"claims with higher scores are not right more often (slope {slope:.3f})")
    return offset, slope


def level(verdicts: Sequence[tuple[float, bool]], slope: float) -> float:
    """Return the offset with which a curve of this slope is right on the whole: as sure as claims are right.

    Articles that mistakes were mended by flatter the curve that is fitted on them; those that nothing was
    mended by yet tell how high it should lie. Raises ValueError where there are no verdicts.
    """
    if not verdicts:
        raise ValueError("no claims to set the level of a curve by")
    points = [(score, float(right)) for score, right in verdicts]
    mean = sum(score for score, _ in points) / len(points)
    points += [(mean, 1.0), (mean, 0.0)]
    low, high = -FURTHEST, FURTHEST
    for _ in range(STEPS):
        offset = (low + high) / 2
        surplus = sum(1 / (1 + math.exp(-(offset + slope * score))) - right for score, right in points)
        low, high = (low, offset) if surplus > 0 else (offset, high)
    return (low + high) / 2
