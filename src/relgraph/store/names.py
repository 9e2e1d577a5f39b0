"""The terms of the graph that a store must understand to keep itself true."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.vocabulary import (
    ACTORS_GRAPH,
    DERIVED_GRAPH,
    FORMAT_GRAPH,
    ID_NAMESPACE,
    NAMESPACE,
    PREFIXES,
    REPRINTS_GRAPH,
    REVIEWED_GRAPH,
    REVIEWS_GRAPH,
    SHARED_GRAPH,
)

__all__ = [
    "ACTORS",
    "ARTICLES",
    "DERIVED",
    "FORMAT",
    "FORMAT_VERSION",
    "REPRINTS",
    "REVIEWED",
    "REVIEWS",
    "SHARED",
    "TYPE",
    "format_quad",
    "graph_node",
    "rg",
    "term",
]

DERIVED = NamedNode(DERIVED_GRAPH)
SHARED = NamedNode(SHARED_GRAPH)
REPRINTS = NamedNode(REPRINTS_GRAPH)
ACTORS = NamedNode(ACTORS_GRAPH)
REVIEWED = NamedNode(REVIEWED_GRAPH)
REVIEWS = NamedNode(REVIEWS_GRAPH)
FORMAT = NamedNode(FORMAT_GRAPH)
FORMAT_VERSION = 1
"""The version of the layout of the graphs; raised when a store of the one before must be changed
to be this one's, with a step in `relgraph.pipeline.migrations`."""
ARTICLES = ID_NAMESPACE + "article/"
"""What the names of all articles' graphs begin with."""


@cache
def term(prefix: str, name: str) -> NamedNode:
    """Return a term of a vocabulary that has a prefix."""
    return NamedNode(PREFIXES[prefix] + name)


@cache
def rg(name: str) -> NamedNode:
    """Return a term of relgraph's own ontology."""
    return NamedNode(NAMESPACE + name)


TYPE = term("rdf", "type")


def graph_node(graph: str) -> NamedNode:
    """Return the name of a graph, given whole or as a local identifier.

    >>> graph_node("article/0123").value
    'https://w3id.org/relgraph/id/article/0123'
    """
    return NamedNode(graph if ":" in graph else ID_NAMESPACE + quote(graph))


def format_quad(version: int = FORMAT_VERSION) -> Quad:
    """Return what says that a store is relgraph's, and of which version."""
    written = Literal(str(version), datatype=term("xsd", "integer"))
    return Quad(FORMAT, rg("formatVersion"), written, FORMAT)
