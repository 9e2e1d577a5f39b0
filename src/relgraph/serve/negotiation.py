"""Which media type a client gets: RFC 9110, section 12.5.1, over the types that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["GRAPHS", "TABLES", "choose_type"]

TABLES = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""The types of tables and truth values, the preferred first, and the syntax that each carries."""

GRAPHS = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
    "application/ld+json": "jsonld",
    "text/plain": "nt",  # what N-Triples was called before it had a type of its own
}
"""The types of graphs, the preferred first, and the syntax that each carries."""


def choose_type(accept: str, offered: Mapping[str, str]) -> str | None:
    """Return the offered type that an Accept header likes best, the first where it likes several.

    None says that it takes none of them.

    >>> choose_type("text/csv;q=0.5, application/*", TABLES)
    'application/sparql-results+json'
    >>> choose_type("text/html", TABLES) is None
    True
    """
    ranges = [_range(part) for part in (accept or "*/*").split(",") if part.strip()]
    weighed = [(_weight(name, ranges), name) for name in offered]
    best = max(weight for weight, _ in weighed)
    return next(name for weight, name in weighed if weight == best) if best > 0 else None


def _range(part: str) -> tuple[str, float]:
    """Return a media range and its weight."""
    name, *marks = (piece.strip().lower() for piece in part.split(";"))
    weights = [mark[2:] for mark in marks if mark.startswith("q=")]
    try:
        return name, float(weights[0]) if weights else 1.0
    except ValueError:
        return name, 0.0


def _weight(name: str, ranges: list[tuple[str, float]]) -> float:
    """Return the weight of the most specific range that covers a type."""
    kind = name.partition("/")[0]
    given = dict(ranges)
    return next((given[each] for each in (name, f"{kind}/*", "*/*") if each in given), 0.0)
