"""From the score of a claim to a confidence that means something: the share of such claims that are right.

Scores rank claims; a logistic curve (Platt 1999, "Probabilistic outputs for support vector machines") fitted
on measured claims makes probabilities of them. It rises everywhere, so that the ranking stays.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "calibration.toml"
LEAST, MOST = 0.05, 0.99  # no claim is so sure, nor so doubtful, that its score alone settles it


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The curve 1 / (1 + exp(-(`offset` + `slope` · score))); `slope` is positive.

    >>> curve = Calibration(offset=0.0, slope=2.0)
    >>> curve.confidence(0.0), curve.confidence(0.9) > curve.confidence(0.8)
    (0.5, True)
    """

    offset: float
    slope: float

    def __post_init__(self) -> None:
        if self.slope <= 0:
            raise ValueError(f"the slope of a calibration must be positive, not {self.slope}")

    def confidence(self, score: float) -> float:
        """Return the confidence of a claim with a score, rounded to three places."""
        sure = 1 / (1 + math.exp(-(self.offset + self.slope * score)))
        return round(max(LEAST, min(sure, MOST)), 3)

    def score(self, confidence: float) -> float:
        """Return the score that has a confidence: the curve read backwards."""
        return (math.log(confidence / (1 - confidence)) - self.offset) / self.slope


@cache
def load_calibration() -> Calibration:
    """Return the curve of the file that ships."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Calibration(offset=table["offset"], slope=table["slope"])
