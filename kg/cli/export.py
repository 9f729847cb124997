"""`kg export`: the graph as a file for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import force_option, output_option, settings, store_argument


@click.command(
    epilog="""\b
Examples:
  kg export --format graphml --output graph.graphml
  kg export output/graph --format turtle | less"""
)
@store_argument
@click.option("--format", "format_", required=True, metavar="NAME", help="One of those that kg info lists.")
@output_option
@force_option
def command(*, store: Path | None, format_: str, output: str, force: bool) -> None:
    """Write a store in a format of RDF, of graph tools or of spreadsheets."""
    from kg.cli.output import check_output, open_bytes
    from kg.export import check_format, write
    from kg.store import Store

    check_format(format_)
    check_output(output, force=force)
    with Store.open(store or settings().store) as opened, open_bytes(output, force=force) as stream:
        write(format_, opened, stream)
