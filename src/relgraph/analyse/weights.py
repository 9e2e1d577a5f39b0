"""How strongly principals are tied: statements counted into matrices, again for each resample."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.analyse.columns import Bools, Columns, Floats, Ints, Node

__all__ = ["FEWEST_ARTICLES", "Layer", "Ties", "Weight", "weigh"]

FEWEST_ARTICLES = 5
"""Below so many articles a resample is nearly the sample, and intervals would flatter it."""


class Layer(StrEnum):
    """Which statements tie: the cooperative, the conflictual, both, or the neutral ones too."""

    COOPERATION = "cooperation"
    CONFLICT = "conflict"
    BOTH = "both"
    ALL = "all"


class Weight(StrEnum):
    """What a statement weighs: one, its score's size, or its score with its sign."""

    COUNT = "count"
    SCORE = "score"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """The ties that count, between the nodes that have any, each with its weight and article."""

    nodes: tuple[Node, ...]
    source: Ints
    target: Ints
    weight: Floats
    is_symmetric: Floats
    """1 or 0."""
    article: Ints
    articles: int

    def directed(self, drawn: Floats | None = None) -> Floats:
        """Return the weights from row to column; a symmetric statement counts in both directions.

        Args:
            drawn: how often each article was drawn, for a resample.
        """
        weights = self._weights(drawn)
        back = self._sum(self.target, self.source, weights * self.is_symmetric)
        return self._sum(self.source, self.target, weights) + back

    def undirected(self, drawn: Floats | None = None) -> Floats:
        """Return the weights between two nodes as a symmetric matrix, each statement once."""
        one_way = self._sum(self.source, self.target, self._weights(drawn))
        both: Floats = one_way + one_way.T
        return both

    def draws(self, resamples: int, seed: int) -> Iterator[Floats]:
        """Yield how often each article is drawn, for each resample; none for too few articles.

        Articles are drawn whole, because statements of one article are not independent: the
        cluster bootstrap (Davison & Hinkley 1997, section 3.8).
        """
        if self.articles < FEWEST_ARTICLES:
            return
        chance = np.random.default_rng(seed)
        even = np.full(self.articles, 1 / self.articles)
        for _ in range(resamples):
            yield chance.multinomial(self.articles, even).astype(np.float64)

    def _weights(self, drawn: Floats | None) -> Floats:
        return self.weight if drawn is None else self.weight * drawn[self.article]

    def _sum(self, rows: Ints, columns: Ints, weights: Floats) -> Floats:
        size = len(self.nodes)
        places = rows.astype(np.int64) * size + columns
        sums: Floats = np.bincount(places, weights, size * size).astype(np.float64)
        return sums.reshape(size, size)


def weigh(
    columns: Columns, by: Layer = Layer.BOTH, weight: Weight = Weight.COUNT, *, least: int = 1
) -> Ties:
    """Return the ties of what is affirmed as actual, between two different principals.

    Statements of reprints are left out: the original tells them.

    Args:
        columns: the statements.
        by: which of them tie.
        weight: what each weighs.
        least: leave out pairs with fewer statements.
    """
    keep = columns.is_plain & ~columns.is_reprint & _of_layer(columns, by)
    is_tie = keep[columns.tie_of] & (columns.tie_target >= 0)
    is_tie &= columns.tie_source != columns.tie_target
    ties = np.flatnonzero(is_tie).astype(np.int32)
    if least > 1:
        ties = ties[_counts(columns, ties) >= least]
    places = columns.tie_of[ties]
    used, ends = np.unique(
        np.concatenate([columns.tie_source[ties], columns.tie_target[ties]]), return_inverse=True
    )
    articles, article = np.unique(columns.carrier[places], return_inverse=True)
    return Ties(
        nodes=tuple(columns.nodes[place] for place in used),
        source=ends[: len(ties)].astype(np.int32),
        target=ends[len(ties) :].astype(np.int32),
        weight=_weight(columns, weight)[places],
        is_symmetric=columns.is_symmetric[places].astype(np.float64),
        article=article.astype(np.int32),
        articles=len(articles),
    )


def _counts(columns: Columns, ties: Ints) -> Ints:
    """Return for each tie how many there are between the same two, whatever their direction."""
    low = np.minimum(columns.tie_source[ties], columns.tie_target[ties]).astype(np.int64)
    high = np.maximum(columns.tie_source[ties], columns.tie_target[ties])
    _, pair, counts = np.unique(
        low * len(columns.nodes) + high, return_inverse=True, return_counts=True
    )
    return counts[pair].astype(np.int32)


def _of_layer(columns: Columns, by: Layer) -> Bools:
    sign = columns.sign
    wanted: dict[Layer, Bools] = {
        Layer.COOPERATION: sign > 0,
        Layer.CONFLICT: sign < 0,
        Layer.BOTH: sign != 0,
        Layer.ALL: np.ones(len(columns), dtype=np.bool_),
    }
    return wanted[by]


def _weight(columns: Columns, weight: Weight) -> Floats:
    if weight is Weight.COUNT:
        return np.ones(len(columns))
    return columns.score if weight is Weight.SIGNED else np.abs(columns.score)
