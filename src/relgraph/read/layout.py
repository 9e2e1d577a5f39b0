"""Which paragraphs of a text are its body, and what the others say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.model import Author, Span
from relgraph.read.bylines import match_biography, match_byline
from relgraph.read.closing import closing_sentence, is_closing, opens_appendix
from relgraph.read.dates import find_date_or_none, is_date_line, match_dateline
from relgraph.read.details import Details
from relgraph.read.furniture import is_furniture
from relgraph.read.headings import headline, is_heading, is_kicker, is_rule, opening_mark
from relgraph.read.labels import match_label, split_front_matter
from relgraph.read.paragraphs import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["lay_out"]


_NOTHING = Details()


def lay_out(text: str, known: Details = _NOTHING) -> tuple[Details, tuple[Span, ...]]:
    r"""Return what a text says about itself, and the spans of the paragraphs of its body.

    The body is empty only where the text has nothing but a head and a close. Biographies at the
    end are told by the names of authors that are known otherwise, too.

    >>> text = "Oslo and Lima talk\n29 December 2023\nThey met in May.\n"
    >>> details, body = lay_out(text)
    >>> details.title, str(details.published_on), [span.of(text) for span in body]
    ('Oslo and Lima talk', '2023-12-29', ['They met in May.'])
    """
    front, start = split_front_matter(text)
    paragraphs = [
        Span(span.start + start, span.end + start) for span in split_paragraphs(text[start:])
    ]
    paragraphs = [span for span in paragraphs if not _is_drawn_or_set(span.of(text))]
    head, first = _read_head(text, paragraphs)
    details = front.joined_by(head)
    close, last = _read_close(text, paragraphs[first:], details.joined_by(known))
    dateline, body = _read_body(text, paragraphs[first : first + last])
    return details.joined_by(dateline).joined_by(close), body


def _is_drawn_or_set(words: str) -> bool:
    """Tell whether a paragraph is a rule or what a site sets between those of the article."""
    return is_rule(words) or is_furniture(words)


def _read_head(text: str, paragraphs: Sequence[Span]) -> tuple[Details, int]:
    """Return what the head says, and the index of the first paragraph of prose."""
    details = Details()
    for index, span in enumerate(paragraphs):
        words = span.of(text)
        is_last = index == len(paragraphs) - 1
        found = _head_line(words)
        if found is None and details.title is None and not is_last:
            found = _titled(words)
        if found is None:
            return details, index
        details = details.joined_by(found)
    return details, len(paragraphs)


def _head_line(words: str) -> Details | None:
    """Return what a byline, date line, label or note above the text says, or None of prose."""
    label = match_label(words)
    if label is not None:
        return label
    authors = match_byline(words)
    if authors:
        return Details(authors=authors, published_on=find_date_or_none(words))
    if is_date_line(words):
        return Details(published_on=find_date_or_none(words))
    return Details() if is_kicker(words) or is_closing(words) else None


def _titled(words: str) -> Details | None:
    title = headline(words)
    return None if title is None else Details(title=title)


def _read_close(text: str, paragraphs: Sequence[Span], known: Details) -> tuple[Details, int]:
    """Return what the close says, and how many paragraphs stand before it."""
    end = next(
        (i for i, span in enumerate(paragraphs) if i > 0 and opens_appendix(span.of(text))),
        len(paragraphs),
    )
    told = [span.of(text) for span in paragraphs[end:]]
    while end > 0 and _closes(paragraphs[end - 1].of(text), known.authors):
        end -= 1
        told.append(paragraphs[end].of(text))
    details = Details()
    for words in told:
        details = details.joined_by(_close_line(words, known.authors))
    return details, end


def _closes(words: str, known: Sequence[Author]) -> bool:
    return (
        is_closing(words)
        or is_date_line(words)
        or bool(match_byline(words))
        or match_biography(words, known) is not None
    )


def _close_line(words: str, known: Sequence[Author]) -> Details:
    biography = match_biography(words, known)
    authors = match_byline(words) if biography is None else (biography,)
    published_on = find_date_or_none(words) if is_date_line(words) or authors else None
    return Details(authors=authors, published_on=published_on)


def _read_body(text: str, paragraphs: Sequence[Span]) -> tuple[Details, tuple[Span, ...]]:
    """Return what a dateline says, and the body's spans without marks, headings and disclaimer."""
    spans = [
        Span(span.start + opening_mark(span.of(text)), span.end)
        for number, span in enumerate(paragraphs, start=1)
        if number == len(paragraphs) or not is_heading(span.of(text))  # the last heads nothing
    ]
    if not spans:
        return Details(), ()
    details, spans[0] = _without_dateline(text, spans[0])
    cut = closing_sentence(spans[-1].of(text))
    if cut is not None:
        words = spans[-1].of(text)[:cut]
        spans[-1] = Span(spans[-1].start, spans[-1].start + len(words.rstrip()))
    return details, tuple(spans)


def _without_dateline(text: str, span: Span) -> tuple[Details, Span]:
    dateline = match_dateline(span.of(text))
    if dateline is None:
        return Details(), span
    details = Details(published_on=dateline.date, publisher=dateline.agency)
    return details, Span(span.start + dateline.end, span.end)
