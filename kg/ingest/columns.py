"""Which column of a table, or key of a JSON object, holds which field of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.errors import InputError
from kg.ids import digest
from kg.ingest.decode import clean
from kg.ingest.draft import Draft
from kg.ingest.html import join_title
from kg.model import Skipped

DEFAULTS = {
    "text": ("text", "body", "content", "article", "maintext", "full_text", "isi", "konten", "teks"),
    "title": ("title", "headline", "judul"),
    "date": ("date", "published", "published_at", "publish_date", "date_publish", "pubdate", "tanggal"),
    "url": ("url", "link", "href"),
    "publisher": ("publisher", "site", "outlet", "source_domain", "media", "source", "sumber"),
    "id": ("id", "guid", "doc", "article_id", "uuid"),
    "language": ("language", "lang", "bahasa"),
}


def parse_columns(text: str | None) -> dict[str, str]:
    """Return the mapping that `--columns` states.

    >>> parse_columns("text=body,date=published_at")
    {'text': 'body', 'date': 'published_at'}

    Raises InputError for an unknown field or a part that is not `field=column`.
    """
    columns: dict[str, str] = {}
    for part in filter(None, (text or "").split(",")):
        name, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not column or name not in DEFAULTS:
            raise InputError(
                f"columns: cannot read '{part}' (allowed: FIELD=COLUMN with {', '.join(DEFAULTS)})",
                hint="for example --columns text=body,title=headline,date=published_at",
                name=part,
            )
        columns[name] = column
    return columns


def to_draft(row: Mapping[str, object], *, columns: Mapping[str, str], source: str) -> Draft | Skipped:
    """Return the article that a row or JSON object holds.

    A column is found by the user's mapping, else by the usual names, whatever their case. Text is the
    title, a blank line and the body. The id is that of the row, else a digest of address and text.
    """
    body = _value(row, columns, "text")
    if not body:
        return Skipped(source=source, reason=_no_text(row, columns))
    title = " ".join(_value(row, columns, "title").split())
    url = _value(row, columns, "url")
    text = join_title(title, body)
    return Draft(
        source=source,
        text=text,
        id=_value(row, columns, "id") or digest(url, text),
        title=title or None,
        url=url or None,
        publisher=_value(row, columns, "publisher") or None,
        published=_value(row, columns, "date") or None,
        language=_value(row, columns, "language") or None,
    )


def _value(row: Mapping[str, object], columns: Mapping[str, str], field: str) -> str:
    names: Iterable[str] = (columns[field],) if field in columns else DEFAULTS[field]
    folded = {name.casefold(): name for name in row if isinstance(name, str)}
    for name in names:
        value = row.get(folded.get(name.casefold(), name))
        if value is None and "." in name:
            value = _nested(row, name.split("."))
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return clean(str(value)).strip()
    return ""


def _nested(row: Mapping[str, object], path: list[str]) -> object:
    value: object = row
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _no_text(row: Mapping[str, object], columns: Mapping[str, str]) -> str:
    wanted = columns.get("text", "text")
    names = [str(name) for name in row if name]
    if any(name.casefold() == wanted.casefold() for name in names):
        return f"the column '{wanted}' is empty"
    return f"no column '{wanted}' (has: {', '.join(names[:12]) or 'none'}); name it with --columns text=…"
