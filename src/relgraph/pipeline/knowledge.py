"""What every graph is read with: the ontology and the known actors, in graphs of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relgraph.rdf import actor_quads, ontology_quads
from relgraph.vocabulary import ACTORS_GRAPH, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relgraph.knowledge import Registry

__all__ = ["knowledge_quads"]


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
