"""What was tried: kept on request, so that a reading can be explained by the very code that does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kg.extract.argument import Argument
from kg.extract.attribution import Source
from kg.extract.factuality import Reading
from kg.extract.row import Row
from kg.extract.verbs import Occurrence
from kg.language.frames import Frame, Requirement
from kg.model import Claim, Sentence


class Outcome(StrEnum):
    """What became of a predicate, or of one of its frames."""

    TAKEN = "taken"
    CONSUMED = "consumed"
    REQUESTED = "requested"
    WORD_MISSING = "word missing"
    NO_SUBJECT = "no subject"
    NO_OBJECT = "no object"
    NOT_ALLOWED = "not allowed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One frame tried, or a predicate passed over (`frame` is None).

    `need` is the word that is missing, `subjects` who was found as subject, `pairs` who would have been
    subject and object; `by` is the relation of the frame that has taken the word before.
    """

    occurrence: Occurrence
    outcome: Outcome
    frame: Frame | None = None
    reading: Reading | None = None
    need: Requirement | None = None
    subjects: Sequence[Argument] = ()
    pairs: Sequence[tuple[Argument, Argument]] = ()
    by: str = ""


@dataclass(slots=True, kw_only=True)
class Trace:
    """How one sentence was read; it has no row where the sentence names no actor."""

    sentence: Sentence
    row: Row | None = None
    question: bool = False
    sources: Sequence[Source] = ()
    trials: list[Trial] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
