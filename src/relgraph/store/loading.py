"""N-Quads taken apart by graph, so that each article can be put in whole."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from relgraph.errors import StoreError
from relgraph.store.names import ARTICLES, DERIVED, FORMAT, FORMAT_VERSION, REPRINTS, SHARED, term
from relgraph.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Store

__all__ = ["Loaded", "fill", "read_nquads"]


_UNTOLD = f"""
PREFIX rg: <{NAMESPACE}>
ASK {{ GRAPH ?g {{
  ?told a rg:Appearance
  FILTER NOT EXISTS {{ ?told rg:asName ?name ; rg:asCode ?code ; rg:asKind ?kind }}
}} }}
"""


class Loaded(NamedTuple):
    """What N-Quads hold: the articles' bundles, and the graphs that no article owns."""

    articles: dict[NamedNode, tuple[Quad, ...]]
    others: dict[NamedNode, tuple[Quad, ...]]


def read_nquads(source: Path | str | bytes) -> Loaded:
    """Return the graphs of an N-Quads file or text.

    Each article takes along what it points at in the derived and the shared graph; what none
    points at is left behind.

    Raises:
        StoreError: it cannot be read, holds quads outside any graph, or is a newer version's.
    """
    by_graph = _by_graph(source)
    _check_version(by_graph.pop(FORMAT, []))
    shared: dict[object, list[Quad]] = defaultdict(list)
    for quad in by_graph.pop(SHARED, []):
        shared[quad.subject].append(quad)
    by_graph.pop(DERIVED, None)  # the shared graph's relations tell of it
    by_graph.pop(REPRINTS, None)  # what is a reprint of what depends on all articles of the store
    articles, others = {}, {}
    for graph, quads in by_graph.items():
        if graph.value.startswith(ARTICLES):
            articles[graph] = (*quads, *_needed(quads, shared))
        else:
            others[graph] = tuple(quads)
    return Loaded(articles, others)


def fill(engine: Store, path: Path) -> None:
    """Put a whole N-Quads file into an engine that holds nothing but its format, or nothing.

    Raises:
        StoreError: it cannot be read, holds quads outside any graph, or is a newer version's.
    """
    format_quads = list(engine)
    try:
        engine.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
        _check_graphs(engine, path)
    except (OSError, SyntaxError, StoreError) as error:
        engine.clear()
        engine.extend(format_quads)
        if isinstance(error, StoreError):
            raise
        raise StoreError(f"{path} cannot be read as N-Quads: {error}") from error


def _check_graphs(engine: Store, path: Path) -> None:
    _check_version(engine.quads_for_pattern(None, None, None, FORMAT))
    for quad in engine.quads_for_pattern(None, None, None, DefaultGraph()):
        raise StoreError(f"{path} has a quad outside any named graph: {quad}")
    if engine.query(_UNTOLD):
        raise StoreError(f"{path} names an actor without its name, code or kind")


def _by_graph(source: Path | str | bytes) -> dict[NamedNode, list[Quad]]:
    by_graph: dict[NamedNode, list[Quad]] = defaultdict(list)
    place = "the text" if isinstance(source, bytes) else str(source)
    try:
        written = source if isinstance(source, bytes) else Path(source).read_bytes()
        for quad in parse(written, format=RdfFormat.N_QUADS):
            if not isinstance(quad.graph_name, NamedNode):
                raise StoreError(f"{place} has a quad outside any named graph: {quad}")
            by_graph[quad.graph_name].append(quad)
    except (OSError, SyntaxError) as error:
        raise StoreError(f"{place} cannot be read as N-Quads: {error}") from error
    return by_graph


def _check_version(quads: Iterable[Quad]) -> None:
    for quad in quads:
        told = quad.object.value if isinstance(quad.object, Literal) else ""
        if told.isdecimal() and int(told) > FORMAT_VERSION:
            raise StoreError("a newer relgraph wrote these N-Quads; update relgraph to load them")


def _needed(quads: Iterable[Quad], shared: Mapping[object, list[Quad]]) -> Iterator[Quad]:
    """Yield what an article's quads point at in the shared graph, and their plain triples."""
    for pointed in dict.fromkeys(quad.object for quad in quads):
        described = shared.get(pointed, [])
        yield from described
        ends = {quad.predicate: quad.object for quad in described}
        subject, predicate, target = (
            ends.get(term("rdf", name)) for name in ("subject", "predicate", "object")
        )
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and target:
            yield Quad(subject, predicate, target, DERIVED)
