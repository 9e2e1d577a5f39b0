"""What is wrong somewhere in a graph, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

__all__ = ["Fault", "Finding", "Remedy"]

_Quad = TypeVar("_Quad")


class Remedy(StrEnum):
    """How a fault can be mended; for people to read."""

    NONE = ""
    """Not said: whoever wrote it knows."""
    REPAIR = "'relgraph verify --repair' rebuilds it"
    IMPORT = "import the article again, or restore a backup"
    RESTORE = "restore a backup, or load an export that has it"
    DROP = "'relgraph update' takes away what is yours to take: DROP GRAPH"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong in a graph: where, what, and how it can be mended."""

    article: str
    """The local identifier of the article, or of the graph that articles share."""
    node: str
    """The IRI of the node at fault."""
    message: str
    remedy: Remedy = Remedy.NONE

    @property
    def is_mendable(self) -> bool:
        """Whether it can be rebuilt from what the graph holds."""
        return self.remedy is Remedy.REPAIR

    def __str__(self) -> str:
        advice = f"; {self.remedy}" if self.remedy else ""
        return f"{self.article}: {self.message} ({self.node}){advice}"


@dataclass(frozen=True, slots=True)
class Finding(Generic[_Quad]):
    """A fault, with the quads that stand where it is and those that should.

    Both are empty where nothing tells what should stand there.
    """

    fault: Fault
    held: frozenset[_Quad] = frozenset()
    wanted: frozenset[_Quad] = frozenset()
