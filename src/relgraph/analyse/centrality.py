"""Who stands in the middle: four centralities, each with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from relgraph.analyse.coverage import cover
from relgraph.analyse.flattening import columns_of
from relgraph.analyse.measures import betweenness, eigenvector, pagerank, strength
from relgraph.analyse.result import Estimate, Result, estimates
from relgraph.analyse.weights import Layer, Weight, weigh

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.analyse.columns import Floats, Statements
    from relgraph.analyse.weights import Ties

__all__ = ["Centrality", "centrality"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Centrality:
    """How central a principal is; `relgraph.analyse.measures` says what each measure is."""

    actor: str
    label: str
    partners: int
    degree: Estimate
    """Statements with others, by weight."""
    betweenness: Estimate
    pagerank: Estimate
    eigenvector: Estimate


def centrality(
    statements: Statements,
    *,
    by: Layer = Layer.BOTH,
    weight: Weight = Weight.COUNT,
    resamples: int = 200,
    seed: int = 0,
) -> Result[Centrality]:
    """Return every principal's centralities, those with most statements first.

    Degree, betweenness and eigenvector centrality take ties as they are, PageRank follows them
    from source to target; `relgraph.analyse.measures` names their sources. Only what is affirmed
    as actual counts, reprints not at all. Intervals are those of resamples of the articles.

    Args:
        statements: columns, or a network that `to_network` made.
        by: which statements tie: cooperation, conflict, both, or all with the neutral ones.
        weight: what a statement weighs: one, or the size of its score.
        resamples: how often to draw the articles anew; 0 for no intervals.
        seed: of the draws; the same seed gives the same intervals.
    """
    columns = columns_of(statements)
    ties = weigh(columns, by, weight)
    found = _measure(ties)
    drawn = [_measure(ties, draw) for draw in ties.draws(resamples, seed)]
    told = {name: estimates(found[name], [each[name] for each in drawn]) for name in found}
    partners = (ties.undirected() > 0).sum(axis=0)
    rows = [
        Centrality(
            actor=node.id,
            label=node.label,
            partners=int(partners[place]),
            **{name: values[place] for name, values in told.items()},
        )
        for place, node in enumerate(ties.nodes)
    ]
    rows.sort(key=lambda row: (-row.degree.value, row.actor))
    facts = {"principals": len(rows), "dyads": int(partners.sum()) // 2, "articles": ties.articles}
    return Result(rows=tuple(rows), facts=facts, coverage=cover(columns))


def _measure(ties: Ties, draw: Floats | None = None) -> Mapping[str, Floats]:
    """Return the four measures of every node, for the sample or for a resample."""
    if not ties.nodes:
        return dict.fromkeys(("degree", "betweenness", "pagerank", "eigenvector"), np.zeros(0))
    undirected = ties.undirected(draw)
    return {
        "degree": strength(undirected),
        "betweenness": betweenness(undirected),
        "pagerank": pagerank(ties.directed(draw)),
        "eigenvector": eigenvector(undirected),
    }
