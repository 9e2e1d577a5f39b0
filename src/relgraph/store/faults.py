"""Where a query has a fault, in one line.

The engine stops at the furthest place that it could read to and lists its whole grammar there.
rdflib's parser, slower and asked only then, points at the clause that cannot be read.
"""

from __future__ import annotations

import re

from relgraph.errors import QueryError

__all__ = ["describe_fault"]

_PLACE = re.compile(r"error at (\d+):(\d+)")
_SENTENCE = re.compile(r"(?:expected |one of |, )(?P<hint>[A-Z][\w ]+(?: \w+){2}(?: \?\w+)?)")
_SHOWN = 24  # characters from a fault on: enough to find it again
_WIDTH = 78  # characters of a line that fit a terminal


def describe_fault(message: str, text: str, *, is_update: bool = False) -> QueryError:
    """Return an error with line, column and words of a query's fault, and a caret under it.

    Args:
        message: what the engine said.
        text: the query.
        is_update: whether it is an update.
    """
    kind = "update" if is_update else "query"
    place = None if is_update else _clause(text)
    hint = ""
    if place is None:  # the grammar is right: the engine says what is wrong with the sense
        found = _SENTENCE.search(message)
        hint = f": {found['hint']}" if found else ""
        place = _furthest(message)
    if place is None:
        return QueryError(f"the {kind} cannot be read: {' '.join(message.split())}")
    line, column = place
    whole = "".join(text.splitlines()[line - 1 : line])
    rest = whole[column - 1 :].strip()
    shown = f"at {rest[:_SHOWN]!r}" if rest else "where the line ends"
    return QueryError(
        f"the {kind} has a fault in line {line}, column {column}, {shown}{hint}",
        _excerpt(whole, column),
    )


def _excerpt(line: str, column: int) -> str:
    """Return a line, or the part of a long one around a column, with a caret under the column."""
    start = max(0, column - 1 - _WIDTH // 2) if len(line) > _WIDTH else 0
    part = line[start : start + _WIDTH].replace("\t", " ")
    return f"{part.rstrip()}\n{' ' * (column - 1 - start)}^"


def _clause(text: str) -> tuple[int, int] | None:
    """Return where the clause begins that rdflib cannot read, or None where it can read all."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(text)
    except ParseBaseException as error:
        return error.lineno, error.column
    return None


def _furthest(message: str) -> tuple[int, int] | None:
    """Return how far the engine could read."""
    place = _PLACE.search(message)
    return None if place is None else (int(place[1]), int(place[2]))
