"""Lines of a page with their places, put together from the pieces that a PDF draws."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Line", "Piece", "body_size", "join_pieces"]

_NARROW, _WIDE = "iljtfrI.,;:'’‘!|()[] -", "mwMW@—"
_WIDTHS = {**dict.fromkeys(_NARROW, 0.29), **dict.fromkeys(_WIDE, 0.83)}
_CAPITAL, _OTHER = 0.66, 0.5
"""Widths in ems, midway between those of Times and Helvetica: a PDF need not tell its fonts' own."""

_GAP = 2.0  # ems: no word space is as wide, in justified text either
_RAISED = 0.8  # of the line's size: a smaller figure after a word is the mark of a note
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": "-"}
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """What a PDF draws at once."""

    text: str
    x: float
    y: float
    """Of the baseline, from the foot of the page."""
    size: float
    """Of the font, in points on the page."""
    font: str
    ends: bool
    """Whether the line ends with it, as far as pypdf sees."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or as much of one as stands in one column or cell."""

    text: str
    x: float
    y: float
    size: float
    is_bold: bool
    page: int

    @property
    def end(self) -> float:
        """Where it ends on the right, as far as letters tell: within a tenth."""
        return self.x + self.size * sum(map(_width, self.text))

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def join_pieces(pieces: Iterable[Piece], page: int) -> Iterator[Line]:
    """Yield the lines that pieces make, in the order in which they are drawn."""
    gathered: list[Piece] = []
    for piece in pieces:
        if gathered and not _goes_on(gathered, piece):
            yield from _line(gathered, page)
            gathered = []
        if piece.text.strip() or gathered:
            gathered.append(piece)
        if piece.ends:
            yield from _line(gathered, page)
            gathered = []
    yield from _line(gathered, page)


def body_size(lines: Iterable[Line]) -> float:
    """Return the size in which most of the text is set, or 0 where there is none."""
    counts: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        counts[size] = counts.get(size, 0) + len(line.text)
    return max(counts, key=lambda size: (counts[size], size), default=0.0)


def _width(character: str) -> float:
    return _WIDTHS.get(character) or (_CAPITAL if character.isupper() else _OTHER)


def _goes_on(gathered: list[Piece], piece: Piece) -> bool:
    """Tell whether a piece stands on the same line, right behind what is gathered."""
    first, last = gathered[0], gathered[-1]
    end = last.x + last.size * sum(map(_width, last.text))
    size = max(first.size, piece.size)
    return abs(piece.y - first.y) < size / 2 and first.x - size < piece.x < end + _GAP * size


def _line(gathered: list[Piece], page: int) -> Iterator[Line]:
    """Yield the line of the pieces gathered, without marks of notes, if anything is left of it."""
    if not gathered:
        return
    main = max(gathered, key=lambda piece: len(piece.text))
    kept = [piece for piece in gathered if not _is_note_mark(piece, main)]
    text = " ".join(_clean("".join(piece.text for piece in kept)).split())
    if text and main.size > 0:
        is_bold = "bold" in main.font.lower() or "black" in main.font.lower()
        yield Line(text, kept[0].x, main.y, main.size, is_bold, page)


def _is_note_mark(piece: Piece, main: Piece) -> bool:
    return piece.size < _RAISED * main.size and piece.text.strip(" ,*†‡[]").isdigit()


def _clean(text: str) -> str:
    return _CONTROLS.sub(" ", text.translate(_LIGATURES))


def moved(line: Line, text: str) -> Line:
    """Return a line with other words at its place."""
    return replace(line, text=text)
