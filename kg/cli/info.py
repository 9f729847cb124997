"""`kg info`: what this installation knows."""

from __future__ import annotations

import json
from typing import Any

import click

TOPICS = ("relations", "languages", "formats")


@click.command(
    epilog="""\b
Examples:
  kg info
  kg info relations
  kg info --json | head"""
)
@click.argument("topic", required=False, type=click.Choice(TOPICS))
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def command(*, topic: str | None, as_json: bool) -> None:
    """Show the version, and the relations, languages and formats that are available."""
    from kg.version import __version__

    tables = {name: _TABLES[name]() for name in (TOPICS if topic is None else (topic,))}
    if as_json:
        click.echo(json.dumps({"version": __version__, **tables}, ensure_ascii=False, indent=2))
        return
    if topic is None:
        click.echo(f"kg {__version__}")
    for name, rows in tables.items():
        click.echo(f"\n{name}" if topic is None else name)
        _show(rows)


def _show(rows: list[dict[str, Any]]) -> None:
    columns = list(rows[0]) if rows else []
    widths = [max(len(str(row[column])) for row in rows) for column in columns]
    for row in rows:
        cells = (str(row[column]).ljust(width) for column, width in zip(columns, widths, strict=True))
        click.echo("  " + "  ".join(cells).rstrip())


def _relations() -> list[dict[str, Any]]:
    from kg.ontology import Ontology

    return [
        {"id": kind.id, "english": kind.label_en, "indonesian": kind.label_id, "quad": str(kind.quad)}
        for kind in Ontology.load().relations()
    ]


def _languages() -> list[dict[str, Any]]:
    from kg.language import available
    from kg.language.loading import FOLDER

    return [
        {
            "code": code,
            "pipeline": "trained" if (FOLDER / code / "pipeline").is_dir() else "none: see kg train -h",
        }
        for code in available()
    ]


def _formats() -> list[dict[str, Any]]:
    from kg.export import formats
    from kg.ingest import EXTENSIONS, FORMATS

    endings = {name: [ending for ending, known in EXTENSIONS.items() if known == name] for name in FORMATS}
    rows = [{"way": "in", "format": name, "endings": " ".join(endings[name])} for name in FORMATS]
    rows.append({"way": "in", "format": "claims", "endings": ".jsonl"})
    return rows + [{"way": "out", "format": name, "endings": ""} for name in formats()]


_TABLES = {"relations": _relations, "languages": _languages, "formats": _formats}
