"""The constraints of SHACL Core that our shapes use, each as a check of a node's values."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pyoxigraph import Literal, NamedNode

from relgraph.store.names import term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pyoxigraph import BlankNode  # noqa: TID251 - shapes have them, as all of SHACL

    Node: TypeAlias = NamedNode | BlankNode | Literal
    Check: TypeAlias = Callable[["Data", Node, Sequence[Node]], bool]
    Said: TypeAlias = Mapping[NamedNode, Sequence[Node]]
    Component: TypeAlias = Callable[["Reader", Said, Node], Check]

__all__ = ["COMPONENTS", "PARAMETERS", "Data"]

_SH = "http://www.w3.org/ns/shacl#"
_XSD = term("xsd", "").value
_YEAR = r"-?(?:[1-9]\d{3,}|0\d{3})"
_MONTH, _DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_ZONE = r"(?:Z|[+-]\d\d:\d\d)?"
_FORMS = {
    "boolean": re.compile(r"true|false|0|1"),
    "integer": re.compile(r"[+-]?\d+"),
    "decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    "gYear": re.compile(_YEAR + _ZONE),
    "gYearMonth": re.compile(f"{_YEAR}-{_MONTH}{_ZONE}"),
    "date": re.compile(f"{_YEAR}-{_MONTH}-{_DAY}{_ZONE}"),
    "dateTime": re.compile(rf"{_YEAR}-{_MONTH}-{_DAY}T\d\d:\d\d:\d\d(?:\.\d+)?{_ZONE}"),
}
"""How values of a datatype are written (XML Schema 1.1, part 2); of others any text will do."""
PARAMETERS = frozenset({"qualifiedMinCount", "qualifiedMaxCount", "flags"})
"""What says more about another constraint."""


class Data(Protocol):
    """A graph as checks see it."""

    def values(self, node: Node, predicate: NamedNode) -> Sequence[Node]:
        """Return the values of a node's predicate."""

    def subjects(self, predicate: NamedNode, node: Node) -> Sequence[Node]:
        """Return the nodes that have a node as the value of a predicate."""

    def is_a(self, node: Node, kind: Node) -> bool:
        """Tell whether a node is of a class, or of one below it."""


class Holding(Protocol):
    """A shape of a value."""

    def holds(self, data: Data, node: Node) -> bool:
        """Tell whether nothing is wrong with a node."""


class Reader(Protocol):
    """What reads the shapes that constraints name."""

    def shape(self, node: Node) -> Holding:
        """Return the shape that a node describes."""

    def items(self, node: Node) -> Sequence[Node]:
        """Return the items of an RDF list."""


def _min_count(_: Reader, __: Said, value: Node) -> Check:
    least = int(value.value)
    return lambda _, __, values: len(values) >= least


def _max_count(_: Reader, __: Said, value: Node) -> Check:
    most = int(value.value)
    return lambda _, __, values: len(values) <= most


def _class(_: Reader, __: Said, kind: Node) -> Check:
    return lambda data, _, values: all(data.is_a(value, kind) for value in values)


def _datatype(_: Reader, __: Said, kind: Node) -> Check:
    name = kind.value.removeprefix(_XSD)
    form, is_dated = _FORMS.get(name), name in {"date", "dateTime"}

    def check(_: Data, __: Node, values: Sequence[Node]) -> bool:
        return all(
            isinstance(value, Literal)
            and value.datatype == kind
            and (form is None or form.fullmatch(value.value) is not None)
            and (not is_dated or _is_day(value.value[:10]))
            for value in values
        )

    return check


def _is_day(written: str) -> bool:
    """Tell whether the calendar has a day."""
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _node_kind(_: Reader, __: Said, kind: Node) -> Check:
    wanted = {"IRI": NamedNode, "Literal": Literal}[kind.value.rpartition("#")[2]]
    return lambda _, __, values: all(isinstance(value, wanted) for value in values)


def _in(reader: Reader, _: Said, listed: Node) -> Check:
    allowed = frozenset(reader.items(listed))
    return lambda _, __, values: all(value in allowed for value in values)


def _pattern(_: Reader, __: Said, value: Node) -> Check:
    pattern = re.compile(value.value)
    return lambda _, __, values: all(pattern.search(each.value) is not None for each in values)


def _min_length(_: Reader, __: Said, value: Node) -> Check:
    least = int(value.value)
    return lambda _, __, values: all(len(each.value) >= least for each in values)


def _bound(holds: Callable[[Decimal, Decimal], bool]) -> Component:
    """Return the constraint that compares each value with a number."""

    def component(_: Reader, __: Said, value: Node) -> Check:
        bound = Decimal(value.value)

        def check(_: Data, __: Node, values: Sequence[Node]) -> bool:
            numbers = map(_number, values)
            return all(number is not None and holds(number, bound) for number in numbers)

        return check

    return component


def _number(node: Node) -> Decimal | None:
    """Return a literal's number; None where it is none."""
    if not isinstance(node, Literal) or not node.datatype.value.startswith(_XSD):
        return None
    if node.datatype.value.removeprefix(_XSD) not in {"integer", "decimal", "double", "float"}:
        return None
    try:
        return Decimal(node.value)
    except InvalidOperation:
        return None


def _beside(holds: Callable[[Decimal, Decimal], bool]) -> Component:
    """Return the constraint that compares each value with those of another predicate."""

    def component(_: Reader, __: Said, predicate: Node) -> Check:
        named = _as_named(predicate)

        def check(data: Data, node: Node, values: Sequence[Node]) -> bool:
            others = [_number(other) for other in data.values(node, named)]
            numbers = [_number(value) for value in values]
            return all(
                one is not None and other is not None and holds(one, other)
                for one in numbers
                for other in others
            )

        return check

    return component


def _disjoint(_: Reader, __: Said, predicate: Node) -> Check:
    named = _as_named(predicate)
    return lambda data, node, values: not set(values) & set(data.values(node, named))


def _not(reader: Reader, _: Said, node: Node) -> Check:
    shape = reader.shape(node)
    return lambda data, _, values: not any(shape.holds(data, value) for value in values)


def _equals(_: Reader, __: Said, predicate: Node) -> Check:
    named = _as_named(predicate)
    return lambda data, node, values: set(values) == set(data.values(node, named))


def _has_value(_: Reader, __: Said, wanted: Node) -> Check:
    return lambda _, __, values: wanted in values


def _or(reader: Reader, _: Said, listed: Node) -> Check:
    shapes = [reader.shape(each) for each in reader.items(listed)]
    return lambda data, _, values: all(
        any(shape.holds(data, value) for shape in shapes) for value in values
    )


def _qualified(reader: Reader, said: Said, node: Node) -> Check:
    shape = reader.shape(node)
    least = _count(said.get(NamedNode(f"{_SH}qualifiedMinCount"), ()), 0)
    most = _count(said.get(NamedNode(f"{_SH}qualifiedMaxCount"), ()), None)

    def check(data: Data, _: Node, values: Sequence[Node]) -> bool:
        count = sum(shape.holds(data, value) for value in values)
        return count >= (least or 0) and (most is None or count <= most)

    return check


def _count(values: Iterable[Node], default: int | None) -> int | None:
    return next((int(value.value) for value in values), default)


def _as_named(node: Node) -> NamedNode:
    return node if isinstance(node, NamedNode) else NamedNode(node.value)


COMPONENTS: Mapping[str, Component] = {
    "minCount": _min_count,
    "maxCount": _max_count,
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "in": _in,
    "pattern": _pattern,
    "minLength": _min_length,
    "minInclusive": _bound(lambda number, bound: number >= bound),
    "minExclusive": _bound(lambda number, bound: number > bound),
    "maxInclusive": _bound(lambda number, bound: number <= bound),
    "lessThan": _beside(lambda one, other: one < other),
    "lessThanOrEquals": _beside(lambda one, other: one <= other),
    "disjoint": _disjoint,
    "not": _not,
    "equals": _equals,
    "hasValue": _has_value,
    "or": _or,
    "qualifiedValueShape": _qualified,
}
"""What makes each constraint's check, by its local name."""
