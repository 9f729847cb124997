"""From a predicate's citation form to the forms that it takes in text.

The rules are data (`forms.toml` of a language): regular expressions that turn a citation form into
its other forms, each with the voice that the form carries. Rules may overgenerate, since a form
that is no word is never met; they must not miss. Nothing here depends on a lemmatizer.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.errors import LanguageError


class Voice(StrEnum):
    """What a verb form tells of its subject.

    `PARTICIPLE` is a form that is active or passive depending on its auxiliary (English *accused*);
    `BARE` a stem without voice marking (Indonesian headlines: *Trump tuduh Maduro*).
    """

    ACTIVE = "active"
    PASSIVE = "passive"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    BARE = "bare"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRule:
    """Turns a citation form of `kind` (verb, noun, adj) that matches `pattern` into `replacement`."""

    kind: str
    pattern: re.Pattern[str]
    replacement: str
    voice: Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """The form rules of a language, its irregular verbs and its clitics.

    `inflects_last` says that a noun of several words changes its last one (*trade talks*).
    """

    rules: tuple[FormRule, ...]
    irregular: dict[str, tuple[str, str]]
    clitics: tuple[str, ...]
    inflects_last: bool = False

    def of(self, citation: str, kind: str) -> Iterator[tuple[str, Voice]]:
        """Yield each form of `citation` with its voice, the citation form among them."""
        if kind == "verb" and citation in self.irregular:
            past, participle = self.irregular[citation]
            yield past, Voice.PARTICIPLE if past == participle else Voice.ACTIVE
            yield participle, Voice.PARTICIPLE
        for rule in self.rules:
            if rule.kind != kind or not rule.pattern.search(citation):
                continue
            if rule.voice is Voice.PARTICIPLE and citation in self.irregular:
                continue
            yield rule.pattern.sub(rule.replacement, citation), rule.voice

    def split_clitic(self, word: str) -> tuple[str, str]:
        """Return `word` without its pronominal clitic, and the clitic ("" where there is none)."""
        for clitic in self.clitics:
            if word.endswith(clitic) and len(word) > len(clitic) + 3:
                return word[: -len(clitic)], clitic
        return word, ""


def read_forms(folder: Path) -> Forms:
    """Read `forms.toml` and, where there is one, `irregular.tsv` of a language folder.

    Raises LanguageError where a rule is no regular expression or names an unknown voice.
    """
    path = folder / "forms.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    rules = []
    for entry in table.get("rule", []):
        try:
            rules.append(
                FormRule(
                    kind=entry["kind"],
                    pattern=re.compile(entry["pattern"]),
                    replacement=entry["replacement"],
                    voice=Voice(entry["voice"]),
                )
            )
        except (re.error, KeyError, ValueError) as error:
            raise LanguageError(f"{path}: bad form rule {entry!r}: {error}", path=path) from error
    irregular: dict[str, tuple[str, str]] = {}
    irregular_path = folder / "irregular.tsv"
    if irregular_path.exists():
        for line in irregular_path.read_text(encoding="utf-8").splitlines()[1:]:
            if line.strip() and not line.startswith("#"):
                base, past, participle = line.split("\t")[:3]
                irregular[base] = (past, participle)
    return Forms(
        rules=tuple(rules),
        irregular=irregular,
        clitics=tuple(table.get("clitics", [])),
        inflects_last=bool(table.get("inflects-last", False)),
    )
