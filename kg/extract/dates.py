"""When it happened: dates in the sentence, absolute or relative to the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cached_property

from kg.language import Pack
from kg.model import Sentence

_NUMERIC = re.compile(r"\((\d{1,2})/(\d{1,2})(?:/(\d{4}))?\)")
SHORTEST_DAY = 3  # letters; shorter names of days are other words too often
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


class DateReader:
    """Reads the date that a sentence gives for what it tells."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    @cached_property
    def _absolute(self) -> re.Pattern[str] | None:
        if not self.pack.months:
            return None
        months = "|".join(sorted(map(re.escape, self.pack.months), key=len, reverse=True))
        return re.compile(
            rf"\b(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{months})\b\.?(?:\s+(?P<day_after>\d{{1,2}})\b)?"
            rf"(?:,?\s+(?P<year>(?:19|20)\d{{2}})\b)?",
            re.IGNORECASE,
        )

    @cached_property
    def _relative(self) -> list[tuple[re.Pattern[str], dict[str, int]]]:
        return [
            (re.compile(rf"\b{entry['pattern']}\b", re.IGNORECASE), entry)
            for entry in self.pack.table("time").get("relative", [])
        ]

    def read(self, sentence: Sentence, index: int, published: str | None) -> str | None:
        """Return an ISO date, year-month or year; None where the sentence gives none.

        Of several dates the one nearest to the predicate at token `index` is taken.
        """
        place = sentence.tokens[index].start - sentence.start
        found = [
            *self._numeric_dates(sentence.text, published),
            *self._absolute_dates(sentence.text, published),
        ]
        found += self._relative_dates(sentence.text, published)
        found = found or self._weekdays(sentence.text, published)
        return min(found, key=lambda pair: abs(pair[0] - place))[1] if found else None

    def _numeric_dates(self, text: str, published: str | None) -> list[tuple[int, str]]:
        found = []
        for match in _NUMERIC.finditer(text):
            day, month = int(match[1]), int(match[2])
            year = int(match[3]) if match[3] else _nearest_year(published or "", month, day)
            if year and (iso := _iso(year, month, day)):
                found.append((match.start(), iso))
        found += [(m.start(), m[0]) for m in _ISO.finditer(text) if _iso(int(m[1]), int(m[2]), int(m[3]))]
        return found

    def _absolute_dates(self, text: str, published: str | None) -> list[tuple[int, str]]:
        if self._absolute is None:
            return []
        found = []
        for match in self._absolute.finditer(text):
            day = match["day"] or match["day_after"]
            month = self.pack.months[match["month"].lower()]
            if match["year"] and not day:
                found.append((match.start(), f"{int(match['year']):04d}-{month:02d}"))
            elif day and (match["year"] or published):
                year = (
                    int(match["year"]) if match["year"] else _nearest_year(published or "", month, int(day))
                )
                if iso := _iso(year, month, int(day)):
                    found.append((match.start(), iso))
        return found

    def _relative_dates(self, text: str, published: str | None) -> list[tuple[int, str]]:
        if published is None or len(published) < len("2026-01-01"):
            return []
        today = date.fromisoformat(published[:10])
        found = []
        for pattern, entry in self._relative:
            for match in pattern.finditer(text):
                count = next((n for group in match.groups() if (n := self._number(group)) is not None), 1)
                found.append((match.start(), _shift(today, entry, count)))
        return found

    def _number(self, text: str | None) -> int | None:
        if text and text.isdigit():
            return int(text)
        number = self.pack.table("time").get("numbers", {}).get((text or "").lower())
        return int(number) if number is not None else None

    def _weekdays(self, text: str, published: str | None) -> list[tuple[int, str]]:
        """*on Monday*, *Senin*: the last such day up to publication; with *next*, *depan* the coming one."""
        if published is None or len(published) < len("2026-01-01"):
            return []
        today = date.fromisoformat(published[:10])
        ahead = self.pack.words("time", "after")
        found = []
        for number, names in enumerate(self.pack.list("time", "weekdays")):
            for match in re.finditer(rf"\b(?:{names})\b", text, re.IGNORECASE):
                if len(match[0]) <= SHORTEST_DAY:
                    continue
                back = (today.weekday() - number) % 7
                around = text[: match.start()].lower().split()[-1:] + text[match.end() :].lower().split()[:2]
                days = 7 - back if ahead.intersection(around) else -back
                found.append((match.start(), (today + timedelta(days=days)).isoformat()))
        return found


def _nearest_year(published: str, month: int, day: int) -> int:
    """Return the year that puts a day and month nearest to publication; 0 where that is not known."""
    if len(published) < len("2026-01-01"):
        return int(published[:4]) if published[:4].isdigit() else 0
    today = date.fromisoformat(published[:10])
    years = [year for year in (today.year - 1, today.year, today.year + 1) if _iso(year, month, day)]
    return min(years, key=lambda year: abs((date(year, month, day) - today).days), default=0)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _shift(today: date, entry: dict[str, int], count: int) -> str:
    """Return `today` moved by the entry: a date for days, a year-month for months, a year for years."""
    if entry.get("years"):
        return f"{today.year + entry['years'] * count:04d}"
    if entry.get("months"):
        month = today.year * 12 + today.month - 1 + entry["months"] * count
        return f"{month // 12:04d}-{month % 12 + 1:02d}"
    days = entry.get("days", 0) + 7 * entry.get("weeks", 0)
    return (today + timedelta(days=days * count)).isoformat()
