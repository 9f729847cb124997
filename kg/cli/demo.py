"""`kg demo`: the sample articles through the whole house."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.config import Config
    from kg.model import Relation, Report
    from kg.store import Store

PAGE = "graph.html"
EXPORTS = {
    "turtle": "graph.ttl",
    "jsonld": "graph.jsonld",
    "graphml": "graph.graphml",
    "gexf": "graph.gexf",
    "csv-nodes": "actors.csv",
    "csv-edges": "relations.csv",
}
STRONGEST = {"event": 10, "state": 5}  # relations shown of each family
WIDTH = 110  # characters of the table, which is not folded on a narrower terminal


@click.command(
    epilog="""\b
Example:
  kg demo --output output"""
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    metavar="DIR",
    help="Where the graph, the page and the exports go.",
)
@click.option("-f", "--force", is_flag=True, help="Replace a graph of other articles that is there.")
def command(*, output: Path, force: bool) -> None:
    """Read the sample articles that ship with kg, build their graph and show what is in it.

    Running it again replaces what it wrote before.
    """
    from kg.cli.options import settings
    from kg.store import Store

    config = settings()
    graph = output / "graph"
    _make_room(graph, force=force)
    report = _build(graph, config)
    with Store.open(graph) as store:
        written = _write_files(store, output)
        _show(report, store.relations())
    _show_next(graph, written)


def _make_room(graph: Path, *, force: bool) -> None:
    """Take an earlier demo's graph away, but no other unless `force` says so."""
    from kg.ingest.samples import samples
    from kg.store import Store

    if not graph.exists():
        return
    if not force:
        with Store.open(graph) as store:
            others = {article.id for article in store.articles()} - {path.stem for path in samples()}
        if others:
            raise StoreError(
                f"{graph} holds articles that are not the demo's, such as '{min(others)}'",
                hint="choose another folder with --output, or replace the graph with --force",
                path=graph,
            )
    shutil.rmtree(graph)


def _build(graph: Path, config: Config) -> Report:
    from kg.cli.options import open_reader
    from kg.cli.progress import counting, show_report
    from kg.ingest import read_articles
    from kg.ingest.samples import samples
    from kg.pipeline import Tally, build, extract

    with counting("reading the samples") as advance:
        tally = Tally(on_article=advance)
        pairs = extract(read_articles(samples()), reader=open_reader(config), tally=tally)
        report = build(pairs, store=graph, base=config.base, tally=tally)
    if report.skipped:
        show_report(report)
    return report


def _write_files(store: Store, output: Path) -> list[Path]:
    from kg.cli.output import open_bytes, open_text
    from kg.export import write
    from kg.view import write_page

    with open_text(str(output / PAGE), force=True) as stream:
        write_page(store.collection(), stream, title="kg demo")
    for name, file in EXPORTS.items():
        with open_bytes(str(output / file), force=True) as binary:
            write(name, store, binary)
    return [output / PAGE, *(output / file for file in EXPORTS.values())]


def _show(report: Report, relations: tuple[Relation, ...]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from kg.ontology import Ontology

    seconds = sum(report.seconds.values())
    click.echo(
        f"{report.read} articles, {report.actors} actors, {report.claims} claims, "
        f"{report.relations} relations, in {seconds:.1f} seconds\n"
    )
    family = {kind.id: kind.family for kind in Ontology.load().relations()}
    table = Table(
        "subject", "relation", "object", "status", "belief", "claims", box=box.SIMPLE_HEAD, pad_edge=False
    )
    for name, most in STRONGEST.items():
        of_family = tuple(relation for relation in relations if family.get(relation.relation) == name)
        for relation in strongest(of_family, most=most):
            table.add_row(*_row(relation))
        table.add_section()
    console = Console(width=WIDTH)
    click.echo("The strongest relations, events and then states:")
    console.print(table)


def _row(relation: Relation) -> tuple[str, ...]:
    return (
        relation.subject.label,
        relation.relation,
        relation.object.label,
        str(relation.status),
        f"{relation.belief:.2f}",
        str(len(relation.claims)),
    )


def strongest(relations: tuple[Relation, ...], *, most: int) -> list[Relation]:
    """Return the relations with most publishers, then most belief, most claims, and by name."""
    return sorted(
        relations,
        key=lambda relation: (
            -relation.support,
            -relation.belief,
            -len(relation.claims),
            relation.subject.label,
            relation.relation,
            relation.object.label,
        ),
    )[:most]


def _show_next(graph: Path, written: list[Path]) -> None:
    click.echo("\nWritten: " + ", ".join(str(path) for path in (graph, *written)))
    click.echo(f"""
Try next:
  open {written[0]} in a browser
  kg query {graph} "SELECT ?who ?whom WHERE {{ ?who rel:accuses ?whom }}"
  kg query {graph} --list
  kg build YOUR-ARTICLES/ --store my-graph && kg view my-graph --output my-graph.html""")
