"""What validation found, ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relgraph.model import Fault

__all__ = ["ValidationReport"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationReport:
    """How many articles were held against the shapes, and what does not conform."""

    articles: int
    faults: tuple[Fault, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    def __str__(self) -> str:
        lines = [str(fault) for fault in self.faults]
        lines.append(f"{self.articles} articles held against the shapes, {len(lines)} faults")
        return "\n".join(lines)
