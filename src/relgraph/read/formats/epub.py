"""EPUB: a report or an issue as a book, read as one article in the order of its spine."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import BadZipFile

from relgraph.errors import ArticleError
from relgraph.read.dates import parse_date_or_none
from relgraph.read.deadline import Deadline
from relgraph.read.details import Details
from relgraph.read.documents import Draft
from relgraph.read.faults import broken
from relgraph.read.headings import with_title
from relgraph.read.marks import parse_authors
from relgraph.read.markup import parse_html, to_text
from relgraph.read.packages import opened_package, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from lxml.etree import _Element

    from relgraph.read.documents import Document

__all__ = ["read"]

_FORM = "an EPUB"
_ASIDE = re.compile(
    r"\b(?:nav|toc|cover|titlepage|title-page|copyright|colophon|landmarks|index|dedication|imprint|"
    r"halftitle|loi|lot)\b",
    re.IGNORECASE,
)


def read(document: Document) -> Iterator[Draft]:
    """Yield the one draft of an EPUB, without cover, contents and imprint.

    Raises:
        ArticleError: it is broken, or has no text.
    """
    document.content()  # for the limit on size
    time = Deadline(document.options.limits, document.told)
    with opened_package(document, _FORM) as archive:
        place = _package_place(archive, document.told)
        package = parse_xml(_member(archive, place, document.told), document.told)
        details = _details(package)
        parts = []
        for name in _spine(package, posixpath.dirname(place)):
            time.check()
            parts.append(_part(archive, name, document.told))
    body = "\n\n".join(part for part in parts if part)
    if not body:
        raise ArticleError(f"{document.told} is an EPUB without text; give another")
    text = with_title(body, details.title)
    yield Draft(text=text, name=document.name, told=document.told, details=details)


def _member(archive: ZipFile, name: str, told: str) -> bytes:
    with broken(told, _FORM, BadZipFile):
        return archive.read(name)


def _package_place(archive: ZipFile, told: str) -> str:
    container = parse_xml(_member(archive, "META-INF/container.xml", told), told)
    for root in container.iter("{*}rootfile"):
        return root.get("full-path") or ""
    raise ArticleError(f"{told} is an EPUB that names no package; get it again")


def _spine(package: _Element, folder: str) -> Iterator[str]:
    """Yield the names of the members to read, in order, without what stands beside the text."""
    manifest = {item.get("id"): item for item in package.iter("{*}item")}
    aside = {
        reference.get("href", "").partition("#")[0]
        for reference in package.iter("{*}reference")
        if _ASIDE.search(reference.get("type", ""))
    }
    for reference in package.iter("{*}itemref"):
        item = manifest.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no":
            continue
        address = item.get("href", "")
        told = f"{item.get('properties', '')} {item.get('id', '')} {posixpath.basename(address)}"
        if address not in aside and not _ASIDE.search(told.replace("_", "-")):
            yield posixpath.normpath(posixpath.join(folder, unquote(address)))


def _part(archive: ZipFile, name: str, told: str) -> str:
    """Return the text of a member; one that is missing or no text gives none."""
    if name not in archive.NameToInfo:
        return ""
    tree = parse_html(_member(archive, name, told).decode("utf-8", "replace"))
    body = None if tree is None else tree.find(".//body")
    return "" if body is None or _ASIDE.search(_type(body)) else to_text(body)


def _type(body: _Element) -> str:
    return " ".join(
        one.get("epub:type", "") for one in (body, *body.iterchildren("section")) if one is not None
    )


def _details(package: _Element) -> Details:
    def values(name: str) -> list[str]:
        found = package.iterfind(".//{http://purl.org/dc/elements/1.1/}" + name)
        return [told for one in found if (told := " ".join((one.text or "").split()))]

    addresses = (told for told in [*values("source"), *values("identifier")] if "://" in told)
    return Details(
        title=next(iter(values("title")), None),
        authors=tuple(one for name in values("creator") for one in parse_authors(name)),
        published_on=next(
            (found for told in values("date") if (found := parse_date_or_none(told))), None
        ),
        publisher=next(iter(values("publisher")), None),
        url=next(addresses, None),
    )
