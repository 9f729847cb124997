"""The wheel holds all that the program reads, and works without the source tree."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

NOT_SOURCE = (".*", "__pycache__", "*.egg-info", "build", "dist", "venv", "output")


@pytest.fixture(scope="module")
def source(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source tree, since building writes into it."""
    copy = tmp_path_factory.mktemp("source") / "kg"
    return Path(shutil.copytree(tree, copy, ignore=shutil.ignore_patterns(*NOT_SOURCE)))


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def run(*command: str | Path, cwd: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_every_file_of_the_package_is_in_the_wheel(source: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
        licences = {Path(name).name for name in archive.namelist() if "/licenses/" in name}
    there = {str(path.relative_to(source)) for path in (source / "kg").rglob("*") if path.is_file()}
    there |= {f"kg/ontology_files/{path.name}" for path in (source / "ontology").iterdir()}
    assert packed == there
    assert licences == {"LICENSE", "NOTICE"}


@pytest.mark.slow
def test_the_demo_works_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "venv"
    venv.create(fresh, symlinks=True)
    python = fresh / "bin" / "python"
    run(
        *(sys.executable, "-m", "pip", "--python", python),
        *("install", "--quiet", "--no-deps", "--no-index", wheel),
        cwd=tmp_path,
    )
    # What the wheel requires is taken from here; the checkout is not, since its own .pth file is not read.
    (packages,) = (fresh / "lib").glob("python*/site-packages")
    (packages / "requirements.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    where = run(python, "-c", "import kg; print(kg.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(fresh)
    assert "The strongest relations" in run(fresh / "bin" / "kg", "demo", cwd=tmp_path)
    assert (tmp_path / "output" / "graph.html").stat().st_size > 100_000
    assert run(fresh / "bin" / "kg", "check", cwd=tmp_path) == ""
