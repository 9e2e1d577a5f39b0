"""How many of a graph's statements are right, as far as reviewers have judged them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from relgraph.model import ReviewState
from relgraph.review.strata import band, stratum

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relgraph.model import Claim
    from relgraph.review.states import Standing

__all__ = ["Estimate", "measure_precision", "wilson"]

_Z = 1.959964  # the normal quantile of 0.975: intervals of 95 %
_JUDGED = (ReviewState.ACCEPTED, ReviewState.REJECTED, ReviewState.CORRECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """How many statements of a group are right.

    `precision` is weighted, so that it holds for all statements of the group; `low` and `high`
    are the ends of its interval of 95 %.
    """

    group: str
    """What it is a group by: all, type, confidence or frame."""
    name: str
    statements: int
    judged: int
    right: int
    precision: float
    low: float
    high: float


def measure_precision(claims: Iterable[Claim], standing: Standing) -> tuple[Estimate, ...]:
    """Return the precision of a graph's statements: of all, by type, confidence and frame.

    A statement is right where it is accepted, and wrong where it is rejected or corrected; what
    is disputed or unreviewed does not count. Each judged one stands for its share of its stratum
    of type and band of confidence, so that a sample drawn by strata gives no crooked picture
    (post-stratification). The interval is Wilson's (Journal of the American Statistical
    Association 22, 1927), with the effective size of a weighted sample (Kish, Survey Sampling,
    1965, 11.7) in the place of its size.

    Args:
        claims: the statements to measure.
        standing: what their reviews come to.
    """
    found = tuple(claims)
    weights = _weights(found, standing)
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in found:
        groups["all", ""].append(claim)
        groups["type", claim.saying.type].append(claim)
        groups["confidence", band(claim.confidence)].append(claim)
        groups["frame", claim.frame or "(none)"].append(claim)
    order = ("all", "type", "confidence", "frame")
    return tuple(
        _estimate(name, groups[name], standing, weights)
        for name in sorted(groups, key=lambda one: (order.index(one[0]), one[1]))
        if any(claim.id in weights for claim in groups[name])
    )


def wilson(share: float, size: float) -> tuple[float, float]:
    """Return Wilson's interval of 95 % of a share that was found in a sample.

    >>> [round(end, 3) for end in wilson(0.9, 10)]
    [0.596, 0.982]
    """
    spread = _Z * sqrt(share * (1 - share) / size + _Z**2 / (4 * size**2))
    middle, scale = share + _Z**2 / (2 * size), 1 + _Z**2 / size
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def _weights(claims: Sequence[Claim], standing: Standing) -> dict[str, float]:
    """Return for how many statements of its stratum each judged one stands."""
    there = Counter(map(stratum, claims))
    judged = [claim for claim in claims if standing.state(claim.id) in _JUDGED]
    counted = Counter(map(stratum, judged))
    return {claim.id: there[stratum(claim)] / counted[stratum(claim)] for claim in judged}


def _estimate(
    name: tuple[str, str], claims: Sequence[Claim], standing: Standing, weights: dict[str, float]
) -> Estimate:
    judged = [claim.id for claim in claims if claim.id in weights]
    right = [each for each in judged if standing.state(each) is ReviewState.ACCEPTED]
    total = sum(weights[each] for each in judged)
    share = min(1.0, sum(weights[each] for each in right) / total)
    size = total**2 / sum(weights[each] ** 2 for each in judged)
    low, high = wilson(share, size)
    return Estimate(
        group=name[0],
        name=name[1],
        statements=len(claims),
        judged=len(judged),
        right=len(right),
        precision=share,
        low=low,
        high=high,
    )
