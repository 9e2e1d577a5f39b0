"""How much an archive may still unpack to: one account for all that lies in it, at any depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relgraph.read.limits import Limits

__all__ = ["Budget"]

_LEAST = 10_000_000  # bytes: a small archive may pack a very regular text very well


class Budget:
    """Counts what is unpacked, and refuses when it is too many times the archive's size."""

    def __init__(self, size: int, told: str, limits: Limits) -> None:
        self._left = max(size * limits.expansion, _LEAST)
        self._told = told
        self._limits = limits

    def spend(self, count: int) -> None:
        """Take so many bytes off.

        Raises:
            LimitError: so many are not left.
        """
        self._left -= count
        if self._left < 0:
            raise self._limits.exceeded(
                "expansion", self._told, "unpacks to more than {limit} times its size"
            )
