"""pySHACL alone, over the union of all graphs: what our checks must find, and be faster than."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from relgraph.resources import graph_path
from relgraph.vocabulary import ONTOLOGY_FILES, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["faults_by_pyshacl"]


def faults_by_pyshacl(quads: Iterable[Quad]) -> set[tuple[str, str]]:
    """Return the nodes that break a shape of graph/shapes, each with the shape's sentence."""
    import pyshacl
    from rdflib import SH, Graph, URIRef

    shapes = Graph().parse(graph_path("shapes", "relgraph.ttl"), format="turtle")
    _, results, _ = pyshacl.validate(_union(quads), shacl_graph=shapes)
    if not isinstance(results, Graph):
        raise TypeError("pySHACL gives its results as a graph")
    found = set()
    for result in results.subjects(SH.focusNode):
        messages = sorted(str(each) for each in results.objects(result, SH.resultMessage))
        path = results.value(result, SH.resultPath)
        place = f" [{path.rpartition('#')[2]}]" if isinstance(path, URIRef) else ""
        found.add((str(results.value(result, SH.focusNode)), "; ".join(messages) + place))
    return found


def _union(quads: Iterable[Quad]) -> Graph:
    from rdflib import Graph, URIRef
    from rdflib import Literal as RdflibLiteral

    def converted(node: object) -> Node:
        if isinstance(node, Literal):
            datatype = None if node.language else URIRef(node.datatype.value)
            # rdflib would rewrite what it understands: the shapes are to see what is stored.
            return RdflibLiteral(node.value, lang=node.language, datatype=datatype, normalize=False)
        return URIRef(node.value if isinstance(node, NamedNode) else str(node))

    union = Graph()
    for file in ONTOLOGY_FILES:
        union.parse(graph_path("ontology", file), format="turtle")
    for quad in quads:
        if str(quad.graph_name) != f"<{ONTOLOGY_GRAPH}>":
            union.add(tuple(converted(each) for each in quad.triple))  # type: ignore[arg-type] # three
    return union
