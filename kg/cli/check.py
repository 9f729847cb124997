"""`kg check`: is the store sound?"""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import settings, store_argument


@click.command(
    epilog="""\b
Example:
  kg check output/graph"""
)
@store_argument
@click.option("--no-shapes", is_flag=True, help="Leave the SHACL shapes out, which take longest.")
@click.pass_context
def command(ctx: click.Context, store: Path | None, no_shapes: bool) -> None:
    """Check a store against its ontology's shapes and its own promises.

    Prints a line a finding. The exit status is 1 when there is any.
    """
    from kg.check import check
    from kg.store import Store

    config = settings()
    path = store or config.store
    with Store.open(path) as opened:
        findings = check(opened, shapes=not no_shapes)
    for finding in findings:
        click.echo(f"{finding.kind}\t{finding.subject}\t{finding.message}")
    click.echo(f"{path}: {len(findings) or 'no'} finding{'' if len(findings) == 1 else 's'}", err=True)
    ctx.exit(1 if findings else 0)
