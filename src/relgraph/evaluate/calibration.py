"""How far confidences are what they say: the share of right statements among equally sure ones."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from typing import TYPE_CHECKING

from relgraph.evaluate.levels import Level, Scope
from relgraph.evaluate.scores import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relgraph.evaluate.evaluation import Evaluation

__all__ = ["Bin", "Calibration", "calibrate", "format_calibration", "wilson_interval"]

_BINS = 10  # of a tenth each: the usual number (Guo et al. 2017, On Calibration of Neural Networks)
_Z = 1.959964  # the normal deviate that leaves 2.5 % at either side


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements whose confidence lies between two tenths."""

    low: float
    high: float
    count: int
    right: int
    mean: float
    """Their mean confidence: how many should be right."""

    @property
    def precision(self) -> float:
        """How many of them are right."""
        return self.right / self.count

    @property
    def interval(self) -> Interval:
        """Where that share lies with 95 % confidence."""
        return wilson_interval(self.right, self.count)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidences against what became of them."""

    bins: tuple[Bin, ...]
    brier: float
    """The mean squared distance of confidence and outcome; 0 is perfect, 0.25 a coin."""

    @property
    def count(self) -> int:
        """How many statements there are."""
        return sum(each.count for each in self.bins)

    @property
    def error(self) -> float:
        """The expected calibration error: how far confidence lies from precision on the mean."""
        gaps = sum(each.count * abs(each.mean - each.precision) for each in self.bins)
        return gaps / self.count if self.count else 0.0

    def to_json(self) -> dict[str, object]:
        """Return the curve as values that JSON can carry."""
        return {
            "statements": self.count,
            "expected_calibration_error": round(self.error, 4),
            "brier": round(self.brier, 4),
            "bins": [
                {
                    "low": each.low,
                    "high": each.high,
                    "statements": each.count,
                    "mean_confidence": round(each.mean, 4),
                    "precision": round(each.precision, 4),
                    "interval": [round(each.interval.low, 4), round(each.interval.high, 4)],
                }
                for each in self.bins
            ],
        }


def calibrate(evaluation: Evaluation) -> Calibration:
    """Return how the confidences of what was found compare with what is right.

    A record is right as in the main measure: dyad and type in the same sentence.
    """
    judged = evaluation.judged(Level.DYAD_TYPE, Scope.SENTENCE)
    return from_outcomes((record.confidence, is_right) for record, is_right in judged)


def from_outcomes(outcomes: Iterable[tuple[float, bool]]) -> Calibration:
    """Return the curve of confidences, each with whether it was right.

    >>> from_outcomes([(0.95, True), (0.91, False), (0.2, False)]).bins[-1].precision
    0.5
    """
    told = sorted(outcomes)
    squares = [(sure - is_right) ** 2 for sure, is_right in told]
    bins = tuple(
        _bin(number, list(group))
        for number, group in groupby(told, key=lambda each: min(int(each[0] * _BINS), _BINS - 1))
    )
    return Calibration(bins, sum(squares) / len(squares) if squares else 0.0)


def wilson_interval(right: int, count: int) -> Interval:
    """Return where a share lies with 95 % confidence, by Wilson's score (1927).

    It stays within 0 and 1 for few cases, where the usual interval does not.

    >>> told = wilson_interval(9, 10)
    >>> round(told.low, 3), round(told.high, 3)
    (0.596, 0.982)
    """
    if not count:
        return Interval(0.0, 1.0)
    share, spread = right / count, _Z**2 / count
    middle = (share + spread / 2) / (1 + spread)
    reach = _Z * sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread)
    return Interval(max(0.0, middle - reach), min(1.0, middle + reach))


def format_calibration(calibration: Calibration) -> str:
    """Return the curve as a table to read."""
    return "\n".join(_lines(calibration))


def _lines(calibration: Calibration) -> Iterator[str]:
    yield "confidence against measured precision (dyad and type, same sentence)"
    yield f"{'confidence':<14}{'statements':>12}{'mean':>8}{'precision':>11}   95 % of precision"
    for each in calibration.bins:
        told = f"{each.low:.1f} to {each.high:.1f}"
        figures = f"{each.count:>12}{each.mean:>8.3f}{each.precision:>11.3f}"
        yield f"{told:<14}{figures}   {each.interval.low:.3f} to {each.interval.high:.3f}"
    yield f"expected calibration error {calibration.error:.3f}, Brier score {calibration.brier:.3f}"


def _bin(number: int, told: list[tuple[float, bool]]) -> Bin:
    return Bin(
        low=number / _BINS,
        high=(number + 1) / _BINS,
        count=len(told),
        right=sum(is_right for _, is_right in told),
        mean=sum(sure for sure, _ in told) / len(told),
    )
