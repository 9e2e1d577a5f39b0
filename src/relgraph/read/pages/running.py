"""Running heads, feet and page numbers, told by where and how often they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from relgraph.read.bylines import match_byline
from relgraph.read.dates import is_date_line
from relgraph.read.labels import match_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relgraph.read.pages.lines import Line

__all__ = ["without_running"]

_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:p(?:age|\.)?\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"\bwww\.|://|\b\d\d?:\d\d\b")  # what browsers put on a printed page
_ROWS = 3  # at the top and the foot of a page: a head of three lines is the longest seen
_NEAR = 6.0  # points: heads stand at the same height on every page, save for their own size
_PARTED = 1.25  # leadings
_OFTEN = 2  # other pages: by then no accident has put the same words at the same height
_GAP = 1.8  # leadings: what stands so far from the text, at its edge, is no part of it
_HEAD_WORDS = 12
_LARGEST = 1.25  # of the text's size: a title stands apart, too
_SENTENCE_END = re.compile(r"[.!?:;,][\"'”’)\]]*$")


def without_running(pages: Sequence[Sequence[Line]], size: float, step: float) -> list[list[Line]]:
    """Return the lines of every page without heads, feet and page numbers.

    Args:
        pages: the lines of each page.
        size: in which the text is set.
        step: its leading.
    """
    edges = [_edges(page, step) for page in pages]
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, edge in enumerate(edges):
        for line, _ in edge:
            places[_form(line)].append((number, line.y))
    kept = []
    for number, page in enumerate(pages):
        running = {
            id(line)
            for line, is_outer in edges[number]
            if _count_others(line, number, places[_form(line)]) >= (1 if is_outer else _OFTEN)
            or (_is_apart(line, page, step) and _is_running(line, size))
        }
        kept.append([line for line in page if id(line) not in running])
    return kept


def _edges(page: Sequence[Line], step: float) -> list[tuple[Line, bool]]:
    """Return the lines of the outermost rows, each with whether a gap parts it from the text."""
    heights = sorted({round(line.y) for line in page})
    outer = {*_before_gap(heights, step), *_before_gap(heights[::-1], step)}
    edge = {*heights[:_ROWS], *heights[-_ROWS:]}
    return [(line, round(line.y) in outer) for line in page if round(line.y) in edge]


def _before_gap(heights: Sequence[int], step: float) -> Sequence[int]:
    """Return the first heights, up to the gap that parts heads from text; none without a gap."""
    for count, (here, there) in enumerate(pairwise(heights[: _ROWS + 1]), start=1):
        if abs(there - here) > _PARTED * step:
            return heights[:count]
    return ()


def _form(line: Line) -> str:
    """Return what a running line has in common with those of other pages."""
    return re.sub(r"\d+", "#", line.text.casefold())


def _count_others(line: Line, number: int, places: Sequence[tuple[int, float]]) -> int:
    """Return on how many other pages the line stands at the same height."""
    return len({other for other, y in places if other != number and abs(y - line.y) < _NEAR})


def _is_apart(line: Line, page: Sequence[Line], step: float) -> bool:
    """Tell whether a row stands alone above or below the text."""
    others = [other.y for other in page if abs(other.y - line.y) > step / 2]
    return not others or line.y < min(others) - _GAP * step or line.y > max(others) + _GAP * step


def _is_running(line: Line, size: float) -> bool:
    """Tell whether what stands apart is a page's number or a short head, and no byline or date."""
    if _PAGE_NUMBER.fullmatch(line.text) or _PRINTED.search(line.text):
        return True
    is_short = line.words <= _HEAD_WORDS and not _SENTENCE_END.search(line.text)
    is_told = match_byline(line.text) or is_date_line(line.text) or match_label(line.text)
    return is_short and not is_told and line.size <= _LARGEST * size
