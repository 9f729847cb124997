"""Options that several commands share, and the settings that they make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.ingest.draft import DEFAULT_LIMIT

if TYPE_CHECKING:
    from kg.config import Config
    from kg.reading import Reader

Command = TypeVar("Command", bound=Callable[..., Any])

output_option = click.option(
    "-o", "--output", default="-", show_default=True, metavar="FILE", help="Where to write; - is stdout."
)
force_option = click.option("-f", "--force", is_flag=True, help="Replace an output that exists.")
strict_option = click.option("--strict", is_flag=True, help="Stop at the first input that cannot be read.")
store_option = click.option(
    "--store", type=click.Path(path_type=Path), metavar="DIR", help="The store.  [default: output/graph]"
)
store_argument = click.argument("store", required=False, type=click.Path(path_type=Path))


_ARTICLE_OPTIONS = (
    click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
    click.option("--language", metavar="CODE", help="Language of all articles; else it is detected."),
    click.option(
        "--columns",
        metavar="LIST",
        help="Columns or JSON keys to read: text=body,title=headline,date=…,url=…,publisher=…,id=…",
    ),
    click.option(
        "--actors",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="A table of actors of your own; repeatable.",
    ),
    click.option(
        "--model",
        "models",
        multiple=True,
        metavar="[CODE=]NAME",
        help="A spaCy pipeline instead of the one that ships, for all languages or one; repeatable.",
    ),
    click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=DEFAULT_LIMIT,
        show_default=True,
        metavar="BYTES",
        help="Skip texts longer than this.",
    ),
)
_FORMAT_OPTION = click.option(
    "--format", "format_", metavar="NAME", help="Input format; else by the file's ending."
)


def article_options(command: Command) -> Command:
    """Add the argument INPUT… and the options that say how articles are read, but not `--format`."""
    for option in reversed(_ARTICLE_OPTIONS):
        command = option(command)
    return command


def input_options(command: Command) -> Command:
    """Add the argument INPUT… and all options that say how articles are read."""
    for option in reversed((*_ARTICLE_OPTIONS[:2], _FORMAT_OPTION, *_ARTICLE_OPTIONS[2:])):
        command = option(command)
    return command


def settings(*, actors: tuple[Path, ...] = (), language: str | None = None) -> Config:
    """Return the settings of `kg.toml`, or of the file that `--config` names, with what a command adds.

    Raises ConfigError.
    """
    from kg.config import load_config

    config = load_config(click.get_current_context().find_root().obj)
    return replace(config, actors=(*config.actors, *actors), language=language or config.language)


def open_reader(config: Config, models: tuple[str, ...] = ()) -> Reader:
    """Return the reader of articles that the settings and `--model` ask for.

    Raises LanguageError for a model of a language without a pack.
    """
    from kg.ingest import check_language
    from kg.language import available
    from kg.reading import Reader

    every = (config.language,) if config.language else available()
    chosen = dict.fromkeys(every, str(config.model)) if config.model else {}
    for model in models:
        code, equals, name = model.partition("=")
        chosen.update({check_language(code): name} if equals else dict.fromkeys(every, model))
    return Reader(models=chosen, actor_tables=config.actors)
