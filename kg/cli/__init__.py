"""The command line: `kg COMMAND`."""

from kg.cli.group import main

__all__ = ["main"]
