"""Pairs of principals: their dyads, their plain triples, and the relations that name these."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, Triple

from relgraph.rdf.terms import LABEL, TYPE, individual, rg, term
from relgraph.vocabulary import (
    DERIVED_GRAPH,
    ID_NAMESPACE,
    NAMESPACE,
    SHARED_GRAPH,
    statement_type,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.model import Actor, Statement

__all__ = [
    "dyad_iri",
    "dyads",
    "named_triples",
    "plain_triples",
    "principal_pairs",
    "relation",
    "relation_of",
    "shared_quads",
]

_DERIVED = NamedNode(DERIVED_GRAPH)
_SHARED = NamedNode(SHARED_GRAPH)


def principal_pairs(statement: Statement) -> tuple[tuple[Actor, Actor], ...]:
    """Return each pair of different principals once, source first, in order of appearance."""
    pairs = {
        (source.acts_for, target.acts_for): None
        for source, target in statement.pairs()
        if target is not None and source.acts_for.id != target.acts_for.id
    }
    return tuple(pairs)


def dyads(statement: Statement) -> dict[NamedNode, tuple[Actor, Actor]]:
    """Return the dyads of a statement with their members in order of code."""
    found = {}
    for pair in principal_pairs(statement):
        first, second = sorted(pair, key=lambda actor: (actor.code, actor.id))
        found[dyad_iri(first, second)] = (first, second)
    return found


def dyad_iri(*members: Actor) -> NamedNode:
    """Return id:dyad/PAK-USA; a hyphen inside a code is encoded, so that the middle one is sure."""
    ordered = sorted(members, key=lambda actor: (actor.code, actor.id))
    codes = (quote(actor.code, safe="").replace("-", "%2D") for actor in ordered)
    return NamedNode(f"{ID_NAMESPACE}dyad/{'-'.join(codes)}")


def plain_triples(statement: Statement) -> tuple[Triple, ...]:
    """Return the plain triples of a statement: none unless it is affirmed as actual.

    They hold between principals, and both ways where the type is symmetric.
    """
    return named_triples(statement) if statement.is_plain else ()


def named_triples(statement: Statement) -> tuple[Triple, ...]:
    """Return the triples that a statement is about, whether it affirms them or not."""
    relates = rg(statement_type(statement.type).relation)
    pairs = list(principal_pairs(statement))
    if statement.is_symmetric:
        pairs += [(b, a) for a, b in pairs if (b, a) not in pairs]
    return tuple(Triple(individual(a.id), relates, individual(b.id)) for a, b in pairs)


def relation(triple: Triple) -> NamedNode:
    """Return the IRI that names a plain triple, so that statements can point at it."""
    subject, relates, target = (_local(part) for part in triple)
    return NamedNode(f"{ID_NAMESPACE}relation/{subject}/{relates}/{target}")


def relation_of(quad: Quad) -> NamedNode:
    """Return the IRI that names what a plain quad says."""
    return relation(quad.triple)


def shared_quads(statement: Statement) -> Iterator[Quad]:
    """Yield the plain triples of a statement, and what describes its relations and dyads."""
    for triple in plain_triples(statement):
        yield Quad(triple.subject, triple.predicate, triple.object, _DERIVED)
        name = relation(triple)
        yield Quad(name, TYPE, rg("Relation"), _SHARED)
        yield Quad(name, term("rdf", "subject"), triple.subject, _SHARED)
        yield Quad(name, term("rdf", "predicate"), triple.predicate, _SHARED)
        yield Quad(name, term("rdf", "object"), triple.object, _SHARED)
    for dyad, members in dyads(statement).items():
        yield Quad(dyad, TYPE, rg("Dyad"), _SHARED)
        yield Quad(dyad, LABEL, Literal("-".join(member.code for member in members)), _SHARED)
        for member in members:
            yield Quad(dyad, rg("principal"), individual(member.id), _SHARED)


def _local(node: object) -> str:
    """Return an IRI without its namespace, still percent-encoded."""
    iri = node.value if isinstance(node, NamedNode) else ""
    return iri.removeprefix(ID_NAMESPACE).removeprefix(NAMESPACE)
