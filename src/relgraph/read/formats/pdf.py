"""PDF: what pypdf draws, put back into paragraphs."""

from __future__ import annotations

import logging
import math
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from relgraph.errors import ArticleError
from relgraph.read.dates import parse_date_or_none
from relgraph.read.deadline import Deadline
from relgraph.read.details import Details
from relgraph.read.documents import Draft
from relgraph.read.faults import broken
from relgraph.read.headings import is_given_title, with_title
from relgraph.read.marks import parse_authors
from relgraph.read.pages.body import read_layout
from relgraph.read.pages.lines import Line, Piece, join_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PageObject, PdfReader

    from relgraph.model import Author
    from relgraph.read.documents import Document
    from relgraph.read.pages.body import Layout

__all__ = ["read"]

_FORM = "a PDF"
_PRINTERS = re.compile(  # what makes a PDF of a page that somebody saves, perhaps years later
    r"skia|chrom|firefox|mozilla|safari|quartz|print|wkhtml|ghostscript|scan|ocr", re.IGNORECASE
)
_UPRIGHT = 0.1  # of the scale: text turned by more is a stamp or an axis
_WIDTH = 595.0  # points: A4's, for a page that does not tell its own


def read(document: Document) -> Iterator[Draft]:
    """Yield the one draft of a PDF.

    Raises:
        ArticleError: it is broken, locked, or has pictures only.
        LimitError: it has more pages than the limit, or takes longer.
    """
    document.content()  # for the limit on size
    document.file.seek(0)
    with _quiet():
        reader = _open(document)
        pages, widths = _lines(reader, document)
        layout = read_layout(pages, widths)
        details, hints = _information(reader, document.told, pages)
    if not layout.paragraphs:
        raise ArticleError(
            f"{document.told} is a PDF without text, perhaps of scanned pages; "
            "let a program for text recognition read it first"
        )
    title = _chosen_title(details, layout, pages)
    yield Draft(
        text=with_title("\n\n".join(layout.paragraphs), title),
        name=document.name,
        told=document.told,
        details=Details(title=title, authors=details.authors, publisher=details.publisher),
        hints=hints,
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's remarks on every small fault of a file from standard error."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _open(document: Document) -> PdfReader:
    from pypdf import PdfReader, errors

    with broken(document.told, _FORM, errors.PyPdfError):
        reader = PdfReader(document.file, strict=False)
        is_open = not reader.is_encrypted or bool(reader.decrypt(""))
    if not is_open:
        raise ArticleError(f"{document.told} is locked by a password; save it unlocked")
    return reader


def _lines(reader: PdfReader, document: Document) -> tuple[list[list[Line]], list[float]]:
    """Return the lines of every page, and the pages' widths."""
    from pypdf import errors

    limits, told = document.options.limits, document.told
    time = Deadline(limits, told)
    pages, widths = [], []
    with broken(told, _FORM, errors.PyPdfError):
        count = len(reader.pages)
    if count > limits.pages:
        raise limits.exceeded("pages", told, "has more than {limit} pages")
    for number in range(count):
        time.check()
        with broken(told, _FORM, errors.PyPdfError):
            page = reader.pages[number]
            widths.append(_width(page))
            pieces = _pieces(page)
        pages.append(list(join_pieces(pieces, number)))
    return pages, widths


def _width(page: PageObject) -> float:
    width = float(page.mediabox.width)
    return width if math.isfinite(width) and width > 0 else _WIDTH


def _pieces(page: PageObject) -> list[Piece]:
    """Return what a page draws upright, with places."""
    pieces: list[Piece] = []

    def visit(text: str, outer: Any, inner: Any, font: Any, size: Any) -> None:  # noqa: ANN401 - pypdf's lists
        placed = _placed([float(value) for value in inner], [float(value) for value in outer])
        scale = math.hypot(placed[2], placed[3])
        if not all(map(math.isfinite, placed)) or abs(placed[1]) > _UPRIGHT * scale:
            return
        pieces.append(
            Piece(
                text=text.replace("\n", ""),
                x=placed[4],
                y=placed[5],
                size=abs(float(size)) * scale,
                font=str((font or {}).get("/BaseFont", "")),
                ends="\n" in text,
            )
        )

    page.extract_text(visitor_text=visit)
    return pieces


def _placed(inner: Sequence[float], outer: Sequence[float]) -> tuple[float, ...]:
    """Return the product of two matrices of PDF, each a, b, c, d, e, f (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t,
        e * q + f * s + u,
    )  # fmt: skip


def _information(reader: PdfReader, told: str, pages: list[list[Line]]) -> tuple[Details, Details]:
    """Return what the file's properties say, and what they only hint at."""
    from pypdf import errors

    with broken(told, _FORM, errors.PyPdfError):
        information = reader.metadata
        title = str((information and information.title) or "")
        author = str((information and information.author) or "")
        made = str((information and information.creation_date_raw) or "")
        maker = f"{information and information.creator} {information and information.producer}"
    authors = _authors(author, pages)
    day = None if _PRINTERS.search(maker) else parse_date_or_none(made.removeprefix("D:"))
    hints = Details(published_on=day)
    return Details(title=title.strip() if is_given_title(title) else None, authors=authors), hints


def _authors(told: str, pages: list[list[Line]]) -> tuple[Author, ...]:
    """Return the authors that the properties name, if the first page names them, too.

    Often it is whoever owned the computer.
    """
    names = [one for name in told.split(";") for one in parse_authors(name)]
    first = " ".join(line.text for line in pages[0]).casefold() if pages else ""
    return tuple(one for one in names if one.name.casefold() in first)


def _chosen_title(details: Details, layout: Layout, pages: list[list[Line]]) -> str | None:
    """Return the title of the properties if it stands on the first page, else the largest line."""
    first = " ".join(line.text for line in pages[0]).casefold() if pages else ""
    if details.title and details.title.casefold() in first:
        return details.title
    return layout.title or details.title
