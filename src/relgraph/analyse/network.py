"""The network of principals: what networkx measures and the page draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from relgraph.analyse.attributes import (
    local_id,
    name_ends,
    read_names,
    read_node,
    read_statement,
)
from relgraph.analyse.select import select_actors, select_statements
from relgraph.analyse.sides import iter_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from relgraph.analyse.attributes import Name
    from relgraph.analyse.sides import Side
    from relgraph.model import Graphlike

    _Place: TypeAlias = tuple[str, str, str]
    """Source and target node ("" for a position) and the statement: what names an edge."""

__all__ = ["to_network"]


def to_network(
    graph: Graphlike,
    *,
    min_confidence: float = 0.0,
    only_plain: bool = False,
    time_limit: float | None = None,
) -> nx.MultiDiGraph[str]:
    """Return the statements of a graph as a network of the principals that they join.

    Nodes are principals by their local identifier ("state/PAK"); an actor that acts for nobody
    stands for itself. Each statement is an edge from source to target for each pair of its parties
    with the statement's identifier as key; a symmetric one is an edge both ways. Where both parties
    act for the same principal, the edge is a loop. A position towards a topic alone is no edge:
    it lies in its node's `positions`.

    Nodes carry `label`, `code`, `kind` and `positions`. Edges and positions carry `type`,
    `type_label`, `family`, `polarity`, `score`, `symmetric`, `negated`, `modality`, `stance`,
    `topic`, `quote`, `prefix`, `suffix`, `start`, `source_label`, `target_label`, `source_actors`,
    `target_actors`, `asserted_by`, `event_time`, `confidence`, `contexts`, `article`,
    `article_title`, `article_date`, `article_url` and `publisher`; None where the graph says
    nothing. Positions also carry `statement`. Measures that must not count what is denied or
    planned take `only_plain=True`. The order of nodes and edges is that of their identifiers.

    Args:
        graph: a store, or anything that answers SPARQL as one does.
        min_confidence: leave out statements below it.
        only_plain: keep only what the texts affirm as actual.
        time_limit: seconds that each of the two queries may take; None for no limit.

    Raises:
        KnowledgeError: the graph holds a statement of a type that the ontology does not have.
        QueryError: the graph does not answer.
    """
    names = read_names(select_actors(graph, time_limit))
    found: dict[_Place, dict[str, Any]] = {}
    for row in select_statements(graph, time_limit):
        told = read_statement(row, names)
        if told["confidence"] >= min_confidence and (_is_plain(told) or not only_plain):
            places = _places(row, is_symmetric=told["symmetric"])
            found |= {place: told | name_ends(pairs, names) for place, pairs in places.items()}
    return _build(found, names)


def _build(
    found: Mapping[_Place, dict[str, Any]], names: Mapping[str, Name]
) -> nx.MultiDiGraph[str]:
    """Return the network of what was found, all in order of identifiers."""
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted({end for source, target, _ in found for end in (source, target) if end}):
        network.add_node(node, **read_node(node, names), positions=[])
    for (source, target, key), attributes in sorted(found.items(), key=lambda pair: pair[0]):
        if target:
            network.add_edge(source, target, key=key, **attributes)
        else:
            network.nodes[source]["positions"].append(attributes | {"statement": key})
    return network


def _places(
    row: Mapping[str, str | None], *, is_symmetric: bool
) -> dict[_Place, list[tuple[Side, Side | None]]]:
    """Return where in the network a statement stands, and the pairs of actors at each place."""
    key = local_id(row["statement"])
    found: dict[_Place, list[tuple[Side, Side | None]]] = {}
    for source, target in iter_pairs(row["sides"] or "", is_symmetric=is_symmetric):
        end = target.principal if target else ""
        found.setdefault((source.principal, end, key), []).append((source, target))
        if target and is_symmetric and end != source.principal:
            found.setdefault((end, source.principal, key), []).append((target, source))
    return found


def _is_plain(attributes: Mapping[str, Any]) -> bool:
    return not attributes["negated"] and attributes["modality"] == "asserted"
