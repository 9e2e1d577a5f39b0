"""How the shared graph describes an actor that nobody knew before an article named it.

Articles may name one actor differently. Each keeps what it says as an appearance; the shared
graph holds one description: the smallest of the names, so that the order of imports does not
show, and every principal. Actors in the graph of the known ones keep theirs; only principals
that it lacks are added.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.errors import StoreError
from relgraph.store.names import ACTORS, SHARED, TYPE, rg, term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Store

__all__ = [
    "Appearance",
    "appearances_among",
    "appearances_in",
    "described",
    "description_quads",
    "known_quads",
]


_NAMED = ("asName", "asCode", "asKind")


class Appearance(NamedTuple):
    """An actor as an article gives it: name, code, the IRI of its class, and its principals."""

    name: str
    code: str
    kind: str
    principals: frozenset[str] = frozenset()


def appearances_among(quads: Iterable[Quad]) -> dict[NamedNode, list[Appearance]]:
    """Return the appearances that quads tell of, by actor."""
    told: dict[NamedNode, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    actors: dict[NamedNode, NamedNode] = {}
    fields = {rg(name) for name in ("asName", "asCode", "asKind", "asPrincipal", "appearanceOf")}
    for quad in quads:
        if quad.predicate not in fields or not isinstance(quad.subject, NamedNode):
            continue
        if isinstance(quad.object, NamedNode) and quad.predicate == rg("appearanceOf"):
            actors[quad.subject] = quad.object
        elif isinstance(quad.object, NamedNode | Literal):
            told[quad.subject][quad.predicate.value].append(quad.object.value)
    found: dict[NamedNode, list[Appearance]] = defaultdict(list)
    for node, actor in actors.items():
        said = told[node]
        name, code, kind = (_only(node, said[rg(field).value]) for field in _NAMED)
        found[actor].append(Appearance(name, code, kind, frozenset(said[rg("asPrincipal").value])))
    return found


def _only(node: NamedNode, values: list[str]) -> str:
    """Return the value; a graph that others wrote may lack it."""
    if not values:
        raise StoreError(f"{node.value} lacks a name, a code or a kind; export its graph again")
    return values[0]


def appearances_in(
    store: Store, actor: NamedNode, leaving: frozenset[NamedNode]
) -> Iterator[Appearance]:
    """Yield the appearances of an actor in a store, but for those in graphs that are leaving."""
    for quad in store.quads_for_pattern(None, rg("appearanceOf"), actor, None):
        if quad.graph_name not in leaving:
            told = store.quads_for_pattern(quad.subject, None, None, quad.graph_name)
            yield from appearances_among(told)[actor]


def described(store: Store, actor: NamedNode) -> Iterator[Appearance]:
    """Yield what the shared graph says of an actor: once or not at all.

    Of a known actor it may hold principals only; then name, code and kind are empty.
    """
    said: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(actor, None, None, SHARED):
        if isinstance(quad.object, NamedNode | Literal) and quad.object != rg("Actor"):
            said[quad.predicate.value].append(quad.object.value)
    if said:
        name, code, kind = (
            "".join(said[field.value]) for field in (term("rdfs", "label"), rg("code"), TYPE)
        )
        yield Appearance(name, code, kind, frozenset(said[rg("principal").value]))


def description_quads(
    actor: NamedNode, appearances: Iterable[Appearance], known: frozenset[Quad]
) -> set[Quad]:
    """Return what the shared graph has to hold of an actor.

    Args:
        actor: the actor.
        appearances: all its appearances in the store.
        known: what the graph of the known actors holds of it.
    """
    given = list(appearances)
    if not given:
        return set()
    triples: set[tuple[NamedNode, NamedNode | Literal]] = set()
    if not known:
        first = min(given)
        triples |= {(TYPE, rg("Actor")), (TYPE, NamedNode(first.kind))}
        triples |= {(term("rdfs", "label"), Literal(first.name)), (rg("code"), Literal(first.code))}
    for appearance in given:
        triples |= {(rg("principal"), NamedNode(iri)) for iri in appearance.principals}
    held = {Quad(quad.subject, quad.predicate, quad.object, SHARED) for quad in known}
    return {Quad(actor, predicate, value, SHARED) for predicate, value in triples} - held


def known_quads(store: Store, actor: NamedNode) -> frozenset[Quad]:
    """Return what the graph of the known actors holds of an actor."""
    return frozenset(store.quads_for_pattern(actor, None, None, ACTORS))
