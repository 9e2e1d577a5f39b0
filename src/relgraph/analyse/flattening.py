"""Columns from a network, so that every analysis takes either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relgraph.analyse.columns import Carrier, Columns, Gathering, Node, Said
from relgraph.analyse.selection import ALL

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from relgraph.analyse.columns import Statements
    from relgraph.analyse.selection import Selection

    Told = Mapping[str, Any]

__all__ = ["columns_of", "words_of"]


def columns_of(statements: Statements, selection: Selection = ALL) -> Columns:
    """Return the statements of a network that a selection takes, as columns.

    Columns come back as they are. A network does not tell which articles are reprints: columns
    that `read_columns` reads from the graph do.
    """
    if isinstance(statements, Columns):
        return statements
    gathering = Gathering()
    carriers: dict[str, Carrier] = {}
    for key, (told, pairs) in _gather(statements).items():
        said = _said(key, told)
        is_wanted = any(selection.joins(pair) for pair in pairs)
        if is_wanted and selection.takes(said.kind, said.confidence, said.when):
            gathering.add(said, pairs)
            carriers[said.carrier] = _carrier(told)
    nodes = {
        node: Node(node, told.get("label", node), told.get("code", node))
        for node, told in statements.nodes(data=True)
    }
    return gathering.columns(nodes, carriers)


def words_of(network: nx.MultiDiGraph[str]) -> dict[str, str]:
    """Return the quote of each statement of a network by its local identifier."""
    return {key: told.get("quote") or "" for key, (told, _) in _gather(network).items()}


def _gather(network: nx.MultiDiGraph[str]) -> dict[str, tuple[Told, dict[tuple[str, str], None]]]:
    """Return what each statement says, and the pairs that it joins, a symmetric pair once."""
    found: dict[str, tuple[Told, dict[tuple[str, str], None]]] = {}
    for source, target, key, told in network.edges(keys=True, data=True):
        is_turned = told["symmetric"] and target < source
        pair = (target, source) if is_turned else (source, target)
        found.setdefault(str(key), (told, {}))[1][pair] = None
    for node, attributes in network.nodes(data=True):
        for position in attributes.get("positions", ()):
            found.setdefault(position["statement"], (position, {}))[1][node, ""] = None
    return found


def _said(key: str, told: Told) -> Said:
    return Said(
        id=key,
        kind=told["type"],
        negated=told["negated"],
        modality=told["modality"],
        confidence=told.get("confidence", 1.0),
        when=told.get("event_time") or told.get("article_date") or "",
        carrier=told.get("article") or "",
        speaker=told.get("asserted_by") or "",
        topic=told.get("topic") or "",
    )


def _carrier(told: Told) -> Carrier:
    return Carrier(
        told.get("article") or "",
        told.get("article_title") or "",
        told.get("article_date") or "",
        told.get("publisher") or "",
        told.get("article_url") or "",
    )
