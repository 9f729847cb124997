"""The date of publication as pages, columns and datelines write it, to an ISO date."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb februari february pebruari",
            "mar maret march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "agu agt ags agustus aug august",
            "sep sept september",
            "okt oktober oct october",
            "nov november nopember",
            "des desember dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_LONGEST = 100  # characters in which a date must stand
_ISO = re.compile(
    r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)|^\s*(?P<y2>\d{4})(?P<m2>\d{2})(?P<d2>\d{2})\s*$"
)
_SLASHED = re.compile(r"\b(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})\b")
_YEAR_FIRST = re.compile(r"\b(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})\b")
_DAY_FIRST = re.compile(r"\b(?P<d>\d{1,2})[ -](?P<m>[A-Za-z]{3,9})\.?,?[ -](?P<y>\d{4})\b")
_MONTH_FIRST = re.compile(r"\b(?P<m>[A-Za-z]{3,9})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})\b")


def to_iso_date(text: str) -> str | None:
    """Return the date in `text` as `2026-01-31`; None where there is no whole date.

    Days stand before months where only figures tell (`12/11/2025` is in November), as Indonesian news
    writes them. A time or weekday beside the date is left out.

    >>> to_iso_date("Rabu, 12 November 2025 | 10:15 WIB")
    '2025-11-12'
    """
    text = text[:_LONGEST]
    for pattern in (_ISO, _YEAR_FIRST, _SLASHED, _DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(text):
            groups = {name[0]: value for name, value in match.groupdict().items() if value}
            found = _to_date(groups["y"], groups["m"], groups["d"])
            if found:
                return found
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _to_date(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdecimal() else _MONTHS.get(month.lower())
    try:
        return date(int(year), number or 0, int(day)).isoformat()
    except ValueError:
        return None
