"""The time line: how much is said in each month or year, as bars that any form can draw."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.model import Polarity
from relgraph.report.dossier import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relgraph.report.dossier import Said

__all__ = ["Bar", "Line", "Plot", "draw_plot"]

_WIDTH, _HEIGHT = 720.0, 220.0
_LEFT, _TOP, _BOTTOM = 34.0, 10.0, 26.0
_WIDEST = 30.0
_MONTHS = 60
"""Beyond five years a bar stands for a year, for bars of months would be threads."""
_TICKS = 8
_MONTH, _YEAR = len("2023-12"), len("2023")


@dataclass(frozen=True, slots=True)
class Bar:
    """A box, measured from the upper left corner, and what it says."""

    x: float
    y: float
    width: float
    height: float
    polarity: Polarity
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A label at a place along one of the axes."""

    at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Bars over a line of zero: cooperation and what is neutral above, conflict below."""

    unit: str
    width: float = _WIDTH
    height: float = _HEIGHT
    left: float = _LEFT
    zero: float
    bars: tuple[Bar, ...]
    levels: tuple[Line, ...]
    ticks: tuple[Line, ...]
    rows: tuple[tuple[str, Tone], ...]
    """The figures, for the months or years that have any."""
    left_out: int
    """Statements whose date does not tell the month or year."""


def draw_plot(said: Iterable[Said]) -> Plot | None:
    """Return the time line of the statements that count; None where none has a date."""
    counted = [each for each in said if each.is_counted]
    days = sorted(each.date for each in counted if len(each.date) >= _MONTH)
    is_monthly = bool(days) and len(_months(days[0][:_MONTH], days[-1][:_MONTH])) <= _MONTHS
    length = _MONTH if is_monthly else _YEAR
    dated = [each for each in counted if len(each.date) >= length]
    if not dated:
        return None
    counts = Counter((each.date[:length], each.kind.polarity) for each in dated)
    places = sorted({place for place, _ in counts})
    slots = (_months if is_monthly else _years)(places[0], places[-1])
    tones = {place: _tone(counts, place) for place in slots}
    above = max(tone.cooperative + tone.neutral for tone in tones.values())
    below = max(tone.conflictual for tone in tones.values())
    scale = (_HEIGHT - _TOP - _BOTTOM) / (above + below)
    zero = _TOP + above * scale
    return Plot(
        unit="month" if is_monthly else "year",
        zero=zero,
        bars=_bars(tones, zero, scale),
        levels=tuple(_levels(above, below, zero, scale)),
        ticks=_ticks(slots),
        rows=tuple((place, tone) for place, tone in tones.items() if tone.count),
        left_out=len(counted) - len(dated),
    )


def _months(first: str, last: str) -> list[str]:
    """Return every month from one to another.

    >>> _months("2023-12", "2024-01")
    ['2023-12', '2024-01']
    """
    start, end = (int(each[:4]) * 12 + int(each[5:]) - 1 for each in (first, last))
    return [f"{place // 12:04}-{place % 12 + 1:02}" for place in range(start, end + 1)]


def _years(first: str, last: str) -> list[str]:
    return [f"{year:04}" for year in range(int(first), int(last) + 1)]


def _tone(counts: Counter[tuple[str, Polarity]], place: str) -> Tone:
    order = (Polarity.COOPERATIVE, Polarity.CONFLICTUAL, Polarity.NEUTRAL)
    return Tone(*(counts[place, polarity] for polarity in order))


def _slot(slots: Sequence[str]) -> float:
    return (_WIDTH - _LEFT) / len(slots)


def _bars(tones: dict[str, Tone], zero: float, scale: float) -> tuple[Bar, ...]:
    slot = _slot(list(tones))
    width = min(slot * 0.8, _WIDEST)
    bars = []
    for place, (name, tone) in enumerate(tones.items()):
        x = _LEFT + slot * place + (slot - width) / 2
        top = zero - tone.cooperative * scale
        boxes = (
            (Polarity.COOPERATIVE, tone.cooperative, top),
            (Polarity.NEUTRAL, tone.neutral, top - tone.neutral * scale),
            (Polarity.CONFLICTUAL, tone.conflictual, zero),
        )
        bars += [
            Bar(_cut(x), _cut(y), _cut(width), _cut(count * scale), kind, f"{name}: {count} {kind}")
            for kind, count, y in boxes
            if count
        ]
    return tuple(bars)


def _levels(above: int, below: int, zero: float, scale: float) -> Iterable[Line]:
    """Yield the labels of the upright axis: zero and both ends."""
    yield Line(_cut(zero), "0")
    if above:
        yield Line(_cut(zero - above * scale), str(above))
    if below:
        yield Line(_cut(zero + below * scale), str(below))


def _ticks(slots: Sequence[str]) -> tuple[Line, ...]:
    step = -(-len(slots) // _TICKS)
    slot = _slot(slots)
    return tuple(
        Line(_cut(_LEFT + slot * (place + 0.5)), slots[place])
        for place in range(0, len(slots), step)
    )


def _cut(value: float) -> float:
    """Return a place to a tenth, so that files do not hang on the last bits of a float."""
    return round(value, 1)
