"""Documents of Word: paragraphs by their styles, and what the properties say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from relgraph.errors import ArticleError
from relgraph.read.details import Details
from relgraph.read.documents import Draft
from relgraph.read.faults import broken
from relgraph.read.headings import is_given_title
from relgraph.read.marks import parse_authors
from relgraph.read.packages import opened_package, refuse_entities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

    from relgraph.read.documents import Document

__all__ = ["read"]

_TEMPLATE_AUTHORS = frozenset({"python-docx", "user", "admin", "administrator", "author", "owner"})
_HEADING = re.compile(r"heading \d|title", re.IGNORECASE)
_ITEM = re.compile(r"list\b", re.IGNORECASE)
_ASIDE = re.compile(  # what is set beside the text: "Intense Quote" is what Word's menus call them
    r"caption|footer|header|footnote.*|endnote.*|toc\b.*|intense quote|pull ?quote|table .*|"
    r"subtitle",
    re.IGNORECASE,
)


def read(document: Document) -> Iterator[Draft]:
    """Yield the one draft of a Word document, without its tables, notes, heads and feet.

    Raises:
        ArticleError: it is broken, or has no text.
    """
    import docx
    from lxml import etree

    document.content()  # for the limit on size
    with opened_package(document, "a DOCX file") as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                with broken(document.told, "a DOCX file", BadZipFile):
                    refuse_entities(archive.read(name), document.told)
    document.file.seek(0)
    with broken(document.told, "a DOCX file", BadZipFile, etree.LxmlError):
        word = docx.Document(document.file)
        paragraphs = list(_iter_paragraphs(word))
        details = _properties(word)
    if not paragraphs:
        raise ArticleError(f"{document.told} is a DOCX file without text; give another")
    yield Draft(
        text="\n\n".join(paragraphs),
        name=document.name,
        told=document.told,
        details=details,
    )


def _iter_paragraphs(word: Word) -> Iterator[str]:
    for block in word.element.body.iterchildren("{*}p"):
        from docx.text.paragraph import Paragraph

        told = _words(Paragraph(block, word))
        if told:
            yield told


def _words(paragraph: Paragraph) -> str:
    """Return a paragraph's words behind the mark of its style, or "" where it is set aside."""
    style = str(paragraph.style.name or "") if paragraph.style is not None else ""
    words = " ".join(paragraph.text.split())
    if not words or _ASIDE.fullmatch(style):
        return ""
    if _HEADING.match(style):
        return f"## {words}"
    return f"- {words}" if _ITEM.match(style) else words


def _properties(word: Word) -> Details:
    told = word.core_properties
    title, author = told.title or "", (told.author or "").strip()
    is_person = author.lower() not in _TEMPLATE_AUTHORS
    return Details(
        title=title.strip() if is_given_title(title) else None,
        authors=tuple(
            one for name in author.split(";") if is_person for one in parse_authors(name)
        ),
        section=told.category or None,
    )
