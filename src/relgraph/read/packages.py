"""Zip files that are documents themselves, opened with an eye on what they unpack to."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError
from relgraph.read.budget import Budget
from relgraph.read.faults import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from relgraph.read.documents import Document

__all__ = ["opened_package", "parse_xml", "refuse_entities"]


@contextmanager
def opened_package(document: Document, form: str) -> Iterator[zipfile.ZipFile]:
    """Open a package whose members are all together within the limit on expansion.

    Raises:
        ArticleError: it is broken.
        LimitError: it unpacks to too much.
    """
    with broken(document.told, form, zipfile.BadZipFile):
        archive = zipfile.ZipFile(document.file)
    with archive:
        _spend(document, archive)
        yield archive


def _spend(document: Document, archive: zipfile.ZipFile) -> None:
    """Take what a package says that it unpacks to off the account; zipfile unpacks no more.

    Raises:
        LimitError: it is too much.
    """
    size = document.file.seek(0, 2)
    budget = document.budget or Budget(size, document.told, document.options.limits)
    budget.spend(sum(member.file_size for member in archive.infolist()))


def parse_xml(content: bytes, told: str) -> _Element:
    """Return the tree of an XML text, with no entity expanded and nothing fetched.

    Raises:
        ArticleError: it declares entities of its own, or is no XML.
    """
    from lxml import etree

    refuse_entities(content, told)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    with broken(told, "XML", etree.LxmlError):
        tree = etree.fromstring(content, parser)
        if tree is None:
            raise ValueError("nothing in it")
    return tree


def refuse_entities(content: bytes, told: str) -> None:
    """Return if an XML text declares no entities, which can blow a page up to gigabytes.

    Raises:
        ArticleError: it does.
    """
    if b"<!ENTITY" in content.replace(b"\0", b"").upper():  # without NULs UTF-16 shows it, too
        raise ArticleError(
            f"{told} declares XML entities, which relgraph never expands; save it as plain text"
        )
