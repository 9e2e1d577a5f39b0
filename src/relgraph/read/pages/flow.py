"""Paragraphs out of lines: across columns and pages, with words joined that line ends broke."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relgraph.read.pages.lines import Line

__all__ = ["Block", "join_lines", "leading", "split_blocks"]

_SIZES = 0.08  # of the size: rounding makes smaller differences
_SPACED = 1.3  # leadings
_INDENT = 0.8  # ems
_FULL = 0.85  # of the width: where a line of ragged text may end
_PROSE_WORDS = 12  # paragraphs with so many end in a full stop; bylines and captions have fewer
_SIGNS = 2  # of indent, full stop and short line before it: each alone occurs inside, too
_END = re.compile(r"[.!?:][\"'”’)\]]*\d{0,3}$")
_ITEM = re.compile(r"[•▪‣◦●■–—*-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
_HYPHEN = re.compile(r"(?P<first>[^\W\d_]+)[-‐]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_KEPT = frozenset(  # before these hyphens the parts are words of their own, in this genre's texts
    "anti cross co counter ex far half high inter left long low mid multi non north post pre pro "
    "quasi right self semi short so south sub trans two three well sino indo russo franco anglo "
    "euro afro us un eu".split()
)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand under one another in the same size."""

    lines: tuple[Line, ...]

    @property
    def size(self) -> float:
        """In which most of it is set."""
        return median(line.size for line in self.lines)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is."""
        return all(line.is_bold for line in self.lines)

    @property
    def page(self) -> int:
        """The number of its page, from 0."""
        return self.lines[0].page

    @property
    def text(self) -> str:
        """Its lines with spaces between."""
        return " ".join(line.text for line in self.lines)


def leading(pages: Iterable[Sequence[Line]], size: float) -> float:
    """Return the distance from line to line of the text: the commonest, in points."""
    steps: Counter[float] = Counter()
    for lines in pages:
        for upper, lower in pairwise(lines):
            step = upper.y - lower.y
            if abs(upper.size - size) < _SIZES * size and 0 < step < 3 * size:
                steps[round(step * 2) / 2] += 1
    return max(steps, key=lambda step: (steps[step], -step), default=1.2 * size)


def split_blocks(lines: Sequence[Line], step: float, size: float) -> Iterator[Block]:
    """Yield the blocks of a page's lines, which come in the order of reading.

    Args:
        lines: of one page.
        step: the text's leading.
        size: the text's size, by which other sizes' leading is told.
    """
    gathered: list[Line] = []
    for line in lines:
        if gathered and _is_apart(gathered[-1], line, step * max(line.size / size, 1)):
            yield Block(tuple(gathered))
            gathered = []
        gathered.append(line)
    if gathered:
        yield Block(tuple(gathered))


def join_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the paragraphs of blocks of text; one that a column or page breaks off goes on."""
    blocks = list(blocks)
    known = Counter(word.lower() for block in blocks for word in _WORD.findall(block.text))
    measure = _measure(blocks)
    open_words = ""
    open_is_full = False
    for block in blocks:
        for number, (words, is_full) in enumerate(_block_paragraphs(block, measure, known)):
            goes_on = number == 0 and bool(open_words) and _goes_on(open_words, words, open_is_full)
            if goes_on:
                open_words = _joined(open_words, words, known)
            else:
                if open_words:
                    yield open_words
                open_words = words
            open_is_full = is_full
    if open_words:
        yield open_words


def _measure(blocks: Sequence[Block]) -> float:
    """Return how wide the text's lines are set, by the longest tenth of them."""
    widths = sorted(line.end - line.x for block in blocks for line in block.lines)
    return widths[len(widths) * 9 // 10] if widths else 0.0


def _is_apart(upper: Line, lower: Line, step: float) -> bool:
    distance = upper.y - lower.y
    return (
        abs(upper.size - lower.size) > _SIZES * max(upper.size, lower.size)
        or upper.is_bold != lower.is_bold
        or distance > _SPACED * step
        or distance < -0.2 * step
        or lower.x > upper.end
        or lower.end < upper.x
    )


def _block_paragraphs(
    block: Block, measure: float, known: Counter[str]
) -> Iterator[tuple[str, bool]]:
    """Yield each paragraph of a block, and whether its last line is full."""
    left = min(line.x for line in block.lines)
    right = max(left + measure, *(line.end for line in block.lines))
    words, before = "", block.lines[0]
    for line in block.lines:
        if words and _opens(line, before, left, right):
            yield words, _is_full(before, left, right)
            words = ""
        words = _joined(words, line.text, known) if words else line.text
        before = line
    yield words, _is_full(before, left, right)


def _is_full(line: Line, left: float, right: float) -> bool:
    return line.end - left > _FULL * (right - left)


def _opens(line: Line, before: Line, left: float, right: float) -> bool:
    """Tell whether a line begins a paragraph."""
    if _ITEM.match(line.text):
        return True
    is_indented = line.x > left + _INDENT * line.size
    signs = (is_indented, _END.search(before.text) is not None, not _is_full(before, left, right))
    return sum(signs) >= _SIGNS


def _goes_on(words: str, following: str, is_full: bool) -> bool:  # noqa: FBT001 - of the first
    """Tell whether a paragraph goes on in the next column or page."""
    if _END.search(words) or _ITEM.match(following):
        return False
    is_prose = len(words.split()) >= _PROSE_WORDS
    return is_full or is_prose or following[:1].islower() or words[-1] in ",;-‐"


def _joined(words: str, following: str, known: Counter[str]) -> str:
    """Return two stretches as one, without the hyphen that only the end of a line put in."""
    broken = _HYPHEN.search(words)
    second = _WORD.match(following)
    if broken is None or second is None or not following[0].islower():
        return f"{words}{following}" if broken and second else f"{words} {following}"
    first, rest = broken["first"].lower(), second[0].lower()
    whole, hyphened = known[f"{first}{rest}"], known[f"{first}-{rest}"]
    keeps = hyphened > whole or (whole == hyphened and first in _KEPT)
    return f"{words}{following}" if keeps else f"{words[:-1]}{following}"
