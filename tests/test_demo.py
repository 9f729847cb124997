"""`kg demo`: the sample articles through the whole house, with the pipelines that ship."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.cli.demo import EXPORTS, PAGE


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def seconds(folder: Path) -> float:
    start = time.perf_counter()
    result = demo(folder)
    assert result.exit_code == 0, f"{result.output}\n{result.exception!r}"
    assert "17 articles, " in result.stdout
    assert "The strongest relations" in result.stdout and "Try next:" in result.stdout
    assert result.stderr == ""
    return time.perf_counter() - start


def demo(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["demo", "--output", str(folder), *options])


@pytest.mark.slow
@pytest.mark.usefixtures("seconds")
class TestDemo:
    def test_writes_the_store_the_page_and_the_exports(self, folder: Path) -> None:
        for file in (PAGE, *EXPORTS.values()):
            assert (folder / file).stat().st_size > 1000
        assert (folder / "graph").is_dir()
        assert not list(folder.glob(".*")), "no partial files"

    def test_is_quick(self, seconds: float) -> None:
        assert seconds < 60, "20 seconds on an idle machine"

    def test_the_graph_is_connected_across_languages(self, folder: Path) -> None:
        from kg.store import Store

        with Store.open(folder / "graph") as store:
            collection = store.collection()
        assert len(collection.articles) == 17
        assert len(collection.relations) >= 150
        shared = [
            relation for relation in collection.relations if len({c.article for c in relation.claims}) > 1
        ]
        assert len(shared) >= 5, "articles overlap in what they say"

    def test_again_replaces_its_own_graph_but_no_other(self, folder: Path) -> None:
        assert demo(folder).exit_code == 0
        article = folder / "mine.txt"
        article.write_text(
            "Presiden Prabowo Subianto menemui Perdana Menteri Anwar Ibrahim di Jakarta.", encoding="utf-8"
        )
        store = str(folder / "graph")
        assert (
            CliRunner().invoke(main, ["build", str(article), "--store", store, "--language", "id"]).exit_code
            == 0
        )
        result = demo(folder)
        assert result.exit_code == 1
        assert result.stderr.splitlines()[0].endswith(
            "holds articles that are not the demo's, such as 'mine'"
        )
        assert demo(folder, "--force").exit_code == 0
