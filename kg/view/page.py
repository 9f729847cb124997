"""Puts template, script, style and data together into one page.

Articles are written by strangers, so nothing of theirs is ever markup: the template escapes, the data
stand in one JSON block without `<`, `>` and `&`, the script writes text nodes only, and the page's
Content-Security-Policy runs no script and loads no thing but those written into it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from importlib import resources
from typing import Any, TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.model import Collection
from kg.ontology import Ontology
from kg.view.document import to_document
from kg.view.selection import Shown

LIMIT = 2000
"""Actors drawn at most: more take the browser seconds to draw, and nobody can read them."""

TITLE = "Who does what to whom"
_LIBRARY = "vis-network.min.js"
_SCRIPTS = ("base.js", "graph.js", "filters.js", "panel.js", "search.js", "start.js")
_LIBRARY_STYLES = "vis-network.styles.txt"  # hashes of the styles that it adds to a page
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def write_page(
    collection: Collection,
    stream: TextIO,
    *,
    title: str = TITLE,
    limit: int = LIMIT,
    ontology: Ontology | None = None,
) -> Shown:
    """Write `collection` to `stream` as one HTML page, and return how much of it the page draws.

    At most `limit` actors are drawn, with the best supported relations among them. The same
    collection gives the same page.

    Raises:
        OntologyError: a relation that the ontology does not define.
        ValueError: `limit` is less than 2, so that no relation could be drawn.
    """
    if limit < 2:
        raise ValueError(f"limit must be at least 2, not {limit}")
    document, shown = to_document(collection, title=title, limit=limit, ontology=ontology or Ontology.load())
    library, style = _static(_LIBRARY), _static("page.css")
    script = "\n".join(_static(name) for name in _SCRIPTS)
    environment = Environment(
        loader=PackageLoader("kg.view", "static"), autoescape=True, undefined=StrictUndefined
    )
    page = environment.get_template("page.jinja").render(
        title=title.encode("utf-8", errors="replace").decode(),
        policy=_policy(scripts=(library, script), style=style),
        # Ours, unescaped; none of them holds the end of its element (a test looks).
        library=Markup(library),
        script=Markup(script),
        style=Markup(style),
        data=Markup(to_json(document)),
    )
    stream.write(page)
    return shown


def to_json(document: dict[str, Any]) -> str:
    """Return JSON that can stand in a script element, whatever its strings hold.

    >>> to_json({"label": "</script>"})
    '{"label":"\\\\u003c/script\\\\u003e"}'
    """
    return json.dumps(document, separators=(",", ":")).translate(_ESCAPES)


def _policy(*, scripts: tuple[str, ...], style: str) -> str:
    """Return a policy that allows these scripts and styles, and those that the library brings along."""
    allowed = " ".join(_hash(script) for script in scripts)
    styles = " ".join([_hash(style), *_static(_LIBRARY_STYLES).split()])
    return (
        f"default-src 'none'; script-src {allowed}; style-src {styles}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _static(name: str) -> str:
    return (resources.files("kg.view") / "static" / name).read_text(encoding="utf-8")
