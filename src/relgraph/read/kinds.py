"""What a document is: by its content first, by its name where the content leaves it open."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError
from relgraph.read.decoding import guess_text
from relgraph.read.faults import broken

if TYPE_CHECKING:
    from relgraph.read.documents import Document

__all__ = ["SUFFIXES", "Kind", "kind_of"]


class Kind(StrEnum):
    """The formats that are read."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"
    DOCX = "DOCX"
    EPUB = "EPUB"
    FEED = "feed"
    JSON = "JSON"
    TABLE = "table"
    MAIL = "mail"
    ZIP = "zip"
    TAR = "tar"
    PACKED = "packed file"


_BY_SUFFIX = {
    ".txt .text": Kind.TEXT,
    ".md .markdown": Kind.MARKDOWN,
    ".html .htm .xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".epub": Kind.EPUB,
    ".rss .atom .xml": Kind.FEED,
    ".jsonl .ndjson .json": Kind.JSON,
    ".csv .tsv": Kind.TABLE,
    ".eml": Kind.MAIL,
    ".zip": Kind.ZIP,
    ".tar .tgz": Kind.TAR,
    ".gz": Kind.PACKED,
}
_KINDS = {suffix: kind for told, kind in _BY_SUFFIX.items() for suffix in told.split()}
SUFFIXES = tuple(_KINDS)
"""What a folder or an archive is searched for. A file named outright may have any suffix."""

_BY_NAME_ALONE = (Kind.MARKDOWN, Kind.TABLE, Kind.JSON, Kind.MAIL)
"""What a text may be without a mark of it."""

_HEAD = 4096  # bytes: within these every format shows itself, behind comments and marks too
_REFUSED = (
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "an old Office format"),
    (b"%!PS", "PostScript"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
)
_OFFICE = {"xl/": "a spreadsheet", "ppt/": "a presentation", "content.xml": "OpenDocument"}
_ROOT = re.compile(
    r"\s*(?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*)*+<(?P<name>[\w:-]+)",
    re.DOTALL,  # and possessive: it would try every way to part ten instructions otherwise
)
_FEED_ROOTS = frozenset("rss feed rdf:rdf".split())
_PAGE = re.compile(r"<!doctype\s+html|<(?:html|head|body)\b", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[{\]])")
_MAIL = re.compile(
    r"(?:[\w-]+:.*\n(?:[ \t].*\n)*)*(?:MIME-Version|Message-ID|Received|Return-Path):",
    re.IGNORECASE,
)


def kind_of(document: Document) -> Kind:
    """Return the format of a document.

    Raises:
        ArticleError: it is of a format that is not read; the message says which.
    """
    head = document.head(_HEAD)
    return _binary_kind(document, head) or _text_kind(document, head)


def _binary_kind(document: Document, head: bytes) -> Kind | None:
    """Return the format that the first bytes are a mark of, or None of text."""
    for mark, name in _REFUSED:
        if head.startswith(mark):
            raise ArticleError(
                f"{document.told} is {name}, which relgraph does not read; "
                "save it as DOCX, PDF, zip or plain text"
            )
    if b"%PDF-" in head[:1024]:  # readers of PDF allow as much before the mark
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(document)
    if head.startswith(b"\x1f\x8b"):
        return Kind.PACKED
    return Kind.TAR if head[257:262] == b"ustar" else None


def _zip_kind(document: Document) -> Kind:
    """Return what a zip file is by what lies in it: documents of Office and EPUB are such files."""
    with broken(document.told, "a zip file", zipfile.BadZipFile):
        with zipfile.ZipFile(document.file) as archive:
            names = archive.namelist()
        document.file.seek(0)
    if "word/document.xml" in names:
        return Kind.DOCX
    if "META-INF/container.xml" in names and "mimetype" in names:
        return Kind.EPUB
    if "mimetype" in names or "[Content_Types].xml" in names:
        _refuse_office(document, names)
    return Kind.ZIP


def _refuse_office(document: Document, names: list[str]) -> None:
    """Return if the names are not those of a package of Office that is not read.

    Raises:
        ArticleError: they are.
    """
    for start, name in _OFFICE.items():
        if any(each.startswith(start) for each in names):
            raise ArticleError(f"{document.told} is {name}; save its text as DOCX or PDF")


def _text_kind(document: Document, head: bytes) -> Kind:
    """Return the format of a text, by its marks before its name.

    Raises:
        ArticleError: its name promises a feed, and it is none.
    """
    text = guess_text(head, document.options.encoding)
    named = _KINDS.get(document.suffix)
    kind = _marked_kind(text, named, document.media_type)
    if kind is not None:
        return kind
    if named is Kind.FEED:
        raise ArticleError(
            f"{document.told} is XML, but neither RSS nor Atom; save its text as HTML or plain text"
        )
    return named if named in _BY_NAME_ALONE else Kind.TEXT


def _marked_kind(text: str, named: Kind | None, media_type: str) -> Kind | None:
    """Return the format that a text shows or its sender tells, or None where neither does."""
    root = _ROOT.match(text)
    signs = {
        Kind.FEED: root is not None and root["name"].lower() in _FEED_ROOTS,
        Kind.HTML: _is_page(text, named, media_type),
        Kind.MAIL: media_type == "message/rfc822" or bool(_MAIL.match(text)),
        Kind.JSON: named not in _BY_NAME_ALONE and bool(_JSON.match(text)),
        Kind.TABLE: media_type.startswith("text/csv"),
    }
    return next((kind for kind, is_shown in signs.items() if is_shown), None)


def _is_page(text: str, named: Kind | None, media_type: str) -> bool:
    """Tell whether a text is HTML; one that only quotes a tag further down is not."""
    start = text.lstrip("\ufeff \t\r\n")
    if not start.startswith("<"):
        return named is Kind.HTML and "<p" in text
    is_named = named is Kind.HTML or "html" in media_type
    return is_named or _PAGE.search(start[:1024]) is not None
