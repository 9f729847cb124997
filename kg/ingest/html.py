"""HTML pages: the main text without navigation, and what the page states of itself (by trafilatura)."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from kg.ingest.decode import UnreadableError, clean, decode, read_bounded
from kg.ingest.draft import Draft, Options, Source
from kg.ingest.inputs import stem
from kg.ingest.text import reason_of
from kg.model import Skipped

# Only what the page states as its date: a search of the running text would give dates of events.
_DATE_RULES = {"original_date": True, "extensive_search": False}


def read(source: Source, options: Options) -> Iterator[Draft | Skipped]:
    """Yield the one article of a page; its text is the title, a blank line and the main text.

    A page in which no main text is found is skipped; broken markup is read as browsers do.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it has to say is said by the reason
    try:
        page = decode(read_bounded(source, options.limit))
    except (UnreadableError, OSError) as error:
        yield Skipped(source=source.name, reason=reason_of(error))
        return
    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        include_images=False,
        date_extraction_params=_DATE_RULES,
    )
    body = (getattr(found, "text", None) or "").strip()
    if found is None or isinstance(found, dict) or not body:
        yield Skipped(source=source.name, reason="no article text found in the page")
        return
    title = clean(" ".join((found.title or "").split()))
    yield Draft(
        source=source.name,
        text=clean(join_title(title, body)),
        id=stem(source),
        title=title or None,
        url=clean(found.url or "") or None,
        publisher=clean(found.sitename or found.hostname or "") or None,
        published=found.date,
    )


def join_title(title: str, body: str) -> str:
    """Return title, blank line and body; the title once where the body has it as its first line."""
    if not title:
        return body
    first, _, rest = body.partition("\n")
    if " ".join(first.split()) == title and rest.strip():
        body = rest.strip()
    return f"{title}\n\n{body}"
