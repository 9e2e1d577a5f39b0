"""Running heads, feet and page numbers, told by where and how often they stand."""

from __future__ import annotations

import re
from collections import defaultdict
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
    edges = [_edges(page) for page in pages]
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, edge in enumerate(edges):
        for line in edge:
            places[_form(line)].append((number, line.y))
    kept = []
    for number, page in enumerate(pages):
        running = {
            id(line)
            for line in edges[number]
            if _recurs(line, number, places[_form(line)])
            or (_is_apart(line, page, step) and _is_running(line, size))
        }
        kept.append([line for line in page if id(line) not in running])
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the lines of the uppermost and the lowest rows of a page."""
    heights = sorted({round(line.y) for line in page})
    outer = {*heights[:_ROWS], *heights[-_ROWS:]}
    return [line for line in page if round(line.y) in outer]


def _form(line: Line) -> str:
    """Return what a running line has in common with those of other pages."""
    return re.sub(r"\d+", "#", line.text.casefold())


def _recurs(line: Line, number: int, places: Sequence[tuple[int, float]]) -> bool:
    return any(other != number and abs(y - line.y) < _NEAR for other, y in places)


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
