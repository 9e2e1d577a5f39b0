"""From a name that a user types to an actor, and from an identifier to a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from relgraph.model import Cell, CellKind
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from relgraph.knowledge import Registry
    from relgraph.model import Graphlike, Rows

__all__ = ["Nearest", "find_actor", "find_labels", "find_nearest"]


class Nearest(NamedTuple):
    """An actor, and the name of it that is most like what was asked for."""

    id: str
    code: str
    name: str
    likeness: int
    """From 0 to 100, by rapidfuzz's WRatio."""


_DISCOVERED = """
SELECT DISTINCT ?actor ?name WHERE {
  { ?actor rg:code ?name } UNION { ?actor a rg:Actor ; rdfs:label ?name }
} ORDER BY ?actor ?name
"""
_LABELS = """
SELECT ?thing (MIN(STR(?name)) AS ?label) WHERE {
  VALUES ?thing { %s }
  ?thing rdfs:label ?name
} GROUP BY ?thing ORDER BY ?thing
"""


def find_actor(graph: Graphlike, name: str) -> Cell:
    """Return the node of the actor that a user means.

    The registry's actors go first; then those that articles name and the registry does not know,
    which the graph holds.

    Raises:
        KnowledgeError: nobody goes by the name, or more than one; the message gives the nearest.
    """
    from relgraph import pipeline

    found = pipeline.find_actor(pipeline.known_actors(graph), graph, name)
    return Cell(CellKind.IRI, ID_NAMESPACE + quote(found.id))


def find_labels(graph: Graphlike, rows: Rows) -> dict[str, str]:
    """Return the label of every individual that stands in a table."""
    things = sorted(
        {
            cell.value
            for row in rows.cells
            for cell in row
            if cell is not None
            and cell.kind is CellKind.IRI
            and cell.value.startswith(ID_NAMESPACE)
        }
    )
    if not things:
        return {}
    answer = graph.query(_LABELS % " ".join(f"<{thing}>" for thing in things))
    return {
        str(row["thing"]): str(row["label"])
        for row in answer
        if row["thing"] is not None and row["label"] is not None
    }


def find_nearest(
    registry: Registry, graph: Graphlike | None, name: str, limit: int
) -> tuple[Nearest, ...]:
    """Return the actors whose names are most like a text, the likest first, each once."""
    from rapidfuzz import fuzz, process

    from relgraph.knowledge import fold

    names = _names(registry, graph)
    matches = process.extract(fold(name), list(names), scorer=fuzz.WRatio, limit=None)
    ranked = sorted(matches, key=lambda match: (-match[1], match[0]))
    found: dict[str, Nearest] = {}
    for folded, likeness, _ in ranked:
        for actor_id, code, text in names[folded]:
            found.setdefault(actor_id, Nearest(actor_id, code, text, round(likeness)))
        if len(found) >= limit:
            break
    return tuple(found.values())[:limit]


def _names(registry: Registry, graph: Graphlike | None) -> dict[str, list[tuple[str, str, str]]]:
    """Return the identifier, the code and the name itself of every actor by each folded name.

    The names of a merged actor are those of the one that it is.
    """
    from relgraph.knowledge import fold

    actors = dict(registry.actors)
    actors |= {actor_id: party.actor for actor_id, party in registry.identities.items()}
    told = [(actor.id, actor.code, actor.code) for actor in actors.values()]
    told += [
        (actors[form.actor_id].id, actors[form.actor_id].code, form.text)
        for forms in registry.forms().values()
        for form in forms
    ]
    for actor_id, merger in registry.mergers.items():
        heir = actors[actor_id]
        told.append((heir.id, heir.code, merger.actor.name))
    if graph is not None:
        told += [(_local(row), row["name"], row["name"]) for row in graph.query(_DISCOVERED)]
    names: dict[str, list[tuple[str, str, str]]] = {}
    for actor_id, code, text in told:
        names.setdefault(fold(text), []).append((actor_id, code, text))
    return names


def _local(row: dict[str, str]) -> str:
    return unquote(row["actor"].removeprefix(ID_NAMESPACE))
