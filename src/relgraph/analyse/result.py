"""What an analysis gives back: rows, what they come to, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from relgraph.analyse.coverage import Coverage

__all__ = ["Estimate", "Fact", "Result", "estimate", "estimates"]

_TAIL = 2.5
"""Per cent left out at each end: 95 % percentile intervals (Efron & Tibshirani 1993, ch. 13)."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value, and where 95 of 100 resamples of the articles put it; None where not resampled.

    The interval tells how much hangs on single articles, not how true the articles are.
    """

    value: float
    low: float | None = None
    high: float | None = None


Fact: TypeAlias = "float | int | str | bool | Estimate | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Generic[Row]):
    """The rows of an analysis, its figures of the whole by name, and its caveats."""

    rows: tuple[Row, ...]
    facts: Mapping[str, Fact]
    coverage: Coverage
    notes: tuple[str, ...] = ()
    """What to keep in mind when reading this result, a sentence each."""


def estimate(value: float, samples: Sequence[float] | NDArray[np.float64]) -> Estimate:
    """Return a value with the interval of its resamples; those that are no number are left out."""
    found = np.array(samples, dtype=np.float64)
    found = found[np.isfinite(found)]
    if not len(found):
        return Estimate(float(value))
    low, high = np.percentile(found, (_TAIL, 100 - _TAIL))
    return Estimate(float(value), float(low), float(high))


def estimates(
    values: NDArray[np.float64], samples: Sequence[NDArray[np.float64]]
) -> tuple[Estimate, ...]:
    """Return the estimate of each of several values; samples hold all of them."""
    if not samples:
        return tuple(Estimate(float(value)) for value in values)
    drawn = np.array(samples)
    return tuple(estimate(float(value), drawn[:, place]) for place, value in enumerate(values))
