"""Graphs as text: what CONSTRUCT and DESCRIBE give, in the syntax that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.errors import QueryError
from relgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["GRAPH_FORMATS", "format_graph"]

GRAPH_FORMATS: Mapping[str, str] = {"ntriples": "nt", "turtle": "ttl", "jsonld": "jsonld"}
"""The syntaxes of graphs by name, and the file extension of each."""


def format_graph(triples: str, form: str) -> str:
    r"""Return sorted N-Triples in another syntax; equal triples give equal text.

    >>> line = "<https://w3id.org/relgraph/id/state/PAK> <http://x/knows> <http://x/a> .\n"
    >>> print(format_graph(line, "turtle").splitlines()[-1])
    state:PAK <http://x/knows> <http://x/a> .

    Raises:
        QueryError: the syntax is none of GRAPH_FORMATS.
    """
    from pyoxigraph import RdfFormat, parse, serialize

    if form not in GRAPH_FORMATS:
        known = ", ".join(GRAPH_FORMATS)
        raise QueryError(f"a graph cannot be written as {form!r}; choose one of {known}")
    if form == "ntriples":
        return triples
    syntax = RdfFormat.from_extension(GRAPH_FORMATS[form])
    quads = parse(input=triples, format=RdfFormat.N_TRIPLES)
    written = serialize((quad.triple for quad in quads), format=syntax, prefixes=dict(PREFIXES))
    return (written or b"").decode("utf-8").rstrip("\n") + "\n"
