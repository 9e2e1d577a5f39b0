"""What a preposition brings in, wherever the parse has hung it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relgraph.model.tree import Tree

__all__ = ["objects_of"]

_VERBAL = frozenset({"VERB", "AUX"})
_CARRIED = frozenset({"dobj", "nsubjpass", "pobj", "attr", "nsubj", "acomp"})


def objects_of(tree: Tree, trigger: int, preposition: str, described: Iterable[int]) -> list[int]:
    """Return the objects of a preposition at the trigger, or at what carries it.

    `described` are the words that the trigger is said of: "relations between A and B soured" has
    its "between" there.
    """
    places = list(dict.fromkeys(_places(tree, trigger, described)))
    # "held talks in Geneva with Iran": the second preposition may hang on the first one's object
    deeper = [
        each
        for place in places
        for inner in tree.children(place, "prep")
        for each in tree.children(inner, "pobj")
        # "Drills near its border with Peru" are not with Peru; "part of its aid to Peru" is to it.
        if tree[inner].lemma == "of" or not tree.children(each, "poss")
    ]
    for place in dict.fromkeys((*places, *deeper)):
        found = list(_objects_at(tree, place, preposition))
        if found:
            return found
    return []


def _places(tree: Tree, trigger: int, described: Iterable[int]) -> Iterator[int]:
    """Yield the words at which to look for prepositions, the nearest first."""
    yield trigger
    if tree[trigger].pos in _VERBAL:
        yield from tree.children(trigger, "dobj", "nsubjpass", "advmod", "acomp", "attr")
        if not tree.children(trigger, "prep"):
            yield from tree.children(trigger, "conj")
        yield from tree.children(trigger, "nsubj") or described
        return
    yield from tree.children(trigger, "conj", "relcl")
    first = tree.first_conjunct(trigger)
    yield first
    governor = tree.head(first)
    if governor is not None and tree[governor].pos == "ADP":
        governor = tree.head(governor)
    if governor is not None and tree[first].dep in _CARRIED and tree[governor].pos in _VERBAL:
        yield governor
        yield from tree.children(governor, "advmod")


def _objects_at(tree: Tree, place: int, preposition: str) -> Iterator[int]:
    for each in tree.children(place, "prep", "agent", "dative"):
        if tree[each].lemma == preposition:
            yield from tree.children(each, "pobj")
            continue
        # "in talks along with", "on behalf of": a preposition under a preposition
        for inner in tree.children(each, "prep"):
            if tree[inner].lemma == preposition:
                yield from tree.children(inner, "pobj")
