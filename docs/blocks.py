"""The code blocks of the documentation: found, run, and their outputs written anew.

Blocks of `bash` and `python` run in the order of the page, in one folder, each in a process of its own. A
block of `text` right after one shows what that prints. `<!-- not run: REASON -->` on the line before a block
keeps it from being run.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(
    r"^(?:<!-- not run: (?P<reason>[^\n]+?) -->\n)?```(?P<language>bash|python)\n(?P<code>.*?)^```\n"
    r"(?P<output>\n```text\n(?P<printed>.*?)^```\n)?",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of code with its line; `reason` says why it is not run, None where it is."""

    line: int
    language: str
    code: str
    reason: str | None
    output: str | None

    def run(self, folder: Path) -> str:
        """Run the block in `folder` and return what it prints. Raises RuntimeError where it fails."""
        command = [sys.executable, "-"] if self.language == "python" else ["bash", "-euo", "pipefail", "-s"]
        here = Path(sys.executable).parent
        done = subprocess.run(
            command,
            input=self.code,
            cwd=folder,
            env={**os.environ, "PATH": f"{here}:{os.environ['PATH']}", "COLUMNS": "110"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"line {self.line}: status {done.returncode}\n{self.code}\n{done.stderr}")
        return done.stdout


def blocks(page: str) -> list[Block]:
    """Return the blocks of a page of Markdown."""
    return [
        Block(
            line=page.count("\n", 0, match.start("code")) + 1,
            language=match["language"],
            code=match["code"],
            reason=match["reason"],
            output=match["printed"],
        )
        for match in _BLOCK.finditer(page)
    ]


def with_outputs(page: str, folder: Path) -> str:
    """Return a page with what its blocks print now, where it shows that; runs them in `folder`."""
    made = []
    end = 0
    for match, block in zip(_BLOCK.finditer(page), blocks(page), strict=True):
        printed = block.run(folder) if block.reason is None else None
        if printed is not None and block.output is not None:
            made.append(page[end : match.start("printed")])
            made.append(re.sub(r"[ \t]+$", "", printed, flags=re.MULTILINE))
            end = match.end("printed")
    return "".join(made) + page[end:]
