"""What has to change in a store so that graphs are replaced and all that is shared stays true.

An article's graph points at what articles share by four properties (the keys below). Whatever
no remaining article points at goes, in the same atomic step.
"""

from __future__ import annotations

from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from relgraph.store.descriptions import (
    Appearance,
    appearances_among,
    appearances_in,
    described,
    description_quads,
    known_quads,
)
from relgraph.store.names import ACTORS, DERIVED, SHARED, rg, term
from relgraph.store.reprints import plan_reprints

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Store

__all__ = ["Change", "apply", "graph_blocks", "plan_replacement", "plan_revision"]

_BULK = 20_000  # quads from which bulk loading, which writes files of its own, is the faster


class Change:
    """Graphs to drop, quads to delete and quads to insert, in one step."""

    def __init__(self) -> None:
        self.drops: list[NamedNode] = []
        self.deletes: set[Quad] = set()
        self.inserts: dict[Quad, None] = {}

    def __bool__(self) -> bool:
        return bool(self.drops or self.deletes or self.inserts)

    def turn(self, current: set[Quad], wanted: set[Quad]) -> None:
        """Have the wanted quads stand where the current ones do."""
        self.deletes |= current - wanted
        self.inserts.update(dict.fromkeys(sorted(wanted - current, key=str)))

    def keep_what_is_there(self, store: Store) -> None:
        """Insert nothing that stands already and stays."""
        self.inserts = {
            quad: None for quad in self.inserts if quad in self.deletes or quad not in store
        }


def plan_replacement(store: Store, bundles: Mapping[NamedNode, Sequence[Quad]]) -> Change:
    """Return what makes each graph hold its bundle's quads, and the shared graphs theirs.

    A bundle holds the quads of its graph and those that it needs in the derived and the shared
    graph. An empty bundle takes the graph away; one that is there already changes nothing.
    """
    change = Change()
    old: set[Quad] = set()
    new: list[Quad] = []
    changed: dict[NamedNode, set[Quad]] = {}
    for graph, bundle in bundles.items():
        held = set(store.quads_for_pattern(None, None, None, graph))
        own = {quad for quad in bundle if quad.graph_name == graph}
        if held != own:
            changed[graph] = own
            old |= held
            new.extend(bundle)
            if held:
                change.drops.append(graph)
    leaving = frozenset(change.drops)
    _drop_unsupported(store, change, _keys(old) - _keys(new), leaving)
    _insert(change, new)
    _describe_actors(store, change, old, new, leaving)
    change.turn(*plan_reprints(store, changed))
    return change


def plan_revision(
    store: Store,
    bundles: Mapping[NamedNode, Sequence[Quad]],
    others: Mapping[NamedNode, Iterable[Quad]],
) -> Change:
    """Return what makes articles' graphs and those that no article owns hold these quads.

    Of an article only what differs is written, not its text. The shared graph stops describing
    actors that become known, and starts again where they cease to be.
    """
    change = Change()
    old: set[Quad] = set()
    new: list[Quad] = []
    for graph, bundle in bundles.items():
        held = set(store.quads_for_pattern(None, None, None, graph))
        change.turn(held, {quad for quad in bundle if quad.graph_name == graph})
        old |= held
        new.extend(bundle)
    _drop_unsupported(store, change, _keys(old) - _keys(new), frozenset(bundles))
    _insert(change, new)
    known: dict[NamedNode, frozenset[Quad]] = {}
    for graph, quads in others.items():
        held, wanted = set(store.quads_for_pattern(None, None, None, graph)), set(quads)
        change.turn(held, wanted)
        if graph == ACTORS:
            known = _known_anew(held, wanted)
    _describe_actors(store, change, old, new, frozenset(bundles), known)
    change.keep_what_is_there(store)
    return change


def _known_anew(held: set[Quad], wanted: set[Quad]) -> dict[NamedNode, frozenset[Quad]]:
    """Return what is to be known of each actor of which something changes."""
    changed = {quad.subject for quad in held ^ wanted}
    found: dict[NamedNode, set[Quad]] = {
        actor: set() for actor in changed if isinstance(actor, NamedNode)
    }
    for quad in wanted:
        if isinstance(quad.subject, NamedNode) and quad.subject in found:
            found[quad.subject].add(quad)
    return {actor: frozenset(quads) for actor, quads in found.items()}


def apply(store: Store, change: Change) -> None:
    """Make a change, whole or not at all.

    Raises:
        OSError: the store cannot be written.
    """
    if change.drops or change.deletes:
        store.update(_update_text(change))
    elif len(change.inserts) < _BULK:
        store.extend(change.inserts)
    else:
        store.bulk_extend(change.inserts)


def _keys(quads: Iterable[Quad]) -> set[tuple[NamedNode, NamedNode]]:
    """Return the pointers from articles' graphs at what articles share."""
    predicates = (rg("affirms"), rg("dyad"), term("prov", "wasGeneratedBy"))
    return {
        (quad.predicate, quad.object)
        for quad in quads
        if quad.predicate in predicates and isinstance(quad.object, NamedNode)
    }


def _drop_unsupported(
    store: Store,
    change: Change,
    keys: Iterable[tuple[NamedNode, NamedNode]],
    leaving: frozenset[NamedNode],
) -> None:
    """Delete the descriptions that no remaining graph points at, and their plain triples."""
    for predicate, key in sorted(keys, key=str):
        pointers = store.quads_for_pattern(None, predicate, key, None)
        if all(pointer.graph_name in leaving for pointer in pointers):
            change.deletes |= _shared(store, key)
            if predicate == rg("affirms"):
                change.deletes.update(_plain_quads(store, key))


def _plain_quads(store: Store, relation: NamedNode) -> Iterator[Quad]:
    """Yield the plain triple that a relation names, as it stands in the derived graph."""
    ends = {
        quad.predicate: quad.object
        for quad in store.quads_for_pattern(relation, None, None, SHARED)
    }
    parts = [ends.get(term("rdf", name)) for name in ("subject", "predicate", "object")]
    subject, predicate, target = parts
    if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
        yield from store.quads_for_pattern(subject, predicate, target, DERIVED)


def _insert(change: Change, new: Sequence[Quad]) -> None:
    """Insert quads but for the descriptions of actors, which sum up several articles."""
    appearing = appearances_among(new)
    change.inserts.update(
        dict.fromkeys(
            quad for quad in new if quad.graph_name != SHARED or quad.subject not in appearing
        )
    )


def _describe_actors(
    store: Store,
    change: Change,
    old: Iterable[Quad],
    new: Sequence[Quad],
    leaving: frozenset[NamedNode],
    known_anew: Mapping[NamedNode, frozenset[Quad]] = MappingProxyType({}),
) -> None:
    """Have one description of each actor that appears or appeared, or becomes better known."""
    appearing, parting = appearances_among(new), appearances_among(old)
    for actor in sorted(appearing.keys() | parting.keys() | known_anew.keys(), key=str):
        known = known_anew[actor] if actor in known_anew else known_quads(store, actor)
        given = appearing.get(actor, [])
        if actor in known_anew or _takes_away(parting.get(actor, []), given, known):
            others = list(appearances_in(store, actor, leaving))
        else:  # what is described already sums up all other appearances
            others = list(described(store, actor))
        wanted = description_quads(actor, [*others, *given], known)
        change.turn(_shared(store, actor), wanted)


def _takes_away(
    parting: Iterable[Appearance], given: Sequence[Appearance], known: Iterable[Quad]
) -> bool:
    """Tell whether a description may lose something with the appearances that part.

    The popular actors are known, with their principals: their thousands of appearances need not
    be looked through whenever one article is read anew.
    """
    gone = [appearance for appearance in parting if appearance not in given]
    principals = {getattr(quad.object, "value", "") for quad in known}
    return any(not principals or appearance.principals - principals for appearance in gone)


def _shared(store: Store, subject: NamedNode) -> set[Quad]:
    return set(store.quads_for_pattern(subject, None, None, SHARED))


def _update_text(change: Change) -> str:
    """Return a SPARQL update; terms are written as N-Triples, which SPARQL reads alike."""
    steps = [f"DROP SILENT GRAPH {graph}" for graph in change.drops]
    if change.deletes:
        steps.insert(0, f"DELETE DATA {{\n{graph_blocks(change.deletes)}}}")
    if change.inserts:
        steps.append(f"INSERT DATA {{\n{graph_blocks(change.inserts)}}}")
    return " ;\n".join(steps)


def graph_blocks(quads: Iterable[Quad]) -> str:
    """Return quads as SPARQL's INSERT DATA and DELETE DATA take them."""
    blocks = []
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
    for graph, group in groupby(ordered, key=lambda quad: quad.graph_name):
        lines = "".join(f"{quad.triple} .\n" for quad in group)
        blocks.append(f"GRAPH {graph} {{\n{lines}}}\n")
    return "".join(blocks)
