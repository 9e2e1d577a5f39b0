"""A graph made fit to be handed on: without the articles' texts, without what everybody has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.rdf.terms import rg, term
from relgraph.vocabulary import ACTORS_GRAPH, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

__all__ = ["without_knowledge", "without_texts"]

# The words around quotes would, put together, give much of the text back.
_WORDS = frozenset({rg("text"), term("oa", "prefix"), term("oa", "suffix")})
_COMMON = frozenset({ACTORS_GRAPH, ONTOLOGY_GRAPH})


def without_texts(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quads that carry no more of an article than its metadata and the quotes."""
    return (quad for quad in quads if quad.predicate not in _WORDS)


def without_knowledge(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quads that come from articles, and not with every copy of relgraph."""
    return (quad for quad in quads if getattr(quad.graph_name, "value", "") not in _COMMON)
