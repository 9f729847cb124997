"""The command line: help, streams, exit status, one-line errors, and nothing half written."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.cli.group import COMMANDS
from kg.model import Actor, ActorType, Article, Claim, Evidence

TEXT = (
    "Indonesia Membantu Vanuatu\n\nPemerintah Indonesia mengirim bantuan kemanusiaan kepada Vanuatu "
    "setelah gempa. "
    "Presiden meminta para menteri segera bekerja dan melaporkan hasilnya kepada masyarakat."
)
INDONESIA = Actor(id="IDN", label="Indonesia", type=ActorType.COUNTRY, country="IDN", known=True)
VANUATU = Actor(id="VUT", label="Vanuatu", type=ActorType.COUNTRY, country="VUT", known=True)


class OneClaimReader:
    """Finds in every article that Indonesia aids Vanuatu: the command line is tested, not the reading."""

    def read_all(self, articles: Iterable[Article]) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
        for article in articles:
            evidence = Evidence(
                article=article.id,
                start=0,
                end=len(article.text),
                text=article.text,
                subject_text="Indonesia",
                object_text="Vanuatu",
                rule="test",
            )
            yield (
                article,
                (
                    Claim(
                        article=article.id,
                        subject=INDONESIA,
                        relation="gives-humanitarian-aid-to",
                        object=VANUATU,
                        evidence=(evidence,),
                    ),
                ),
            )


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory with one article, and a reader that needs no pipeline."""
    monkeypatch.chdir(tmp_path)
    for command in ("extract", "build"):
        monkeypatch.setattr(f"kg.cli.{command}.open_reader", lambda config, models: OneClaimReader())
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def kg(*arguments: str, status: int = 0, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(main, list(arguments), input=stdin)
    assert result.exit_code == status, f"{result.output}\n{result.exception!r}"
    return result


def refused(*arguments: str, stdin: str | None = None) -> str:
    """Run a command that must fail with status 1, an error line, a hint line, and no output."""
    before = sorted(Path().rglob("*"))
    result = kg(*arguments, status=1, stdin=stdin)
    assert sorted(Path().rglob("*")) == before, "nothing is left behind"
    assert result.stdout == ""
    error, hint = result.stderr.splitlines()
    assert error.startswith("error: ") and hint.startswith("hint: ")
    return error


class TestHelp:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_has_help_with_an_example(self, command: str) -> None:
        help_text = kg(command, "-h").stdout
        assert f"Usage: main {command}" in help_text
        assert f"  kg {command}" in help_text.split("Example")[1]

    def test_the_group_lists_every_command(self) -> None:
        listed = kg("-h").stdout
        assert all(f"  {command} " in listed for command in COMMANDS)

    def test_help_is_quick_and_loads_no_pipeline(self) -> None:
        code = "import sys, kg.cli.group as g; g.main(['-h'], standalone_mode=False); print(*sys.modules)"
        start = time.perf_counter()
        modules = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
        assert time.perf_counter() - start < 1.5, "0.15 s on an idle machine"
        assert not {"spacy", "pyoxigraph", "rdflib", "networkx", "rich", "trafilatura"} & set(modules)

    def test_misuse_is_status_2(self) -> None:
        assert "No such command 'bulid'" in kg("bulid", status=2).stderr
        assert "Missing argument 'INPUT...'" in kg("extract", status=2).stderr
        assert "No such option" in kg("build", "a.txt", "--nothing", status=2).stderr

    def test_version(self) -> None:
        assert kg("--version").stdout.startswith("kg, version ")


class TestExtract:
    def test_data_to_stdout_and_all_else_to_stderr(self) -> None:
        result = kg("extract", "a.txt")
        (line,) = result.stdout.splitlines()
        assert json.loads(line)["doc"] == "a"
        assert result.stderr == "read 1 article, 1 claim\n"

    def test_output_file(self) -> None:
        assert kg("extract", "a.txt", "--output", "new/claims.jsonl").stdout == ""
        assert json.loads(Path("new/claims.jsonl").read_text(encoding="utf-8"))["subject"] == "Indonesia"

    def test_standard_input(self) -> None:
        record = json.loads(kg("extract", "-", "--language", "id", stdin=TEXT).stdout)
        assert (record["doc"], record["article"]["source"]) == ("stdin", "-")
        lines = json.dumps({"id": "x", "text": TEXT})
        assert json.loads(kg("extract", "-", stdin=lines).stdout)["doc"] == "x"

    def test_columns(self) -> None:
        Path("feed.csv").write_text(f'nomor,isi penuh\n7,"{TEXT}"\n', encoding="utf-8")
        result = kg("extract", "feed.csv", "--columns", "id=nomor,text=isi penuh")
        assert json.loads(result.stdout)["doc"] == "7"

    def test_what_is_skipped_is_counted_and_listed(self) -> None:
        Path("b.txt").write_bytes(b"\x00\x01")
        result = kg("extract", "a.txt", "b.txt")
        assert result.stderr.splitlines()[1:] == ["skipped 1:", "  b.txt: binary, not text"]

    def test_invalid_json_on_line_7_of_10(self) -> None:
        lines = [json.dumps({"id": str(number), "text": f"{TEXT} {number}"}) for number in range(1, 11)]
        lines[6] = lines[6][:-5]
        Path("feed.jsonl").write_text("\n".join(lines), encoding="utf-8")
        result = kg("extract", "feed.jsonl")
        assert len(result.stdout.splitlines()) == 9
        assert "skipped 1:\n  feed.jsonl:7: invalid JSON at column" in result.stderr
        assert "feed.jsonl:7: invalid JSON" in refused(
            "extract", "feed.jsonl", "--strict", "-o", "claims.jsonl"
        )


class TestBadInput:
    @pytest.mark.parametrize("command", ["extract", "build"])
    def test_missing_file(self, command: str) -> None:
        assert refused(command, "none.txt") == "error: no such file or folder: none.txt"

    @pytest.mark.parametrize("command", ["extract", "build"])
    def test_empty_folder(self, command: str) -> None:
        Path("empty").mkdir()
        assert refused(command, "empty") == "error: the folder is empty: empty"

    @pytest.mark.parametrize("command", ["extract", "build"])
    def test_pattern_without_a_match(self, command: str) -> None:
        assert refused(command, "*.html") == "error: nothing matches the pattern: *.html"

    @pytest.mark.parametrize("command", ["extract", "build"])
    @pytest.mark.parametrize(
        ("name", "content", "why"),
        [
            ("bad.html", b"<html><body><p", "no article text found in the page"),
            ("bad.txt", b"\x7fELF\x02\x01\x01\x00\x00", "binary, not text"),
            ("bad.txt", b"", "empty: no text in it"),
            ("bad.txt", b"x" * 50_000_000, "larger than 10,000,000 bytes"),
        ],
    )
    def test_nothing_that_can_be_read(self, command: str, name: str, content: bytes, why: str) -> None:
        Path(name).write_bytes(content)
        assert refused(command, name) == f"error: nothing could be read: 1 skipped; the first: {name}: {why}"

    @pytest.mark.parametrize("command", ["extract", "build"])
    def test_unknown_language(self, command: str) -> None:
        assert refused(command, "a.txt", "--language", "xx") == "error: no language 'xx' (available: en, id)"

    @pytest.mark.parametrize("command", ["extract", "build"])
    def test_unknown_format(self, command: str) -> None:
        assert refused(command, "a.txt", "--format", "docx").startswith(
            "error: no input format named 'docx' (avail"
        )

    def test_columns_that_cannot_be_read(self) -> None:
        assert "columns: cannot read 'body'" in refused("extract", "a.txt", "--columns", "body")

    def test_output_that_exists(self) -> None:
        Path("claims.jsonl").write_text("mine", encoding="utf-8")
        assert refused("extract", "a.txt", "-o", "claims.jsonl") == "error: output exists: claims.jsonl"
        assert Path("claims.jsonl").read_text(encoding="utf-8") == "mine"
        kg("extract", "a.txt", "-o", "claims.jsonl", "--force")
        assert Path("claims.jsonl").read_text(encoding="utf-8").startswith('{"doc": "a"')

    def test_output_that_is_a_folder(self) -> None:
        Path("out").mkdir()
        assert refused("extract", "a.txt", "-o", "out", "--force") == "error: output is a folder: out"

    def test_a_failure_keeps_the_output_that_was_there(self) -> None:
        Path("claims.jsonl").write_text("mine", encoding="utf-8")
        Path("b.txt").write_bytes(b"")
        assert "b.txt: empty" in refused(
            "extract", "a.txt", "b.txt", "--strict", "-o", "claims.jsonl", "--force"
        )
        assert Path("claims.jsonl").read_text(encoding="utf-8") == "mine"

    def test_settings_that_are_missing(self) -> None:
        assert (
            "no settings file at none.toml"
            in kg("--config", "none.toml", "extract", "a.txt", status=1).stderr
        )

    @pytest.mark.parametrize("command", [("remove", "x", "a"), ("query", "x", "ASK {}"), ("check", "x")])
    def test_a_store_that_is_missing(self, command: tuple[str, ...]) -> None:
        assert "x" in refused(*command)


class TestStore:
    def test_articles_and_claims_build_the_same_store(self) -> None:
        Path("b.txt").write_text(TEXT.replace("gempa", "topan"), encoding="utf-8")
        kg("extract", "a.txt", "b.txt", "-o", "claims.jsonl")
        kg("build", "a.txt", "b.txt", "--store", "one")
        result = kg("build", "claims.jsonl", "--store", "two")
        assert "graph: 2 actors, 1 relation" in result.stderr
        assert quads("one") == quads("two")

    def test_the_default_store(self) -> None:
        kg("build", "a.txt")
        assert Path("output/graph").is_dir()
        assert (
            "actor:VUT"
            in kg("query", "SELECT ?who WHERE { actor:IDN rel:gives-humanitarian-aid-to ?who }").stdout
        )
        assert kg("check").stdout == ""

    def test_building_again_replaces_and_removing_takes_back(self) -> None:
        kg("build", "a.txt", "--store", "graph")
        once = quads("graph")
        Path("b.txt").write_text(TEXT.replace("gempa", "topan"), encoding="utf-8")
        kg("build", "a.txt", "b.txt", "--store", "graph")
        assert quads("graph") != once
        kg("remove", "graph", "b")
        assert quads("graph") == once

    def test_a_failure_leaves_the_store_as_it_was(self) -> None:
        kg("build", "a.txt", "--store", "graph")
        before = quads("graph")
        Path("b.txt").write_text(TEXT.replace("gempa", "topan"), encoding="utf-8")
        Path("c.txt").write_bytes(b"")
        assert (
            "c.txt: empty" in kg("build", "b.txt", "c.txt", "--store", "graph", "--strict", status=1).stderr
        )
        assert quads("graph") == before

    def test_a_relation_that_is_not_defined(self) -> None:
        claims = kg("extract", "a.txt").stdout.replace("gives-humanitarian-aid-to", "gives-cake-to")
        Path("claims.jsonl").write_text(claims, encoding="utf-8")
        assert "gives-cake-to" in refused("build", "claims.jsonl", "--store", "graph")

    def test_a_broken_claims_line(self) -> None:
        claims = kg("extract", "a.txt").stdout
        Path("claims.jsonl").write_text(claims + '{"doc": "b", "subject_id": 1}\n', encoding="utf-8")
        assert "claims.jsonl:2: no key" in kg("build", "claims.jsonl", "--store", "graph").stderr
        assert "claims.jsonl:2: no key" in refused("build", "claims.jsonl", "--store", "strict", "--strict")

    def test_removing_what_is_not_there(self) -> None:
        kg("build", "a.txt", "--store", "graph")
        assert "nobody" in kg("remove", "graph", "nobody", status=1).stderr


def quads(path: str) -> bytes:
    from kg.store import Store

    with Store.open(path) as store:
        return b"".join(store.dump("nquads"))


class TestQuery:
    def test_exactly_one_query(self) -> None:
        assert "exactly one of" in kg("query", "graph", status=2).stderr
        assert "exactly one of" in kg("query", "graph", "ASK {}", "--named", "x", status=2).stderr

    def test_parameters_must_be_pairs(self) -> None:
        kg("build", "a.txt", "--store", "graph")
        assert "'x' is not K=V" in kg("query", "graph", "ASK {}", "--param", "x", status=2).stderr

    def test_a_syntax_error_is_one_line(self) -> None:
        kg("build", "a.txt", "--store", "graph")
        error, hint = kg("query", "graph", "SELECT WHERE {", status=1).stderr.splitlines()
        assert error.startswith("error: no SPARQL query: ") and "at line 1, column " in error
        assert hint.startswith("hint: ") and "kg query --list" in hint

    def test_a_query_from_a_file(self) -> None:
        kg("build", "a.txt", "--store", "graph")
        Path("q.rq").write_text(
            "SELECT ?o WHERE { actor:IDN rel:gives-humanitarian-aid-to ?o }", encoding="utf-8"
        )
        assert "VUT" in kg("query", "graph", "--file", "q.rq", "--format", "csv").stdout
        assert (
            "cannot read the query in none.rq" in kg("query", "graph", "--file", "none.rq", status=1).stderr
        )


class TestGraphFiles:
    @pytest.fixture(autouse=True)
    def store(self) -> None:
        kg("build", "a.txt", "--store", "graph")

    def test_export(self) -> None:
        assert "gives-humanitarian-aid-to" in kg("export", "graph", "--format", "csv-edges").stdout
        kg("export", "graph", "--format", "turtle", "-o", "graph.ttl")
        assert Path("graph.ttl").stat().st_size > 500

    def test_unknown_format(self) -> None:
        assert refused("export", "graph", "--format", "gefx", "-o", "x").startswith(
            "error: no exporter named 'gefx'"
        )

    def test_view(self) -> None:
        assert "2 of 2 actors, 1 of 1 relations" in kg("view", "graph", "-o", "page.html").stderr
        assert "Vanuatu" in Path("page.html").read_text(encoding="utf-8")

    @pytest.mark.parametrize("command", [("export", "graph", "--format", "gexf"), ("view", "graph")])
    def test_output_that_exists(self, command: tuple[str, ...]) -> None:
        Path("mine").write_text("mine", encoding="utf-8")
        assert refused(*command, "-o", "mine") == "error: output exists: mine"
        assert Path("mine").read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize(
        "command", [("query", "graph", "ASK {}"), ("check", "graph"), ("remove", "graph", "a")]
    )
    def test_a_store_that_is_in_use(self, command: tuple[str, ...]) -> None:
        from kg.store import Store

        with Store.open("graph"):
            result = kg(*command, status=1)
        error, hint = result.stderr.splitlines()
        assert error.startswith("error: ") and "graph" in error and hint.startswith("hint: ")


def test_info_lists_relations_languages_and_formats() -> None:
    facts = json.loads(kg("info", "--json").stdout)
    assert "requests-military-aid" in {row["id"] for row in facts["relations"]}
    assert {row["code"] for row in facts["languages"]} >= {"en", "id"}
    assert {"jsonl", "html", "claims"} <= {row["format"] for row in facts["formats"]}
    assert "requests-military-aid" in kg("info", "relations").stdout
