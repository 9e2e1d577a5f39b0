"""Answers of the engine as plain values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
)

from relgraph.model import Cell, CellKind, Rows

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

__all__ = ["read_answer", "write_answer"]

_TABLE, _GRAPH = b"T", b"G"


def write_answer(answer: QuerySolutions | QueryBoolean | QueryTriples) -> bytes:
    """Return an answer as bytes that can go through a pipe: SPARQL JSON or N-Triples."""
    if isinstance(answer, QueryTriples):
        return _GRAPH + (answer.serialize(format=RdfFormat.N_TRIPLES) or b"")
    return _TABLE + (answer.serialize(format=QueryResultsFormat.JSON) or b"")


def read_answer(written: bytes) -> Rows | bool | str:
    """Return the rows, the truth or the sorted N-Triples that `write_answer` wrote."""
    if written.startswith(_GRAPH):
        lines = set(written[1:].decode("utf-8").split("\n")) - {""}
        return "".join(f"{line}\n" for line in sorted(lines))
    told = json.loads(written[1:])
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
