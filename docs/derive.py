"""Write the parts of the documentation that are derived from the program: `python docs/derive.py`.

A derived part stands between `<!-- derived: NAME -->` and `<!-- end -->`. A test compares what stands
there with what this writes. `--outputs` also runs the code blocks of every page and writes what they print.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from blocks import with_outputs
from click.testing import CliRunner

from kg.cli import main
from kg.ontology import Ontology, RelationType

DOCS = Path(__file__).parent
_PART = re.compile(r"(<!-- derived: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def derived(text: str) -> str:
    """Return `text` with its derived parts written anew."""
    return _PART.sub(lambda part: f"{part[1]}\n{_PARTS[part[2]]()}\n\n{part[3]}", text)


def pages() -> list[Path]:
    """Return the pages that have derived parts."""
    return [page for page in sorted(DOCS.glob("*.md")) if _PART.search(page.read_text(encoding="utf-8"))]


def _commands() -> str:
    context = click.Context(main, info_name="kg")
    sections = []
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        sections.append(_command(command, click.Context(command, info_name=name, parent=context)))
    return "\n\n".join(sections)


def _command(command: click.Command, context: click.Context) -> str:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    text = re.sub(r"\n\s+", " ", (command.help or "").replace("\n\n", "\0")).replace("\0", "\n\n")
    examples = (command.epilog or "").replace("\b", "").strip().splitlines()[1:]
    parts = [f"## {context.command_path}", f"`{usage}`", re.sub(r"(?m)^[ ]+", "", text).strip()]
    if rows := list(_options(command, context)):
        parts.append("\n".join(["| option | meaning |", "|---|---|", *rows]))
    parts.append("\n".join(["```text", *(line.strip() for line in examples), "```"]))
    return "\n\n".join(parts)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record is not None and isinstance(parameter, click.Option):
            names, meaning = (re.sub(r"\s+", " ", cell).replace("|", "\\|") for cell in record)
            yield f"| `{names}` | {meaning} |"


def _relations() -> str:
    ontology = Ontology.load()
    parts = []
    for family, heading in (("event", "Events: what is done"), ("state", "States: what is so")):
        relations = [each for each in ontology.relations() if each.family == family]
        head = "| relation | kind of | English, Indonesian | class | PLOVER | CAMEO | from, to | meaning |"
        rows = [head, "|---" * 8 + "|", *(_relation(each) for each in relations)]
        parts.append(f"### {heading} ({len(relations)})\n\n" + "\n".join(rows))
    return "\n\n".join(parts)


def _relation(each: RelationType) -> str:
    plover = " / ".join(filter(None, (each.event_type, each.mode)))
    notes = ["symmetric"] if each.symmetric else []
    notes += [f"inverse of `{each.inverse}`"] if each.inverse else []
    cells = (
        f"`{each.id}`",
        f"`{each.parent}`" if each.parent else "",
        f"{each.label_en}, *{each.label_id}*",
        str(each.quad).replace("-", " "),
        plover,
        each.cameo or "",
        f"{each.domain}, {each.range}",
        " ".join([each.definition, *(f"({note})" for note in notes)]),
    )
    return "| " + " | ".join(cells) + " |"


_PARTS: dict[str, Callable[[], str]] = {"commands": _commands, "relations": _relations}


def _write_outputs() -> None:
    for page in (DOCS.parent / "README.md", *sorted(DOCS.glob("*.md"))):
        with tempfile.TemporaryDirectory() as folder:
            if page.name != "README.md":
                CliRunner().invoke(main, ["demo", "--output", f"{folder}/output"])
            page.write_text(with_outputs(page.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    for page in pages():
        page.write_text(derived(page.read_text(encoding="utf-8")), encoding="utf-8")
    if "--outputs" in sys.argv[1:]:
        _write_outputs()
