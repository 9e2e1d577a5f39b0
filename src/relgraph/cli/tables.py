"""Small tables that a user hands to an analysis: groups of actors, countries of publishers."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING
from urllib.parse import unquote

from relgraph.cli.naming import find_actor
from relgraph.errors import AnalysisError
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from pathlib import Path

    from relgraph.model import Graphlike

__all__ = ["read_groups", "read_pairs"]


def read_pairs(path: Path) -> dict[str, str]:
    """Return the two columns of a CSV file without a head.

    Raises:
        AnalysisError: it cannot be read, or a line has other than two columns.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.reader(file) if row]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise AnalysisError(f"{path} cannot be read as CSV: {error}") from error
    wrong = [number for number, row in enumerate(rows, 1) if len(row) != 2]  # noqa: PLR2004 - a pair
    if wrong:
        raise AnalysisError(f"line {wrong[0]} of {path} has not two columns; write NAME,GROUP")
    return {name.strip(): told.strip() for name, told in rows}


def read_groups(graph: Graphlike, path: Path) -> dict[str, str]:
    """Return the group of each actor of a CSV file by local identifier; actors go by any name.

    Raises:
        AnalysisError: as `read_pairs`.
        KnowledgeError: nobody goes by a name, or more than one.
    """
    return {
        unquote(find_actor(graph, name).value.removeprefix(ID_NAMESPACE)): group
        for name, group in read_pairs(path).items()
    }
