"""Actors that no registry knows: those that only the articles of a graph name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from relgraph.errors import KnowledgeError
from relgraph.knowledge import fold
from relgraph.model import Actor, ActorKind
from relgraph.vocabulary import ACTORS_GRAPH, ID_NAMESPACE, SHARED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.knowledge import Registry
    from relgraph.model import Graphlike

__all__ = ["find_actor", "find_deciding"]

_NAMED = f"""
SELECT DISTINCT ?actor ?code ?name ?told WHERE {{
  GRAPH <{SHARED_GRAPH}> {{ ?actor a rg:Actor ; rg:code ?code ; rdfs:label ?name }}
  OPTIONAL {{ ?actor skos:altLabel ?told }}
}} ORDER BY ?actor ?code ?name ?told
"""
_CODES = f"""
SELECT ?actor ?code WHERE {{
  GRAPH <{ACTORS_GRAPH}> {{ ?actor rg:code ?code }}
}} ORDER BY ?actor ?code
"""
_OTHERS = """
SELECT DISTINCT ?actor ?code ?name ?told WHERE {
  VALUES ?actor { %s }
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
        found = [] if graph is None else _discovered(registry, graph, text)
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


def _discovered(registry: Registry, graph: Graphlike, text: str) -> list[Actor]:
    """Return who goes by a text, of the registry's actors and of those that the graph holds."""
    wanted = fold(text)
    found = {
        entry.actor.id: entry.actor
        for entry in registry.entries.values()
        if _goes_by(entry.actor, wanted) or wanted in map(fold, entry.names)
    }
    for row in _iter_unknown(registry, graph):
        actor_id = _local(row)
        actor = Actor(actor_id, ActorKind(actor_id.split("/")[0]), row["code"], row["name"])
        if _goes_by(actor, wanted) or fold(row["told"] or "") == wanted:
            found.setdefault(actor_id, actor)
    return list(found.values())


def _iter_unknown(registry: Registry, graph: Graphlike) -> Iterator[Any]:
    """Yield the names in a graph of the actors that this registry lacks.

    The thousands that ship are in every graph; to ask for their names takes half a second.
    """
    yield from graph.query(_NAMED)
    others = [row["actor"] for row in graph.query(_CODES) if _local(row) not in registry.actors]
    if others:  # from a file of actors that is not at hand
        yield from graph.query(_OTHERS % " ".join(f"<{actor}>" for actor in others))


def _local(row: Any) -> str:  # noqa: ANN401 - a row of any answer
    return unquote(row["actor"].removeprefix(ID_NAMESPACE))


def _goes_by(actor: Actor, wanted: str) -> bool:
    return wanted in {fold(actor.id), fold(actor.code), fold(actor.name)}
