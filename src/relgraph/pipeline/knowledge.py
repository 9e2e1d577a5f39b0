"""What every graph is read with: the ontology and the known actors, in graphs of their own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from relgraph.model import identify
from relgraph.rdf import actor_quads, ontology_quads
from relgraph.vocabulary import ACTORS_GRAPH, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relgraph.knowledge import Registry

__all__ = ["knowledge_quads"]


@lru_cache(maxsize=1)  # a registry never changes, and most programs know one
def knowledge_quads(registry: Registry) -> Mapping[str, Sequence[Any]]:
    """Return the quads of the ontology and of the known actors, by the graph they belong in.

    What a quad is, the rooms that make and keep them know; here they only pass through.
    """
    same = registry.identities
    entries = [entry for entry in registry.entries.values() if entry.actor.id not in same]
    actors = actor_quads(
        (identify(registry.party(entry.actor.id), same) for entry in entries),
        aliases=_aliases(registry),
        wikidata={entry.actor.id: entry.wikidata for entry in entries if entry.wikidata},
    )
    return {ONTOLOGY_GRAPH: ontology_quads(), ACTORS_GRAPH: actors}


def _aliases(registry: Registry) -> Mapping[str, Sequence[str]]:
    """Return the further names of each known actor, with those of actors merged into it."""
    aliases = {actor_id: list(entry.names) for actor_id, entry in registry.entries.items()}
    for actor_id, merger in registry.mergers.items():
        heir = registry.final(actor_id)
        if heir in aliases:
            aliases[heir] += [merger.actor.name, *aliases.get(actor_id, ())]
    return aliases
