"""What passes between two principals month by month, and where it changes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from relgraph.analyse.breaks import find_breaks
from relgraph.analyse.columns import NOBODY
from relgraph.analyse.coverage import cover
from relgraph.analyse.flattening import columns_of
from relgraph.analyse.result import Result

if TYPE_CHECKING:
    from relgraph.analyse.columns import Bools, Columns, Ints, Statements
    from relgraph.analyse.result import Fact

__all__ = ["Month", "Turn", "between", "find_turns", "series"]

_MOST_BEHIND = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What passed in one month; a month in which nothing was reported has no score."""

    month: str
    statements: int
    cooperative: int
    conflictual: int
    score: float | None
    """The mean of the cooperative and conflictual statements' scores, from -10 to 10."""
    articles: int
    level: float | None
    """The mean of the segment between two changes that the month lies in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A month from which on the level is another, and the statements behind it."""

    month: str
    before: float
    after: float
    p: float
    """How often chance alone parts the months as well."""
    statements: tuple[str, ...]
    """Identifiers: those after the turn that differ most from the level before, the earliest
    first."""


@dataclass(frozen=True, slots=True)
class _Levels:
    """The months in which anything is scored, as segments."""

    level: dict[int, float]
    turns: tuple[Turn, ...]


def series(
    statements: Statements, first: str, second: str, *, directed: bool = False, seed: int = 0
) -> Result[Month]:
    """Return what passed between two principals, month by month, from the first to the last.

    The score is the mean of Goldstein's scores of the statements' types (Goldstein, Journal of
    Conflict Resolution 36 (1992) 369) over what is affirmed as actual; neutral types count among
    the statements and not in the score. The month is that of the event, or of the article where
    the text gives none. Changes of level are those of `find_turns`.

    Args:
        statements: columns, or a network that `to_network` made.
        first: a principal's local identifier.
        second: the other's.
        directed: count only what the first does to the second.
        seed: of the test of changes.
    """
    columns = columns_of(statements)
    columns = columns.where(between(columns, (first, second), directed=directed))
    told = _dated(columns)
    levels = _levels(told, seed)
    months = told.month
    rows = tuple(
        _month(told.where(months == month), int(month), levels.level.get(int(month)))
        for month in (range(int(months.min()), int(months.max()) + 1) if len(told) else ())
    )
    facts: dict[str, Fact] = {
        "months": len(rows),
        "months with statements": sum(bool(row.statements) for row in rows),
        "changes": ", ".join(turn.month for turn in levels.turns) or "none",
    }
    return Result(rows=rows, facts=facts, coverage=cover(columns))


def find_turns(
    statements: Statements, first: str, second: str, *, directed: bool = False, seed: int = 0
) -> tuple[Turn, ...]:
    """Return where the level between two principals changes, with the statements behind it.

    `relgraph.analyse.breaks` says how changes are found. A month weighs as its statements.

    Args:
        statements: columns, or a network that `to_network` made.
        first: a principal's local identifier.
        second: the other's.
        directed: count only what the first does to the second.
        seed: of the test.
    """
    columns = columns_of(statements)
    columns = columns.where(between(columns, (first, second), directed=directed))
    return _levels(_dated(columns), seed).turns


def between(columns: Columns, ends: tuple[str, str], *, directed: bool = False) -> Bools:
    """Return which statements join two principals."""
    places = {node.id: place for place, node in enumerate(columns.nodes)}
    one, two = (places.get(end, len(places)) for end in ends)
    forth = (columns.tie_source == one) & (columns.tie_target == two)
    back = (columns.tie_source == two) & (columns.tie_target == one)
    if directed:
        back &= columns.is_symmetric[columns.tie_of]
    keep = np.zeros(len(columns), dtype=np.bool_)
    keep[columns.tie_of[forth | back]] = True
    return keep


def _dated(columns: Columns) -> Columns:
    """Return what is affirmed as actual, in no reprint, and has a month."""
    return columns.where(columns.is_plain & ~columns.is_reprint & (columns.month != NOBODY))


def _levels(told: Columns, seed: int) -> _Levels:
    scored = told.where(told.sign != 0)
    if not len(scored):
        return _Levels({}, ())
    months, place = np.unique(scored.month, return_inverse=True)
    weights = np.bincount(place).astype(np.float64)
    means = np.bincount(place, scored.score) / weights
    breaks = find_breaks(means, weights, seed=seed)
    ends = [0, *(each.place for each in breaks), len(months)]
    segments = [
        float(np.average(means[one:two], weights=weights[one:two])) for one, two in pairwise(ends)
    ]
    level = {
        int(months[at]): mean
        for mean, one, two in zip(segments, ends, ends[1:], strict=False)
        for at in range(one, two)
    }
    turns = tuple(
        Turn(
            month=_name(int(months[each.place])),
            before=segments[at],
            after=segments[at + 1],
            p=each.p,
            statements=_behind(scored, months[each.place : ends[at + 2]], segments[at : at + 2]),
        )
        for at, each in enumerate(breaks)
    )
    return _Levels(level, turns)


def _behind(scored: Columns, months: Ints, levels: list[float]) -> tuple[str, ...]:
    """Return the statements of a new level that pull it furthest from the old, earliest first."""
    before, after = levels
    inside = np.flatnonzero(np.isin(scored.month, months))
    pull = (scored.score[inside] - before) * np.sign(after - before)
    order = np.lexsort((scored.ids[inside].astype(str), scored.month[inside], -pull))
    chosen = inside[order[:_MOST_BEHIND]]
    by_time = sorted(chosen, key=lambda place: (str(scored.when[place]), scored.ids[place]))
    return tuple(str(scored.ids[place]) for place in by_time)


def _month(told: Columns, month: int, level: float | None) -> Month:
    sign = told.sign
    scores = told.score[sign != 0]
    return Month(
        month=_name(month),
        statements=len(told),
        cooperative=int((sign > 0).sum()),
        conflictual=int((sign < 0).sum()),
        score=float(scores.mean()) if len(scores) else None,
        articles=len(np.unique(told.carrier)),
        level=level,
    )


def _name(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"
