"""`kg explain`: how each sentence was read, and why it gave the claims that it gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import article_options, force_option, open_reader, output_option, settings, strict_option

if TYPE_CHECKING:
    from kg.explain import SentenceNote
    from kg.model import Article
    from kg.pipeline import Tally
    from kg.reading import Reader


@click.command(
    epilog="""\b
Examples:
  kg explain article.txt | less
  kg explain article.txt --sentence "menuduh"
  echo "Russia accused Ukraine of lying." | kg explain - --language en
  kg explain news/ --format html --output explained.html"""
)
@article_options
@click.option("--sentence", metavar="TEXT", help="Only sentences that hold this text, in whatever case.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "html"]),
    default="text",
    show_default=True,
    help="Lines for a terminal, or one page for the browser.",
)
@output_option
@strict_option
@force_option
def command(
    *,
    inputs: tuple[str, ...],
    language: str | None,
    columns: str | None,
    actors: tuple[Path, ...],
    models: tuple[str, ...],
    limit: int,
    sentence: str | None,
    format_: str,
    output: str,
    strict: bool,
    force: bool,
) -> None:
    """Show how articles are read: each sentence's mentions, predicates, frames and claims.

    For every frame that was tried it says why it was taken or not; for every sentence without a claim,
    why there is none. INPUT is as for kg extract.
    """
    from kg.cli.explained import write_text
    from kg.cli.output import check_output, open_text
    from kg.explain import write_page
    from kg.ingest import parse_columns, read_articles
    from kg.pipeline import Tally, without_skipped

    config = settings(actors=actors, language=language)
    check_output(output, force=force)
    articles = read_articles(
        inputs, language=config.language, columns=parse_columns(columns), format=None, limit=limit
    )
    tally = Tally(strict=strict)
    notes = _notes(without_skipped(articles, tally), open_reader(config, models), tally)
    with open_text(output, force=force) as stream:
        write = write_page if format_ == "html" else write_text
        write(stream, _holding(notes, sentence))
        tally.check_something_read()
    for skipped in tally.skipped:
        click.echo(f"skipped {skipped.source}: {skipped.reason}", err=True)


def _notes(
    articles: Iterable[Article], reader: Reader, tally: Tally
) -> Iterator[tuple[str, tuple[SentenceNote, ...]]]:
    from kg.explain import explain

    for article, traces, claims in reader.trace_all(articles):
        tally.count(article, claims)
        yield article.id, explain(traces, claims, reader.ontology)


def _holding(
    articles: Iterable[tuple[str, tuple[SentenceNote, ...]]], text: str | None
) -> Iterator[tuple[str, Sequence[SentenceNote]]]:
    """Yield the notes on sentences that hold `text`; on all of them where it is None."""
    for name, notes in articles:
        kept = [note for note in notes if text is None or text.casefold() in note.text.casefold()]
        if kept or text is None:
            yield name, kept
