"""Answers of the engine as plain values."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
)

from relgraph.errors import QueryError
from relgraph.model import Cell, CellKind, Rows

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from pyoxigraph import QuerySolutions

__all__ = ["read_answer", "read_table", "write_answer"]

LARGEST_ANSWER = 1 << 29
"""Bytes of SPARQL JSON or N-Triples: some two million rows, and 5 GB once they are Rows."""

_TABLE, _GRAPH = b"T", b"G"


def write_answer(answer: QuerySolutions | QueryBoolean | QueryTriples) -> bytes:
    """Return an answer as bytes that can go through a pipe: SPARQL JSON or N-Triples.

    Raises:
        QueryError: the answer is larger than can be held.
    """
    page = _Page()
    if isinstance(answer, QueryTriples):
        page.write(_GRAPH)
        answer.serialize(page, format=RdfFormat.N_TRIPLES)
    else:
        page.write(_TABLE)
        answer.serialize(page, format=QueryResultsFormat.JSON)
    return page.getvalue()


class _Page(io.BytesIO):
    """Bytes in memory that stop growing before the memory ends."""

    def write(self, part: ReadableBuffer, /) -> int:
        if self.tell() > LARGEST_ANSWER:
            size = LARGEST_ANSWER >> 20
            raise QueryError(f"the answer is larger than {size} MB; add LIMIT or ask for less")
        return super().write(part)


def read_answer(written: bytes) -> Rows | bool | str:
    """Return the rows, the truth or the sorted N-Triples that `write_answer` wrote."""
    if written.startswith(_GRAPH):
        lines = set(written[1:].decode("utf-8").split("\n")) - {""}
        return "".join(f"{line}\n" for line in sorted(lines))
    return read_table(json.loads(written[1:]))


def read_table(told: dict[str, Any]) -> Rows | bool:
    """Return the rows or the truth that SPARQL JSON tells, once it is read."""
    if "boolean" in told:
        return bool(told["boolean"])
    columns = tuple(told["head"]["vars"])
    return Rows(
        columns,
        tuple(
            tuple(_cell(row[name]) if name in row else None for name in columns)
            for row in told["results"]["bindings"]
        ),
    )


def _cell(told: dict[str, Any]) -> Cell:
    kind = CellKind(told["type"])
    if kind is CellKind.TRIPLE:
        parts = [
            _as_text(_cell(told["value"][part])) for part in ("subject", "predicate", "object")
        ]
        return Cell(kind, f"<<( {' '.join(parts)} )>>")
    return Cell(kind, told["value"], told.get("datatype"), told.get("xml:lang"))


def _as_text(cell: Cell) -> str:
    """Return a part of a triple term, as people read it."""
    return f"<{cell.value}>" if cell.kind is CellKind.IRI else json.dumps(cell.value)
