"""Nodes and lines as pyvis holds them: the form that vis-network draws from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from relgraph.view.layout import place_nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relgraph.view.folding import Dyad, Node
    from relgraph.view.rows import Row

__all__ = ["to_pyvis"]


def to_pyvis(nodes: Sequence[Node], dyads: Sequence[Dyad], rows: Sequence[Row]) -> Any:  # noqa: ANN401 - pyvis ships no types
    """Return a directed pyvis network with a node an actor and an edge a dyad.

    Only its lists of nodes and edges are of use: pyvis's own pages load scripts from elsewhere and
    run markup that stands in names, so its template and writers are never called. Directed, because
    an undirected one drops edges that it takes for copies.
    """
    from pyvis.network import Network

    places = place_nodes(nodes, dyads)
    counts = Counter(end for row in rows for end in {row.source, row.target} if end)
    network = Network(directed=True)
    for node in nodes:
        x, y = places[node.id]
        network.add_node(
            node.id, label=node.label, group=node.kind, value=counts[node.id], x=x, y=y
        )
    for dyad in dyads:
        network.add_edge(dyad.first, dyad.second, id=dyad.key, value=dyad.count)
    return network
