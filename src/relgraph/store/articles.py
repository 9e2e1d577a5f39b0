"""The articles of a store, as a list tells of them."""

from __future__ import annotations

import difflib
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from relgraph.errors import StoreError
from relgraph.model import Author, Reprint, StoredArticle
from relgraph.store.names import REPRINTS, TYPE, rg, term
from relgraph.store.reprints import REPRINT_OF, similarity_of
from relgraph.store.revisions import REVISES
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyoxigraph import Store

__all__ = [
    "find_article",
    "iter_articles",
    "read_article",
    "read_articles",
    "read_reprints",
    "read_run",
]


def iter_articles(store: Store) -> Iterator[NamedNode]:
    """Yield the IRI of every article, which is also its graph's."""
    for quad in store.quads_for_pattern(None, TYPE, rg("Article"), None):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def read_articles(store: Store) -> tuple[StoredArticle, ...]:
    """Return what is known about every article, by date and title, the undated first."""
    found = [read_article(store, node) for node in iter_articles(store)]
    found.sort(key=lambda one: (one.published_on or date.min, one.title, one.id))
    return tuple(found)


def find_article(articles: Sequence[StoredArticle], text: str) -> StoredArticle:
    """Return the article that goes by an identifier or its start, a file name or a title.

    Raises:
        StoreError: none does, or several do.
    """
    if not text:
        raise StoreError("name the article: its identifier, title or file")
    found = [one for one in articles if text in (one.id, one.name, one.title, one.url)]
    start = text.removeprefix("article/")
    if not found and start:
        found = [one for one in articles if one.id.startswith(f"article/{start}")]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(sorted(one.id for one in found))
        raise StoreError(f"several articles go by {text!r}; choose one of {ids}")
    names = [name for one in articles for name in (one.title, one.name, one.id) if name]
    near = difflib.get_close_matches(text, names, n=1, cutoff=0.3)
    advice = f"did you mean {near[0]!r}?" if near else "'relgraph articles list' shows all"
    raise StoreError(f"no article goes by {text!r}; {advice}")


def read_article(store: Store, node: NamedNode) -> StoredArticle:
    """Return what is known about an article."""

    def value(name: str) -> str | None:
        return _value(store, node, node, rg(name))

    published_on = value("publishedOn")
    former = _value(store, node, node, REVISES)
    statements = store.quads_for_pattern(None, TYPE, rg("Statement"), node)
    return StoredArticle(
        id=_local(node.value),
        title=value("title") or "",
        sha256=value("sha256") or "",
        authors=_authors(store, node),
        published_on=None if published_on is None else date.fromisoformat(published_on),
        publisher=value("publisher"),
        url=value("url"),
        section=value("section"),
        name=value("fileName") or "",
        statements=sum(1 for _ in statements),
        has_text=value("text") is not None,
        revision_of=None if former is None else _local(former),
    )


def read_reprints(store: Store) -> tuple[Reprint, ...]:
    """Return every link from a near copy to its original, by the two articles' identifiers."""
    links = store.quads_for_pattern(None, REPRINT_OF, None, REPRINTS)
    pairs = [
        (quad.object, quad.subject)
        for quad in links
        if isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode)
    ]
    return tuple(
        Reprint(
            article=read_article(store, copy),
            original=read_article(store, original),
            similarity=similarity_of(store, copy, original),
        )
        for original, copy in sorted(pairs, key=str)
    )


def read_run(store: Store, article: NamedNode) -> str | None:
    """Return the local identifier of the run that read an article, or None."""
    run = _value(store, article, article, term("prov", "wasGeneratedBy"))
    return None if run is None else run.removeprefix(ID_NAMESPACE)


def _local(iri: str) -> str:
    return unquote(iri.removeprefix(ID_NAMESPACE))


def _authors(store: Store, article: NamedNode) -> tuple[Author, ...]:
    placed = []
    for quad in store.quads_for_pattern(article, rg("author"), None, article):
        if isinstance(quad.object, NamedNode):
            name = _value(store, article, quad.object, term("rdfs", "label")) or ""
            position = int(_value(store, article, quad.object, rg("authorPosition")) or 0)
            affiliation = _value(store, article, quad.object, rg("affiliation"))
            placed.append((position, Author(name, affiliation)))
    return tuple(author for _, author in sorted(placed, key=lambda pair: pair[0]))


def _value(store: Store, graph: NamedNode, node: NamedNode, predicate: NamedNode) -> str | None:
    for quad in store.quads_for_pattern(node, predicate, None, graph):
        if isinstance(quad.object, NamedNode | Literal):
            return quad.object.value
    return None
