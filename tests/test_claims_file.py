"""The claims contract: keys in order, exact round trip, broken lines named."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kg.claims_file import Pair, is_claims, read_claims, write_claims
from kg.errors import InputError
from kg.model import Actor, ActorType, Article, Claim, Evidence, Factuality, Skipped, Span, Subtype

KEYS = (  # noqa: SIM905 - reads as in the documentation
    "doc subject object subject_id object_id subject_type object_type subject_country object_country "
    "subject_text object_text relation factuality attributed_to date confidence evidence start end rule"
).split()

ARTICLE = Article(
    id="a-1",
    text="JAKARTA – Huawei memasok Indonesia.\u2028Baca juga: “x”",
    language="id",
    title="Huawei",
    url="https://a.example/1",
    publisher="Warta",
    published="2025-11-12",
    source="a.txt",
    boilerplate=(Span(start=0, end=10, kind="dateline"),),
)
HUAWEI = Actor(
    id="huawei",
    label="Huawei",
    type=ActorType.ORGANISATION,
    subtype=Subtype.COMPANY,
    country="CHN",
    aliases=("Huawei Technologies",),
    same_as="Q160120",
    known=True,
)
INDONESIA = Actor(id="IDN", label="Indonesia", type=ActorType.COUNTRY, country="IDN", known=True)


def evidence(start: int) -> Evidence:
    return Evidence(
        article="a-1",
        start=start,
        end=start + 25,
        text="Huawei memasok Indonesia.",
        subject_text="Huawei",
        object_text="Indonesia",
        rule="id/memasok@1",
    )


CLAIM = Claim(
    article="a-1",
    subject=HUAWEI,
    relation="supplies",
    object=INDONESIA,
    factuality=Factuality.PLANNED,
    attributed_to="Reuters\x85",
    date="2025-11",
    confidence=0.1 + 0.2,
    evidence=(evidence(10), evidence(40)),
)
BARE = Claim(
    article="a-1",
    subject=INDONESIA,
    relation="trades-with",
    object=Actor(id="x", label="X", type=ActorType.GROUP),
    evidence=(evidence(10),),
)


def written(*pairs: Pair) -> str:
    stream = io.StringIO()
    for article, claims in pairs:
        write_claims(stream, article, claims)
    return stream.getvalue()


def file_of(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "claims.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_line_has_the_keys_of_the_contract_in_order() -> None:
    record = json.loads(written((ARTICLE, (CLAIM,))))
    assert list(record)[: len(KEYS)] == KEYS
    assert record["doc"] == "a-1" and record["subject"] == "Huawei" and record["object_id"] == "IDN"
    assert (record["subject_country"], record["object_type"], record["factuality"]) == (
        "CHN",
        "country",
        "planned",
    )
    assert (record["start"], record["end"], record["evidence"]) == (10, 35, "Huawei memasok Indonesia.")
    assert len(record["further_evidence"]) == 1


def test_round_trip_is_exact(tmp_path: Path) -> None:
    other = Article(id="b", text="x", language="en")
    of_other = Claim(
        article="b",
        subject=HUAWEI,
        relation="visits",
        object=INDONESIA,
        evidence=(
            Evidence(article="b", start=0, end=1, text="x", subject_text="", object_text="", rule="r"),
        ),
    )
    pairs = [(ARTICLE, (CLAIM, BARE)), (other, (of_other,))]
    text = written(*pairs)
    assert list(read_claims(file_of(tmp_path, text))) == pairs
    assert written(*read_claims(file_of(tmp_path, text))) == text


def test_one_object_a_line_for_every_reader() -> None:
    assert len(written((ARTICLE, (CLAIM, BARE))).splitlines()) == 2


def test_an_article_without_claims_writes_nothing() -> None:
    assert written((ARTICLE, ())) == ""


def test_a_claim_of_another_article_is_refused() -> None:
    with pytest.raises(ValueError, match="a claim of 'a-1' among those of 'b'"):
        written((Article(id="b", text="", language="id"), (CLAIM,)))


def test_only_the_keys_of_the_contract_are_needed(tmp_path: Path) -> None:
    record = json.loads(written((ARTICLE, (BARE,))))
    ((article, (claim,)),) = read_claims(file_of(tmp_path, json.dumps({key: record[key] for key in KEYS})))
    assert (article.id, article.text, claim.key) == ("a-1", "", BARE.key)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"relation": None}, "'relation' must be text, not None"),
        ({"factuality": "sure"}, "'sure' is not a valid Factuality"),
        ({"confidence": 2}, "confidence must lie between 0 and 1"),
        ({"confidence": "high"}, "'confidence' must be a number, not 'high'"),
        ({"start": 9, "end": 3}, "start and end must be whole numbers in order, not 9 and 3"),
        ({"subject_type": "thing"}, "'thing' is not a valid ActorType"),
        ({"article": [1]}, ""),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, change: dict[str, object], message: str) -> None:
    good = written((ARTICLE, (CLAIM,)))
    bad = json.dumps({**json.loads(good), **change})
    path = file_of(tmp_path, f"{good}{bad}\n{good}")
    with pytest.raises(InputError, match="line 2: ") as caught:
        list(read_claims(path))
    assert caught.value.line == 2 and message in caught.value.message
    skipped: list[Skipped] = []
    assert list(read_claims(path, on_skip=skipped.append)) == [(ARTICLE, (CLAIM, CLAIM))]
    assert [item.source for item in skipped] == [f"{path}:2"]


@pytest.mark.parametrize("line", ["{", "[]", "{}", "[" * 100_000])
def test_a_line_that_is_no_claim(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputError, match="line 1: "):
        list(read_claims(file_of(tmp_path, line)))


def test_lines_of_one_article_that_stand_apart_are_refused(tmp_path: Path) -> None:
    a, b = written((ARTICLE, (CLAIM,))), written((ARTICLE, (BARE,))).replace('"a-1"', '"b"')
    with pytest.raises(InputError, match="line 3: the lines of article 'a-1' do not stand together"):
        list(read_claims(file_of(tmp_path, a + b + a)))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read the claims in"):
        list(read_claims(tmp_path / "none.jsonl"))


def test_claims_are_told_from_articles() -> None:
    assert is_claims(written((ARTICLE, (CLAIM,))).encode())
    assert not is_claims(json.dumps({"doc": "a", "text": "subject_id"}).encode())
    assert not is_claims(b"")
