"""Settings: defaults, and `kg.toml` on top of them."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kg.errors import ConfigError

DEFAULT_BASE = "https://kg.example/"
DEFAULT_STORE = Path("output/graph")
FILE_NAME = "kg.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a user may set.

    `base` begins every IRI of the graph and ends with `/`; `store` is the folder of the store;
    `language` (None: detect) is the language of articles; `actors` are tables of actors on top of the
    knowledge base; `model` is the folder of a trained pipeline to use instead of the one that ships;
    `processes` is the number of worker processes.
    """

    base: str = DEFAULT_BASE
    store: Path = DEFAULT_STORE
    language: str | None = None
    actors: tuple[Path, ...] = ()
    model: Path | None = None
    processes: int = 1

    def __post_init__(self) -> None:
        if not urlsplit(self.base).scheme or not self.base.endswith("/") or _unsafe(self.base):
            raise ValueError(f"base must be an absolute IRI that ends with /, not {self.base!r}")
        if self.processes < 1:
            raise ValueError(f"processes must be 1 or more, not {self.processes}")


def load_config(path: Path | str | None = None) -> Config:
    """Read settings from `path`, or from `kg.toml` in the working directory if there is one.

    Paths in the file are relative to the file's folder. An empty file gives the defaults.

    Raises:
        ConfigError: the file is missing (when named), no TOML, has an unknown key or a wrong value.
    """
    if path is None:
        path = Path(FILE_NAME)
        if not path.is_file():
            return Config()
    path = Path(path)
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"no settings file at {path}", path=path) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"cannot read settings from {path}: {error}", path=path) from error
    known = [f.name for f in fields(Config)]
    for key in values:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            raise ConfigError(
                f"unknown setting {key!r} in {path} (allowed: {', '.join(known)})",
                hint=f"did you mean {near[0]!r}?" if near else None,
                path=path,
                name=key,
            )
    settings = {key: _value(key, value, path) for key, value in values.items()}
    try:
        return Config(**settings)
    except ValueError as error:
        raise ConfigError(f"{error} (in {path})", path=path) from error


def _value(key: str, value: object, path: Path) -> Any:
    folder = path.parent
    match key, value:
        case ("base" | "language", str()):
            return value
        case ("store" | "model", str()):
            return folder / value
        case ("processes", int()) if not isinstance(value, bool):
            return value
        case ("actors", list()) if all(isinstance(item, str) for item in value):
            return tuple(folder / item for item in value)
    wanted = {"processes": "a whole number", "actors": "a list of paths"}.get(key, "a text")
    raise ConfigError(f"setting {key!r} in {path} must be {wanted}, not {value!r}", path=path, name=key)


def _unsafe(iri: str) -> bool:
    return any(c in '<>"{}|^`\\#?' or c <= " " for c in iri)
