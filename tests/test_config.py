"""Settings are read whole or refused with the key and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.config import Config, load_config
from kg.errors import ConfigError


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_config() == Config()


def test_a_file_in_the_working_directory_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kg.toml").write_text('base = "https://news.test/"\nprocesses = 2\n', encoding="utf-8")
    assert load_config() == Config(base="https://news.test/", processes=2)


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    file = tmp_path / "kg.toml"
    file.write_text('store = "graph"\nactors = ["mine.tsv"]\n', encoding="utf-8")
    config = load_config(file)
    assert config.store == tmp_path / "graph"
    assert config.actors == (tmp_path / "mine.tsv",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stor = 'x'", r"unknown setting 'stor'.*allowed: base, store"),
        ("processes = 'two'", r"'processes'.*whole number.*'two'"),
        ("processes = true", r"'processes'.*whole number"),
        ("processes = 0", r"1 or more, not 0"),
        ("base = 'news'", r"absolute IRI.*'news'"),
        ("base = 'http://a b/'", r"absolute IRI"),
        ("actors = 'a.tsv'", r"list of paths"),
        ("store = ", r"cannot read settings"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "kg.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        load_config(file)


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no settings file at .*none\.toml"):
        load_config(tmp_path / "none.toml")
