"""Where the level of a series changes: segments of least squares, tested by permutation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from relgraph.analyse.columns import Floats

__all__ = ["Break", "find_breaks"]

_PERMUTATIONS = 999
"""The least p value is then 0.001."""


class Break(NamedTuple):
    """The place of the first value at the new level, and how often chance alone does as well."""

    place: int
    p: float


def find_breaks(
    values: Floats, weights: Floats, *, shortest: int = 3, level: float = 0.05, seed: int = 0
) -> tuple[Break, ...]:
    """Return where the weighted mean of a series changes.

    Optimal partitioning (Jackson, Scargle, Barnes et al., IEEE Signal Processing Letters 12
    (2005) 105; PELT, which ruptures has, is its pruned form and finds the same) with a cost of
    weighted squares, which ruptures has not, and a penalty of twice the variance between
    neighbours times the logarithm of the length (Yao, Statistics & Probability Letters 6 (1988)
    181). Each break is then tested within the two segments that it parts: `p` is the share of
    permutations of their values in which the best of all splits is as good. The weakest goes
    until all that stay are below the level.

    Args:
        values: one for each time at which there is any.
        weights: how much each rests on.
        shortest: the fewest values of a segment.
        level: the greatest p of a break that is kept.
        seed: of the permutations.
    """
    ends = [0, *_partition(values, weights, shortest), len(values)]
    chance = np.random.default_rng(seed)
    while len(ends) > 2:  # noqa: PLR2004 - the two ends are no breaks
        parts = [
            _p(values[one:two], weights[one:two], shortest, at - one, chance)
            for one, at, two in zip(ends, ends[1:], ends[2:], strict=False)
        ]
        worst = int(np.argmax(parts))
        if parts[worst] <= level:
            return tuple(Break(place, p) for place, p in zip(ends[1:-1], parts, strict=True))
        del ends[worst + 1]
    return ()


def _partition(values: Floats, weights: Floats, shortest: int) -> list[int]:
    """Return the places that part the series into segments of least cost and penalty."""
    size = len(values)
    if size < 2 * shortest:
        return []
    penalty = 2 * _variance(values, weights) * np.log(size)
    total, sums, squares = (
        np.concatenate([[0.0], np.cumsum(each)])
        for each in (weights, weights * values, weights * values**2)
    )
    best = np.full(size + 1, np.inf)
    best[0], last = -penalty, np.zeros(size + 1, dtype=np.int32)
    for end in range(shortest, size + 1):
        starts = np.arange(end - shortest + 1)
        weight, mass = total[end] - total[starts], sums[end] - sums[starts]
        costs = squares[end] - squares[starts] - mass**2 / weight
        reached = best[starts] + costs + penalty
        last[end] = int(np.argmin(reached))
        best[end] = reached[last[end]]
    found: list[int] = []
    end = int(last[size])
    while end > 0:
        found.insert(0, end)
        end = int(last[end])
    return found


def _variance(values: Floats, weights: Floats) -> float:
    """Return the variance of a single statement's score, from the steps between neighbours.

    A change of level is one large step among many, and sways it little.
    """
    steps = np.diff(values) ** 2
    return float(np.mean(steps / (1 / weights[1:] + 1 / weights[:-1]))) if len(steps) else 0.0


def _p(
    values: Floats, weights: Floats, shortest: int, place: int, chance: np.random.Generator
) -> float:
    """Return how often a random order of the values has a split as good as the one found."""
    order = np.tile(np.arange(len(values)), (_PERMUTATIONS, 1))
    order = chance.permuted(order, axis=1)
    split = _gains(values[np.newaxis], weights[np.newaxis])[0, place - 1]
    gains = _gains(values[order], weights[order])[:, shortest - 1 : len(values) - shortest]
    as_good = int((gains.max(axis=1) >= split - 1e-9).sum())
    return (as_good + 1) / (_PERMUTATIONS + 1)


def _gains(values: Floats, weights: Floats) -> Floats:
    """Return by how much each split of each row lowers the weighted squares."""
    left, mass = np.cumsum(weights, axis=1), np.cumsum(weights * values, axis=1)
    right, rest = left[:, -1:] - left, mass[:, -1:] - mass
    with np.errstate(divide="ignore", invalid="ignore"):
        apart: Floats = left * right / left[:, -1:] * (mass / left - rest / right) ** 2
    return apart
