"""Entries: what the registry knows about one actor, as the files in graph/actors/ give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from relgraph.model import Actor, PartialDate

__all__ = ["Entry", "Membership", "Period", "Tenure"]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time between two partial dates, either of them open.

    Both ends belong to it, and an imprecise end counts whole: a tenure to "2022-04" may have
    lasted to the last of April.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the day may lie in the period.

        >>> from datetime import date
        >>> from relgraph.model import PartialDate
        >>> Period(PartialDate("2018-08-18"), PartialDate("2022-04")).covers(date(2022, 4, 30))
        True
        """
        told = day.isoformat()
        starts = self.start is None or self.start.value <= told[: len(self.start.value)]
        return starts and (self.end is None or told[: len(self.end.value)] <= self.end.value)

    @property
    def is_open(self) -> bool:
        """Whether no end is known: it lasts, as far as the file knows."""
        return self.end is None


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that a person held: which, of which state or organisation, and when."""

    office: str
    body: str
    period: Period


@dataclass(frozen=True, slots=True)
class Membership:
    """A member of an organisation, and since when or until when it has been one."""

    member: str
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One actor of the registry with its names and ties; `docs/actors.md` explains each field.

    `principal` is the identifier that the file gives, None where the actor stands for itself or,
    for a person, where the offices say for whom.
    """

    actor: Actor
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    surname: str | None = None
    surnames: tuple[str, ...] = ()
    """Other spellings of the surname."""
    wikidata: str | None = None
    period: Period = Period()
    principal: str | None = None
    claimants: tuple[str, ...] = ()
    offices: tuple[Tenure, ...] = ()
    members: tuple[Membership, ...] = ()
    source: str | None = None
    place: str = ""
    """Where the entry stands, as "states.toml, line 12"."""
