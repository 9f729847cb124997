"""`kg query`: SPARQL, from the command line, a file, or by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import force_option, output_option, settings
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.query import Graph, Table
    from kg.store import Store


@click.command(
    epilog="""\b
Examples:
  kg query output/graph "SELECT ?who WHERE { ?who rel:requests-military-aid actor:RUS }"
  kg query output/graph --list
  kg query output/graph --file question.rq --format csv --output answer.csv"""
)
@click.argument("store", required=False)
@click.argument("sparql", required=False)
@click.option(
    "--file", "file", type=click.Path(path_type=Path, allow_dash=True), help="Read the query from a file."
)
@click.option("--named", metavar="NAME", help="Run a query that ships with kg (see --list).")
@click.option(
    "--param", "parameters", multiple=True, metavar="K=V", help="A value for the query; repeatable."
)
@click.option("--list", "list_", is_flag=True, help="List the named queries and what they take.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "json", "turtle"]),
    help="Form of the answer.  [default: table, turtle for CONSTRUCT]",
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most N rows.")
@output_option
@force_option
def command(
    *,
    store: str | None,
    sparql: str | None,
    file: Path | None,
    named: str | None,
    parameters: tuple[str, ...],
    list_: bool,
    format_: str | None,
    limit: int | None,
    output: str,
    force: bool,
) -> None:
    """Ask a store a question in SPARQL.

    The prefixes kg, rel, actor, article, claim and edge are known. Exactly one of SPARQL, --file and
    --named is needed. STORE may be left out for the default store.
    """
    from kg.cli.output import check_output, open_text
    from kg.query import Graph, write_result
    from kg.store import Store

    if list_:
        _list_named()
        return
    if sparql is None and store is not None and "{" in store:
        store, sparql = None, store
    if sum(given is not None for given in (sparql, file, named)) != 1:
        raise click.UsageError("give exactly one of SPARQL, --file and --named")
    check_output(output, force=force)
    config = settings()
    with Store.open(Path(store) if store else config.store) as opened:
        result = _ask(opened, sparql or _read(file), named, _bindings(parameters), limit)
        form = format_ or ("turtle" if isinstance(result, Graph) else "table")
        with open_text(output, force=force) as stream:
            write_result(result, stream, format=form, prefixes=opened.prefixes)


def _ask(
    store: Store, sparql: str, named: str | None, bindings: dict[str, str], limit: int | None
) -> Table | Graph:
    from kg.query import run, run_named

    if named is not None:
        return run_named(store, named, bindings, limit=limit)
    return run(store, sparql, bindings=bindings, limit=limit)


def _read(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        text: str = click.open_file(str(file), encoding="utf-8").read()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the query in {file}: {error}", path=file) from error
    return text


def _bindings(parameters: tuple[str, ...]) -> dict[str, str]:
    bindings = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"'{parameter}' is not K=V", param_hint="--param")
        bindings[name] = value
    return bindings


def _list_named() -> None:
    from kg.query import named_queries

    for query in named_queries():
        names = ", ".join(parameter.name for parameter in query.parameters)
        click.echo(f"{query.name}\t{query.title}" + (f"\t({names})" if names else ""))
