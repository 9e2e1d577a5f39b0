"""Where a query has a fault, in one line.

The engine stops at the furthest place that it could read to and lists its whole grammar there.
rdflib's parser, slower and asked only then, points at the clause that cannot be read.
"""

from __future__ import annotations

import re

__all__ = ["describe_fault"]

_PLACE = re.compile(r"error at (\d+):(\d+)")
_SENTENCE = re.compile(r"(?:expected |one of |, )(?P<hint>[A-Z][\w ]+(?: \w+){2}(?: \?\w+)?)")
_SHOWN = 24  # characters from a fault on: enough to find it again


def describe_fault(message: str, text: str) -> str:
    """Return line, column and words of a query's fault.

    Args:
        message: what the engine said.
        text: the query.
    """
    place = _clause(text)
    hint = ""
    if place is None:  # the grammar is right: the engine says what is wrong with the sense
        found = _SENTENCE.search(message)
        hint = f": {found['hint']}" if found else ""
        place = _furthest(message)
    if place is None:
        return f"the query cannot be read: {' '.join(message.split())}"
    line, column = place
    rest = "".join(text.splitlines()[line - 1 : line])[column - 1 :].strip()
    shown = f"at {rest[:_SHOWN]!r}" if rest else "where the line ends"
    return f"the query has a fault in line {line}, column {column}, {shown}{hint}"


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
