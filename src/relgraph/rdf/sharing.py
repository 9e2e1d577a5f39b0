"""A graph made fit to be handed on: without texts, with short quotes, without common knowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, Quad

from relgraph.rdf.terms import boolean, rg, term
from relgraph.vocabulary import ACTORS_GRAPH, EVENTS_GRAPHS, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["with_short_quotes", "without_events", "without_knowledge", "without_texts"]

# The words around quotes would, put together, give much of the text back.
_WORDS = frozenset({rg("text"), term("oa", "prefix"), term("oa", "suffix")})
_COMMON = frozenset({ACTORS_GRAPH, ONTOLOGY_GRAPH})


def without_texts(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quads that carry no more of an article than its metadata and the quotes."""
    return (quad for quad in quads if quad.predicate not in _WORDS)


def without_knowledge(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quads that come from articles, and not with every copy of relgraph."""
    return (quad for quad in quads if getattr(quad.graph_name, "value", "") not in _COMMON)


def without_events(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quads that come from no event data set: their rows may not be yours to hand on."""
    return (
        quad
        for quad in quads
        if not getattr(quad.graph_name, "value", "").startswith(EVENTS_GRAPHS)
    )


def with_short_quotes(quads: Iterable[Quad], shorten: Callable[[str], str]) -> Iterator[Quad]:
    """Yield the quads with their quotes shortened; one that lost words says so.

    Place and identifier stay those of the whole quote, so that it can be found in the article.
    """
    for quad in quads:
        if quad.predicate != term("oa", "exact") or not isinstance(quad.object, Literal):
            yield quad
            continue
        short = shorten(quad.object.value)
        yield Quad(quad.subject, quad.predicate, Literal(short), quad.graph_name)
        if short != quad.object.value:
            yield Quad(quad.subject, rg("isShortened"), boolean(True), quad.graph_name)  # noqa: FBT003 - the literal
