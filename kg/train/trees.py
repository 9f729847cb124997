"""Treebanks: CoNLL-U files as sentences under one scheme of labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import TrainingError

# Subtypes that say what the claims need; all others fall back to the plain relation.
KEPT_SUBTYPES = frozenset(
    {
        "nsubj:pass",
        "csubj:pass",
        "obl:agent",
        "obl:tmod",
        "acl:relcl",
        "aux:pass",
        "nmod:poss",
        "compound:prt",
    }
)
# Indonesian treebanks write one and the same thing as `compound` or as `nmod`.
INDONESIAN_RELATIONS = {"compound": "nmod", "nmod:poss": "nmod", "goeswith": "flat"}
COLUMNS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeToken:
    """One word of a tree; `head` is an index into the sentence, its own index for the root.

    `lemma` is empty where the treebank's own is not to be trusted.
    """

    form: str
    space: bool
    lemma: str
    pos: str
    morph: str
    head: int
    relation: str


def read_trees(path: Path, language: str, *, natural: bool = True) -> Iterator[list[TreeToken]]:
    """Read the sentences of a CoNLL-U file, relations harmonised.

    `natural` writes hyphens as running text does where the treebank parts them by blanks; without it
    the text stays as it is, which measuring needs.

    Raises: TrainingError for a line that is not CoNLL-U.
    """
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            stripped = line.rstrip("\n")
            if stripped.startswith("#"):
                continue
            if stripped:
                row = stripped.split("\t")
                if len(row) != COLUMNS:
                    raise TrainingError(
                        f"{path}:{number}: {len(row)} columns, not {COLUMNS}", path=path, line=number
                    )
                rows.append(row)
            elif rows:
                yield _to_tree(rows, language, natural=natural)
                rows = []
    if rows:
        yield _to_tree(rows, language, natural=natural)


def _to_tree(rows: list[list[str]], language: str, *, natural: bool) -> list[TreeToken]:
    glued = _glued_words(rows)
    words = [row for row in rows if row[0].isdigit()]
    tokens = []
    for index, row in enumerate(words):
        head = int(row[6]) - 1
        space = "SpaceAfter=No" not in row[9] and row[0] not in glued
        tokens.append(
            TreeToken(
                form=row[1].replace("&amp;", "&"),
                space=space,
                lemma=_lemma(row, language),
                pos=row[3],
                morph="" if row[5] == "_" else row[5],
                head=index if head < 0 else head,
                relation=relation_of(row[7], language, row[3]),
            )
        )
    if language == "id":
        tokens = _agents_marked(tokens)
    return _joined_hyphens(tokens) if natural and language == "id" else tokens


def _agents_marked(tokens: list[TreeToken]) -> list[TreeToken]:
    """Mark what "oleh" introduces as the agent, which only some treebanks do."""
    by = {token.head for token in tokens if token.form.lower() == "oleh" and token.relation == "case"}
    return [
        replace(token, relation="obl:agent") if index in by and token.relation == "obl" else token
        for index, token in enumerate(tokens)
    ]


def _glued_words(rows: list[list[str]]) -> set[str]:
    """Give the ids of words that touch the next one inside one written word ("do" of "don't")."""
    glued: set[str] = set()
    for row in rows:
        if "-" in row[0]:
            first, last = (int(part) for part in row[0].split("-"))
            parts = [word for word in rows if word[0].isdigit() and first <= int(word[0]) <= last]
            if "".join(part[1] for part in parts) == row[1]:
                glued.update(part[0] for part in parts[:-1])
                if "SpaceAfter=No" in row[9]:
                    glued.add(parts[-1][0])
    return glued


def _lemma(row: list[str], language: str) -> str:
    if language == "id" and "LemmaSrc=" in row[9] and "LemmaSrc=lex" not in row[9]:
        return ""
    return "" if row[2] == "_" and row[1] != "_" else row[2]


def relation_of(relation: str, language: str, pos: str = "") -> str:
    """Map a treebank's relation to the scheme that is trained.

    >>> relation_of("flat:name", "id"), relation_of("compound", "id"), relation_of("acl:relcl", "en")
    ('flat', 'nmod', 'acl:relcl')
    """
    if language == "id" and relation in INDONESIAN_RELATIONS:
        return INDONESIAN_RELATIONS[relation]
    if relation == "root":
        return "ROOT"
    if relation in KEPT_SUBTYPES:
        return relation
    return relation.partition(":")[0]


def _joined_hyphens(tokens: list[TreeToken]) -> list[TreeToken]:
    """Write hyphens as running text does: "kota - kota" and "1980 - an" lose their blanks."""
    joined = list(tokens)
    for index in range(1, len(tokens) - 1):
        before, after = tokens[index - 1], tokens[index + 1]
        if tokens[index].form != "-" or not _touches(before.form, after.form):
            continue
        joined[index - 1] = replace(joined[index - 1], space=False)
        joined[index] = replace(joined[index], space=False)
    return joined


def _touches(before: str, after: str) -> bool:
    same = after.lower().startswith(before.lower()) and len(before) > 1
    number = bool(re.search(r"\d$", before)) and bool(re.match(r"\d|an$", after))
    short = bool(re.fullmatch(r"ke|se|non|pra|pasca|anti|pro|[A-Z]", before))
    names = before.isalpha() and after.isalpha() and before[0].isupper() and after[0].isupper()
    return same or number or short or names
