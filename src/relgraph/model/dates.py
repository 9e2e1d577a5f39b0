"""Dates as texts give them: a year, a month or a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

__all__ = ["PartialDate"]

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day, in ISO 8601.

    >>> PartialDate("2023-12").precision
    'month'
    >>> PartialDate("2023-13")
    Traceback (most recent call last):
        ...
    ValueError: '2023-13' is no year, month or day in ISO 8601
    """

    value: str

    def __post_init__(self) -> None:
        match = _FORM.fullmatch(self.value)
        try:
            if match is None:
                raise ValueError(self.value)  # noqa: TRY301 - both faults end in one message
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError as error:
            raise ValueError(f"{self.value!r} is no year, month or day in ISO 8601") from error

    @property
    def precision(self) -> str:
        """'year', 'month' or 'day'."""
        return ("year", "month", "day")[self.value.count("-")]

    def __str__(self) -> str:
        return self.value
