"""Lines of a page with their places, put together from the pieces that a PDF draws."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Line", "Piece", "body_size", "join_pieces", "with_initials"]

_NARROW, _WIDE = "iljtfrI.,;:'’‘!|()[] -", "mwMW@—"
_WIDTHS = {**dict.fromkeys(_NARROW, 0.29), **dict.fromkeys(_WIDE, 0.83)}
_CAPITAL, _OTHER = 0.66, 0.5
"""Widths in ems, between those of Times and Helvetica: a PDF need not tell its fonts' own."""

_GAP = 2.0  # ems: no word space is as wide, in justified text either
_GAP_IN_TEXT = 4.0  # ems: where only the font changes, no line and no cell has ended
_LEADERS = re.compile(r"(?:\. ?){5,}|…{2,}")  # from an entry of a table of contents to its page
_SPACE = 0.12  # ems: half of a word space, between letters that are drawn one by one
_LETTERS = 2
_ASTRAY = 0.06  # ems a letter: by so much widths are told wrongly
_RAISED = 0.8  # of the line's size: a smaller figure after a word is the mark of a note
_INITIAL = 1.6  # of the text's size: initials stand two lines high at least
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
    """Whether a space or a line ends with it: pypdf sees no difference on one height."""


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
    for piece in filter(lambda one: one.text, pieces):
        if gathered and not _goes_on(gathered, piece):
            yield from _line(gathered, page)
            gathered = []
        if piece.text.strip() or gathered:
            gathered.append(piece)
    yield from _line(gathered, page)


def body_size(lines: Iterable[Line]) -> float:
    """Return the size in which most of the text is set, or 0 where there is none."""
    counts: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        counts[size] = counts.get(size, 0) + len(line.text)
    return max(counts, key=lambda size: (counts[size], size), default=0.0)


def _width(character: str) -> float:
    return _WIDTHS.get(character) or (_CAPITAL if character.isupper() else _OTHER)


def _goes_on(gathered: list[Piece], piece: Piece) -> bool:
    """Tell whether a piece stands on the same line, right behind what is gathered."""
    first, last = gathered[0], gathered[-1]
    size = max(first.size, piece.size)
    is_initial = first.size > _INITIAL * piece.size or piece.size > _INITIAL * first.size
    height = min(first.size, piece.size) / 4 if is_initial else size / 2
    room = size * (_GAP if last.ends else _GAP_IN_TEXT + _ASTRAY * len(last.text))
    return abs(piece.y - first.y) < height and last.x <= piece.x < _end(last) + room


def _line(gathered: list[Piece], page: int) -> Iterator[Line]:
    """Yield the line of the pieces gathered, without marks of notes, if anything is left of it."""
    if not gathered:
        return
    main = max(gathered, key=lambda piece: len(piece.text))
    kept = [piece for piece in gathered if not _is_note_mark(piece, main)]
    text = " ".join(_clean(_words(kept)).split())
    if text and main.size > 0 and not _LEADERS.search(text):
        is_bold = "bold" in main.font.lower() or "black" in main.font.lower()
        yield Line(text, kept[0].x, main.y, main.size, is_bold, page)


def _words(pieces: Sequence[Piece]) -> str:
    """Return what pieces say, with a space where one ends before the next begins."""
    words = ""
    for before, piece in pairwise([pieces[0], *pieces]):
        least = _SPACE if len(before.text) <= _LETTERS else -_ASTRAY * len(before.text)
        is_apart = before.ends and piece.x - _end(before) > least * piece.size
        words += f" {piece.text}" if is_apart else piece.text
    return words


def _end(piece: Piece) -> float:
    return piece.x + piece.size * sum(map(_width, piece.text))


def _is_note_mark(piece: Piece, main: Piece) -> bool:
    return piece.size < _RAISED * main.size and piece.text.strip(" ,*†‡[]").isdigit()


def _clean(text: str) -> str:
    return _CONTROLS.sub(" ", text.translate(_LIGATURES))


def with_initials(lines: Sequence[Line], size: float) -> list[Line]:
    """Return a page's lines with each large initial put before the rest of its word.

    Args:
        lines: of one page.
        size: in which the text is set.
    """
    kept = list(lines)
    for initial in lines:
        if len(initial.text) == 1 and initial.text.isupper() and initial.size > _INITIAL * size:
            beside = (n for n, line in enumerate(kept) if _is_beside(line, initial, size))
            first = max(beside, key=lambda n: kept[n].y, default=None)
            if first is not None:
                kept[first] = replace(
                    kept[first], text=initial.text + kept[first].text, x=initial.x
                )
                kept.remove(initial)
    return kept


def _is_beside(line: Line, initial: Line, size: float) -> bool:
    right = initial.x < line.x < initial.x + 2 * initial.size
    return right and -size < line.y - initial.y < initial.size and line.size < initial.size
