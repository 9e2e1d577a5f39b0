"""Whether what one does, the other does too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from relgraph.analyse.coverage import cover
from relgraph.analyse.flattening import columns_of
from relgraph.analyse.result import Result, estimate
from relgraph.analyse.weights import Layer, Weight, weigh

if TYPE_CHECKING:
    from relgraph.analyse.columns import Columns, Floats, Statements

__all__ = ["Exchange", "reciprocity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What two principals do to one another: statements and mean score in each direction."""

    first: str
    second: str
    forth: int
    """Statements of the first towards the second."""
    back: int
    score_forth: float | None
    score_back: float | None
    reciprocated: float
    """Which share of the statements is matched by one in the other direction, from 0 to 1."""


def reciprocity(
    statements: Statements, *, by: Layer = Layer.BOTH, resamples: int = 200, seed: int = 0
) -> Result[Exchange]:
    """Return for each dyad what goes forth and back, and how mutual the whole is.

    Symmetric statements are left out: they hold both ways by their meaning. The whole is the
    weighted reciprocity of Squartini, Picciolo, Ruzzenenti & Garlaschelli, Scientific Reports 3
    (2013) 2729, equation 8: which share of the weight goes both ways.

    Args:
        statements: columns, or a network that `to_network` made.
        by: which statements count.
        resamples: how often to draw the articles anew; 0 for no interval.
        seed: of the draws.
    """
    columns = columns_of(statements)
    one_sided = columns.where(~columns.is_symmetric)
    ties = weigh(one_sided, by)
    counts, scores = ties.directed(), weigh(one_sided, by, Weight.SIGNED).directed()
    drawn = [_mutual(ties.directed(draw)) for draw in ties.draws(resamples, seed)]
    whole = _mutual(counts)
    rows = [
        _exchange((ties.nodes[one].label, ties.nodes[two].label), counts, scores, (one, two))
        for one, two in zip(*np.nonzero(np.triu(counts + counts.T, 1)), strict=True)
    ]
    rows.sort(key=lambda row: (-row.forth - row.back, row.first, row.second))
    facts = {
        "dyads": len(rows),
        "reciprocity": estimate(whole, drawn) if np.isfinite(whole) else None,
        "symmetric statements left out": _left_out(columns),
    }
    return Result(rows=tuple(rows), facts=facts, coverage=cover(columns))


def _exchange(
    labels: tuple[str, str], counts: Floats, scores: Floats, ends: tuple[int, int]
) -> Exchange:
    forth, back = counts[ends], counts[ends[::-1]]
    return Exchange(
        first=labels[0],
        second=labels[1],
        forth=int(forth),
        back=int(back),
        score_forth=float(scores[ends] / forth) if forth else None,
        score_back=float(scores[ends[::-1]] / back) if back else None,
        reciprocated=float(2 * min(forth, back) / (forth + back)),
    )


def _mutual(weights: Floats) -> float:
    """Return the share of the weight that goes both ways; no number where there is no weight."""
    total = weights.sum()
    return float(np.minimum(weights, weights.T).sum() / total) if total else float("nan")


def _left_out(columns: Columns) -> int:
    return int((columns.is_symmetric & columns.is_plain & ~columns.is_reprint).sum())
