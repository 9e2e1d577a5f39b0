"""RSS and Atom: each entry an article, as far as the feed gives its text."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from relgraph.errors import ArticleError
from relgraph.read.details import Details
from relgraph.read.documents import Draft
from relgraph.read.faults import broken
from relgraph.read.formats.html import decode_page
from relgraph.read.headings import with_title
from relgraph.read.marks import parse_authors
from relgraph.read.markup import fragment_text
from relgraph.read.packages import refuse_entities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.read.documents import Document

__all__ = ["read"]

_LONGEST = 60  # characters of an entry's name in messages


def read(document: Document) -> Iterator[Draft | ArticleError]:
    """Yield a draft of every entry, or what is wrong with it.

    Raises:
        ArticleError: the feed is broken, or has no entries.
    """
    import feedparser  # type: ignore[import-untyped] # it ships no types

    content = decode_page(document).encode("utf-8")
    refuse_entities(content, document.told)
    with broken(document.told, "a feed"):
        # As a stream: a text that looked like an address or a path would be opened.
        feed: Any = feedparser.parse(
            io.BytesIO(content),
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
        entries = list(feed.entries)
    if not entries:
        raise ArticleError(f"{document.told} is a feed without entries; get it again")
    publisher = _plain(feed.feed.get("title"))
    for number, entry in enumerate(entries, start=1):
        yield _entry_draft(entry, number, publisher, document)


def _entry_draft(
    entry: Any,  # noqa: ANN401 - feedparser's own dictionary
    number: int,
    publisher: str | None,
    document: Document,
) -> Draft | ArticleError:
    title = _plain(entry.get("title"))
    told = f"{document.told}/{number} ({(title or 'without title')[:_LONGEST]})"
    bodies = [one.get("value") for one in entry.get("content", ())] + [entry.get("summary")]
    body = max((fragment_text(one) for one in bodies if one), key=len, default="")
    if not body:
        return ArticleError(f"{told} has a link and no text; fetch {entry.get('link', 'it')}")
    authors = entry.get("authors") or [{"name": entry.get("author")}]
    details = Details(
        title=title,
        authors=tuple(author for one in authors for author in parse_authors(one.get("name") or "")),
        published_on=_day(entry.get("published_parsed") or entry.get("updated_parsed")),
        publisher=_plain((entry.get("source") or {}).get("title")) or publisher,
        url=entry.get("link") or None,
        section=next((_plain(tag.get("term")) for tag in entry.get("tags", ())), None),
    )
    return Draft(text=with_title(body, title), name=document.name, told=told, details=details)


def _plain(told: str | None) -> str | None:
    return " ".join(fragment_text(told).split()).lstrip("#- ") or None if told else None


def _day(parsed: Any) -> date | None:  # noqa: ANN401 - feedparser gives a struct_time or nothing
    try:
        return None if parsed is None else date(*parsed[:3])
    except (TypeError, ValueError):
        return None
