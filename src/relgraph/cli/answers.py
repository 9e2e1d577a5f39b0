"""The answer to a query on the screen or in a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from relgraph.cli.naming import find_labels
from relgraph.cli.output import echo_table, tell
from relgraph.model import CellKind, Rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.model import Cell, Graphlike

Answer = Rows | bool | str

__all__ = ["echo_answer"]

_FOR_PEOPLE = ("table", "markdown")


def echo_answer(graph: Graphlike, answer: Answer, form: str, *, iris: bool = False) -> None:
    """Print an answer; in the formats for people, actors stand by their names or `iris`."""
    from relgraph.query import format_answer

    labels: Mapping[str, str] = {}
    if isinstance(answer, Rows) and form in _FOR_PEOPLE:
        labels = {} if iris else find_labels(graph, answer)
        if form == "table" and sys.stdout.isatty():
            echo_table(answer.columns, [[_shown(cell, labels) for cell in r] for r in answer.cells])
            return
        if not answer:
            tell("no rows")
    click.echo(format_answer(answer, form, labels=labels), nl=False)


def _shown(cell: Cell | None, labels: Mapping[str, str]) -> str:
    from relgraph.query import short

    if cell is None:
        return ""
    return labels.get(cell.value) or (
        short(cell.value) if cell.kind is CellKind.IRI else cell.value
    )
