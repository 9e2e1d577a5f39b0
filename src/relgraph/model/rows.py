"""What a query gives back: a table of terms, with no RDF library in sight."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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

    def values(self, column: str) -> list[str | int | float | bool | None]:
        """Return a column as Python values: numbers and truths where all of it is such, else text.

        Raises:
            ValueError: there is no such column.
        """
        place = self.columns.index(column)
        cells = [row[place] for row in self.cells]
        kinds = {cell.datatype for cell in cells if cell is not None}
        read = _READERS.get(kinds.pop() or "", str) if len(kinds) == 1 else str
        return [None if cell is None else read(cell.value) for cell in cells]

    def to_pandas(self) -> pd.DataFrame:
        """Return the table as a pandas data frame; numbers and truths come as such, dates as text.

        Raises:
            ImportError: pandas is not installed; `pip install relgraph[pandas]` brings it.
        """
        import pandas as pd

        frame = pd.DataFrame({name: self.values(name) for name in self.columns})
        return frame.convert_dtypes()

    def _repr_html_(self) -> str:
        """Show the table in a notebook, its first rows only where there are many."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{_shown(cell)}</td>' for cell in row)}</tr>"
            for row in self.cells[:_SHOWN_ROWS]
        )
        more = len(self) - _SHOWN_ROWS
        note = f"<p>and {more} rows more</p>" if more > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


_XSD = "http://www.w3.org/2001/XMLSchema#"
_READERS: Mapping[str, Callable[[str], str | int | float | bool]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": float,
    f"{_XSD}double": float,
    f"{_XSD}boolean": lambda told: told in {"true", "1"},
}
_SHOWN_ROWS = 100  # a screenful or two; a notebook keeps what it shows


def _shown(cell: Cell | None) -> str:
    """Return a cell as HTML: an identifier by its last part, with the whole of it at hand."""
    if cell is None:
        return ""
    if cell.kind is not CellKind.IRI:
        return escape(cell.value)
    name = cell.value.rstrip("/").rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    return f'<span title="{escape(cell.value)}">{escape(name)}</span>'


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
