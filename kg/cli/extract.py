"""`kg extract`: articles in, claims out."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import force_option, input_options, open_reader, output_option, settings, strict_option


@click.command(
    epilog="""\b
Examples:
  kg extract news/ --output claims.jsonl
  kg extract feed.csv --columns text=body,title=headline,date=published_at -o claims.jsonl
  cat article.txt | kg extract - --language id"""
)
@input_options
@output_option
@strict_option
@force_option
def command(
    *,
    inputs: tuple[str, ...],
    language: str | None,
    format_: str | None,
    columns: str | None,
    actors: tuple[Path, ...],
    models: tuple[str, ...],
    limit: int,
    output: str,
    strict: bool,
    force: bool,
) -> None:
    """Read articles and write their claims, one JSON object a line.

    INPUT is a file (text, Markdown, HTML, JSON Lines, CSV, TSV), a folder, a pattern, or - for
    standard input.
    """
    from kg.claims_file import write_claims
    from kg.cli.output import check_output, open_text
    from kg.cli.progress import counting, show_report
    from kg.ingest import parse_columns, read_articles
    from kg.pipeline import Tally, extract

    config = settings(actors=actors, language=language)
    check_output(output, force=force)
    articles = read_articles(
        inputs,
        language=config.language,
        columns=parse_columns(columns),
        format=format_,
        limit=limit,
    )
    with counting("extracting") as advance, open_text(output, force=force) as stream:
        tally = Tally(strict=strict, on_article=advance)
        for article, claims in extract(articles, reader=open_reader(config, models), tally=tally):
            write_claims(stream, article, claims)
        tally.check_something_read()
    show_report(tally.report())
