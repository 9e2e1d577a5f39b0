"""Actors that no registry knows: those that only the articles of a graph name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from relgraph.errors import KnowledgeError
from relgraph.knowledge import fold
from relgraph.model import Actor, ActorKind
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from relgraph.knowledge import Registry
    from relgraph.model import Graphlike

__all__ = ["find_actor", "find_deciding"]

_DISCOVERED = """
SELECT DISTINCT ?actor ?code ?name ?told WHERE {
  ?actor a rg:Actor ; rg:code ?code ; rdfs:label ?name .
  OPTIONAL { ?actor skos:altLabel ?told }
} ORDER BY ?actor ?code ?name ?told
"""


def find_actor(registry: Registry, graph: Graphlike | None, text: str) -> Actor:
    """Return the actor that goes by an identifier, code or name.

    The registry's actors go first; then those that only articles name, which the graph holds.

    Raises:
        KnowledgeError: nobody goes by it, or more than one; the message gives the nearest.
    """
    try:
        return registry.find_actor(text)
    except KnowledgeError:
        found = [] if graph is None else _discovered(graph, text)
        if len(found) != 1:
            raise
        return found[0]


def find_deciding(registry: Registry, graph: Graphlike, text: str) -> Actor:
    """Return an actor as `find_actor` does, but a merged one as itself: to say that it is.

    Raises:
        KnowledgeError: as `find_actor`.
    """
    wanted = fold(text)
    for merger in registry.mergers.values():
        if _goes_by(merger.actor, wanted):
            return merger.actor
    return find_actor(registry, graph, text)


def _discovered(graph: Graphlike, text: str) -> list[Actor]:
    wanted = fold(text)
    found: dict[str, Actor] = {}
    for row in graph.query(_DISCOVERED):
        actor_id = unquote(row["actor"].removeprefix(ID_NAMESPACE))
        actor = Actor(actor_id, ActorKind(actor_id.split("/")[0]), row["code"], row["name"])
        if _goes_by(actor, wanted) or fold(row["told"] or "") == wanted:
            found.setdefault(actor_id, actor)
    return list(found.values())


def _goes_by(actor: Actor, wanted: str) -> bool:
    return wanted in {fold(actor.id), fold(actor.code), fold(actor.name)}
