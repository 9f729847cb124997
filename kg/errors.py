"""The error tree: what went wrong, with which value, and the way out."""

from __future__ import annotations

from pathlib import Path


class KgError(Exception):
    """Something a user can mend.

    `message` is one line that names the value at fault and what is allowed; `hint`, where there is
    one, is the next thing to try. The command line prints both on standard error and exits with 1.
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        path: Path | str | None = None,
        line: int | None = None,
        name: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = Path(path) if path is not None else None
        self.line = line
        self.name = name


class InputError(KgError):
    """An article, a folder or a claim file that cannot be read."""


class ConfigError(KgError):
    """A setting that is missing, unknown or out of range."""


class LanguageError(KgError):
    """A language without a pack, or a pipeline that cannot do what is asked of it."""


class ActorError(KgError):
    """An actor table that does not hold together."""


class OntologyError(KgError):
    """An ontology that cannot be read, or a relation that it does not define."""


class StoreError(KgError):
    """A store that is missing, locked or damaged."""


class QueryError(KgError):
    """A query that cannot be parsed or is not allowed, or a value that it cannot take."""


class ExportError(KgError):
    """A format that does not exist, or an output that cannot be written."""


class TrainingError(KgError):
    """A corpus that cannot be read, or a training run that cannot start."""
