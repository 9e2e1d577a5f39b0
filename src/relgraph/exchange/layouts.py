"""The columns of event data sets, as graph/events has them: one file for each layout."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LAYOUTS", "Layout", "Side", "read_layout"]

LAYOUTS = ("icews", "polecat", "gdelt", "acled")
"""The names of the layouts."""


@dataclass(frozen=True, slots=True)
class Side:
    """The columns that say who stands on one side of an event."""

    name: str
    country: str | None = None
    group: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that must be there."""
        return tuple(each for each in (self.name, self.country, self.group) if each is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one data set lays out its events."""

    title: str
    delimiter: str
    scheme: str
    """Which codes its types are in, in graph/events/codes.toml."""
    key: str
    date: str
    date_forms: tuple[str, ...]
    codes: tuple[str, ...]
    """The columns whose values, joined by a slash, are the code."""
    source: Side
    target: Side
    columns: tuple[str, ...] = ()
    """The columns where the file has no header."""
    score: str | None = None
    url: str | None = None
    publisher: str | None = None
    within: tuple[str, ...] = ()
    """Patterns for the parts of an actor's name that may name it or its country."""
    known: Mapping[str, str] = field(default_factory=dict)
    """Actors by codes of the data set's own."""

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns that must be there."""
        rest = tuple(each for each in (self.score, self.url, self.publisher) if each is not None)
        sides = (*self.source.columns, *self.target.columns)
        return (self.key, self.date, *self.codes, *sides, *rest)


@cache
def read_layout(name: str) -> Layout:
    """Return the layout of this name, one of LAYOUTS.

    >>> read_layout("icews").key
    'Event ID'
    """
    text = graph_path("events", f"{name}.toml").read_text(encoding="utf-8")
    told: dict[str, Any] = tomllib.loads(text)
    source, target = (Side(**told.pop(side)) for side in ("source", "target"))
    known = MappingProxyType(told.pop("known", {}))
    listed = {key: tuple(value) for key, value in told.items() if isinstance(value, list)}
    return Layout(**(told | listed), source=source, target=target, known=known)
