"""`kg remove`: take articles out of a store again."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    epilog="""\b
Example:
  kg remove output/graph summit-2025 ruling-17"""
)
@click.argument("store", type=click.Path(path_type=Path))
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
def command(store: Path, articles: tuple[str, ...]) -> None:
    """Take articles, and all that rests on them alone, out of a store.

    ARTICLE is the id that an article was read under: a file's name without its ending, or the id of
    its line. Afterwards the store is as if they had never been read.
    """
    from kg.store import Store

    with Store.open(store) as opened:
        opened.remove(articles)
        counts = opened.counts()
    click.echo(f"removed {len(articles)}; the store holds {counts.articles} articles", err=True)
