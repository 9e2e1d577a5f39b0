"""An article's statements with merged actors as one, and back to how they were read.

What an article says after mergers is worked out anew each time from what was read, so that it
does not matter in which order articles, mergers and undoings come.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from relgraph.model import Party, merge_parties
from relgraph.rdf.actors import appearance_quads, parties_of
from relgraph.rdf.reading import from_quads
from relgraph.rdf.relations import shared_quads
from relgraph.rdf.statements import statement_quads
from relgraph.rdf.terms import boolean, individual, rg, term
from relgraph.vocabulary import SHARED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from relgraph.model import Actor, Statement

__all__ = ["revise"]


def revise(quads: Iterable[Quad], same: Mapping[str, Party]) -> tuple[Quad, ...]:
    """Return all that an article gives the graph when merged actors are one.

    A statement that names a merged actor says something else then, so it gets the identifier of
    what it says and points at the one that it was. What was read is kept beside it; given again
    without the merger, it stands as it was.

    Args:
        quads: what the article gives the graph, revised before or not.
        same: for the identifier of each merged actor, who it is and for whom that acts.

    Raises:
        ValueError: the quads tell of no article, or of several.
    """
    bundle = tuple(quads)
    node = _article(bundle)
    read = _as_read(node, bundle)
    _, statements = from_quads(read)
    groups = _groups(statements, _as_named_here(statements, same))
    kept = [surest for surest, _ in groups.values()]
    revised = [group for group in groups.values() if group[1] != [group[0]]]
    replaced = {individual(each.id) for each in statements} - {
        individual(surest.id) for surest, originals in groups.values() if originals == [surest]
    }
    final = dict.fromkeys(
        chain(
            (quad for quad in read if not _is_told_anew(node, quad, replaced)),
            _run_quads(bundle),
            appearance_quads(node, parties_of(kept)),
            *(_rewritten(node, read, *group) for group in revised),
            *(shared_quads(each) for each in kept),
        )
    )
    lost = {quad for quad in read if quad.subject in replaced}
    lost |= {quad for quad in appearance_quads(node, parties_of(statements)) if quad not in final}
    return (*final, *_keep(node, (quad for quad in lost if quad.graph_name == node)))


def _groups(
    statements: Iterable[Statement], same: Mapping[str, Party]
) -> dict[str, tuple[Statement, list[Statement]]]:
    """Return by identifier what is said after mergers, with what was read.

    Of those that become equal the surest is kept, the first of equally sure ones.
    """
    found: dict[str, tuple[Statement, list[Statement]]] = {}
    for original in statements:
        merged = merge_parties(original, same)
        if merged is not None:
            surest, originals = found.get(merged.id, (merged, []))
            kept = merged if merged.confidence > surest.confidence else surest
            found[merged.id] = (kept, [*originals, original])
    return found


def _rewritten(
    node: NamedNode, read: Sequence[Quad], statement: Statement, originals: Iterable[Statement]
) -> Iterator[Quad]:
    """Yield a statement after mergers, with the run that read it and what it was."""
    told = individual(statement.id)
    run = next(quad.object for quad in read if quad.predicate == term("prov", "wasGeneratedBy"))
    if isinstance(run, NamedNode):
        yield from statement_quads(node, statement, run, keep_context=True)
    yield Quad(told, rg("isRevised"), boolean(True), node)  # noqa: FBT003 - the literal
    for original in originals:
        if original.id != statement.id:
            yield Quad(told, term("prov", "wasRevisionOf"), individual(original.id), node)


def _keep(node: NamedNode, lost: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quad that keeps what was read, if any is lost; it holds no words of the text."""
    told = "".join(sorted(f"{quad} .\n" for quad in lost))
    if told:
        yield Quad(node, rg("asRead"), Literal(told), node)


def _as_read(node: NamedNode, bundle: Sequence[Quad]) -> list[Quad]:
    """Return the article's own quads as they were before any merger."""
    own = [quad for quad in bundle if quad.graph_name == node]
    kept = [quad for quad in own if quad.predicate == rg("asRead")]
    if not kept:
        return own
    revised = {quad.subject for quad in own if quad.predicate == rg("isRevised")}
    told = "".join(quad.object.value for quad in kept if isinstance(quad.object, Literal))
    rest = (quad for quad in own if quad.subject not in revised and quad not in kept)
    return list(dict.fromkeys((*parse(told, RdfFormat.N_QUADS), *rest)))


def _as_named_here(
    statements: Iterable[Statement], same: Mapping[str, Party]
) -> Mapping[str, Party]:
    """Return who merged actors are, each under the name by which the article knows it already."""
    here: dict[str, Actor] = {}
    for party in parties_of(statements):
        for actor in (party.actor, party.principal):
            if actor is not None:
                here.setdefault(actor.id, actor)
    return {
        identifier: Party(
            here.get(party.actor.id, party.actor),
            party.principal and here.get(party.principal.id, party.principal),
        )
        for identifier, party in same.items()
        if identifier in here
    }


def _article(bundle: Iterable[Quad]) -> NamedNode:
    for quad in bundle:
        if quad.object == rg("Article") and isinstance(quad.subject, NamedNode):
            return quad.subject
    raise ValueError("the quads tell of no article")


def _is_told_anew(node: NamedNode, quad: Quad, replaced: set[NamedNode]) -> bool:
    """Tell whether a quad is of a replaced statement, or of an actor's appearance."""
    subject = quad.subject
    return isinstance(subject, NamedNode) and (
        subject in replaced or subject.value.startswith(f"{node.value}#actor=")
    )


def _run_quads(bundle: Iterable[Quad]) -> Iterator[Quad]:
    """Yield what a bundle that was just made says of its run; a store keeps it apart."""
    shared, quads = NamedNode(SHARED_GRAPH), tuple(bundle)
    runs = {quad.object for quad in quads if quad.predicate == term("prov", "wasGeneratedBy")}
    yield from (quad for quad in quads if quad.graph_name == shared and quad.subject in runs)
