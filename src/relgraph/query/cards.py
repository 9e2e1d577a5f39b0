"""An actor or a dyad at a glance: a card that a notebook shows, and that prints as text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from relgraph.errors import QueryError
from relgraph.model import Cell, CellKind, Rows
from relgraph.query.questions import ask
from relgraph.vocabulary import ID_NAMESPACE, NAMESPACE

if TYPE_CHECKING:
    from relgraph.model import Graphlike

__all__ = ["Card", "actor_card", "dyad_card"]

_ACTOR = """
SELECT ?name ?code ?class ?principal (GROUP_CONCAT(?alias; SEPARATOR=", ") AS ?aliases) WHERE {
  ?actor rdfs:label ?name ; rg:code ?code ; a ?class .
  FILTER(?class != rg:Actor)
  OPTIONAL { ?actor rg:principal ?node . ?node rdfs:label ?principal . FILTER(?node != ?actor) }
  OPTIONAL { { SELECT ?actor ?alias { ?actor skos:altLabel ?alias } ORDER BY ?alias } }
} GROUP BY ?name ?code ?class ?principal ORDER BY ?name ?principal
"""
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Card:
    """A title, facts by name, and a table: what there is to know first."""

    title: str
    facts: dict[str, str]
    rows: Rows

    def __str__(self) -> str:
        lines = [self.title, *(f"  {name}: {value}" for name, value in self.facts.items())]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """Show the card in a notebook."""
        facts = "".join(
            f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>"
            for name, value in self.facts.items()
        )
        return f"<h4>{escape(self.title)}</h4><table>{facts}</table>{self.rows._repr_html_()}"


def actor_card(graph: Graphlike, actor: str) -> Card:
    """Return an actor's name, code, kind, principal and aliases, and with whom it has most to do.

    Args:
        graph: what answers queries.
        actor: the actor's local identifier, such as "state/PAK".

    Raises:
        QueryError: the graph does not know the actor.
    """
    told = _told(graph, actor)
    facts = {
        "code": told["code"],
        "kind": told["class"].removeprefix(NAMESPACE),
        "acts for": told["principal"],
        "also called": told["aliases"],
    }
    shown = {name: value for name, value in facts.items() if value}
    return Card(told["name"], shown, _first(ask(graph, "counterparts", {"actor": actor})))


def dyad_card(graph: Graphlike, actor: str, other: str) -> Card:
    """Return how much is said between two actors and in which tone, and the latest of it.

    Raises:
        QueryError: the graph does not know one of them.
    """
    names = [_told(graph, each)["name"] for each in (actor, other)]
    counted = ask(graph, "monthly-score", {"actor": actor, "other": other})
    between = ask(graph, "between", {"actor": actor, "other": other})
    statements = sum(int(str(row["statements"])) for row in counted)
    facts = {"said between them": str(len(between)), "affirmed and dated by month": str(statements)}
    if statements:
        score = sum(float(str(row["score"])) for row in counted)
        facts["mean score, -10 to 10"] = f"{score / statements:.2f}"
    latest = Rows(between.columns, between.cells[::-1])
    return Card(" and ".join(names), facts, _first(latest))


def _told(graph: Graphlike, actor: str) -> dict[str, str]:
    """Return what the graph says of an actor; one with several principals stands by the first."""
    node = Cell(CellKind.IRI, ID_NAMESPACE + actor.removeprefix(ID_NAMESPACE))
    found = [dict(row) for row in graph.query(_ACTOR, {"actor": node})]
    if not found:
        raise QueryError(f"the graph knows no actor {actor!r}; 'relgraph actors' looks them up")
    return {name: value or "" for name, value in found[0].items()}


def _first(rows: Rows) -> Rows:
    return Rows(rows.columns, rows.cells[:_SHOWN])
