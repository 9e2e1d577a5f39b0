"""The quads of a graph, checked and in the form in which the store keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Engine

from relgraph.errors import StoreError
from relgraph.store.names import DERIVED, SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["bundle", "canonical"]


def canonical(graph: NamedNode, quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """Return quads in a graph as the store writes them, so that equal stays equal."""
    engine = Engine()
    engine.extend(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)
    return tuple(engine)


def bundle(graph: NamedNode, quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """Return the quads that an article gives a store.

    Raises:
        StoreError: a quad stands neither in the article's graph nor in one that articles share.
    """
    found = tuple(quads)
    for quad in found:
        if quad.graph_name not in (graph, DERIVED, SHARED):
            raise StoreError(f"{quad.graph_name} is no part of {graph}; give each graph its quads")
    return found
