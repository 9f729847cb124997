"""Measuring: claims against what careful readers took from the same articles."""

from kg.measure.figures import Figures, Share, figures
from kg.measure.gold import Fact, Gold, Said, read_gold, read_said, to_said
from kg.measure.losses import CAUSES, Loss, losses
from kg.measure.matching import Level, Match, match
from kg.measure.measuring import Measured, measure
from kg.measure.reliability import Bin, judged, reliability

__all__ = [
    "CAUSES",
    "Bin",
    "Fact",
    "Figures",
    "Gold",
    "Level",
    "Loss",
    "Match",
    "Measured",
    "Said",
    "Share",
    "figures",
    "judged",
    "losses",
    "match",
    "measure",
    "read_gold",
    "read_said",
    "reliability",
    "to_said",
]
