"""The documentation is true: its code runs, its tables are current, its links lead somewhere."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

TREE = Path(__file__).parent.parent
DOCS = TREE / "docs"
if not DOCS.is_dir():
    pytest.skip("needs the source tree, which has the documentation", allow_module_level=True)
sys.path.insert(0, str(DOCS))

from blocks import blocks  # noqa: E402
from derive import derived, pages  # noqa: E402

from kg.actors import load_knowledge  # noqa: E402
from kg.ingest.samples import samples  # noqa: E402
from kg.ontology import Ontology  # noqa: E402

PAGES = [TREE / "README.md", *sorted(DOCS.glob("*.md"))]
WITH_CODE = [page for page in PAGES if any(block.reason is None for block in blocks(page.read_text("utf-8")))]
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)[^)]*\)")


def name(page: Path) -> str:
    return page.name


@pytest.mark.slow
@pytest.mark.parametrize("page", WITH_CODE, ids=name)
def test_code_runs(page: Path, demo_output: Path, tmp_path: Path) -> None:
    if page.name != "README.md":  # which makes its own
        shutil.copytree(demo_output, tmp_path / "output")
    for block in blocks(page.read_text("utf-8")):
        if block.reason is None:
            printed = block.run(tmp_path)
            assert printed or not block.output, f"{page.name}:{block.line} shows an output, but prints none"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_code_is_of_a_language_that_is_known(page: Path) -> None:
    opened = re.findall(r"^```(\S*)$", page.read_text("utf-8"), re.MULTILINE)[::2]
    assert set(opened) <= {"bash", "python", "sparql", "json", "text", "toml", "tsv", "xml"}


@pytest.mark.parametrize("page", pages(), ids=name)
def test_derived_parts_are_current(page: Path) -> None:
    text = page.read_text("utf-8")
    assert derived(text) == text, "run: python docs/derive.py"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [page.parent / target for target in _LINK.findall(page.read_text("utf-8"))]
    assert [str(target) for target in targets if not target.exists()] == []


def test_every_page_is_reached_from_the_readme() -> None:
    readme = (TREE / "README.md").read_text("utf-8")
    assert [page.name for page in DOCS.glob("*.md") if f"docs/{page.name}" not in readme] == []


def test_the_readme_counts_right() -> None:
    readme = " ".join((TREE / "README.md").read_text("utf-8").split())
    assert f"{len(Ontology.load())} relation types" in readme
    assert f"{len(samples())} sample articles" in readme
    promised = re.search(r"more than ([\d,]+) known actors", readme)
    assert promised and len(load_knowledge().rows) > int(promised[1].replace(",", ""))


def test_the_commands_of_the_readme_are_those_that_run_in_ci() -> None:
    command = 'pip install -e ".[test]" && pytest'
    assert command in (TREE / "README.md").read_text("utf-8")
    assert command in (TREE / ".ci" / "run").read_text("utf-8")
