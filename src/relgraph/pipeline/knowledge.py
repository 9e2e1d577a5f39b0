"""What every graph is read with: the ontology and the known actors, in graphs of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relgraph.knowledge import Registry, load_registry
from relgraph.rdf import actor_quads, ontology_quads
from relgraph.vocabulary import ACTORS_GRAPH, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from relgraph.store import Store

__all__ = ["knowledge_quads", "load_graphs"]


def knowledge_quads(registry: Registry) -> Mapping[str, Sequence[Any]]:
    """Return the quads of the ontology and of the known actors, by the graph they belong in.

    What a quad is, the rooms that make and keep them know; here they only pass through.
    """
    entries = registry.entries.values()
    actors = actor_quads(
        (registry.party(entry.actor.id) for entry in entries),
        aliases={entry.actor.id: entry.names for entry in entries},
        wikidata={entry.actor.id: entry.wikidata for entry in entries if entry.wikidata},
    )
    return {ONTOLOGY_GRAPH: ontology_quads(), ACTORS_GRAPH: actors}


def load_graphs(store: Store, files: Iterable[Path | str]) -> None:
    """Put exported graphs (N-Quads) into a store, and what every graph is read with.

    An article that is there already is replaced by the one in the file.

    Raises:
        StoreError: a file cannot be read; those before it are in the store.
    """
    for path in files:
        store.load(path)
    for graph, quads in knowledge_quads(load_registry()).items():
        store.put_graph(graph, quads)
