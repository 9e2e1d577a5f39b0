"""Quads as text, the same bytes for the same quads, and N-Quads back."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Triple, parse, serialize

from relgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import Quad

__all__ = ["FORMATS", "parse_nquads", "serialise", "to_nquads"]

FORMATS = ("trig", "nquads", "turtle", "jsonld")
"""The formats that `serialise` writes."""


def serialise(quads: Iterable[Quad], format: str) -> str:  # noqa: A002 - the option's own name
    """Return quads in a format: trig, nquads, turtle or jsonld.

    Turtle knows no graphs: it gives each triple once, whatever graphs it stands in.

    Raises:
        ValueError: the format is none of these.
    """
    if format not in FORMATS:
        raise ValueError(f"{format!r} is no format; choose one of {', '.join(FORMATS)}")
    if format == "nquads":
        return _nquads(quads)
    if format == "turtle":
        return _turtle(quads)
    ordered = sorted(set(quads), key=_graph_first)
    return _write(ordered, RdfFormat.JSON_LD if format == "jsonld" else RdfFormat.TRIG)


def parse_nquads(written: bytes) -> tuple[Quad, ...]:
    """Return the quads that `serialise` wrote as N-Quads."""
    return tuple(parse(written, format=RdfFormat.N_QUADS))


def to_nquads(written: bytes, format: str) -> str:  # noqa: A002 - the option's own name
    """Return what is written as trig or nquads as sorted N-Quads.

    Raises:
        SyntaxError: it is not written so.
    """
    kind = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS}[format]
    return _nquads(parse(written, format=kind))


def _nquads(quads: Iterable[Quad]) -> str:
    return "".join(sorted({f"{quad} .\n" for quad in quads}))


def _turtle(quads: Iterable[Quad]) -> str:
    triples = {Triple(quad.subject, quad.predicate, quad.object) for quad in quads}
    return _write(sorted(triples, key=str), RdfFormat.TURTLE)


def _write(ordered: Sequence[Quad] | Sequence[Triple], format: RdfFormat) -> str:  # noqa: A002
    written = BytesIO()
    serialize(ordered, written, format, prefixes=dict(PREFIXES))
    text = written.getvalue().decode("utf-8")
    return text if text.endswith("\n") else text + "\n"


def _graph_first(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad)
