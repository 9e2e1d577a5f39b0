"""Articles that were replaced by a later text: what was known about them stays, in its graph.

id:article/2b2b prov:wasRevisionOf id:article/1a1a .
id:article/1a1a a rg:FormerArticle ; rg:title "..." ; rg:sha256 "..." ; rg:publishedOn "..." .
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.store.names import TYPE, rg, term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Store

__all__ = ["REVISES", "at_address", "history", "is_former", "tombstone"]

REVISES = term("prov", "wasRevisionOf")
_FORMER = rg("FormerArticle")
_OF_THE_TEXT = frozenset(
    {TYPE, rg("text"), rg("fingerprint"), rg("asRead"), term("prov", "wasGeneratedBy")}
)
"""What an article's node says that does not outlive its text."""


def history(store: Store, article: NamedNode) -> Iterator[Quad]:
    """Yield what an article's graph tells of the texts that it took the place of."""
    yield from store.quads_for_pattern(article, REVISES, None, article)
    for quad in store.quads_for_pattern(None, TYPE, _FORMER, article):
        if isinstance(quad.subject, NamedNode):
            yield from _known(store, quad.subject, article)


def tombstone(store: Store, article: NamedNode, former: NamedNode) -> Iterator[Quad]:
    """Yield what is to stand in an article's graph of another whose place it takes.

    The former's own history comes along.
    """
    yield Quad(article, REVISES, former, article)
    yield Quad(former, TYPE, _FORMER, article)
    outliving = (
        quad
        for quad in _known(store, former, former)
        if quad.subject != former or quad.predicate not in _OF_THE_TEXT
    )
    yield from _moved(outliving, article)
    yield from _moved(history(store, former), article)


def is_former(store: Store, article: NamedNode) -> bool:
    """Tell whether another article has taken the place of this one."""
    return any(store.quads_for_pattern(article, TYPE, _FORMER, None))


def at_address(store: Store, url: str) -> NamedNode | None:
    """Return the article that can be read at an address; of several, the first by name."""
    address = Literal(url, datatype=term("xsd", "anyURI"))
    found = [
        quad.subject
        for quad in store.quads_for_pattern(None, rg("url"), address, None)
        if isinstance(quad.subject, NamedNode) and quad.subject == quad.graph_name
    ]
    return min(found, key=str, default=None)


def _known(store: Store, article: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    """Yield what a graph tells of an article and of its authors."""
    for quad in store.quads_for_pattern(article, None, None, graph):
        yield quad
        if quad.predicate == rg("author") and isinstance(quad.object, NamedNode):
            yield from store.quads_for_pattern(quad.object, None, None, graph)


def _moved(quads: Iterable[Quad], graph: NamedNode) -> Iterator[Quad]:
    return (Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)
