"""What is asked of a graph over HTTP, and what comes back piece by piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Asked", "Reading"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, or where `text` is None a whole graph, and the syntaxes that may carry its answer.

    `table` and `graph` name the syntax for tables and truths, and that for triples; None says that
    the asker takes none. Without graphs of its own a query runs over the union of all. Relative
    names in it begin with `base`.
    """

    text: str | None
    table: str | None = "json"
    graph: str | None = "nt"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    is_dataset_given: bool = False
    base: str | None = None


class Reading(Protocol):
    """An answer on its way; every method but `stop` may wait."""

    def start(self) -> str:
        """Return "table" or "graph" once the answer begins; raise what keeps it from beginning."""

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes of the answer; raise QueryError where it breaks off."""

    def stop(self) -> None:
        """End it, finished or not, from any thread."""
