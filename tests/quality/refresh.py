"""Measure the rounds and write what was measured: `python tests/quality/refresh.py`.

Writes `figures.json` beside this file, from which the floors of tests/test_quality.py are taken, and the
measured parts of docs/quality.md, between `<!-- measured: NAME -->` and `<!-- end -->`. `--fit` first fits
kg/extract/calibration.toml anew on all rounds.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg.extract import calibration
from kg.ingest import read_articles
from kg.measure import CAUSES, Bin, Measured, judged, measure, read_gold, reliability
from kg.measure.fitting import fit, level
from kg.model import Article
from kg.reading import Reader

HERE = Path(__file__).resolve().parent
TREE = HERE.parent.parent
PAGE = TREE / "docs" / "quality.md"
FIGURES = HERE / "figures.json"
FIRST_RUNS = HERE / "first-runs.toml"
SHARED = TREE.parent / "shared"
HEAD = "# Fitted on {claims} claims, {right} of them right; its height on the newest round alone."
_PART = re.compile(r"(<!-- measured: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def measured(name: str, reader: Reader) -> Measured:
    """Measure one set: a round by the name of its folder, or `dev`."""
    folder = SHARED / "eval" / "dev" if name == "dev" else HERE / name
    texts = [*folder.glob("*.txt"), *((SHARED / "seeds").glob("*.txt") if name == "dev" else ())]
    articles = (a for a in read_articles(sorted(texts)) if isinstance(a, Article))
    return measure(read_gold(folder), articles, reader)


def sets() -> list[str]:
    """Return the rounds that were run once already, oldest first, then dev where it is there."""
    first = tomllib.loads(FIRST_RUNS.read_text(encoding="utf-8"))
    rounds = sorted((p.name for p in HERE.glob("round-*") if p.name in first), key=lambda name: int(name[6:]))
    return [*rounds, *(["dev"] if (SHARED / "eval" / "dev").is_dir() else [])]


def fit_calibration(reader: Reader, names: Iterable[str]) -> None:
    """Fit the curve on claims with one piece of evidence, whose confidence comes from one score alone.

    Its slope comes from all rounds, its height from the newest, which nothing should be mended by yet.
    """
    curve = calibration.load_calibration()
    verdicts: list[tuple[float, bool]] = []
    newest: list[tuple[float, bool]] = []
    for name in names:
        run = measured(name, reader)
        found = judged(run.golds, run.claims, run.ontology)
        judged_here = [(curve.score(said.confidence), right) for said, right in found if said.pieces == 1]
        verdicts += judged_here
        newest = judged_here if name.startswith("round-") else newest
    _, slope = fit(verdicts)
    offset = level(newest, slope)
    text = calibration.FILE.read_text(encoding="utf-8")
    for key, value in (("offset", offset), ("slope", slope)):
        text = re.sub(rf"(?m)^{key} = .*", f"{key} = {value:.3f}", text)
    right = sum(right for _, right in verdicts)
    text = re.sub(r"(?m)^# Fitted on .*", HEAD.format(claims=len(verdicts), right=right), text)
    calibration.FILE.write_text(text, encoding="utf-8")
    calibration.load_calibration.cache_clear()


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _figures(record: dict[str, Any]) -> list[str]:
    kind = record["type"]
    shares = (kind["precision"], kind["recall"], kind["f1"], record["exact"]["f1"], record["pair"]["f1"])
    return [f"{value:.3f}".lstrip("0") for value in (*shares, record["factuality"])]


def _scores(runs: dict[str, Measured]) -> Iterator[str]:
    first = tomllib.loads(FIRST_RUNS.read_text(encoding="utf-8"))
    yield _row(
        ("set", "run", "facts", "claims", "type P", "type R", "type F1", "exact F1", "pair F1", "factuality")
    )
    yield "|" + "---|" * 10
    for name, run in runs.items():
        if name in first:
            then = first[name]
            yield _row((name, "first", then["facts"], then.get("claims", ""), *_figures(then)))
        now = run.figures
        yield _row((name, "now", now.facts, now.claims, *_figures(now.to_record())))


def _losses(runs: dict[str, Measured]) -> Iterator[str]:
    counts = {name: Counter(loss.cause for loss in run.losses) for name, run in runs.items()}
    yield _row(("cause", *runs, "meaning"))
    yield "|" + "---|" * (len(runs) + 2)
    for cause, meaning in CAUSES.items():
        if any(count[cause] for count in counts.values()):
            yield _row((cause, *(count[cause] for count in counts.values()), meaning))


def _reliability(runs: dict[str, Measured]) -> Iterator[str]:
    rounds = {name: run for name, run in runs.items() if name != "dev"}
    newest = dict(list(rounds.items())[-1:])
    dev = {"dev": runs["dev"]} if "dev" in runs else {}
    groups = {"all rounds": rounds, "newest round": newest, "dev": dev}
    yield _row(
        ("confidence", *(f"{group}: {what}" for group in groups for what in ("claims", "mean", "right")))
    )
    yield "|" + "---|" * (1 + 3 * len(groups))
    tables = {group: _bins(members.values()) for group, members in groups.items()}
    for low in sorted({low for table in tables.values() for low in table}):
        cells: list[object] = []
        for table in tables.values():
            each = table.get(low)
            cells += [each.claims, f"{each.confidence:.2f}", f"{each.right:.2f}"] if each else ["", "", ""]
        high = next(table[low].high for table in tables.values() if low in table)
        yield _row((f"{low:.1f} – {high:.1f}", *cells))


def _bins(runs: Iterable[Measured]) -> dict[float, Bin]:
    runs = list(runs)
    golds = [gold for run in runs for gold in run.golds]
    claims = {doc: said for run in runs for doc, said in run.claims.items()}
    return {each.low: each for each in reliability(golds, claims, runs[0].ontology)} if runs else {}


PARTS: dict[str, Callable[[dict[str, Measured]], Iterator[str]]] = {
    "scores": _scores,
    "losses": _losses,
    "reliability": _reliability,
}


def main() -> None:
    names = sets()
    if "--fit" in sys.argv[1:]:
        fit_calibration(Reader(), [name for name in names if name != "dev"])
    reader = Reader()
    runs = {name: measured(name, reader) for name in names}
    FIGURES.write_text(
        json.dumps({name: run.figures.to_record() for name, run in runs.items()}, indent=1) + "\n",
        encoding="utf-8",
    )
    page = PAGE.read_text(encoding="utf-8")
    page = _PART.sub(lambda m: f"{m[1]}\n" + "\n".join(PARTS[m[2]](runs)) + f"\n\n{m[3]}", page)
    page = re.sub(r"(?<=<!-- measured on -->)[0-9-]*", date.today().isoformat(), page)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
