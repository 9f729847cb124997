"""`kg build`: articles or claims into a store."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import input_options, open_reader, settings, store_option, strict_option


@click.command(
    epilog="""\b
Examples:
  kg build news/ --store output/graph
  kg extract news/ -o claims.jsonl && kg build claims.jsonl"""
)
@input_options
@store_option
@strict_option
def command(
    *,
    inputs: tuple[str, ...],
    language: str | None,
    format_: str | None,
    columns: str | None,
    actors: tuple[Path, ...],
    models: tuple[str, ...],
    limit: int,
    store: Path | None,
    strict: bool,
) -> None:
    """Add articles, or claims that kg extract wrote, to a store.

    The store is made if it is missing. An article of the same id replaces the one that is there.
    """
    from kg.cli.progress import counting, show_report
    from kg.ingest import parse_columns
    from kg.pipeline import Tally, build, read_pairs

    config = settings(actors=actors, language=language)
    with counting("building") as advance:
        tally = Tally(strict=strict, on_article=advance)
        pairs = read_pairs(
            inputs,
            reader=lambda: open_reader(config, models),
            tally=tally,
            language=config.language,
            columns=parse_columns(columns),
            format=format_,
            limit=limit,
        )
        report = build(pairs, store=store or config.store, base=config.base, tally=tally)
    show_report(report, graph=True)
    click.echo(f"store: {store or config.store}", err=True)
