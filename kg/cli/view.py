"""`kg view`: the graph as one interactive page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import force_option, settings, store_argument


@click.command(
    epilog="""\b
Examples:
  kg view --output page.html
  kg view output/graph --output - > page.html"""
)
@store_argument
@click.option("-o", "--output", required=True, metavar="FILE", help="The page to write; - is stdout.")
@click.option(
    "--title", default="Who does what to whom", show_default=True, metavar="TEXT", help="Heading of the page."
)
@click.option(
    "--limit",
    type=click.IntRange(min=2),
    default=2000,
    show_default=True,
    metavar="N",
    help="Draw at most N actors, with the best supported relations.",
)
@force_option
def command(*, store: Path | None, output: str, title: str, limit: int, force: bool) -> None:
    """Write a store as one page for the browser, which needs no network and no other file."""
    from kg.cli.output import check_output, open_text
    from kg.store import Store
    from kg.view import write_page

    check_output(output, force=force)
    path = store or settings().store
    with Store.open(path) as opened, open_text(output, force=force) as stream:
        shown = write_page(opened.collection(), stream, title=title, limit=limit)
    click.echo(
        f"page: {output}: {shown.actors} of {shown.of_actors} actors, "
        f"{shown.relations} of {shown.of_relations} relations",
        err=True,
    )
