"""CSV and TSV: each row an article."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError
from relgraph.read.decoding import encoding_of
from relgraph.read.records import field_of, record_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.read.documents import Document, Draft

__all__ = ["read"]

_DELIMITERS = "\t,;|"  # in this order where a header has as many of two: commas stand in names


def read(document: Document) -> Iterator[Draft | ArticleError]:
    """Yield a draft of every row, or what is wrong with it; the table is never held as a whole.

    Raises:
        ArticleError: the table has no column that holds text, or is not in the encoding told.
    """
    csv.field_size_limit(document.options.limits.text)  # the module's own is for all threads
    encoding = encoding_of(document.head(4), document.options.encoding)
    document.file.seek(0)
    text = io.TextIOWrapper(document.file, encoding=encoding, newline="")
    try:
        yield from _rows(text, document)
    except UnicodeError as error:
        raise ArticleError(
            f"{document.told} is not in {encoding.upper()}; say what it is in, "
            "as in --encoding cp1252"
        ) from error
    except csv.Error as error:
        raise ArticleError(
            f"{document.told} is a table that is broken ({error}); save it as CSV again"
        ) from error
    finally:
        text.detach()


def _rows(text: io.TextIOWrapper, document: Document) -> Iterator[Draft | ArticleError]:
    first = text.readline(document.options.limits.text).lstrip("\ufeff")
    delimiter = max(_DELIMITERS, key=first.count)
    header = tuple(next(csv.reader([first], delimiter=delimiter), ()))
    if field_of(header, "text") is None and "text" not in dict(document.options.columns):
        there = ", ".join(header[:12]) or "none"
        raise ArticleError(
            f"{document.told} has no column known to hold text (there are {there}); "
            "name it, as in --column text=COLUMN"
        )
    for number, row in enumerate(csv.reader(text, delimiter=delimiter), start=1):
        if not any(row):
            continue
        try:
            yield record_draft(dict(zip(header, row, strict=False)), number, document)
        except ArticleError as error:
            yield error
