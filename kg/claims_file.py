"""The claims contract: claims as JSON Lines, one object a claim, for this program and for others.

The keys and their order are described in `docs/claims.md`. The lines of one article stand together; the
first of them carries the article's text, so that reading gives back exactly what was written.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from kg.errors import InputError
from kg.model import Actor, ActorType, Article, Claim, Evidence, Factuality, Skipped, Span, Subtype

_OPENING = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\{\s*"doc"\s*:.*?"subject_id"\s*:', re.DOTALL)
_OPENING_LENGTH = 4096  # bytes: `doc` and `subject_id` are among the first keys of a line
# Line ends of Unicode that some readers break lines at, though JSON allows them.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_ARTICLE_FIELDS = ("title", "url", "publisher", "published", "language", "source")

Pair = tuple[Article, tuple[Claim, ...]]


def write_claims(stream: TextIO, article: Article, claims: Iterable[Claim]) -> int:
    """Write the claims of one article, one JSON object a line, and return how many there were.

    An article without claims writes nothing. Raises ValueError for a claim of another article.
    """
    number = 0
    for number, claim in enumerate(claims, start=1):
        record = to_record(article, claim, with_text=number == 1)
        line = json.dumps(record, ensure_ascii=False, separators=(", ", ": "))
        stream.write(line.translate(_LINE_ENDS) + "\n")
    return number


def read_claims(path: Path | str, *, on_skip: Callable[[Skipped], object] | None = None) -> Iterator[Pair]:
    """Yield each article of a claims file (`-`: standard input) with its claims, in the file's order.

    A line that breaks the contract goes to `on_skip` with its number, or is an error where there is
    none. Raises InputError naming the line; also where the file cannot be read.
    """
    name = str(path)
    try:
        with nullcontext(sys.stdin) if name == "-" else Path(path).open(encoding="utf-8-sig") as stream:
            yield from _grouped(_records(stream, name, on_skip), name, on_skip)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the claims in {name}: {error}", path=name) from error


def is_claims(opening: bytes) -> bool:
    """Tell from its first bytes whether a file of JSON Lines holds claims rather than articles."""
    return _OPENING.match(opening[:_OPENING_LENGTH].split(b"\n")[0]) is not None


def to_record(article: Article, claim: Claim, *, with_text: bool) -> dict[str, Any]:
    """Return the JSON object of a claim, keys in the order of the contract."""
    if claim.article != article.id or any(evidence.article != article.id for evidence in claim.evidence):
        raise ValueError(f"a claim of '{claim.article}' among those of '{article.id}'")
    first, *further = claim.evidence
    return {
        "doc": article.id,
        "subject": claim.subject.label,
        "object": claim.object.label,
        "subject_id": claim.subject.id,
        "object_id": claim.object.id,
        "subject_type": str(claim.subject.type),
        "object_type": str(claim.object.type),
        "subject_country": claim.subject.country,
        "object_country": claim.object.country,
        "subject_text": first.subject_text,
        "object_text": first.object_text,
        "relation": claim.relation,
        "factuality": str(claim.factuality),
        "attributed_to": claim.attributed_to,
        "date": claim.date,
        "confidence": claim.confidence,
        "evidence": first.text,
        "start": first.start,
        "end": first.end,
        "rule": first.rule,
        "further_evidence": [_evidence_record(evidence) for evidence in further],
        **_actor_record("subject", claim.subject),
        **_actor_record("object", claim.object),
        "article": _article_record(article, with_text=with_text),
    }


def _evidence_record(evidence: Evidence) -> dict[str, Any]:
    return {
        "subject_text": evidence.subject_text,
        "object_text": evidence.object_text,
        "evidence": evidence.text,
        "start": evidence.start,
        "end": evidence.end,
        "rule": evidence.rule,
    }


def _actor_record(role: str, actor: Actor) -> dict[str, Any]:
    return {
        f"{role}_subtype": str(actor.subtype) if actor.subtype else None,
        f"{role}_aliases": list(actor.aliases),
        f"{role}_same_as": actor.same_as,
        f"{role}_known": actor.known,
    }


def _article_record(article: Article, *, with_text: bool) -> dict[str, Any]:
    record: dict[str, Any] = {name: getattr(article, name) for name in _ARTICLE_FIELDS}
    if with_text:
        record["text"] = article.text
        record["boilerplate"] = [[span.start, span.end, span.kind] for span in article.boilerplate]
    return record


class _LineError(Exception):
    """What is wrong with a line; caught here and given its number."""


def _records(
    stream: TextIO, name: str, on_skip: Callable[[Skipped], object] | None
) -> Iterator[tuple[int, Article, Claim]]:
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            yield number, *_from_line(line)
        except _LineError as error:
            _refuse(str(error), name, number, on_skip)


def _refuse(reason: str, name: str, number: int, on_skip: Callable[[Skipped], object] | None) -> None:
    if on_skip is None:
        raise InputError(
            f"{name}, line {number}: {reason}",
            hint="write the file anew with kg extract, or take the line out",
            path=name,
            line=number,
        )
    on_skip(Skipped(source=f"{name}:{number}", reason=reason))


def _grouped(
    records: Iterator[tuple[int, Article, Claim]], name: str, on_skip: Callable[[Skipped], object] | None
) -> Iterator[Pair]:
    """Gather the lines of each article; lines of one that stand apart would replace it later, so refuse."""
    article: Article | None = None
    claims: list[Claim] = []
    closed: set[str] = set()
    for number, stated, claim in chain(records, [(0, None, None)]):
        if article is not None and (stated is None or stated.id != article.id):
            yield article, tuple(claims)
            closed.add(article.id)
            article, claims = None, []
        if stated is None or claim is None:
            return
        if stated.id in closed:
            _refuse(f"the lines of article '{stated.id}' do not stand together", name, number, on_skip)
            continue
        if article is None or (stated.text and not article.text):
            article = stated
        claims.append(claim)


def _from_line(line: str) -> tuple[Article, Claim]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise _LineError(f"invalid JSON at column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise _LineError("JSON nested too deep") from error
    if not isinstance(record, dict):
        raise _LineError("not a JSON object")
    try:
        return from_record(record)
    except KeyError as error:
        raise _LineError(f"no key {error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise _LineError(str(error)) from error


def from_record(record: Mapping[str, Any]) -> tuple[Article, Claim]:
    """Return the article and the claim of a JSON object of the contract.

    Keys that only this program writes may be missing. Raises KeyError or ValueError for what is not
    in the contract.
    """
    id = _string(record, "doc")
    article = _article_from(id, record.get("article") or {})
    evidence = (
        _evidence_from(id, record),
        *(_evidence_from(id, more) for more in record.get("further_evidence", ())),
    )
    claim = Claim(
        article=id,
        subject=_actor_from(record, "subject"),
        relation=_string(record, "relation"),
        object=_actor_from(record, "object"),
        factuality=Factuality(record["factuality"]),
        attributed_to=_optional(record, "attributed_to"),
        date=_optional(record, "date"),
        confidence=_number(record, "confidence"),
        evidence=evidence,
    )
    return article, claim


def _article_from(id: str, record: Mapping[str, Any]) -> Article:
    fields = {name: _optional(record, name) for name in _ARTICLE_FIELDS}
    return Article(
        id=id,
        text=_optional(record, "text") or "",
        language=fields["language"] or "und",
        title=fields["title"],
        url=fields["url"],
        publisher=fields["publisher"],
        published=fields["published"],
        source=fields["source"] or "",
        boilerplate=tuple(
            Span(start=int(start), end=int(end), kind=str(kind))
            for start, end, kind in record.get("boilerplate", ())
        ),
    )


def _actor_from(record: Mapping[str, Any], role: str) -> Actor:
    subtype = _optional(record, f"{role}_subtype")
    return Actor(
        id=_string(record, f"{role}_id"),
        label=_string(record, role),
        type=ActorType(record[f"{role}_type"]),
        subtype=Subtype(subtype) if subtype else None,
        country=_optional(record, f"{role}_country"),
        aliases=tuple(str(alias) for alias in record.get(f"{role}_aliases", ())),
        same_as=_optional(record, f"{role}_same_as"),
        known=bool(record.get(f"{role}_known", False)),
    )


def _evidence_from(id: str, record: Mapping[str, Any]) -> Evidence:
    start, end = record["start"], record["end"]
    if not (type(start) is int and type(end) is int and 0 <= start <= end):
        raise ValueError(f"start and end must be whole numbers in order, not {start!r} and {end!r}")
    return Evidence(
        article=id,
        start=start,
        end=end,
        text=_string(record, "evidence"),
        subject_text=_string(record, "subject_text"),
        object_text=_string(record, "object_text"),
        rule=_string(record, "rule"),
    )


def _string(record: Mapping[str, Any], key: str) -> str:
    value = record[key]
    if not isinstance(value, str):
        raise ValueError(f"'{key}' must be text, not {value!r}")
    return value


def _optional(record: Mapping[str, Any], key: str) -> str | None:
    return None if record.get(key) is None else _string(record, key)


def _number(record: Mapping[str, Any], key: str) -> float:
    value = record[key]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"'{key}' must be a number, not {value!r}")
    return float(value)
