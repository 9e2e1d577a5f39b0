"""Where the level of a series changes: splits of least squares, tested by permutation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from relgraph.analyse.columns import Floats

__all__ = ["Break", "find_breaks"]

_PERMUTATIONS = 999
"""The least p value is then 0.001."""

_LEVEL = 0.05
_SHORTEST = 3
"""Values in a segment: fewer are an odd month, and no level."""


class Break(NamedTuple):
    """The place of the first value at the new level, and how often chance alone does as well."""

    place: int
    p: float


def find_breaks(values: Floats, weights: Floats, *, seed: int = 0) -> tuple[Break, ...]:
    """Return where the weighted mean of a series changes, in order.

    Binary segmentation (Scott & Knott, Biometrics 30 (1974) 507; Vostrikova, Soviet Mathematics
    Doklady 24 (1981) 55): the split that lowers the weighted squares most is taken if it passes,
    and both parts are looked at in turn. The test is by permutation, as in circular binary
    segmentation (Olshen, Venkatraman, Lucito & Wigler, Biostatistics 5 (2004) 557): `p` is the
    share of orders of the same values whose own best split is as good, so that having looked for
    the best is paid for. Least cost under a penalty (PELT) finds more breaks and tests none: in
    plain noise it finds some. A level that comes and goes within a long series can be missed.

    Args:
        values: one for each time at which there is any.
        weights: how much each rests on.
        seed: of the permutations.
    """
    chance = np.random.default_rng(seed)
    found: list[Break] = []
    waiting = [(0, len(values))]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2 * _SHORTEST:
            continue
        split, p = _best_split(values[start:end], weights[start:end], chance)
        if p <= _LEVEL:
            found.append(Break(start + split, p))
            waiting += [(start + split, end), (start, start + split)]
    return tuple(sorted(found))


def _best_split(values: Floats, weights: Floats, chance: np.random.Generator) -> tuple[int, float]:
    """Return the best place to split, and how often a random order has one as good."""
    order = np.tile(np.arange(len(values)), (_PERMUTATIONS + 1, 1))
    order[1:] = chance.permuted(order[1:], axis=1)
    gains = _gains(values[order], weights[order])[:, _SHORTEST - 1 : len(values) - _SHORTEST]
    best = gains.max(axis=1)
    as_good = int((best >= best[0] - 1e-9).sum())  # the order as it is counts too
    return int(gains[0].argmax()) + _SHORTEST, as_good / (_PERMUTATIONS + 1)


def _gains(values: Floats, weights: Floats) -> Floats:
    """Return by how much each split of each row lowers the weighted squares."""
    left, mass = np.cumsum(weights, axis=1), np.cumsum(weights * values, axis=1)
    right, rest = left[:, -1:] - left, mass[:, -1:] - mass
    with np.errstate(divide="ignore", invalid="ignore"):
        apart: Floats = left * right / left[:, -1:] * (mass / left - rest / right) ** 2
    return apart
