"""The door of the room: articles out of files, folders, archives, addresses and pipes."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from relgraph.errors import ArticleError
from relgraph.read.articles import to_article
from relgraph.read.deadline import deadline
from relgraph.read.details import Details
from relgraph.read.documents import Document, Draft
from relgraph.read.files import iter_paths, refuse_absent
from relgraph.read.kinds import Kind, kind_of
from relgraph.read.options import DEFAULTS, ReadOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relgraph.model import Article

__all__ = ["STDIN", "Reading", "is_address", "iter_articles", "read_article"]

STDIN = "-"
_NOTHING = Details()
_KEPT = 10_000_000  # bytes of standard input kept in memory; what is more goes to a file

_READERS = {
    Kind.TEXT: "plain",
    Kind.MARKDOWN: "markdown",
    Kind.HTML: "html",
    Kind.PDF: "pdf",
    Kind.DOCX: "docx",
    Kind.EPUB: "epub",
    Kind.FEED: "feeds",
    Kind.JSON: "json",
    Kind.TABLE: "tables",
    Kind.MAIL: "mail",
    Kind.ZIP: "archives",
    Kind.TAR: "archives",
    Kind.PACKED: "archives",
}
"""The module of each format, loaded when the first document of it comes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in one place: an article, or the reason why there is none."""

    path: str
    """The place as messages call it: a path, one inside an archive, a row or an address."""
    found: Article | ArticleError

    @property
    def article(self) -> Article | None:
        """The article, or None where there is none."""
        return None if isinstance(self.found, ArticleError) else self.found

    @property
    def error(self) -> ArticleError | None:
        """Why there is no article, or None where there is one."""
        return self.found if isinstance(self.found, ArticleError) else None


def iter_articles(source: Path | str, *, options: ReadOptions = DEFAULTS) -> Iterator[Reading]:
    """Yield every article of a source, and an error for each document that gives none.

    Args:
        source: a file of any format, a folder to be searched, "-" for standard input, or an
            address that begins with http:// or https://.
        options: how to read.
    """
    try:
        with _opened(source, options) as document:
            if document is not None:
                yield from _readings(document)
                return
    except ArticleError as error:
        yield Reading(str(source), error)
        return
    yield from _folder_readings(Path(source), options)


def read_article(
    source: Path | str,
    *,
    encoding: str | None = None,
    details: Details = _NOTHING,
    options: ReadOptions = DEFAULTS,
) -> Article:
    """Return the one article that a source holds.

    Args:
        source: a file of any format, "-" for standard input, or an http:// or https:// address.
        encoding: Python's name of its encoding; a byte order mark or else UTF-8 where None.
        details: what the caller knows better than the text: each one given replaces what
            the text says.
        options: how to read otherwise.

    Raises:
        ArticleError: the source is missing, unreadable, of another format, empty, too large,
            wrongly encoded, not in English, or holds several articles; the message says which.
    """
    if _is_folder(source):
        raise ArticleError(
            f"{source} is a folder; 'relgraph import' reads folders, this reads files"
        )
    options = replace(
        options,
        encoding=encoding or options.encoding,
        details=details.filled_by(options.details),
    )
    readings = iter_articles(source, options=options)
    first, second = next(readings, None), next(readings, None)
    if first is None or second is not None:
        count = "no article" if first is None else "several articles"
        raise ArticleError(f"{source} holds {count}; 'relgraph import' reads all that is there")
    if isinstance(first.found, ArticleError):
        raise first.found
    return first.found


def is_address(source: Path | str) -> bool:
    """Tell whether a source is to be fetched.

    >>> is_address("https://example.org/a"), is_address("http.txt")
    (True, False)
    """
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


@contextmanager
def _opened(source: Path | str, options: ReadOptions) -> Iterator[Document | None]:
    """Open what a source names, or give None of a folder."""
    if source == STDIN:
        with tempfile.SpooledTemporaryFile(max_size=_KEPT) as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
            name = "standard input"
            yield Document(file=cast("BinaryIO", file), name=name, told=name, options=options)
    elif is_address(source):
        from relgraph.read.fetching import fetch

        yield fetch(str(source), options)
    elif _is_folder(source):
        yield None
    else:
        with _opened_file(Path(source), options) as document:
            yield document


@contextmanager
def _opened_file(path: Path, options: ReadOptions) -> Iterator[Document]:
    """Open a file; whatever the system says against it while it is read is told as such."""
    refuse_absent(path)
    name = path.name.encode("utf-8", "replace").decode("utf-8")
    try:
        with path.open("rb") as file:
            yield Document(file=file, name=name, told=str(path), options=options)
    except OSError as error:
        raise ArticleError(
            f"cannot read {path}: {error.strerror or error}; mend that or leave the file out"
        ) from error


def _folder_readings(folder: Path, options: ReadOptions) -> Iterator[Reading]:
    try:
        for path in iter_paths([folder]):
            yield from iter_articles(path, options=options)
    except ArticleError as error:
        yield Reading(str(folder), error)


def _is_folder(source: Path | str) -> bool:
    """Tell whether a source is a folder; one too long to be a path is none."""
    try:
        return Path(source).is_dir()
    except (OSError, ValueError):
        return False


def _readings(document: Document) -> Iterator[Reading]:
    """Yield the articles of a document, and of the documents in it."""
    limits = document.options.limits
    try:
        if document.depth > limits.depth:
            raise limits.exceeded("depth", document.told, "lies in more than {limit} archives")
        for found in _timed(document):
            if isinstance(found, Document):
                yield from _readings(found)
            else:
                yield found
    except ArticleError as error:
        yield Reading(document.told, error)


def _timed(document: Document) -> Iterator[Document | Reading]:
    """Yield what a document gives, each within the limit on time."""
    limits, told = document.options.limits, document.told
    with deadline(limits, told):
        found = _reader(document)(document)
    while True:
        with deadline(limits, told):
            one = next(found, None)
            made = _reading(one, document.options) if isinstance(one, Draft) else one
        if made is None:
            return
        yield Reading(told, made) if isinstance(made, ArticleError) else made


def _reader(document: Document) -> Callable[[Document], Iterator[Document | Draft | ArticleError]]:
    kind = kind_of(document)
    module = import_module(f"relgraph.read.formats.{_READERS[kind]}")
    reader: Callable[[Document], Iterator[Document | Draft | ArticleError]] = module.read
    return reader


def _reading(draft: Draft, options: ReadOptions) -> Reading:
    try:
        return Reading(draft.told, to_article(draft, options))
    except ArticleError as error:
        return Reading(draft.told, error)
