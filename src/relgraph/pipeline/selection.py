"""The part of a graph that reviewers want seen: a graph of its own for as long as it is asked."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from relgraph.pipeline.judging import review_standing
from relgraph.rdf import select_bundle
from relgraph.store import open_snapshot, open_store
from relgraph.vocabulary import (
    DERIVED_GRAPH,
    FORMAT_GRAPH,
    ID_NAMESPACE,
    REPRINTS_GRAPH,
    SHARED_GRAPH,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from relgraph.model import ReviewState
    from relgraph.review import Standing
    from relgraph.store import Store

__all__ = ["reviewed_part"]

_ARTICLES = ID_NAMESPACE + "article/"
_KEPT_TRUE = (DERIVED_GRAPH, SHARED_GRAPH, REPRINTS_GRAPH, FORMAT_GRAPH)
"""The graphs that a store works out of its articles."""
_RUNS = ID_NAMESPACE + "run/"


@contextmanager
def reviewed_part(store: Store, states: Collection[ReviewState]) -> Iterator[Store]:
    """Give the graph that a store would be if only statements of these states had been found.

    Articles, known actors and logs are all there; what follows from statements (plain triples,
    dyads, actors that only articles name) follows from those that are kept. A corrected statement
    stands as it should be. `rg:reviewState` tells the state of each. The graph is made in a folder
    for passing files, and goes when it is closed; it cannot be written.

    Args:
        store: the whole.
        states: those that a statement must have one of.
    """
    standing = review_standing(store)
    with tempfile.TemporaryDirectory(prefix="relgraph-reviewed-") as folder:
        place = Path(folder) / "graph.db"
        with open_store(place) as part:
            _fill(part, store, standing, frozenset(states))
        with open_snapshot(place) as part:
            yield part


def _fill(part: Store, store: Store, standing: Standing, states: frozenset[ReviewState]) -> None:
    runs = _runs(store)
    graphs = store.graph_names()

    def bundles() -> Iterator[tuple[str, tuple[Any, ...]]]:
        for graph in graphs:
            if graph.startswith(_ARTICLES):
                quads = store.quads(graph)
                kept = select_bundle(quads, standing.states, standing.corrections, states)
                yield graph, (*kept, *runs)

    for graph in graphs:
        if not graph.startswith(_ARTICLES) and graph not in _KEPT_TRUE:
            part.engine.extend(store.quads(graph))  # there is nothing yet that hangs on them
    part.replace_graphs(bundles())


def _runs(store: Store) -> list[Any]:
    """Return what is known of runs; what a quad is, the rooms that keep them know."""
    return [quad for quad in store.quads(SHARED_GRAPH) if str(quad.subject).startswith(f"<{_RUNS}")]
