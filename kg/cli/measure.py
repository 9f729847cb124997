"""`kg measure`: how well articles are read, against what careful readers took from them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import open_reader, settings

if TYPE_CHECKING:
    from kg.measure import Gold, Measured


@click.command(
    epilog="""\b
Examples:
  kg measure tests/quality/round-1
  kg measure gold/ news/ --errors
  kg measure gold/ --claims claims.jsonl --json"""
)
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option("--claims", type=click.Path(path_type=Path), metavar="FILE", help="Measure these claims.")
@click.option("--language", metavar="CODE", help="Language of all articles; else it is detected.")
@click.option(
    "--model", "models", multiple=True, metavar="[CODE=]NAME", help="A spaCy pipeline instead; repeatable."
)
@click.option("--errors", is_flag=True, help="List the facts that were missed and the claims that are wrong.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def command(
    *,
    gold: Path,
    inputs: tuple[str, ...],
    claims: Path | None,
    language: str | None,
    models: tuple[str, ...],
    errors: bool,
    as_json: bool,
) -> None:
    """Read articles and score the claims against the facts in the folder GOLD.

    GOLD holds NAME.gold.json for each article; INPUT names the articles, else those are read that lie
    beside it as NAME.txt. Shows precision, recall and F1, where facts are lost, and how far
    confidence can be trusted; docs/quality.md says what each figure means.
    """
    from kg.measure import Measured, read_gold, read_said

    if claims is not None and inputs:
        raise click.UsageError("give articles or --claims, not both")
    golds = read_gold(gold)
    if claims is not None:
        measured = Measured.of_claims(golds, read_said(claims))
    else:
        measured = _read(golds, inputs or _beside(gold, golds), language, models)
    if as_json:
        click.echo(json.dumps(_record(measured), ensure_ascii=False))
        return
    for line in (*_lines(measured), *(_errors(measured) if errors else ())):
        click.echo(line)


def _beside(folder: Path, golds: list[Gold]) -> tuple[str, ...]:
    from kg.errors import InputError

    found = tuple(str(path) for gold in golds if (path := folder / f"{gold.doc}.txt").is_file())
    if not found:
        raise InputError(
            f"no article beside the gold in {folder}", hint="name the articles after the folder", path=folder
        )
    return found


def _read(
    golds: list[Gold], inputs: tuple[str, ...], language: str | None, models: tuple[str, ...]
) -> Measured:
    from kg.ingest import read_articles
    from kg.measure import measure
    from kg.pipeline import Tally, without_skipped

    config = settings(language=language)
    tally = Tally()
    articles = without_skipped(read_articles(inputs, language=config.language), tally)
    measured = measure(golds, articles, open_reader(config, models))
    for skipped in tally.skipped:
        if not skipped.source.endswith(".json"):
            click.echo(f"skipped {skipped.source}: {skipped.reason}", err=True)
    missing = [gold.doc for gold in golds if gold.doc not in measured.claims]
    if missing:
        click.echo(f"gold without an article: {', '.join(missing)}", err=True)
    return measured


def _record(measured: Measured) -> dict[str, Any]:
    return {
        **measured.figures.to_record(),
        "losses": dict(Counter(loss.cause for loss in measured.losses)),
        "reliability": [
            {
                "from": each.low,
                "to": each.high,
                "claims": each.claims,
                "confidence": round(each.confidence, 4),
                "right": round(each.right, 4),
            }
            for each in measured.reliability
        ],
    }


def _lines(measured: Measured) -> Iterator[str]:
    from kg.measure import CAUSES

    figures = measured.figures
    yield f"{figures.articles} articles, {figures.facts} facts, {figures.claims} claims"
    for name, share in (("exact", figures.exact), ("type", figures.type), ("pair", figures.pair)):
        yield f"{name:11}P {share.precision:.3f}  R {share.recall:.3f}  F1 {share.f1:.3f}"
    yield f"factuality {figures.factuality:.3f}"
    counts = Counter(loss.cause for loss in measured.losses)
    yield "\nwhere facts are lost"
    yield from (
        f"{counts[cause]:5}  {cause}: {meaning}" for cause, meaning in CAUSES.items() if counts[cause]
    )
    yield "\nconfidence   claims  mean  right"
    for each in measured.reliability:
        yield f"{each.low:.1f} to {each.high:.1f} {each.claims:8}  {each.confidence:.2f}   {each.right:.2f}"


def _errors(measured: Measured) -> Iterator[str]:
    yield "\nmissed"
    for loss in measured.losses:
        yield f"  {loss.doc}: {loss.fact} | {loss.fact.factuality} ({loss.cause}) :: {loss.sentence}"
    yield "\nwrong"
    for doc, claim in measured.wrong():
        yield f"  {doc}: {claim} | {claim.factuality} {claim.confidence:.2f} :: {claim.evidence}"
