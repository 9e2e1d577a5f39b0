"""The graph held against its SHACL shapes: articles one by one, then what they share."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from relgraph.model import Fault
from relgraph.resources import graph_path
from relgraph.store.names import ARTICLES, FORMAT, TYPE, graph_node, term
from relgraph.store.reports import ValidationReport
from relgraph.store.shapes import read_shapes
from relgraph.vocabulary import DERIVED_GRAPH, ID_NAMESPACE, ONTOLOGY_FILES, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Quad

    from relgraph.store.constraints import Node
    from relgraph.store.graph import StoredGraph
    from relgraph.store.shapes import Shape

    Graph: TypeAlias = dict[Node, dict[NamedNode, list[Node]]]

__all__ = ["validate"]

_KEPT = 20_000  # nodes of other graphs that are kept at hand: some 20 MB
_SHAPELESS = frozenset({DERIVED_GRAPH, ONTOLOGY_GRAPH, FORMAT.value})
"""Graphs without nodes of their own: plain triples, and what ships with relgraph."""
_SUBCLASS = term("rdfs", "subClassOf")


def validate(store: StoredGraph, *, article: str | None = None) -> ValidationReport:
    """Return what in a store breaks the shapes of graph/shapes.

    Args:
        store: the store.
        article: the identifier of the only article to look at; all, and what they share,
            where None.
    """
    names = store.graph_names() if article is None else (graph_node(article).value,)
    validation = _Validation(store)
    faults: set[Fault] = set()
    count = 0
    for name in names:
        if name.startswith(ARTICLES):
            found = list(validation.article(name))
            count += 1
        elif name not in _SHAPELESS:
            found = list(validation.others(name))
        else:
            continue
        faults.update(found)
    return ValidationReport(articles=count, faults=tuple(sorted(faults)))


class _Validation:
    """The shapes, and the graph as they see it: one graph at hand, the others when asked for."""

    def __init__(self, store: StoredGraph) -> None:
        self._store = store
        self._engine = store.engine
        self._shapes = read_shapes()
        self._ontology = _graph(
            quad
            for file in ONTOLOGY_FILES
            for quad in parse(path=graph_path("ontology", file), format=RdfFormat.TURTLE)
        )
        self._above = lru_cache(None)(self._classes_above)
        self._for = lru_cache(None)(self._shapes_for)
        self._elsewhere = lru_cache(_KEPT)(self._look_up)
        self._own: Graph = {}

    def article(self, name: str) -> Iterator[Fault]:
        """Yield what is wrong in an article's graph."""
        graph = NamedNode(name)
        self._own = _graph(self._engine.quads_for_pattern(None, None, None, graph))
        for node in self._own:
            yield from self._faults(name, node)
        self._own = {}

    def others(self, name: str) -> Iterator[Fault]:
        """Yield what is wrong with the nodes of a graph that no article owns.

        What other graphs say of them counts as well.
        """
        for node, _ in groupby(self._store.quads_by_subject(name), key=lambda quad: quad.subject):
            if isinstance(node, NamedNode):
                yield from self._faults(name, node)

    def _faults(self, name: str, node: Node) -> Iterator[Fault]:
        said = self._said(node)
        for shape in self._for(tuple(said.get(TYPE, ())), frozenset(said)):
            for message in shape.messages(self, node):
                yield Fault(unquote(name.removeprefix(ID_NAMESPACE)), node.value, message)

    def _shapes_for(
        self, kinds: tuple[Node, ...], predicates: frozenset[NamedNode]
    ) -> tuple[Shape, ...]:
        classes = {above for kind in kinds for above in self._above(kind)}
        return tuple(
            shape for shape in self._shapes if shape.classes & classes or shape.having & predicates
        )

    def _classes_above(self, kind: Node) -> frozenset[Node]:
        """Return a class with those that it is below."""
        found: set[Node] = set()
        waiting = [kind]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += self._ontology.get(each, {}).get(_SUBCLASS, [])
        return frozenset(found)

    # --- the graph as constraints see it --------------------------------------------------------

    def values(self, node: Node, predicate: NamedNode) -> Sequence[Node]:
        """Return the values of a node's predicate."""
        return self._said(node).get(predicate, ())

    def subjects(self, predicate: NamedNode, node: Node) -> Sequence[Node]:
        """Return the nodes that have a node as the value of a predicate."""
        if self._own:
            return [one for one, said in self._own.items() if node in said.get(predicate, ())]
        found = self._engine.quads_for_pattern(None, predicate, node, None)
        return [quad.subject for quad in found if isinstance(quad.subject, NamedNode)]

    def is_a(self, node: Node, kind: Node) -> bool:
        """Tell whether a node is of a class, or of one below it."""
        return any(kind in self._above(each) for each in self._said(node).get(TYPE, ()))

    def _said(self, node: Node) -> Mapping[NamedNode, Sequence[Node]]:
        own = self._own.get(node) or self._ontology.get(node)
        return own if own is not None else self._elsewhere(node)

    def _look_up(self, node: Node) -> Mapping[NamedNode, Sequence[Node]]:
        if not isinstance(node, NamedNode):
            return {}
        found = _graph(self._engine.quads_for_pattern(node, None, None, None))
        return found.get(node, {})


def _graph(quads: Iterable[Quad]) -> Graph:
    """Return quads by subject and predicate, each value once."""
    graph: Graph = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            values = graph[subject][quad.predicate]
            if value not in values:
                values.append(value)
    return dict(graph)
