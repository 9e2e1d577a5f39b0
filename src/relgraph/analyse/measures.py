"""Centralities of a matrix of weights, fast enough to be taken again for every resample.

networkx has them all, and tests hold these to its values; but its betweenness takes a second for
sixty states that all deal with one another, and a few hundred resamples would take minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from relgraph.analyse.columns import Bools, Floats

__all__ = ["betweenness", "eigenvector", "pagerank", "strength"]

_DAMPING = 0.85
"""Brin & Page's own value."""

_SAME = 1e-9
"""Up to which relative difference two paths are of one length: weights are sums of floats."""


def strength(undirected: Floats) -> Floats:
    """Return the weighted degree of each node: the statements that it is in with others.

    Barrat, Barthélemy, Pastor-Satorras & Vespignani, PNAS 101 (2004) 3747, equation 1.
    """
    return np.asarray(undirected.sum(axis=0))


def pagerank(directed: Floats) -> Floats:
    """Return the PageRank of each node: much for being addressed, by those much addressed.

    Page, Brin, Motwani & Winograd, "The PageRank Citation Ranking" (1999), with damping 0.85; a
    node that addresses nobody is taken to address all alike. Values add up to one.
    """
    size = len(directed)
    out = directed.sum(axis=1, keepdims=True)
    moves = np.where(out > 0, directed / np.where(out > 0, out, 1), 1 / size)
    system = np.eye(size) - _DAMPING * moves.T
    return np.linalg.solve(system, np.full(size, (1 - _DAMPING) / size))


def eigenvector(undirected: Floats) -> Floats:
    """Return the eigenvector centrality of each node: much for being tied to the much tied.

    Bonacich, Journal of Mathematical Sociology 2 (1972) 113. The vector has length one. Where a
    network falls apart, nodes outside its strongest part have none.
    """
    _, vectors = np.linalg.eigh(undirected)
    leading = np.abs(vectors[:, -1])
    return np.where(leading < _SAME, 0.0, leading)


def betweenness(undirected: Floats) -> Floats:
    """Return the share of pairs of others between whom each node stands on a shortest path.

    Freeman, Sociometry 40 (1977) 35, by Brandes' algorithm, Journal of Mathematical Sociology 25
    (2001) 163. The length of a tie is one over its weight (Newman, Physical Review E 64 (2001)
    016132), so that paths follow strong ties; several shortest paths share alike.
    """
    from scipy.sparse.csgraph import shortest_path

    size = len(undirected)
    if size < 3:  # noqa: PLR2004 - between two nothing stands
        return np.zeros(size)
    lengths = np.full((size, size), np.inf)
    np.divide(1.0, undirected, out=lengths, where=undirected > 0)
    distances = shortest_path(np.where(np.isinf(lengths), 0, lengths), method="D", directed=False)
    total = sum((_dependencies(lengths, near, one) for one, near in enumerate(distances)), 0.0)
    return np.asarray(total / ((size - 1) * (size - 2)))


def _dependencies(lengths: Floats, distance: Floats, start: int) -> Floats:
    """Return how much of the shortest paths from one node hangs on each other."""
    last = _steps(lengths, distance)
    order = np.argsort(distance, kind="stable")
    order = order[np.isfinite(distance[order])][1:]
    paths = np.zeros(len(distance))
    paths[start] = 1.0
    for node in order:
        paths[node] = paths @ last[:, node]
    hanging = np.zeros(len(distance))
    for node in order[::-1]:
        hanging += last[:, node] * paths * ((1 + hanging[node]) / paths[node])
    hanging[start] = 0.0
    return hanging


def _steps(lengths: Floats, distance: Floats) -> Bools:
    """Return which ties are the last step of a shortest path: from row to column."""
    with np.errstate(invalid="ignore"):
        over = distance[:, np.newaxis] + lengths - distance
        steps: Bools = np.abs(over) <= _SAME * distance
    return steps & np.isfinite(lengths)
