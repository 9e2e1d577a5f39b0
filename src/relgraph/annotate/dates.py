"""The dates that a sentence gives, resolved against the day the article appeared."""

from __future__ import annotations

import re
from datetime import date, timedelta

from relgraph.model import DateMention, PartialDate, Span

__all__ = ["find_dates"]

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = "|".join(month.capitalize() for month in _MONTHS)
_MONTH += "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_WEEKDAY = "|".join(day.capitalize() for day in _DAYS)
_UNIT = rf"week|month|year|{_WEEKDAY}"
_NOT_A_COUNT = r"(?![\d%]|[,.]\d| (?:people|troops|soldiers|men|km|miles|million))"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_YEAR}-(?P<number>0\d|1[0-2])-(?P<day>[0-2]\d|3[01])\b",
        rf"\b(?P<month>{_MONTH})\.? {_DAY}(?:, {_YEAR})?(?!\d|[-–]\d)\b",
        rf"\b{_DAY} (?:of )?(?P<month>{_MONTH})\b(?:,? {_YEAR})?",
        rf"\b(?P<month>{_MONTH})\.?,? (?:of )?{_YEAR}\b",
        rf"(?<![\d,.$€£-]){_YEAR}{_NOT_A_COUNT}\b",
        rf"\b(?P<which>last|this|next|earlier this|later this) (?P<unit>{_UNIT})\b",
        rf"\b(?P<weekday>{_WEEKDAY})\b(?!,? (?:the )?(?:\d|{_MONTH}))",
        r"\b(?P<near>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)\b",
        rf"\b(?:in|since|last|until|by) (?P<month>{_MONTH})\b",
    )
)


def find_dates(text: str, offset: int, on: date | None) -> tuple[DateMention, ...]:
    """Return the dates in a sentence, in order, with spans in the article.

    Words that count from the day of writing ("last week") give a date only where that day is
    known; a week is told by its month, as the graph knows years, months and days.

    >>> [str(each.date) for each in find_dates("It met on 3 May 2021 and in 2022.", 0, None)]
    ['2021-05-03', '2022']
    >>> [str(each.date) for each in find_dates("It met last year.", 0, date(2023, 12, 29))]
    ['2022']
    """
    found: list[DateMention] = []
    taken: list[Span] = []
    for form in _FORMS:
        for match in form.finditer(text):
            span = Span(offset + match.start(), offset + match.end())
            if any(_overlap(span, each) for each in taken):
                continue
            taken.append(span)
            told = _resolve(match.groupdict(), on)
            if told:
                found.append(DateMention(span, told))
    return tuple(sorted(found, key=lambda each: each.span))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _resolve(told: dict[str, str | None], on: date | None) -> PartialDate | None:
    if told.get("unit") or told.get("weekday") or told.get("near"):
        return None if on is None else _relative(told, on)
    year, month, day = told.get("year"), _month_number(told), told.get("day")
    if year is None:
        if on is None or month is None:
            return None
        year = str(on.year if month <= on.month else on.year - 1)
    parts = [year, *([f"{month:02}"] if month else []), *([f"{int(day):02}"] if day else [])]
    try:
        return PartialDate("-".join(parts))
    except ValueError:
        return None


def _month_number(told: dict[str, str | None]) -> int | None:
    if told.get("number"):
        return int(told["number"] or 0)
    name = told.get("month")
    if name is None:
        return None
    return next(place for place, full in enumerate(_MONTHS, 1) if full.startswith(name[:3].lower()))


def _relative(told: dict[str, str | None], on: date) -> PartialDate:
    near = (told.get("near") or "").lower()
    if near:
        shift = {"yesterday": -1, "tomorrow": 1}.get(near, 0)
        return _day(on + timedelta(days=shift))
    unit = (told.get("unit") or told.get("weekday") or "").lower()
    step = {"last": -1, "next": 1}.get(told.get("which") or "", 0)
    if unit == "year":
        return PartialDate(str(on.year + step))
    if unit == "month":
        months = on.year * 12 + on.month - 1 + step
        return PartialDate(f"{months // 12}-{months % 12 + 1:02}")
    if unit == "week":
        there = on + timedelta(weeks=step)
        return PartialDate(f"{there:%Y-%m}")
    return _day(_weekday(on, _DAYS.index(unit), is_next=step > 0))


def _weekday(on: date, weekday: int, *, is_next: bool) -> date:
    """Return the last such day up to the given one, or the first after it."""
    if is_next:
        return on + timedelta(days=(weekday - on.weekday() - 1) % 7 + 1)
    return on - timedelta(days=(on.weekday() - weekday) % 7)


def _day(when: date) -> PartialDate:
    return PartialDate(when.isoformat())
