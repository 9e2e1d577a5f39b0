"""Statements as quads of their article's graph."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.model import Stance
from relgraph.rdf.evidence import evidence_iri, evidence_quads
from relgraph.rdf.relations import dyads, plain_triples, relation
from relgraph.rdf.sides import write_sides
from relgraph.rdf.terms import (
    TYPE,
    boolean,
    decimal,
    individual,
    integer,
    partial_date,
    rg,
    term,
)
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.model import Statement

    Told: TypeAlias = Iterator[tuple[NamedNode, NamedNode | Literal]]

__all__ = ["statement_quads", "told_quads"]


def statement_quads(
    article: NamedNode, statement: Statement, run: NamedNode, *, keep_context: bool
) -> Iterator[Quad]:
    """Yield one statement with its evidence, all in the graph of its article.

    Raises:
        KnowledgeError: the ontology does not have the statement's type.
    """
    yield from told_quads(article, statement, run)
    yield from evidence_quads(article, statement.evidence, keep_context=keep_context)


def told_quads(article: NamedNode, statement: Statement, run: NamedNode) -> Iterator[Quad]:
    """Yield what a statement's own node says.

    Raises:
        KnowledgeError: the ontology does not have the statement's type.
    """
    node = individual(statement.id)
    told = chain(_kind(statement), _parties(statement), _manner(statement), _finding(statement))
    for predicate, value in told:
        yield Quad(node, predicate, value, article)
    yield Quad(node, term("prov", "wasDerivedFrom"), article, article)
    yield Quad(node, term("prov", "wasGeneratedBy"), run, article)
    yield Quad(node, rg("evidence"), evidence_iri(article, statement.evidence), article)


def _kind(statement: Statement) -> Told:
    yield TYPE, rg("Statement")
    yield TYPE, rg(statement.type)
    yield rg("polarity"), rg(statement_type(statement.type).polarity)


def _parties(statement: Statement) -> Told:
    """Yield who stands where; in a symmetric statement everybody stands on both sides."""
    sources, targets = statement.sources, statement.targets
    if statement.is_symmetric:
        sources = targets = (*sources, *targets)
    for side, parties in (("source", sources), ("target", targets)):
        for party in parties:
            actor, acted_for = individual(party.actor.id), individual(party.acts_for.id)
            yield rg(side), actor
            yield rg(f"{side}Principal"), acted_for
            yield rg("party"), actor
            yield rg("party"), acted_for
    yield rg("sides"), Literal(write_sides(statement))
    if len(statement.sources) > 1 or len(statement.targets) > 1:
        yield rg("isJoint"), boolean(True)  # noqa: FBT003 - the literal
    yield from ((rg("dyad"), dyad) for dyad in dyads(statement))
    yield from ((rg("affirms"), relation(triple)) for triple in plain_triples(statement))


def _manner(statement: Statement) -> Told:
    """Yield how the text says it: denied or planned, for or against, by whom, about what."""
    yield rg("negated"), boolean(statement.negated)
    yield rg("modality"), rg(statement.modality)
    if statement.stance is not Stance.NONE:
        yield rg("stance"), rg(statement.stance)
    if statement.topic is not None:
        yield rg("topic"), Literal(statement.topic)
    yield from ((rg("context"), rg(context)) for context in statement.contexts)
    if statement.asserted_by is not None:
        yield rg("assertedBy"), individual(statement.asserted_by.actor.id)
        if statement.asserted_by.principal is not None:
            yield rg("assertedByPrincipal"), individual(statement.asserted_by.principal.id)
    if statement.event_time is not None:
        yield rg("eventTime"), partial_date(statement.event_time)


def _finding(statement: Statement) -> Told:
    """Yield how the statement was found."""
    yield rg("sentence"), integer(statement.sentence)
    yield rg("confidence"), decimal(statement.confidence)
    if statement.cue:
        yield rg("cue"), Literal(statement.cue)
    if statement.frame:
        yield rg("frame"), Literal(statement.frame)
