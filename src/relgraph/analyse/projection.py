"""Simple networks from the many-edged one, for networkx's own measures and other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from relgraph.analyse.flattening import columns_of
from relgraph.analyse.weights import Layer, Weight, weigh

if TYPE_CHECKING:
    import networkx as nx

    from relgraph.analyse.columns import Statements

__all__ = ["project"]


def project(
    statements: Statements, *, by: Layer = Layer.BOTH, directed: bool = False
) -> nx.Graph[str]:
    """Return a network with one edge for each two principals, with its weight and sign.

    Edges carry `weight` (statements that affirm something as actual, reprints left out), `score`
    (their mean score) and `sign` (1, -1 or 0, that of the score); nodes carry `label`, `code`.

    Args:
        statements: columns, or a network that `to_network` made.
        by: which statements tie.
        directed: whether to return a DiGraph, with an edge for each direction.
    """
    import networkx as nx

    columns = columns_of(statements)
    counted, signed = weigh(columns, by), weigh(columns, by, Weight.SIGNED)
    counts = counted.directed() if directed else np.triu(counted.undirected())
    scores = signed.directed() if directed else signed.undirected()
    network: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    for node in counted.nodes:
        network.add_node(node.id, label=node.label, code=node.code)
    for source, target in zip(*np.nonzero(counts), strict=True):
        weight, score = int(counts[source, target]), float(scores[source, target])
        network.add_edge(
            counted.nodes[source].id,
            counted.nodes[target].id,
            weight=weight,
            score=score / weight,
            sign=int(np.sign(score)),
        )
    return network
