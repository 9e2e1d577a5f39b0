"""The paragraphs of a plain text, whether its lines are wrapped or each a paragraph."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from relgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["split_paragraphs"]

_LINE = re.compile(r"[^\n]+")
_WIDEST = 100  # characters: text wrapped by hand or by an editor keeps to fewer
_NARROWEST = 45  # characters: lines of bylines, lists and verse are shorter, wrapped prose is not
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
_STARTS_ANEW = re.compile(
    r"[#>|]|[-*•–]\s|\(?\d{1,2}[.)]\s|[A-Z][\w-]*(?: [\w-]+){0,2}:\s|By\s|(?:-{3,}|={3,}|\*{3,})$"
)


def split_paragraphs(text: str) -> tuple[Span, ...]:
    r"""Return the span of every paragraph, in order, leaving out the space around.

    A blank line always parts. Inside a block each line is a paragraph, unless the block looks
    wrapped: narrow lines of which most break off in mid-sentence.

    >>> [span.of("One.\nTwo.\n\n Three.") for span in split_paragraphs("One.\nTwo.\n\n Three.")]
    ['One.', 'Two.', 'Three.']
    """
    return tuple(span for block in _blocks(text) for span in _block_paragraphs(text, block))


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield the lines, without the space around them, of every run without a blank line."""
    block: list[Span] = []
    end = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if block and (not words or match.start() > end + 1):
            yield block
            block = []
        if words:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            block.append(Span(start, start + len(words)))
        end = match.end()
    if block:
        yield block


def _block_paragraphs(text: str, lines: list[Span]) -> Iterator[Span]:
    if not _is_wrapped([line.of(text) for line in lines]):
        yield from lines
        return
    open_line = lines[0]
    for line in lines[1:]:
        if _STARTS_ANEW.match(line.of(text)):
            yield open_line
            open_line = line
        else:
            open_line = Span(open_line.start, line.end)
    yield open_line


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether the lines are one paragraph broken to a width."""
    broken = lines[:-1]
    if not broken or max(map(len, lines)) > _WIDEST:
        return False
    running_on = [line for line, after in pairwise(lines) if not _STARTS_ANEW.match(after)]
    if not running_on or min(map(len, running_on)) < _NARROWEST:
        return False
    ended = sum(bool(_SENTENCE_END.search(line)) for line in broken)
    return ended <= len(broken) / 2
