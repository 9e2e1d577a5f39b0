"""Who carries a claim, and who its opposite: side by side, and never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from relgraph.analyse.coverage import cover
from relgraph.analyse.flattening import columns_of
from relgraph.analyse.places import country_of
from relgraph.analyse.result import Result
from relgraph.analyse.series import between
from relgraph.model import Modality
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.analyse.columns import Columns, Statements

__all__ = ["Support", "support"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One side of a claim, and who carries it."""

    side: str
    """"affirmed", "denied", "planned or demanded", or "opposite": another type of the opposite
    polarity, affirmed of the same two."""
    source: str
    target: str
    type: str
    statements: int
    articles: int
    independent: int
    """Articles where a reprint and its original count as one."""
    publishers: tuple[str, ...]
    countries: tuple[str, ...]
    """Of the publishers, where known."""
    speakers: tuple[str, ...]
    """To whom the words are attributed."""
    first: str
    last: str
    statement_ids: tuple[str, ...]


def support(
    statements: Statements,
    first: str,
    second: str,
    *,
    type: str | None = None,  # noqa: A002 - the word for it everywhere
    countries: Mapping[str, str] | None = None,
) -> Result[Support]:
    """Return who carries each claim about two principals, and who carries its opposite.

    With a type, the claims of that type in either direction, affirmed, denied and planned, and
    beside them what is affirmed of the two with the opposite polarity. Reprints count once. More
    articles are not more truth: they may follow one source that none of them names.

    Args:
        statements: columns with those that are denied and planned, or a network.
        first: a principal's local identifier.
        second: the other's.
        type: the claim's type; every type where left out.
        countries: the country of a publisher by its name, where its address does not tell.

    Raises:
        KnowledgeError: there is no such type.
    """
    wanted = None if type is None else statement_type(type)
    columns = columns_of(statements)
    columns = columns.where(between(columns, (first, second)))
    sides = _sides(columns, None if wanted is None else wanted.name)
    grouped: dict[tuple[str, int, int, int], list[int]] = {}
    ends = {node.id: place for place, node in enumerate(columns.nodes)}
    dyad = {ends.get(first), ends.get(second)}
    for place, source, target in zip(
        columns.tie_of.tolist(),
        columns.tie_source.tolist(),
        columns.tie_target.tolist(),
        strict=True,
    ):
        if sides[place] and {source, target} == dyad:
            key = (sides[place], source, target, int(columns.kind[place]))
            grouped.setdefault(key, []).append(place)
    rows = [_row(columns, key, places, countries or {}) for key, places in grouped.items()]
    rows.sort(key=lambda row: (_ORDER[row.side], -row.independent, row.type, row.source))
    chosen = columns.where(np.array([bool(side) for side in sides], dtype=np.bool_))
    counted = {f"{side} statements": sides.count(side) for side in _ORDER}
    notes = ("Counts of carriers are no verdict: sources that agree may follow one another.",)
    return Result(rows=tuple(rows), facts=counted, coverage=cover(chosen), notes=notes)


_ORDER = {"affirmed": 0, "denied": 1, "planned or demanded": 2, "opposite": 3}


def _sides(columns: Columns, wanted: str | None) -> list[str]:
    """Return on which side each statement stands; "" for none."""
    signs = columns.sign
    names = [kind.name for kind in columns.kinds]
    is_wanted = np.array([wanted in {None, name} for name in names])[columns.kind]
    sign = 0 if wanted is None else _sign_of(columns, wanted)
    is_opposite = (signs == -sign) & columns.is_plain if sign else np.zeros(len(columns), np.bool_)
    return [
        _side(columns, place) if is_wanted[place] else "opposite" * bool(is_opposite[place])
        for place in range(len(columns))
    ]


def _sign_of(columns: Columns, name: str) -> int:
    signs = {"cooperative": 1, "conflictual": -1, "neutral": 0}
    return next(signs[kind.polarity] for kind in columns.kinds if kind.name == name)


def _side(columns: Columns, place: int) -> str:
    if columns.negated[place]:
        return "denied"
    is_asserted = columns.modality_of(place) == Modality.ASSERTED
    return "affirmed" if is_asserted else "planned or demanded"


def _row(
    columns: Columns,
    key: tuple[str, int, int, int],
    places: list[int],
    countries: Mapping[str, str],
) -> Support:
    side, source, target, kind = key
    carriers = {columns.carriers[columns.carrier[place]] for place in places}
    days = sorted(str(columns.when[place]) for place in places if columns.when[place])
    speakers = {columns.speakers[at] for at in columns.speaker[places] if at >= 0}
    found = {countries.get(each.publisher) or country_of(each.url) for each in carriers}
    return Support(
        side=side,
        source=columns.nodes[source].label,
        target=columns.nodes[target].label,
        type=columns.kinds[kind].name,
        statements=len(places),
        articles=len(carriers),
        independent=len({each.original or each.id for each in carriers}),
        publishers=tuple(sorted({each.publisher for each in carriers} - {""})),
        countries=tuple(sorted(found - {""})),
        speakers=tuple(sorted(speakers)),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        statement_ids=tuple(sorted(str(columns.ids[place]) for place in places)),
    )
