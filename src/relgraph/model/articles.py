"""An article as it was read: its text, its body and what is known about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from relgraph.model.text import Span

__all__ = ["Article", "Author", "article_id"]

_ID_LENGTH = 16  # 64 bits of SHA-256: two of ten million articles collide once in 370,000 graphs


def article_id(sha256: str) -> str:
    """Return the local identifier of the article whose text has this digest.

    >>> article_id("0123456789abcdef0123")
    'article/0123456789abcdef'
    """
    return f"article/{sha256[:_ID_LENGTH]}"


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an article, and where they work."""

    name: str
    affiliation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text to read, and what is known about it.

    All offsets anywhere are code points of `text`. `body` holds the paragraphs that may be a
    source of statements; headings, author lines, datelines and disclaimers stand outside it.
    """

    text: str
    body: tuple[Span, ...]
    title: str
    authors: tuple[Author, ...] = ()
    published_on: date | None = None
    publisher: str | None = None
    url: str | None = None
    section: str | None = None
    """The part of the paper or site that it stood in, as in "Opinion"."""
    language: str = "en"
    name: str = ""
    """What the reader called its source: the file's name."""

    @property
    def sha256(self) -> str:
        """The digest of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def id(self) -> str:
        """The local identifier, from the text alone: the same text is the same article."""
        return article_id(self.sha256)
