"""The command group: commands imported when they are called, errors turned into lines and exit status."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kg.errors import KgError
from kg.version import __version__

COMMANDS = (
    "demo",
    "extract",
    "explain",
    "build",
    "remove",
    "query",
    "view",
    "export",
    "check",
    "measure",
    "train",
    "info",
)

EPILOG = """\b
Examples:
  kg demo
  kg build news/ && kg view --output page.html
  kg extract news/*.txt | head -1"""


class LazyGroup(click.Group):
    """A group whose commands are modules of this package, each imported only when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KgError as error:
            show_error(error)
            ctx.exit(1)
        except BrokenPipeError:
            # The reader of our output has gone (kg query … | head): nothing is wrong, and nothing
            # more can be written, not even what Python flushes at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(1)


def show_error(error: KgError) -> None:
    """Print a KgError on standard error: one line, and the way out on a second."""
    click.echo(f"error: {' '.join(error.message.split())}", err=True)
    if error.hint:
        click.echo(f"hint: {' '.join(error.hint.split())}", err=True)


@click.group(
    cls=LazyGroup,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--config", type=click.Path(path_type=Path), help="Settings to use instead of ./kg.toml.")
@click.version_option(__version__, "-V", "--version", prog_name="kg")
@click.pass_context
def main(ctx: click.Context, config: Path | None) -> None:
    """News articles, Indonesian and English, into a knowledge graph of who does what to whom."""
    ctx.obj = config
