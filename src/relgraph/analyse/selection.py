"""Which statements an analysis counts: of which time, which types, how sure, between whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.errors import QueryError
from relgraph.model import PartialDate
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ALL", "Selection"]

_BEHIND = "~"
"""Sorts behind every digit and "-", so that a year or a month counts up to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Dates are years, months or days; what overlaps the time counts, what is undated does not.

    >>> Selection(since="2023-05").takes("Visit", 1.0, "2023")
    True
    """

    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()
    """Every type where there are none."""
    min_confidence: float = 0.0
    dyad: tuple[str, str] | None = None
    """The local identifiers of two principals; every statement where there are none."""

    def __post_init__(self) -> None:
        for name in self.types:
            statement_type(name)
        for told in (self.since, self.until):
            _check_date(told)
        if self.since and self.until and self.since > self.until + _BEHIND:
            raise QueryError(f"{self.since} is later than {self.until}; give the earlier first")

    @classmethod
    def period(cls, told: str) -> Selection:
        """Return the selection of a year, month or day, or of two with ".." between.

        >>> Selection.period("2023-01..2023-06").until
        '2023-06'
        """
        first, dots, last = told.partition("..")
        return cls(since=first or None, until=(last or None) if dots else first)

    def takes(self, kind: str, confidence: float, when: str) -> bool:
        """Tell whether a statement counts, by its type, its confidence and its date or ""."""
        if confidence < self.min_confidence or (self.types and kind not in self.types):
            return False
        if self.since is None and self.until is None:
            return True
        is_late = self.since is None or when + _BEHIND >= self.since
        return bool(when) and is_late and (self.until is None or when <= self.until + _BEHIND)

    def joins(self, ends: Iterable[str]) -> bool:
        """Tell whether two ends are those of the dyad."""
        return self.dyad is None or sorted(self.dyad) == sorted(ends)


def _check_date(told: str | None) -> None:
    """Return where a date is none or one that can be read.

    Raises:
        QueryError: it is no year, month or day.
    """
    try:
        PartialDate(told) if told is not None else None
    except ValueError as error:
        raise QueryError(f"{error}; give one such as 2023, 2023-12 or 2023-12-29") from error


ALL = Selection()
"""Everything."""
