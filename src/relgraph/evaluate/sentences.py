"""Sentences cut by one fixed rule, so that two splitters' counts cannot drift apart.

A record's own sentence number holds for the splitter that made it. Where the record carries
offsets, both sides are counted anew by this rule, and a single sentence split otherwise early in a
text does not turn every later match into a miss.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from relgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.model import PairRecord

__all__ = ["SentenceIndex"]

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_END = re.compile(r"[.?!]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“‘\"'])(?:[A-Z]|(?:[A-Z]\.)+[A-Z]|St|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sen|Rep|Gov|Prof|Jr|Sr"
    r"|vs|No)\.['’]?$"
)


class SentenceIndex:
    """Where each sentence of a passage begins; a title line before a blank line is number -1."""

    def __init__(self, text: str) -> None:
        self._spans = tuple(_sentences(text))
        self._starts = [span.start for span in self._spans]
        self._text = text
        self._first = -1 if _has_title(text) else 0

    def number_of(self, record: PairRecord) -> int:
        """Return the sentence in which a record's words begin; without offsets, what it says."""
        if record.start is None:
            return record.sent
        return self._place(record.start) + self._first

    def text_of(self, number: int) -> str:
        """Return the words of a sentence, or "" where there is no such sentence."""
        place = number - self._first
        return self._spans[place].of(self._text) if 0 <= place < len(self._spans) else ""

    def _place(self, start: int) -> int:
        return max(0, bisect_right(self._starts, start) - 1)


def _has_title(text: str) -> bool:
    lines = text.split("\n", 2)
    return len(lines) > 2 and bool(lines[0].strip()) and not lines[1].strip()  # noqa: PLR2004 - title, blank line, rest


def _sentences(text: str) -> Iterator[Span]:
    for paragraph in _PARAGRAPH.finditer(text):
        ends = [
            match.end()
            for match in _END.finditer(text, *paragraph.span())
            if not _ABBREVIATION.search(text[paragraph.start() : match.end()].rstrip())
        ]
        cuts = [paragraph.start(), *ends, paragraph.end()]
        yield from (Span(start, end) for start, end in pairwise(cuts) if start < end)
