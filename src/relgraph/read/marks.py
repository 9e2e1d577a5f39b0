"""What a web page's own marks say: schema.org, Open Graph, Dublin Core and their like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from relgraph.model import Author
from relgraph.read.bylines import match_byline
from relgraph.read.dates import parse_date_or_none
from relgraph.read.details import Details

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

__all__ = ["parse_authors", "read_marks"]

_META = {  # by trust: what was made for scholars' indexes is filled in with most care
    "title": "citation_title dc.title dcterms.title og:title twitter:title",
    "authors": "citation_author dc.creator dcterms.creator author article:author parsely-author",
    "affiliation": "citation_author_institution",
    "date": "citation_publication_date citation_date dc.date dc.date.issued dcterms.issued "
    "dcterms.date article:published_time datepublished parsely-pub-date pubdate date",
    "publisher": "citation_publisher dc.publisher dcterms.publisher og:site_name",
    "url": "citation_public_url og:url",
    "section": "article:section parsely-section",
}
_TYPES = ("article", "report", "posting", "newsarticle", "webpage")
_LONGEST = 400  # characters: a longer name or title is a mistake of the page


def read_marks(tree: _Element) -> Details:
    """Return what the marks of a page say of the article, schema.org's first."""
    return _schema_details(tree).filled_by(_meta_details(tree))


def parse_authors(told: str) -> tuple[Author, ...]:
    """Return the authors that a field names, which may be a byline, or an address to leave out.

    >>> parse_authors("By Jane Doe and Juan Pérez")
    (Author(name='Jane Doe', affiliation=None), Author(name='Juan Pérez', affiliation=None))
    >>> parse_authors("Editorial Board"), parse_authors("https://example.org/jane")
    ((Author(name='Editorial Board', affiliation=None),), ())
    """
    plain = " ".join(told.split())[:_LONGEST].removeprefix("By ").removeprefix("by ")
    if not plain or "://" in plain or "@" in plain:
        return ()
    return match_byline(f"Author: {plain}") or (Author(plain),)


def _meta_details(tree: _Element) -> Details:
    told: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if content:
            told.setdefault(name, []).append(content)
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    return Details(
        title=_first(told, "title"),
        authors=_meta_authors(told),
        published_on=parse_date_or_none(_first(told, "date") or ""),
        publisher=_first(told, "publisher"),
        url=next((str(link) for link in canonical if "://" in link), None) or _first(told, "url"),
        section=_first(told, "section"),
    )


def _first(told: dict[str, list[str]], field: str) -> str | None:
    return next((told[name][0][:_LONGEST] for name in _META[field].split() if name in told), None)


def _meta_authors(told: dict[str, list[str]]) -> tuple[Author, ...]:
    names = next((told[name] for name in _META["authors"].split() if name in told), [])
    places = told.get(_META["affiliation"], [])
    if len(places) == len(names):
        return tuple(
            Author(_in_order(name), place) for name, place in zip(names, places, strict=True)
        )
    return tuple(author for name in names for author in parse_authors(_in_order(name)))


def _in_order(name: str) -> str:
    """Return "Jane Doe" for "Doe, Jane", as indexes write names."""
    last, comma, first = name.partition(", ")
    is_inverted = comma and len(last.split()) == 1 and len(first.split()) in {1, 2}
    return f"{first} {last}" if is_inverted else name


def _schema_details(tree: _Element) -> Details:
    """Return what the first article says that a page describes in JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                described = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):  # many pages break theirs by a stray comma
                continue
            for thing in _things(described):
                if _is_article(thing):
                    return _described(thing)
    return Details()


def _things(described: object) -> Iterator[dict[str, object]]:
    """Yield the objects of a JSON-LD text, those in lists and graphs too."""
    waiting = [described]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            yield one
            waiting.extend(one[key] for key in ("@graph", "mainEntity") if key in one)


def _is_article(thing: dict[str, object]) -> bool:
    types = thing.get("@type")
    names = types if isinstance(types, list) else [types]
    has_title = "headline" in thing or "datePublished" in thing
    return has_title and any(str(name).lower().endswith(_TYPES) for name in names)


def _described(thing: dict[str, object]) -> Details:
    authors = thing.get("author") or thing.get("creator") or []
    return Details(
        title=_name(thing.get("headline")) or _name(thing.get("name")),
        authors=tuple(
            author
            for one in (authors if isinstance(authors, list) else [authors])
            for author in _schema_authors(one)
        ),
        published_on=parse_date_or_none(_name(thing.get("datePublished")) or ""),
        publisher=_name(thing.get("publisher")),
        url=_address(thing.get("url")) or _address(thing.get("mainEntityOfPage")),
        section=_name(thing.get("articleSection")),
    )


def _schema_authors(one: object) -> tuple[Author, ...]:
    name = _name(one)
    if name is None:
        return ()
    place = _name(one.get("affiliation") or one.get("worksFor")) if isinstance(one, dict) else None
    return (Author(name, place),) if place else parse_authors(name)


def _name(thing: object) -> str | None:
    """Return the words of a text, of a list's first or of what has a name, or None."""
    if isinstance(thing, list):
        return _name(thing[0]) if thing and not isinstance(thing[0], list) else None
    if isinstance(thing, dict):
        thing = thing.get("name")
    return " ".join(thing.split())[:_LONGEST] or None if isinstance(thing, str) else None


def _address(thing: object) -> str | None:
    told = thing.get("@id") if isinstance(thing, dict) else thing
    return told if isinstance(told, str) and told.startswith(("http://", "https://")) else None
