"""What several tests share: the source tree, a reader, and the files that `kg demo` writes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

if TYPE_CHECKING:
    from kg.reading import Reader

TREE = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def tree() -> Path:
    """The top of the source tree; tests that run against an installed package alone are skipped."""
    if not (TREE / "kg" / "__init__.py").is_file():
        pytest.skip("needs the source tree; these tests run against the installed package")
    return TREE


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader with the pipelines that ship, loaded once."""
    from kg.reading import Reader

    return Reader()


@pytest.fixture(scope="session")
def demo_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `kg demo` writes, to be looked at; copy it before changing it (`sample_output`)."""
    from kg.cli import main

    folder = tmp_path_factory.mktemp("demo") / "output"
    result = CliRunner().invoke(main, ["demo", "--output", str(folder)])
    assert result.exit_code == 0, f"{result.output}\n{result.exception!r}"
    return folder


@pytest.fixture
def sample_output(demo_output: Path, tmp_path: Path) -> Path:
    """A copy of what `kg demo` writes, in `output/` of the test's own folder."""
    return Path(shutil.copytree(demo_output, tmp_path / "output"))
