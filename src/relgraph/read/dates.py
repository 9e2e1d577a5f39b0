"""Dates of publication, as head lines and agency datelines write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

__all__ = [
    "Dateline",
    "find_date_or_none",
    "is_date_line",
    "match_dateline",
    "parse_date_or_none",
    "without_dates",
]

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
        "september sept sep|october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FULL_DATES = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/-])", re.IGNORECASE)
    for form in (
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY}(?:,\s*|\s+){_YEAR}",
        r"(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?:T[\d:.+Z-]+)?",
    )
)
_FIGURES = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<between>[-/.]?)(?P<month>\d\d)(?P=between)(?P<day>\d\d)"
    r"(?:\d{6})?(?!\d)"  # the time, as PDF writes it
)
_PARTIAL_DATE = re.compile(rf"{_MONTH}\s+{_YEAR}", re.IGNORECASE)
_AROUND = re.compile(  # what may stand beside the date on its line
    r"(?:(?:first |last )?(?:published|posted|updated|issued|released|date|dated)(?: on)?\b:?|on\b|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{1,2}[:.]\d\d(?::\d\d)?|[ap]\.?m\b\.?|"
    r"at\b|gmt\b|utc\b|[ce]?e?s?t\b|[\s,;|()·•–—-])+",
    re.IGNORECASE,
)
_LONGEST_LINE = 120  # characters: weekday, date, time and place take half of that
_PLACE = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2},\s+")

_AGENCIES = (
    "AA|AFP|AKIpress|Anadolu|ANI|ANSA|AP|APP|BBC|Bloomberg|BSS|CNN|dpa|EFE|IANS|INA|IRNA|"
    "Kyodo(?: News)?|KUNA|PTI|Reuters|RFE/RL|RIA|SPA|TASS|UPI|VOA|WAM|Xinhua|Yonhap"
)
_CAPITALS = r"[A-ZÀ-Þ]{4,}(?: [A-ZÀ-Þ]{2,}){0,3}"
_NAME = r"[A-ZÀ-Þ][\w.'’/-]*(?: [A-ZÀ-Þ][\w.'’/-]*){0,3}"
_PLACED = rf"(?P<place>{_NAME}(?:, {_NAME}){{0,2}}?)"
_DASH = r"\s*(?:--+|[–—]|\s-)\s+"
_ON = (
    rf",?\s+(?:(?:{'|'.join(_MONTHS)})\b\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{'|'.join(_MONTHS)})\b\.?)"
    r"(?:,?\s+(?:19|20)\d\d)?"
)
_DATELINES = tuple(
    re.compile(form)
    for form in (
        rf"{_PLACED}(?:(?i:{_ON}))?\s*\((?P<agency>{_AGENCIES})\)(?:{_DASH}|:\s+|\s+)",
        rf"{_PLACED}(?i:{_ON}){_DASH}",
        rf"(?P<place>{_CAPITALS}(?:, {_NAME})?){_DASH}(?=[\"“‘']?[A-ZÀ-Þ])",
    )
)
_NO_PLACES = frozenset("NATO ASEAN BRICS OPEC SAARC ECOWAS UNESCO UNICEF AUKUS QUAD".split())


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of an agency report: where it stops, the place, the agency and the date."""

    end: int
    place: str
    agency: str | None
    date: date | None


def find_date_or_none(text: str) -> date | None:
    """Return the first full date in the text, or None.

    >>> find_date_or_none("Published on December 29, 2023")
    datetime.date(2023, 12, 29)
    >>> find_date_or_none("31 February 2023") is None
    True
    """
    matches = (match for form in _FULL_DATES for match in form.finditer(text))
    for match in sorted(matches, key=re.Match.start):
        told = match["month"].lower()
        try:
            return date(int(match["year"]), _MONTHS.get(told) or int(told), int(match["day"]))
        except ValueError:  # no such day in that month: not a date after all
            continue
    return None


def parse_date_or_none(told: str) -> date | None:
    """Return the day that a field for a date names, in words or in figures, or None.

    >>> str(parse_date_or_none("20231229T103000Z")), str(parse_date_or_none("2023/12/29"))
    ('2023-12-29', '2023-12-29')
    >>> parse_date_or_none("12/29/2023") is None  # day and month may stand either way
    True
    """
    figures = _FIGURES.match(told.strip())
    if figures is None:
        return find_date_or_none(told[:_LONGEST_LINE])
    try:
        return date(int(figures["year"]), int(figures["month"]), int(figures["day"]))
    except ValueError:
        return None


def is_date_line(text: str) -> bool:
    """Tell whether a line says when, perhaps where, and nothing else.

    >>> is_date_line("Islamabad, 29 December 2023"), is_date_line("December 2023")
    (True, True)
    >>> is_date_line("In December 2023 they met.")
    False
    """
    if len(text) > _LONGEST_LINE:
        return False
    rest = without_dates(text)
    if rest == text:
        rest = _PARTIAL_DATE.sub("", text, count=1)
    if rest == text:
        return False
    return not _AROUND.sub("", _PLACE.sub("", rest, count=1)).strip(" .")


def without_dates(text: str) -> str:
    """Return the text with every full date cut out.

    >>> without_dates("By Jane Doe | 29 December 2023")
    'By Jane Doe | '
    """
    for form in _FULL_DATES:
        text = form.sub("", text)
    return text


def match_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that a report's first paragraph opens with, or None.

    >>> match_dateline("WASHINGTON, Dec 12 (Reuters) - The talks began.").place
    'WASHINGTON'
    """
    for form in _DATELINES:
        match = form.match(paragraph)
        if match is None or match["place"] in _NO_PLACES or match.end() == len(paragraph):
            continue
        agency = match.groupdict().get("agency")
        return Dateline(match.end(), match["place"], agency, find_date_or_none(match[0]))
    return None
