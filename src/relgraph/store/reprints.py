"""Which articles are near copies of which, kept true whenever an article comes or goes.

An article is a reprint of the earliest of those whose words are nearly its own, if that is
earlier than itself: the first by date of publication, those without a date last, and then by
name. No clock and no order of imports has a part in it: equal articles give equal links.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.store.names import REPRINTS, rg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Store

__all__ = ["REPRINT_OF", "original_of", "plan_reprints", "similarity_of"]

REPRINT_OF = rg("reprintOf")
_PART = rg("fingerprint")
_VALUE = 8  # hexadecimal digits of one of the values in a part
_LEAST = 0.5
"""From which share of common runs of five words on two articles count as one. Independent reports
of one event seldom share a tenth; a reprint that was cut by half still shares half."""
_UNDATED = "~"  # sorts behind every date


class _Print(NamedTuple):
    """An article's fingerprint, and its place in the order of originals."""

    parts: frozenset[str]
    rank: tuple[str, str]


def similarity_of(store: Store, article: NamedNode, other: NamedNode) -> float:
    """Return about which share of their runs of five words two articles have in common."""
    return _similarity(_stored(store, article).parts, _stored(store, other).parts)


def original_of(store: Store, article: NamedNode) -> NamedNode | None:
    """Return the article that one is a reprint of, worked out anew from all that are there."""
    view = _View(store, {})
    first = article
    while (twin := view.earlier_twin(first)) is not None:
        first = twin
    original = view.earliest(first, view.near(first))
    return original or (None if first == article else first)


def plan_reprints(
    store: Store, arriving: Mapping[NamedNode, Iterable[Quad]]
) -> tuple[set[Quad], set[Quad]]:
    """Return which links of reprints go and which come as graphs are replaced.

    Args:
        store: the store as it is before.
        arriving: the graphs that change, with what they are to hold; nothing where they go.
    """
    prints = {node: _print(node, quads) for node, quads in arriving.items()}
    changed = {node: one for node, one in prints.items() if one != _stored(store, node)}
    view = _View(store, changed)
    unsettled = {*changed, *(one for gone in changed for one in view.linked_to(gone))}
    originals: dict[NamedNode, NamedNode | None] = {}
    twins: dict[NamedNode, NamedNode] = {}
    for node in sorted(unsettled, key=str):
        twin = view.earlier_twin(node)
        if twin is not None:
            twins[node] = twin
            continue
        near = view.near(node)
        originals[node] = view.earliest(node, near)
        if node in changed:
            for one in near - unsettled:  # they may have a new neighbour that is earlier
                known = originals.get(one, view.link(one)) or one
                originals[one] = view.earliest(one, {known, node})
    for node, twin in twins.items():
        while twin in twins:
            twin = twins[twin]  # noqa: PLW2901 - followed to the first of its like
        originals[node] = (originals[twin] if twin in originals else view.link(twin)) or twin
    held = {quad for node in originals for quad in view.links(node)}
    return held, {
        Quad(node, REPRINT_OF, original, REPRINTS)
        for node, original in originals.items()
        if original is not None
    }


class _View:
    """The articles as they will stand: those of the store, with changes that are not yet made."""

    def __init__(self, store: Store, changed: Mapping[NamedNode, _Print]) -> None:
        self._store = store
        self._changed = changed

    def print_of(self, node: NamedNode) -> _Print:
        """Return an article's fingerprint; one without parts where it has none."""
        return self._changed[node] if node in self._changed else _stored(self._store, node)

    def near(self, node: NamedNode) -> set[NamedNode]:
        """Return the other articles whose words are nearly an article's own."""
        parts = self.print_of(node).parts
        shared = Counter(one for part in parts for one in self._with_part(part))
        del shared[node]
        return {
            one
            for one, count in shared.items()
            if count == len(parts) or _similarity(parts, self.print_of(one).parts) >= _LEAST
        }

    def earlier_twin(self, node: NamedNode) -> NamedNode | None:
        """Return an earlier article with just the same words, where there is one.

        All that is near to one is near to the other, so that a thousandth copy of a page need
        not be compared with the other thousand.
        """
        parts, rank = self.print_of(node)
        for one in self._with_part(min(parts)) if parts else ():
            if one != node and self.print_of(one).parts == parts and self.print_of(one).rank < rank:
                return one
        return None

    def earliest(self, node: NamedNode, near: Iterable[NamedNode]) -> NamedNode | None:
        """Return the earliest article nearby that is earlier than this one, or None."""
        first = min((node, *near), key=lambda one: self.print_of(one).rank)
        return None if first == node else first

    def links(self, node: NamedNode) -> Iterator[Quad]:
        """Yield the link that stands in the store."""
        yield from self._store.quads_for_pattern(node, REPRINT_OF, None, REPRINTS)

    def link(self, node: NamedNode) -> NamedNode | None:
        """Return the original to which the store links an article."""
        found = (quad.object for quad in self.links(node))
        return next((one for one in found if isinstance(one, NamedNode)), None)

    def linked_to(self, original: NamedNode) -> Iterator[NamedNode]:
        """Yield the articles that the store links to an original."""
        for quad in self._store.quads_for_pattern(None, REPRINT_OF, original, REPRINTS):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject

    def _with_part(self, part: str) -> Iterator[NamedNode]:
        """Yield the articles whose fingerprint has a part."""
        yield from (node for node, own in self._changed.items() if part in own.parts)
        for quad in self._store.quads_for_pattern(None, _PART, Literal(part), None):
            if isinstance(quad.subject, NamedNode) and quad.subject not in self._changed:
                yield quad.subject


def _stored(store: Store, node: NamedNode) -> _Print:
    told = (
        quad
        for predicate in (_PART, rg("publishedOn"))
        for quad in store.quads_for_pattern(node, predicate, None, node)
    )
    return _print(node, told)


def _print(node: NamedNode, quads: Iterable[Quad]) -> _Print:
    """Return what quads tell of an article's fingerprint and date."""
    parts, dates = set(), [_UNDATED]
    for quad in quads:
        if quad.subject == node and isinstance(quad.object, Literal):
            if quad.predicate == _PART:
                parts.add(quad.object.value)
            elif quad.predicate == rg("publishedOn"):
                dates.append(quad.object.value)
    return _Print(frozenset(parts), (min(dates), node.value))


def _similarity(parts: frozenset[str], others: frozenset[str]) -> float:
    """Return the share of equal values, which estimates the share of common runs of words."""
    values, other_values = _values(parts), _values(others)
    same = sum(a == b for a, b in zip(values, other_values, strict=False))
    return same / max(len(values), len(other_values), 1)


def _values(parts: Iterable[str]) -> list[str]:
    written = [part.partition("-")[2] for part in sorted(parts)]
    return [
        text[start : start + _VALUE] for text in written for start in range(0, len(text), _VALUE)
    ]
