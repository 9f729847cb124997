"""`kg train`: a language's pipeline from corpora, and its figures."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import force_option


class TrainGroup(click.Group):
    """A group whose first word may be a language: `kg train id` is `kg train run id`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            args = ["run", *args]
        return super().resolve_command(ctx, args)


@click.group(
    cls=TrainGroup,
    epilog="""\b
Examples:
  kg train id --corpora corpora --output output/id
  kg train evaluate id --corpora corpora --model output/id""",
)
def command() -> None:
    """Train a language's pipeline, or measure one.

    docs/models.md says which corpora there are, where they come from and how folders are called.
    """


@command.command()
@click.argument("language")
@click.option(
    "--corpora",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder that holds the corpora.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the pipeline is written.",
)
@click.option("--seed", default=0, show_default=True, help="Equal seeds give equal pipelines.")
@click.option(
    "--part",
    "parts",
    multiple=True,
    type=click.Choice(["syntax", "names"]),
    help="Train this part only, the other is taken from the pipeline in --output.",
)
@click.option("--steps", type=click.IntRange(min=1), metavar="N", help="Stop after N steps.")
@force_option
def run(
    *,
    language: str,
    corpora: Path,
    output: Path,
    seed: int,
    parts: tuple[str, ...],
    steps: int | None,
    force: bool,
) -> None:
    """Train a pipeline for LANGUAGE."""
    from kg.errors import TrainingError
    from kg.train.training import PARTS, train

    if output.exists() and any(output.iterdir()) and not (force or parts):
        raise TrainingError(f"the output exists: {output}", hint="add --force to replace it", path=output)
    chosen = [part for part in PARTS if part in parts] or PARTS
    settings = {"training.max_steps": steps} if steps else None
    train(language, corpora, output, seed=seed, parts=chosen, settings=settings)
    click.echo(f"pipeline: {output}", err=True)


@command.command()
@click.argument("language")
@click.option(
    "--corpora",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder that holds the corpora.",
)
@click.option("--model", metavar="NAME", help="A spaCy pipeline instead of the one that ships.")
def evaluate(*, language: str, corpora: Path, model: str | None) -> None:
    """Measure a pipeline of LANGUAGE on the test corpora: a line a figure, `corpus measure value`."""
    from kg.train.evaluation import evaluate as measure
    from kg.train.evaluation import load

    for score in measure(load(language, model), language, corpora):
        click.echo(f"{score.corpus}\t{score.measure}\t{score.value:.3f}")
