"""Articles are read as well as docs/quality.md says: floors a little below what was measured."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.extract.calibration import load_calibration
from kg.measure.fitting import fit, level
from kg.reading import Reader

HERE = Path(__file__).parent / "quality"
if not HERE.is_dir():
    pytest.skip("needs the source tree, which has the measured articles", allow_module_level=True)
sys.path.insert(0, str(HERE))

import refresh  # noqa: E402

SLACK = 0.02  # what another version of spaCy or numpy may change
MEASURED: dict[str, dict[str, Any]] = json.loads(refresh.FIGURES.read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("name", MEASURED)
def test_articles_are_read_as_well_as_measured(name: str, reader: Reader) -> None:
    if name == "dev" and name not in refresh.sets():
        pytest.skip("needs ../shared/eval/dev")
    before, now = MEASURED[name], refresh.measured(name, reader).figures.to_record()
    assert (now["articles"], now["facts"]) == (before["articles"], before["facts"]), "refresh figures.json"
    worse = {
        f"{level} {figure}": (now[level][figure], before[level][figure])
        for level, figure in (("type", "precision"), ("type", "f1"), ("exact", "f1"), ("pair", "f1"))
        if now[level][figure] < before[level][figure] - SLACK
    }
    assert not worse, f"now, before: {worse}; python tests/quality/refresh.py writes the figures anew"
    assert now["factuality"] >= before["factuality"] - SLACK


def test_every_round_has_the_figures_of_its_first_run() -> None:
    folders = {path.name for path in HERE.glob("round-*")}
    assert {name for name in MEASURED if name != "dev"} <= folders
    assert set(refresh.sets()) - {"dev"} == set(MEASURED) - {"dev"}, "python tests/quality/refresh.py"


@pytest.mark.skipif(not refresh.PAGE.is_file(), reason="needs the source tree, where docs/quality.md lies")
def test_the_page_shows_what_was_measured() -> None:
    page = refresh.PAGE.read_text(encoding="utf-8")
    for name, record in MEASURED.items():
        cells = [name, "now", record["facts"], record["claims"]]
        assert refresh._row([*cells, *refresh._figures(record)]) in page, "python tests/quality/refresh.py"


class TestCalibration:
    def test_it_rises_and_never_claims_certainty(self) -> None:
        curve = load_calibration()
        sure = [curve.confidence(score / 100) for score in range(101)]
        assert sure == sorted(sure)
        assert 0.05 <= sure[0] < sure[-1] <= 0.99

    def test_scores_come_back(self) -> None:
        curve = load_calibration()
        assert curve.score(curve.confidence(0.7)) == pytest.approx(0.7, abs=0.01)

    def test_the_fit_gives_the_share_that_is_right(self) -> None:
        verdicts = [(0.3, n < 300) for n in range(1000)] + [(0.9, n < 900) for n in range(1000)]
        offset, slope = fit(verdicts)
        curve = refresh.calibration.Calibration(offset=offset, slope=slope)
        assert curve.confidence(0.3) == pytest.approx(0.3, abs=0.01)
        assert curve.confidence(0.9) == pytest.approx(0.9, abs=0.01)

    def test_the_level_is_that_of_other_articles(self) -> None:
        fresh = [(0.3, n < 200) for n in range(1000)] + [(0.9, n < 800) for n in range(1000)]
        offset = level(fresh, slope=4.0)
        curve = refresh.calibration.Calibration(offset=offset, slope=4.0)
        assert (curve.confidence(0.3) + curve.confidence(0.9)) / 2 == pytest.approx(0.5, abs=0.01)
        with pytest.raises(ValueError, match="no claims"):
            level([], slope=4.0)

    @pytest.mark.parametrize("verdicts", [[], [(0.5, True)], [(0.2, True), (0.9, False)] * 20])
    def test_what_does_not_rise_is_refused(self, verdicts: list[tuple[float, bool]]) -> None:
        with pytest.raises(ValueError, match=r"no claims|equal|not right more often"):
            fit(verdicts)
