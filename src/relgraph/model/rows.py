"""What a query gives back: a table of terms, with no RDF library in sight."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

__all__ = ["Cell", "CellKind", "Graphlike", "Rows"]


class CellKind(StrEnum):
    """What an RDF term is."""

    IRI = "uri"
    LITERAL = "literal"
    BLANK = "bnode"
    TRIPLE = "triple"


@dataclass(frozen=True, slots=True)
class Cell:
    """An RDF term as plain text: its value, and datatype and language where it is a literal."""

    kind: CellKind
    value: str
    datatype: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Rows:
    """A result table: the variables, and a row of cells (None where unbound) for each solution."""

    columns: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]

    def __len__(self) -> int:
        return len(self.cells)

    def __iter__(self) -> Iterator[dict[str, str | None]]:
        """Yield each solution as a dictionary of plain values."""
        for row in self.cells:
            yield {
                name: None if cell is None else cell.value
                for name, cell in zip(self.columns, row, strict=True)
            }

    def to_pandas(self) -> pd.DataFrame:
        """Return the table as a pandas data frame of strings.

        Raises:
            ImportError: pandas is not installed; `pip install relgraph[pandas]` brings it.
        """
        import pandas as pd

        return pd.DataFrame(list(self), columns=list(self.columns))


class Graphlike(Protocol):
    """Whatever answers SPARQL: a store here, or an endpoint elsewhere."""

    def query(
        self,
        text: str,
        bindings: Mapping[str, Cell] | None = None,
        *,
        time_limit: float | None = None,
    ) -> Any:  # noqa: ANN401 - Rows for SELECT, bool for ASK, str in N-Triples for CONSTRUCT
        """Return the answer to a SPARQL text with the variables bound to the given terms."""
