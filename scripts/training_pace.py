"""How trainings go: examples in batches of like length, and a rate that warms up and falls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import Generator

__all__ = ["Pace", "batches"]

LEAST = 0.02  # of the rate is what the last steps have
HEAD_FASTER = 10  # the head starts from nothing, the encoder does not

_T = TypeVar("_T")


def batches(
    rows: list[_T], size: int, length: Callable[[_T], int], spread: int, rng: Generator
) -> list[list[_T]]:
    """Return rows in batches of like length, in an order drawn by lot; spread mixes lengths."""
    order = sorted(range(len(rows)), key=lambda each: length(rows[each]) + rng.random() * spread)
    cut = [[rows[each] for each in order[k : k + size]] for k in range(0, len(order), size)]
    return [cut[each] for each in rng.permutation(len(cut))]


@dataclass
class Pace:
    """The rate of each step of a training, for an encoder and the head upon it."""

    optimiser: Any
    """Of torch, with the encoder's parameters in its first group and the head's in its second."""
    rate: float
    warm: float
    """Which share of the steps raises the rate from nothing."""
    step: int = 0

    def set(self, total: int) -> None:
        """Set the rate of the next step, of so many in all."""
        warm = min(1.0, (self.step + 1) / (self.warm * total))
        rate = self.rate * warm * max(LEAST, 1 - self.step / total)
        for group, faster in zip(self.optimiser.param_groups, (1, HEAD_FASTER), strict=True):
            group["lr"] = rate * faster
        self.step += 1
