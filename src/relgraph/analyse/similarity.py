"""Who behaves alike: the same partners, the same rivals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from relgraph.analyse.coverage import cover
from relgraph.analyse.flattening import columns_of
from relgraph.analyse.result import Estimate, Result, estimate
from relgraph.analyse.weights import Layer, Weight, weigh

if TYPE_CHECKING:
    from relgraph.analyse.columns import Floats, Statements

__all__ = ["Likeness", "similarity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Two principals, how alike they stand towards others, and how many others that rests on."""

    first: str
    second: str
    likeness: Estimate
    """From -1, where one's friends are the other's rivals, to 1."""
    shared: int
    """Third parties that both deal with."""


def similarity(
    statements: Statements,
    *,
    least_shared: int = 2,
    most: int = 100,
    resamples: int = 200,
    seed: int = 0,
) -> Result[Likeness]:
    """Return the pairs of principals by how alike they stand towards third parties.

    A principal's profile is the sum of scores with each other; likeness is the cosine of two
    profiles (Salton & McGill, Introduction to Modern Information Retrieval (1983), section 4.1),
    taken over third parties alone: what the two do to each other is another matter (Wasserman &
    Faust, Social Network Analysis (1994), section 9.3).

    Args:
        statements: columns, or a network that `to_network` made.
        least_shared: leave out pairs with fewer third parties that both deal with.
        most: how many pairs to return at each end: the most alike and the most opposed.
        resamples: how often to draw the articles anew; 0 for no intervals.
        seed: of the draws.
    """
    columns = columns_of(statements)
    ties = weigh(columns, Layer.BOTH, Weight.SIGNED)
    deals = weigh(columns, Layer.BOTH).undirected() > 0
    shared = deals.astype(np.int32) @ deals.astype(np.int32)
    likeness = _cosines(ties.undirected())
    is_pair = np.triu(shared >= max(least_shared, 1), 1) & np.isfinite(likeness)
    pairs = sorted(zip(*np.nonzero(is_pair), strict=True), key=lambda pair: (-likeness[pair], pair))
    chosen = pairs if len(pairs) <= 2 * most else pairs[:most] + pairs[-most:]
    drawn = [_cosines(ties.undirected(draw)) for draw in ties.draws(resamples, seed)]
    rows = tuple(
        Likeness(
            first=ties.nodes[pair[0]].label,
            second=ties.nodes[pair[1]].label,
            likeness=estimate(float(likeness[pair]), [float(each[pair]) for each in drawn]),
            shared=int(shared[pair]),
        )
        for pair in chosen
    )
    facts = {"principals": len(ties.nodes), "pairs": len(pairs)}
    return Result(rows=rows, facts=facts, coverage=cover(columns))


def _cosines(profiles: Floats) -> Floats:
    """Return the cosine of each two rows without the two columns that are the pair itself."""
    squares = (profiles**2).sum(axis=1)[:, np.newaxis] - profiles**2
    with np.errstate(invalid="ignore", divide="ignore"):
        cosines: Floats = (profiles @ profiles) / np.sqrt(squares * squares.T)
    return cosines
