"""What was tried with the predicates of a sentence, in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kg.explain.values import PredicateNote, TrialNote
from kg.extract import Outcome, Trace, Trial
from kg.extract.argument import Argument
from kg.extract.matching import overlap
from kg.extract.row import Row
from kg.extract.verbs import Occurrence
from kg.language.frames import Frame, Requirement

MOST_WORDS = 6  # of a requirement's words shown


def predicate_notes(trace: Trace) -> tuple[PredicateNote, ...]:
    """Return a note on every predicate of the lexicon that the sentence holds, in the order of the text."""
    if trace.row is None or trace.question:
        return ()
    found: list[tuple[int, PredicateNote]] = []
    tried: set[tuple[int, str, str]] = set()
    for occurrence, trials in groupby(trace.trials, key=lambda trial: trial.occurrence):
        tried.add(_key(occurrence))
        found.append((occurrence.index, _predicate(trace.row, occurrence, list(trials))))
    for occurrence in _occurrences(trace.row):
        if _key(occurrence) not in tried:
            found.append((occurrence.index, _other_kind(trace.row, occurrence)))
    return tuple(note for _, note in sorted(found, key=lambda pair: pair[0]))


def _key(occurrence: Occurrence) -> tuple[int, str, str]:
    return occurrence.index, occurrence.predicate.citation, occurrence.predicate.kind


def _occurrences(row: Row) -> Iterator[Occurrence]:
    for index in range(len(row.tokens)):
        if index not in row.covering:
            yield from row.predicates_at(index)


def _predicate(row: Row, occurrence: Occurrence, trials: list[Trial]) -> PredicateNote:
    reading = next((trial.reading for trial in trials if trial.reading), None)
    flags = [
        *(["asked for"] if reading and reading.requested else []),
        *(["alleged"] if reading and reading.accused else []),
    ]
    return PredicateNote(
        words=_words(row, occurrence),
        predicate=_name(occurrence),
        reading=", ".join([str(reading.factuality), *flags]) if reading else "",
        trials=tuple(_trial(trial) for trial in trials),
    )


def _other_kind(row: Row, occurrence: Occurrence) -> PredicateNote:
    part = row.tokens[occurrence.index].pos
    why = f"is no {occurrence.predicate.kind} here (read as {part})"
    return PredicateNote(
        words=_words(row, occurrence),
        predicate=_name(occurrence),
        reading="",
        trials=(TrialNote(frame="", taken=False, why=why),),
    )


def _words(row: Row, occurrence: Occurrence) -> str:
    return " ".join(token.text for token in row.tokens[occurrence.index : occurrence.end])


def _name(occurrence: Occurrence) -> str:
    voice = f", {occurrence.voice}" if occurrence.predicate.kind == "verb" else ""
    return f"{occurrence.predicate.citation} ({occurrence.predicate.kind}{voice})"


def _trial(trial: Trial) -> TrialNote:
    frame = _frame(trial.frame) if trial.frame else ""
    return TrialNote(frame=frame, taken=trial.outcome is Outcome.TAKEN, why=_why(trial))


def _frame(frame: Frame) -> str:
    needs = " ".join(f"[{need.slot}: {_some(need)}]" for need in frame.requires)
    slots = f"{'|'.join(frame.subject)} … {'|'.join(frame.object)}"
    return f"{slots} {needs} > {frame.relation}".replace("  ", " ")


def _some(need: Requirement) -> str:
    words = sorted(need.words)
    return ", ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else "")


def _why(trial: Trial) -> str:
    frame, need = trial.frame, trial.need
    match trial.outcome:
        case Outcome.CONSUMED:
            return f"its words are already told as {trial.by}"
        case Outcome.REQUESTED:
            return "is only asked for or threatened, which is no claim of its own"
        case Outcome.WORD_MISSING if need is not None:
            return f"none of the words it needs stands in {need.slot}"
        case Outcome.NO_SUBJECT if frame is not None:
            return f"no actor in {' or '.join(frame.subject)}"
        case Outcome.NO_OBJECT if frame is not None:
            return f"subject {_names(list(trial.subjects))}, but no actor in {' or '.join(frame.object)}"
        case Outcome.NOT_ALLOWED if frame is not None:
            return "; ".join(dict.fromkeys(_refusal(frame.relation, s, o) for s, o in trial.pairs))
    return "; ".join(f"{_name_of(s)} → {_name_of(o)}" for s, o in trial.pairs)


def _names(arguments: list[Argument]) -> str:
    return ", ".join(dict.fromkeys(argument.actor.label for argument in arguments))


def _name_of(argument: Argument) -> str:
    through = ", behind a noun" if argument.through else ""
    return f"{argument.actor.label} (“{argument.mention.text}”, {argument.score:.2f}{through})"


def _refusal(relation: str, subject: Argument, object_: Argument) -> str:
    if subject.actor.id == object_.actor.id:
        return f"subject and object are both {subject.actor.label}"
    if overlap(subject.mention, object_.mention):
        return f"“{subject.mention.text}” and “{object_.mention.text}” are the same words"
    kinds = f"{subject.actor.type} {relation} {object_.actor.type}"
    return f"{subject.actor.label} → {object_.actor.label}: {kinds} does not hold between such actors"
