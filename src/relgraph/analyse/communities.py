"""Who goes together: communities of the network, and how firm they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from relgraph.analyse.coverage import cover
from relgraph.analyse.flattening import columns_of
from relgraph.analyse.result import Result, estimate
from relgraph.analyse.weights import Layer, Weight, weigh
from relgraph.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.analyse.columns import Columns, Floats, Ints, Statements

__all__ = ["METHODS", "Membership", "communities", "group_by_communities"]

METHODS = ("louvain", "leiden")
_STARTS = 10
"""Both methods are greedy and depend on the order of nodes: the best of so many is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """In which community a principal is, and how firmly."""

    community: int
    """From 1, the largest first."""
    actor: str
    label: str
    size: int
    stability: float | None
    """How often it is with another of its community when articles are drawn anew, from 0 to 1."""


def communities(
    statements: Statements,
    *,
    by: Layer = Layer.COOPERATION,
    method: str = "louvain",
    resamples: int = 100,
    seed: int = 0,
) -> Result[Membership]:
    """Return which principals go together, with the stability of each and of the whole.

    Louvain is networkx's (Blondel, Guillaume, Lambiotte & Lefebvre, Journal of Statistical
    Mechanics (2008) P10008), Leiden igraph's (Traag, Waltman & van Eck, Scientific Reports 9
    (2019) 5233); both raise modularity (Newman & Girvan, Physical Review E 69 (2004) 026113), as
    weighted by statements. Stability is how two principals keep together over resamples of the
    articles (Hopcroft, Khan, Kulis & Selman, PNAS 101 (2004) 5249); `agreement` is the mean
    adjusted Rand index (Hubert & Arabie, Journal of Classification 2 (1985) 193) between the
    communities and those of a resample: near 0, they are no better than chance.

    Args:
        statements: columns, or a network that `to_network` made.
        by: which statements tie.
        method: "louvain", or "leiden" where igraph is installed.
        resamples: how often to draw the articles anew; 0 for no stability.
        seed: of draws and starts.

    Raises:
        AnalysisError: there is no such method, or igraph is not installed.
    """
    columns = columns_of(statements)
    ties = weigh(columns, by)
    weights = ties.undirected()
    groups, modularity = _best(weights, method, seed)
    drawn = [_find(ties.undirected(draw), method, seed) for draw in ties.draws(resamples, seed)]
    together = [_together(each) for each in drawn]
    firm = _stability(groups, together)
    sizes = np.bincount(groups) if len(groups) else np.zeros(0, dtype=np.int64)
    rows = [
        Membership(
            community=int(groups[place]) + 1,
            actor=node.id,
            label=node.label,
            size=int(sizes[groups[place]]),
            stability=firm[place],
        )
        for place, node in enumerate(ties.nodes)
    ]
    rows.sort(key=lambda row: (row.community, row.actor))
    agreement = [_adjusted_rand(groups, each) for each in drawn]
    facts = {
        "communities": len(sizes),
        "modularity": modularity,
        "agreement": estimate(float(np.mean(agreement)), agreement) if agreement else None,
        "conflict inside": _conflict_inside(columns, dict(zip(ties.nodes, groups, strict=True))),
    }
    return Result(rows=tuple(rows), facts=facts, coverage=cover(columns))


def group_by_communities(statements: Statements, *, seed: int = 0) -> dict[str, str]:
    """Return the community of each principal by cooperation, named by number."""
    found = communities(statements, resamples=0, seed=seed)
    return {row.actor: f"community {row.community}" for row in found.rows}


def _best(weights: Floats, method: str, seed: int) -> tuple[Ints, float | None]:
    """Return the groups of the best of several starts, the largest first, and its modularity."""
    import networkx as nx

    if not len(weights):
        return np.zeros(0, dtype=np.int32), None
    graph = nx.from_numpy_array(weights)
    best: Ints | None = None
    reached = -np.inf
    for start in range(_STARTS):
        groups = _find(weights, method, seed + start)
        parts = [set(np.flatnonzero(groups == group).tolist()) for group in np.unique(groups)]
        modularity = nx.community.modularity(graph, parts)
        if modularity > reached + 1e-12:
            best, reached = groups, modularity
    if best is None:
        raise AssertionError("modularity is a number")
    return best, float(reached)


def _find(weights: Floats, method: str, seed: int) -> Ints:
    """Return the group of each node; groups are numbered by size, then by their first node."""
    if method not in METHODS:
        raise AnalysisError(f"there is no method {method!r}; choose louvain or leiden")
    parts = _louvain(weights, seed) if method == "louvain" else _leiden(weights, seed)
    parts.sort(key=lambda part: (-len(part), min(part)))
    groups = np.zeros(len(weights), dtype=np.int32)
    for group, part in enumerate(parts):
        groups[sorted(part)] = group
    return groups


def _louvain(weights: Floats, seed: int) -> list[set[int]]:
    import networkx as nx

    graph = nx.from_numpy_array(weights)
    return [set(part) for part in nx.community.louvain_communities(graph, seed=seed)]


def _leiden(weights: Floats, seed: int) -> list[set[int]]:
    from random import Random  # noqa: TID251 - seeded: igraph draws from it

    try:
        import igraph
    except ImportError as error:
        raise AnalysisError(
            "Leiden needs igraph (GPL); 'pip install relgraph[leiden]' brings it"
        ) from error
    igraph.set_random_number_generator(Random(seed))  # noqa: S311 - no secret hangs on it
    first, second = np.nonzero(np.triu(weights, 1))
    edges = list(zip(first.tolist(), second.tolist(), strict=True))
    graph = igraph.Graph(len(weights), edges)
    found = graph.community_leiden(
        objective_function="modularity", weights=weights[first, second].tolist(), n_iterations=-1
    )
    return [set(part) for part in found]


def _together(groups: Ints) -> Floats:
    """Return 1 for each pair of nodes in one group."""
    together: Floats = (groups[:, np.newaxis] == groups).astype(np.float64)
    return together


def _stability(groups: Ints, together: list[Floats]) -> list[float | None]:
    """Return how often each node is with another of its group; None alone or without resamples."""
    if not together:
        return [None] * len(groups)
    mean = np.mean(together, axis=0)
    inside = _together(groups)
    np.fill_diagonal(inside, 0)
    others = inside.sum(axis=1)
    kept = (mean * inside).sum(axis=1)
    return [float(k / n) if n else None for k, n in zip(kept, others, strict=True)]


def _adjusted_rand(one: Ints, other: Ints) -> float:
    """Return how alike two partitions are: 1 for the same, 0 as by chance."""
    table = np.zeros((int(one.max()) + 1, int(other.max()) + 1))
    np.add.at(table, (one, other), 1)
    both, ones, others = _pairs(table), _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0))
    expected = ones * others / max(_pairs(np.array([len(one)])), 1)
    most = (ones + others) / 2
    return 1.0 if most == expected else float((both - expected) / (most - expected))


def _pairs(sizes: Floats | Ints) -> float:
    return float((sizes * (sizes - 1) / 2).sum())


def _conflict_inside(columns: Columns, groups: Mapping[tuple[str, str, str], int]) -> float | None:
    """Return the share of conflictual statements that lie inside a community."""
    conflict = weigh(columns, Layer.CONFLICT, Weight.COUNT)
    weights = conflict.undirected()
    places = np.array([groups.get(node, -1 - at) for at, node in enumerate(conflict.nodes)])
    total = weights.sum()
    return float(weights[places[:, np.newaxis] == places].sum() / total) if total else None
