"""Precision, recall and F1, and how far chance in the choice of articles moves them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random  # noqa: TID251 - seeded below: the same articles, the same interval
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Counts", "Interval", "f1_interval"]

_DRAWS = 1000  # Efron and Tibshirani, An Introduction to the Bootstrap (1993), section 13.3
_SEED = 20231229  # any fixed number will do: the same articles give the same interval
_TAIL = 0.025  # an interval of 95 %, by the percentile method (the same, section 13.3)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed
        )

    @classmethod
    def total(cls, counts: Iterable[Counts]) -> Counts:
        """Return the counts of many articles added up."""
        return sum(counts, start=cls())

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return _ratio(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 0 where there is nothing."""
        return _ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> round(Counts(right=6, wrong=2, missed=4).f1, 3)
        0.667
        """
        return _ratio(2 * self.right, 2 * self.right + self.wrong + self.missed)


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a figure lies in 95 of 100 draws of as many articles from the same pool."""

    low: float
    high: float


def f1_interval(by_article: Sequence[Counts]) -> Interval:
    """Return the bootstrap interval of F1, articles drawn whole and with replacement.

    Statements of one article hang together, so drawing statements would feign certainty.
    """
    chance = Random(_SEED)  # noqa: S311 - no secret hangs on it
    draws = sorted(
        Counts.total(chance.choices(by_article, k=len(by_article))).f1 for _ in range(_DRAWS)
    )
    return Interval(draws[int(_DRAWS * _TAIL)], draws[int(_DRAWS * (1 - _TAIL)) - 1])


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
