"""Decisions about actors as quads, with the facts that follow from those that hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.rdf.terms import LABEL, TYPE, individual, integer, rg, term
from relgraph.vocabulary import REVIEWED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relgraph.model import Decision, Party

__all__ = ["decision_quads"]

_GRAPH = NamedNode(REVIEWED_GRAPH)


def decision_quads(decisions: Iterable[Decision], same: Mapping[str, Party]) -> tuple[Quad, ...]:
    """Return the graph of the reviewed facts.

    Args:
        decisions: the whole log.
        same: for the identifier of each merged actor, who it is.
    """
    quads = [quad for decision in decisions for quad in _decision(decision)]
    for identifier, party in same.items():
        node, heir = individual(identifier), individual(party.actor.id)
        quads.append(Quad(node, term("owl", "sameAs"), heir, _GRAPH))
    return tuple(dict.fromkeys(quads))


def _decision(decision: Decision) -> Iterator[Quad]:
    node, reviewer = individual(decision.id), individual(f"reviewer/{decision.by}")
    instant = Literal(decision.at, datatype=term("xsd", "dateTime"))
    yield Quad(node, TYPE, rg("Decision"), _GRAPH)
    yield Quad(node, rg("act"), rg(decision.act), _GRAPH)
    yield Quad(node, rg("number"), integer(decision.number), _GRAPH)
    yield Quad(node, term("prov", "wasAssociatedWith"), reviewer, _GRAPH)
    yield Quad(reviewer, TYPE, term("prov", "Agent"), _GRAPH)
    yield Quad(reviewer, LABEL, Literal(decision.by), _GRAPH)
    yield Quad(node, term("prov", "endedAtTime"), instant, _GRAPH)
    if decision.reason:
        yield Quad(node, rg("reason"), Literal(decision.reason), _GRAPH)
    if decision.undoes:
        yield Quad(node, rg("undoes"), individual(decision.undoes), _GRAPH)
    if decision.tables:
        tables = Literal(json.dumps(decision.tables), datatype=term("rdf", "JSON"))
        yield Quad(node, rg("actorTable"), tables, _GRAPH)
    for table in decision.read_tables():
        yield Quad(node, rg("decidesOn"), individual(table["id"]), _GRAPH)
