"""Which blocks of a paged document are its text, which head it, and which stand beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.read.bylines import match_byline
from relgraph.read.dates import is_date_line
from relgraph.read.labels import match_label
from relgraph.read.pages.columns import in_reading_order
from relgraph.read.pages.flow import join_lines, leading, split_blocks
from relgraph.read.pages.lines import body_size, with_initials
from relgraph.read.pages.running import without_running

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relgraph.read.pages.flow import Block
    from relgraph.read.pages.lines import Line

__all__ = ["Layout", "read_layout"]

_SMALL, _LARGE, _TITLE = 0.93, 1.12, 1.2  # of the text's size
_HEADING_WORDS = 14  # a longer line in bold is a sentence that is stressed
_QUOTE_WORDS = 8  # a pull quote has as many, a heading in that size rarely
_PROSE_WORDS = 30  # small print with so many on the first page is an abstract
_TITLE_WORDS = 40
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*$")
_NOTE = re.compile(r"[\[(*†]?\d{0,3}[\])*†]?\s?(?:See|Ibid|https?:|[A-Z])")


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's title, or "" where none is set larger, and its paragraphs with headings."""

    title: str
    paragraphs: tuple[str, ...]


def read_layout(pages: Sequence[Sequence[Line]], widths: Sequence[float]) -> Layout:
    """Return what a document says, in order, without what stands beside it.

    Args:
        pages: the lines of each page, in the order in which they are drawn.
        widths: of the pages, in points.
    """
    size = body_size(line for page in pages for line in page)
    pages = [with_initials(page, size) for page in pages]
    step = leading(pages, size)
    texts = without_running(pages, size, step)
    ordered = [
        in_reading_order(page, width, size) for page, width in zip(texts, widths, strict=True)
    ]
    blocks = [block for page in ordered for block in split_blocks(page, step, size)]
    title = _title(blocks, size)
    kept = list(_kept([block for block in blocks if block is not title], size))
    return Layout("" if title is None else title.text, tuple(_paragraphs(kept)))


def _title(blocks: Sequence[Block], size: float) -> Block | None:
    """Return the block of the first page that is set largest, if it is larger than the text."""
    first = [block for block in blocks if block.page == 0 and block.size >= _TITLE * size]
    titles = [
        block for block in first if len(block.text.split()) <= _TITLE_WORDS and len(block.text) > 1
    ]
    return max(titles, key=lambda block: block.size, default=None)


def _kept(blocks: Sequence[Block], size: float) -> Iterator[tuple[Block, bool]]:
    """Yield the blocks to read, each with whether it is a heading."""
    text = " ".join(_bare(block.text) for block in blocks if _is_text(block, size))
    pages_of_text = {block.page for block in blocks if _is_text(block, size)}
    first_text = next((n for n, block in enumerate(blocks) if _is_text(block, size)), len(blocks))
    for number, block in enumerate(blocks):
        if block.size < _SMALL * size:
            if _is_kept_small(block, pages_of_text, is_before=number < first_text):
                yield block, False
        elif block.size > _LARGE * size:
            if not _is_pull_quote(block, text) or number < first_text:
                yield block, _is_heading(block)
        else:
            yield block, block.is_bold and _is_heading(block)


def _is_text(block: Block, size: float) -> bool:
    return _SMALL * size <= block.size <= _LARGE * size and len(block.text.split()) > _QUOTE_WORDS


def _is_heading(block: Block) -> bool:
    words = block.text.split()
    return len(words) <= _HEADING_WORDS and _SENTENCE_END.search(block.text) is None


def _is_pull_quote(block: Block, text: str) -> bool:
    """Tell whether a block in large type repeats the text, or quotes somebody beside it."""
    bare = _bare(block.text)
    if len(block.text.split()) < _QUOTE_WORDS:
        return bare in text and block.text[:1] in '“"‘'
    return bare in text or bool(_SENTENCE_END.search(block.text)) or block.text[:1] in '“"‘'


def _is_kept_small(block: Block, pages_of_text: set[int], *, is_before: bool) -> bool:
    """Tell whether small print is read: bylines and dates, abstracts, and pages all in small."""
    told = block.text
    if block.page == 0 and is_before and len(told.split()) < _PROSE_WORDS:
        return bool(match_byline(told) or is_date_line(told) or match_label(told))
    is_prose = len(told.split()) >= _PROSE_WORDS and _SENTENCE_END.search(told) is not None
    if block.page == 0 and is_before:
        return is_prose
    return is_prose and block.page not in pages_of_text and not told[:1].isdigit()


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _paragraphs(kept: Sequence[tuple[Block, bool]]) -> Iterator[str]:
    """Yield headings behind their mark, and the paragraphs that stand between them."""
    run: list[Block] = []
    for block, is_heading in kept:
        if not is_heading:
            run.append(block)
            continue
        yield from join_lines(run)
        run = []
        yield f"## {block.text}"
    yield from join_lines(run)
