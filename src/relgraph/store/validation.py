"""The graph held against its SHACL shapes, article by article."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from relgraph.resources import graph_path
from relgraph.store.articles import iter_articles
from relgraph.store.names import ACTORS, REVIEWED, SHARED, graph_node, rg
from relgraph.store.reports import Fault, ValidationReport
from relgraph.vocabulary import EVENTS_GRAPHS, ID_NAMESPACE, ONTOLOGY_FILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad
    from pyoxigraph import Store as Engine
    from rdflib import Graph
    from rdflib.term import Node

    from relgraph.store.store import Store

__all__ = ["validate"]


def validate(store: Store, *, article: str | None = None) -> ValidationReport:
    """Return what in a store breaks the shapes of graph/shapes.

    Args:
        store: the store.
        article: the identifier of the only article to look at; all where None.
    """
    shapes, ontology = _shapes(), _ontology()
    nodes = sorted(iter_articles(store.engine), key=str)
    if article is not None:
        nodes = [node for node in nodes if node == graph_node(article)]
    faults = [
        fault
        for node in nodes
        for fault in _faults(node, _article_graph(store.engine, node) + ontology, shapes)
    ]
    if article is None and store.has_graph(REVIEWED.value):
        faults += _faults(REVIEWED, _graph(store.quads(REVIEWED.value)) + ontology, shapes)
    if article is None:
        for name in store.graphs():
            if name.startswith(EVENTS_GRAPHS):
                node = graph_node(name)
                faults += _faults(node, _graph(store.quads(name)) + ontology, shapes)
    return ValidationReport(articles=len(nodes), faults=tuple(sorted(faults)))


def _faults(node: NamedNode, graph: Graph, shapes: Graph) -> Iterator[Fault]:
    import pyshacl
    from rdflib import SH, URIRef

    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes)
    identifier = unquote(node.value.removeprefix(ID_NAMESPACE))
    for result in results.subjects(SH.resultMessage):
        messages = sorted(str(message) for message in results.objects(result, SH.resultMessage))
        path = results.value(result, SH.resultPath)
        place = f" [{path.rpartition('#')[2]}]" if isinstance(path, URIRef) else ""
        focus = str(results.value(result, SH.focusNode))
        yield Fault(identifier, focus, "; ".join(messages) + place)


def _graph(quads: Iterable[Quad]) -> Graph:
    """Return quads as rdflib's graph."""
    from rdflib import Graph

    graph = Graph()
    for triple in _triples(quads):
        graph.add(triple)
    return graph


def _article_graph(engine: Engine, article: NamedNode) -> Graph:
    """Return an article's graph with the descriptions of its actors, as rdflib's."""
    graph = _graph(engine.quads_for_pattern(None, None, None, article))
    for appearance in engine.quads_for_pattern(None, rg("appearanceOf"), None, article):
        if isinstance(appearance.object, NamedNode):
            for home in (SHARED, ACTORS):
                described = engine.quads_for_pattern(appearance.object, None, None, home)
                for triple in _triples(described):
                    graph.add(triple)
    return graph


def _triples(quads: Iterable[Quad]) -> Iterator[tuple[Node, Node, Node]]:
    """Yield triples as rdflib's terms; the graph has no blank nodes and no triple terms."""
    from rdflib import Literal as RdflibLiteral
    from rdflib import URIRef

    def converted(node: object) -> Node:
        if isinstance(node, Literal):
            datatype = None if node.language else URIRef(node.datatype.value)
            # rdflib would rewrite what it understands: the shapes are to see what is stored.
            return RdflibLiteral(node.value, lang=node.language, datatype=datatype, normalize=False)
        return URIRef(node.value if isinstance(node, NamedNode) else str(node))

    for quad in quads:
        yield converted(quad.subject), converted(quad.predicate), converted(quad.object)


def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(graph_path("shapes", "relgraph.ttl"), format="turtle")


def _ontology() -> Graph:
    from rdflib import Graph

    graph = Graph()
    for file in ONTOLOGY_FILES:
        graph.parse(graph_path("ontology", file), format="turtle")
    return graph
