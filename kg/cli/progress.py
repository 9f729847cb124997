"""What a run tells on standard error: how far it is (on a terminal only), and what it did."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from kg.model import Article, Report

_LISTED = 20  # skipped inputs named one by one; the rest is counted


@contextmanager
def counting(label: str) -> Iterator[Callable[[Article], object]]:
    """Yield a function that counts articles on a terminal, and does nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda article: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:.0f} articles"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=None)
        yield lambda article: progress.advance(task)


def show_report(report: Report, *, graph: bool = False) -> None:
    """Print what was read, what was skipped and why, and the counts of the graph where there is one."""
    parts = [_count(report.read, "article"), _count(report.claims, "claim")]
    if graph:
        parts.append(f"graph: {_count(report.actors, 'actor')}, {_count(report.relations, 'relation')}")
    click.echo("; ".join(["read " + ", ".join(parts[:2]), *parts[2:]]), err=True)
    if not report.skipped:
        return
    click.echo(f"skipped {len(report.skipped)}:", err=True)
    for skipped in report.skipped[:_LISTED]:
        click.echo(f"  {skipped.source}: {skipped.reason}", err=True)
    if len(report.skipped) > _LISTED:
        click.echo(f"  and {len(report.skipped) - _LISTED} more", err=True)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
