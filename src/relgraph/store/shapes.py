"""SHACL shapes made into checks of a node, so that a graph is gone through once and quickly.

What is understood of SHACL Core is what graph/shapes uses; a shape that says anything else is
refused when it is read, never left out. That the checks find what pySHACL finds is tested.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse  # noqa: TID251 - of shapes

from relgraph.errors import KnowledgeError
from relgraph.resources import graph_path
from relgraph.store.constraints import COMPONENTS, PARAMETERS
from relgraph.store.names import term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from relgraph.store.constraints import Check, Data, Node

    Said: TypeAlias = Mapping[NamedNode, Sequence[Node]]
    Path: TypeAlias = Callable[[Data, Node], Sequence[Node]]

__all__ = ["Shape", "read_shapes"]

_SH = "http://www.w3.org/ns/shacl#"
_TARGETS = ("targetClass", "targetSubjectsOf")
_BESIDE = {"property", "path", "message", *_TARGETS}
_OF_PATHS = ("path", "minCount", "maxCount", "lessThan", "lessThanOrEquals", "qualifiedValueShape")
"""What means something in a shape of properties only; elsewhere it would always hold."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a node must be like: itself, and the values at the end of paths from it."""

    classes: frozenset[NamedNode]
    """The classes whose nodes it is for."""
    having: frozenset[NamedNode]
    """The predicates whose subjects it is for."""
    message: str
    checks: tuple[Check, ...]
    properties: tuple[_Property, ...]

    def messages(self, data: Data, node: Node) -> Iterator[str]:
        """Yield what is wrong with a node."""
        if not all(check(data, node, (node,)) for check in self.checks):
            yield self.message
        for each in self.properties:
            if not each.holds(data, node):
                yield each.message

    def holds(self, data: Data, node: Node) -> bool:
        """Tell whether nothing is wrong with a node."""
        return next(self.messages(data, node), None) is None


@dataclass(frozen=True, slots=True)
class _Property:
    """What the values at the end of a path must be like."""

    path: Path
    checks: tuple[Check, ...]
    message: str

    def holds(self, data: Data, node: Node) -> bool:
        values = self.path(data, node)
        return all(check(data, node, values) for check in self.checks)


def read_shapes(text: bytes | None = None) -> tuple[Shape, ...]:
    """Return the shapes of graph/shapes, or of a text in Turtle.

    Raises:
        KnowledgeError: a shape says what is not understood.
    """
    written = graph_path("shapes", "relgraph.ttl").read_bytes() if text is None else text
    return _Reader(written).shapes()


class _Reader:
    """Reads shapes."""

    def __init__(self, text: bytes) -> None:
        self._said: dict[Node, dict[NamedNode, list[Node]]] = defaultdict(lambda: defaultdict(list))
        for quad in parse(text, format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode | BlankNode) and isinstance(
                quad.object, NamedNode | BlankNode | Literal
            ):
                self._said[quad.subject][quad.predicate].append(quad.object)

    def shapes(self) -> tuple[Shape, ...]:
        """Return the shapes that have a target."""
        return tuple(
            self.shape(node)
            for node, said in list(self._said.items())
            if any(_sh(target) in said for target in _TARGETS)
        )

    def shape(self, node: Node) -> Shape:
        """Return the shape that a node describes."""
        said = self._said[node]
        for name in _OF_PATHS:
            if _sh(name) in said:
                raise KnowledgeError(f"sh:{name} is not understood here; write it in a sh:property")
        return Shape(
            classes=frozenset(_named(said[_sh("targetClass")])),
            having=frozenset(_named(said[_sh("targetSubjectsOf")])),
            message=_text(said[_sh("message")]),
            checks=tuple(self._checks(said)),
            properties=tuple(self._property(each) for each in said[_sh("property")]),
        )

    def items(self, node: Node) -> tuple[Node, ...]:
        """Return the items of an RDF list."""
        found = []
        while node != term("rdf", "nil"):
            found.append(self._said[node][term("rdf", "first")][0])
            node = self._said[node][term("rdf", "rest")][0]
        return tuple(found)

    def _property(self, node: Node) -> _Property:
        said = self._said[node]
        (path,) = said[_sh("path")]
        place = f" [{path.value.rpartition('#')[2]}]" if isinstance(path, NamedNode) else ""
        message = _text(said[_sh("message")]) + place
        return _Property(self._path(path), tuple(self._checks(said)), message)

    def _path(self, node: Node) -> Path:
        if isinstance(node, NamedNode):
            return lambda data, focus: data.values(focus, node)
        said = self._said[node]
        if _sh("inversePath") in said:
            (predicate,) = _named(said[_sh("inversePath")])
            return lambda data, focus: data.subjects(predicate, focus)
        steps = [self._path(each) for each in self.items(node)]

        def follow(data: Data, focus: Node) -> Sequence[Node]:
            reached: Iterable[Node] = (focus,)
            for step in steps:
                reached = dict.fromkeys(value for each in reached for value in step(data, each))
            return tuple(reached)

        return follow

    def _checks(self, said: Said) -> Iterator[Check]:
        for predicate, values in list(said.items()):
            name = predicate.value.removeprefix(_SH)
            if name == predicate.value or name in _BESIDE or name in PARAMETERS:
                continue
            if name not in COMPONENTS:
                raise KnowledgeError(f"sh:{name} is not understood; write the shape without it")
            for value in values:
                yield COMPONENTS[name](self, said, value)


def _sh(name: str) -> NamedNode:
    return NamedNode(_SH + name)


def _named(nodes: Iterable[Node]) -> Iterator[NamedNode]:
    return (node for node in nodes if isinstance(node, NamedNode))


def _text(nodes: Sequence[Node]) -> str:
    return "; ".join(sorted(node.value for node in nodes if isinstance(node, Literal)))
