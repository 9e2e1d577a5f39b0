"""Decisions as quads: about actors, with the facts that follow; and reviews of statements."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.rdf.terms import LABEL, TYPE, individual, integer, rg, term
from relgraph.vocabulary import REVIEWED_GRAPH, REVIEWS_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relgraph.model import Decision, Party

__all__ = ["decision_quads", "review_quads", "writing_reviews"]

_GRAPH = NamedNode(REVIEWED_GRAPH)
_REVIEWS = NamedNode(REVIEWS_GRAPH)


def decision_quads(decisions: Iterable[Decision], same: Mapping[str, Party]) -> tuple[Quad, ...]:
    """Return the graph of the reviewed facts.

    Args:
        decisions: the whole log.
        same: for the identifier of each merged actor, who it is.
    """
    quads = [
        quad for decision in decisions for quad in _decision(decision, "Decision", "actor", _GRAPH)
    ]
    for identifier, party in same.items():
        node, heir = individual(identifier), individual(party.actor.id)
        quads.append(Quad(node, term("owl", "sameAs"), heir, _GRAPH))
    return tuple(dict.fromkeys(quads))


def review_quads(reviews: Iterable[Decision]) -> tuple[Quad, ...]:
    """Return reviews of statements, in their graph."""
    quads = (
        quad for review in reviews for quad in _decision(review, "Review", "statement", _REVIEWS)
    )
    return tuple(dict.fromkeys(quads))


def writing_reviews(reviews: Iterable[Decision]) -> str:
    """Return the SPARQL Update that adds reviews to a graph, whole or not at all."""
    lines = "".join(f"{quad.triple} .\n" for quad in review_quads(reviews))
    return f"INSERT DATA {{\nGRAPH {_REVIEWS} {{\n{lines}}}\n}}"


def _decision(decision: Decision, kind: str, about: str, graph: NamedNode) -> Iterator[Quad]:
    node, reviewer = individual(decision.id), individual(f"reviewer/{decision.by}")
    instant = Literal(decision.at, datatype=term("xsd", "dateTime"))
    yield Quad(node, TYPE, rg(kind), graph)
    yield Quad(node, rg("act"), rg(decision.act), graph)
    yield Quad(node, rg("number"), integer(decision.number), graph)
    yield Quad(node, term("prov", "wasAssociatedWith"), reviewer, graph)
    yield Quad(reviewer, TYPE, term("prov", "Agent"), graph)
    yield Quad(reviewer, LABEL, Literal(decision.by), graph)
    yield Quad(node, term("prov", "endedAtTime"), instant, graph)
    if decision.reason:
        yield Quad(node, rg("reason"), Literal(decision.reason), graph)
    if decision.undoes:
        yield Quad(node, rg("undoes"), individual(decision.undoes), graph)
    if decision.tables:
        tables = Literal(json.dumps(decision.tables), datatype=term("rdf", "JSON"))
        yield Quad(node, rg(f"{about}Table"), tables, graph)
    for table in decision.read_tables():
        if "id" in table:  # what a statement should say has none
            yield Quad(node, rg("decidesOn"), individual(table["id"]), graph)
