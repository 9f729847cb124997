"""Training: corpora into a language's spaCy pipeline, and its figures."""

from kg.train.evaluation import evaluate
from kg.train.training import PARTS, train

__all__ = ["PARTS", "evaluate", "train"]
