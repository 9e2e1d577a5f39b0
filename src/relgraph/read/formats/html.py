"""Web pages: what trafilatura finds to be the article, and what the page's marks say of it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError
from relgraph.read.decoding import decode, is_encoding
from relgraph.read.details import Details
from relgraph.read.documents import Draft
from relgraph.read.faults import broken
from relgraph.read.headings import with_title
from relgraph.read.marks import parse_authors, read_marks
from relgraph.read.markup import is_note_mark, parse_html, to_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement
    from trafilatura.settings import Document as Found

    from relgraph.read.documents import Document

__all__ = ["decode_page", "read"]

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 2048  # bytes: HTML wants the encoding declared in the first 1,024
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_FURNITURE = " | ".join(
    f"//*[contains(concat(' ', translate(@{attribute}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_', "
    f"'abcdefghijklmnopqrstuvwxyz-'), ' '), '{name}')]"
    for attribute in ("class", "id")
    for name in (
        "pullquote pull-quote newsletter caption photo-credit image-credit cookie consent "
        "related-articles read-more share-buttons social-share author-bio about-the-author "
        "disclaimer"
    ).split()
)
_DATES = {  # htmldate would ask the clock for the last day that a date may have
    "original_date": True,
    "extensive_search": False,
    "min_date": date(1900, 1, 1).isoformat(),
    "max_date": date(2099, 12, 31).isoformat(),
}
_NO_RESCUE = ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE")


def read(document: Document) -> Iterator[Draft]:
    """Yield the one draft of a web page.

    Raises:
        ArticleError: the page has no article that could be found.
    """
    text = decode_page(document)
    yield _page_draft(text, document)


def decode_page(document: Document) -> str:
    """Return the text of a page in the encoding that it, its sender or the caller tells."""
    content, told = document.content(), document.told
    limits = document.options.limits
    encoding = document.options.encoding or _declared(content, document.media_type)
    if encoding is None and not content.startswith(_BOMS) and not _is_utf8(content):
        encoding = "cp1252"  # what the HTML standard has browsers assume
    return decode(content, told, encoding, limits)


def _page_draft(text: str, document: Document) -> Draft:
    """Return the draft of a page's text.

    Raises:
        ArticleError: the page has no article that could be found.
    """
    tree = parse_html(text)
    if tree is None:
        raise ArticleError(f"{document.told} is HTML without any text; save the page again")
    details = read_marks(tree).filled_by(Details(url=document.url))
    with broken(document.told, "HTML"):
        _drop_furniture(tree)
        found = _find_article(tree)
    body = to_text(_widest(tree) if found is None else found.body)
    if not body:
        raise ArticleError(
            f"{document.told} has no article in it; save the page of one article, or its text"
        )
    hints = _hints(found)
    title = details.title or hints.title
    return Draft(
        text=with_title(body, title),
        name=document.name,
        told=document.told,
        details=details,
        hints=hints,
    )


def _drop_furniture(tree: HtmlElement) -> None:
    """Take out what a page's own class names call furniture, unless it is the page itself."""
    for one in tree.xpath(_FURNITURE):
        if one.getparent() is not None and one.tag not in {"html", "body", "main", "article"}:
            one.drop_tree()
    for mark in [one for one in tree.iter("sup") if is_note_mark(one)]:
        mark.drop_tree()


def _widest(tree: HtmlElement) -> HtmlElement:
    """Return what is to be read where the article cannot be told from the rest."""
    return next((one for name in ("article", "main", "body") for one in tree.iter(name)), tree)


def _find_article(tree: HtmlElement) -> Found | None:
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    config = use_config()
    for name in _NO_RESCUE:  # the rescue of short pages runs their paragraphs into one
        config.set("DEFAULT", name, "1")
    found = bare_extraction(
        tree,
        include_comments=False,
        include_tables=False,
        include_formatting=True,
        with_metadata=True,
        date_extraction_params=_DATES,
        config=config,
    )
    return None if isinstance(found, dict) else found


def _hints(found: Found | None) -> Details:
    """Return what trafilatura and htmldate conclude from the page's looks."""
    if found is None:
        return Details()
    return Details(
        title=found.title or None,
        authors=tuple(
            author for name in (found.author or "").split(";") for author in parse_authors(name)
        ),
        published_on=date.fromisoformat(found.date) if found.date else None,
        publisher=found.sitename or None,
        url=found.url or None,
    )


def _declared(content: bytes, media_type: str) -> str | None:
    """Return the encoding that a page or its sender declares, or None."""
    if content.startswith(_BOMS):
        return None
    match = _CHARSET.search(media_type.encode("utf-8", "replace")) or _CHARSET.search(
        content[:_HEAD]
    )
    if match is None:
        return None
    name = match[1].decode("ascii", "replace").lower()
    if _is_utf8(content) or not is_encoding(name):  # many pages declare what they once were in
        return None
    return "cp1252" if name in {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"} else name


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
