"""What articles share, held against the articles: nothing too much, nothing missing."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.model import Fault, Remedy
from relgraph.model import Finding as AnyFinding
from relgraph.store.descriptions import appearances_in, description_quads, known_quads
from relgraph.store.names import ARTICLES, DERIVED, REPRINTS, SHARED, TYPE, rg, term
from relgraph.store.reprints import REPRINT_OF, original_of
from relgraph.vocabulary import EVENTS_GRAPHS, ID_NAMESPACE, NAMED_GRAPHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from relgraph.store.graph import StoredGraph

    Finding: TypeAlias = AnyFinding[Quad]

__all__ = ["Finding", "check_shared"]

_POINTERS = {
    "Relation": (rg("affirms"),),
    "Dyad": (rg("dyad"),),
    "Run": (term("prov", "wasGeneratedBy"),),
}
_NOBODY: frozenset[NamedNode] = frozenset()


def check_shared(store: StoredGraph, name_of: Callable[[Quad], NamedNode]) -> Iterator[Finding]:
    """Yield what is wrong outside the articles' own graphs.

    Args:
        store: the store.
        name_of: gives the name of the relation that a plain triple says.
    """
    yield from _unowned(store)
    yield from _shared(store)
    yield from _plain(store, name_of)
    yield from _reprints(store)


def _unowned(store: StoredGraph) -> Iterator[Finding]:
    """Yield the graphs that nobody owns."""
    for name in store.graph_names():
        if name not in NAMED_GRAPHS and not name.startswith((ARTICLES, EVENTS_GRAPHS)):
            message = "the graph is no article's, and none that relgraph keeps"
            yield AnyFinding(Fault(_local(name), name, message, Remedy.DROP))
    if store.has_quads_outside:
        node = f"{ID_NAMESPACE}graph/default"
        message = "quads outside any named graph"
        yield AnyFinding(Fault("graph/default", node, message, Remedy.DROP))


def _shared(store: StoredGraph) -> Iterator[Finding]:
    """Yield what is wrong in the descriptions that articles share, subject by subject."""
    quads = store.quads_by_subject(SHARED.value)
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        if isinstance(subject, NamedNode):
            yield from _described(store, subject, frozenset(group))


def _described(store: StoredGraph, node: NamedNode, held: frozenset[Quad]) -> Iterator[Finding]:
    kinds = {_term(quad.object) for quad in held if quad.predicate == TYPE}
    pointers = [each for kind in kinds for each in _POINTERS.get(kind, ())]
    if pointers:
        if not any(_points(store, predicate, node) for predicate in pointers):
            yield _finding("graph/shared", node, "described, though no article needs it", held)
        return
    appearances = appearances_in(store.engine, node, _NOBODY)
    wanted = description_quads(node, appearances, known_quads(store.engine, node))
    if held != wanted:
        message = "an actor that is not described as the articles name it"
        yield _finding("graph/shared", node, message, held - wanted, wanted - held)


def _points(store: StoredGraph, predicate: NamedNode, node: NamedNode) -> bool:
    return any(store.engine.quads_for_pattern(None, predicate, node, None))


def _plain(store: StoredGraph, name_of: Callable[[Quad], NamedNode]) -> Iterator[Finding]:
    """Yield the plain triples that no affirmed, asserted statement backs."""
    for quad in store.engine.quads_for_pattern(None, None, None, DERIVED):
        pointers = store.engine.quads_for_pattern(None, rg("affirms"), name_of(quad), None)
        if not any(_is_affirmed(store, pointer) for pointer in pointers):
            message = f"no affirmed statement backs the plain triple {_plainly(quad)}"
            node = quad.subject
            yield _finding("graph/derived", node, message, [quad])


def _is_affirmed(store: StoredGraph, pointer: Quad) -> bool:
    statement, graph = pointer.subject, pointer.graph_name
    false = Literal("false", datatype=term("xsd", "boolean"))
    return (
        Quad(statement, rg("negated"), false, graph) in store.engine
        and Quad(statement, rg("modality"), rg("asserted"), graph) in store.engine
    )


def _reprints(store: StoredGraph) -> Iterator[Finding]:
    """Yield the links between near copies that stand wrongly, or do not stand."""
    told: dict[object, set[Quad]] = defaultdict(set)
    for quad in store.engine.quads_for_pattern(None, REPRINT_OF, None, REPRINTS):
        told[quad.subject].add(quad)
    for quad in store.engine.quads_for_pattern(None, TYPE, rg("Article"), None):
        node = quad.subject
        if isinstance(node, NamedNode) and node == quad.graph_name:
            original = original_of(store.engine, node)
            wanted = {Quad(node, REPRINT_OF, original, REPRINTS)} if original is not None else set()
            held = told.pop(node, set())
            if held != wanted:
                message = "a link to the article that it is a copy of is wrong or missing"
                yield _finding(_local(node.value), node, message, held - wanted, wanted - held)
    for stray, held in sorted(told.items(), key=str):
        yield _finding("graph/reprints", stray, "a copy that is no article of the store", held)


def _finding(
    graph: str, node: object, message: str, held: Iterable[Quad], wanted: Iterable[Quad] = ()
) -> Finding:
    iri = node.value if isinstance(node, NamedNode) else str(node)
    fault = Fault(graph, iri, message, Remedy.REPAIR)
    return AnyFinding(fault, frozenset(held), frozenset(wanted))


def _plainly(quad: Quad) -> str:
    return " ".join(_local(each.value) for each in quad.triple if isinstance(each, NamedNode))


def _term(node: object) -> str:
    return node.value.rpartition("#")[2] if isinstance(node, NamedNode) else ""


def _local(iri: str) -> str:
    return iri.removeprefix(ID_NAMESPACE).rpartition("#")[2]
