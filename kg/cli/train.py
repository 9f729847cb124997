"""`kg train`: a pipeline from corpora, and its figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.errors import ExportError


@click.command(
    epilog="""\b
Examples:
  kg train id --corpora corpora/ --output models/id
  kg train en --corpora corpora/ --output models/en --part names --set training.max_steps=200 --force
  kg train id --corpora corpora/ --evaluate"""
)
@click.argument("language")
@click.option("--corpora", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The corpora.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the pipeline is written.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Equal seeds give equal pipelines.")
@click.option(
    "--part",
    "parts",
    type=click.Choice(["syntax", "names"]),
    multiple=True,
    help="Train this part alone and keep the other of the pipeline in --output.",
)
@click.option("--set", "changes", multiple=True, metavar="K=V", help="An entry of the training settings.")
@click.option(
    "--evaluate",
    "measure",
    is_flag=True,
    help="Train nothing: measure the pipeline in --output, else the one that ships, on the test corpora.",
)
@click.option("-f", "--force", is_flag=True, help="Replace a pipeline that exists.")
def command(
    *,
    language: str,
    corpora: Path,
    output: Path | None,
    seed: int,
    parts: tuple[str, ...],
    changes: tuple[str, ...],
    measure: bool,
    force: bool,
) -> None:
    """Train the pipeline of LANGUAGE from treebanks and corpora of names.

    The corpora are folders under --corpora, named as docs/models.md tells. Give the result to
    kg extract and kg build with --model. With --evaluate each line of the output is a figure: the
    corpus, what is measured, and the value.
    """
    settings = _settings(changes)
    if measure:
        _evaluate(language, corpora, output)
        return
    if output is None:
        raise click.UsageError("Missing option '-o' / '--output'.")
    if output.exists() and not force:
        raise ExportError(f"output exists: {output}", hint="--force replaces it", path=output)
    from kg.train import PARTS, train

    chosen = [part for part in PARTS if not parts or part in parts]
    train(language, corpora, output, seed=seed, parts=chosen, settings=settings)
    click.echo(f"pipeline: {output}", err=True)


def _evaluate(language: str, corpora: Path, output: Path | None) -> None:
    from kg.language.loading import load_pipeline
    from kg.train import evaluate

    nlp = load_pipeline(language, str(output) if output else None)
    for score in evaluate(nlp, language, corpora):
        click.echo(f"{score.corpus}\t{score.measure}\t{score.value:.3f}")


def _settings(changes: tuple[str, ...]) -> dict[str, Any]:
    import json

    settings: dict[str, Any] = {}
    for change in changes:
        name, equals, value = change.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"'{change}' is not K=V", param_hint="--set")
        try:
            settings[name] = json.loads(value)
        except json.JSONDecodeError:
            settings[name] = value
    return settings
