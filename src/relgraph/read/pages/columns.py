"""The order in which a page is read: column by column, where it has columns."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relgraph.read.pages.lines import Line

__all__ = ["in_reading_order"]

_APART = 0.15  # of the page's width: indents are smaller, columns further apart
_FEWEST_LINES = 3
_FEWEST_WORDS = 3  # in the middle line of a column of text; cells of figures have fewer
_SIDE_BY_SIDE = 0.3  # of the shorter one's height
_OVER = 2.0  # ems: widths are told within a tenth
_SIZES = 0.1  # of the size
_CELL = 5  # words: the cells of a table's row have no more


def in_reading_order(lines: Sequence[Line], width: float, size: float) -> list[Line]:
    """Return a page's lines column by column, without tables; what stands across parts them.

    A page without columns keeps the order in which it is drawn.

    Args:
        lines: of one page.
        width: of the page, in points.
        size: of the text: what is set larger or smaller beside it makes no column.
    """
    of_text = [line for line in lines if abs(line.size - size) < _SIZES * size]
    starts = _column_starts(of_text, width)
    lines = _without_tables(lines, starts)
    if len(starts) < 2:  # noqa: PLR2004 - one column is the page itself
        return list(lines)
    across = sorted((line for line in lines if _is_across(line, starts)), key=lambda one: -one.y)
    heights = [line.y for line in across]
    placed = []
    for order, line in enumerate(lines):
        if _is_across(line, starts):
            placed.append(((heights.index(line.y) + 1, 0, 0, float(order)), line))
        else:
            band = sum(height > line.y for height in heights)
            placed.append(((band, 1, _column(line, starts), -line.y), line))
    return [line for _, line in sorted(placed, key=lambda pair: pair[0])]


def _without_tables(lines: Sequence[Line], starts: Sequence[float]) -> list[Line]:
    """Return the lines that are no row of a table: short ones side by side in one column."""
    rows: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        rows.setdefault((round(line.y), _column(line, starts)), []).append(line)
    cells = {
        id(line)
        for row in rows.values()
        if len(row) > 1 and all(line.words <= _CELL for line in row)
        for line in row
    }
    return [line for line in lines if id(line) not in cells]


def _column_starts(lines: Sequence[Line], width: float) -> list[float]:
    """Return where the columns of text begin on the left, those that stand side by side."""
    clusters: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: one.x):
        if clusters and line.x - clusters[-1][0].x < _APART * width:
            clusters[-1].append(line)
        else:
            clusters.append([line])
    columns = [cluster for cluster in clusters if _is_column(cluster)]
    beside = [
        column
        for column in columns
        if any(_overlap(column, other) > _SIDE_BY_SIDE for other in columns if other is not column)
    ]
    return [_left(column) for column in beside]


def _left(column: Sequence[Line]) -> float:
    """Return where a column's lines begin, save for the tenth that hangs out of it."""
    return sorted(line.x for line in column)[len(column) // 10]


def _is_column(cluster: Sequence[Line]) -> bool:
    return len(cluster) >= _FEWEST_LINES and median(line.words for line in cluster) >= _FEWEST_WORDS


def _overlap(one: Sequence[Line], other: Sequence[Line]) -> float:
    """Return which share of the shorter column's height stands beside the other."""
    (low, high), (other_low, other_high) = (
        (min(line.y for line in each), max(line.y for line in each)) for each in (one, other)
    )
    shorter = min(high - low, other_high - other_low)
    return (min(high, other_high) - max(low, other_low)) / shorter if shorter > 0 else 0.0


def _column(line: Line, starts: Sequence[float]) -> int:
    return sum(start <= line.x + line.size for start in starts) - 1


def _is_across(line: Line, starts: Sequence[float]) -> bool:
    """Tell whether a line runs over the start of the next column."""
    following = [start for start in starts if start > line.x + line.size]
    return bool(following) and line.end > following[0] + _OVER * line.size
