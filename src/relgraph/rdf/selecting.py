"""An article as if only some of its statements had been found, corrected ones as corrected."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.model import ReviewState, correct_statement
from relgraph.rdf.actors import appearance_quads, parties_of
from relgraph.rdf.evidence import evidence_iri
from relgraph.rdf.reading import from_quads
from relgraph.rdf.relations import shared_quads
from relgraph.rdf.statements import statement_quads
from relgraph.rdf.terms import boolean, individual, rg, term
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from relgraph.model import Statement

__all__ = ["select_bundle"]

_RUN = term("prov", "wasGeneratedBy")
_STATE = rg("reviewState")
_ANEW = (rg("asRead"), _STATE)
"""What is told of statements that are not here, and what is told anew."""


def select_bundle(
    quads: Iterable[Quad],
    states: Mapping[str, ReviewState],
    corrections: Mapping[str, Mapping[str, Any]],
    wanted: Collection[ReviewState],
) -> tuple[Quad, ...]:
    """Return all that an article gives the graph with some of its statements only.

    Each says in which review state it is.

    A corrected statement is given as it should be: with the identifier of what it then says, and
    pointing at the one that was read. A store adds what it knows of runs.

    Args:
        quads: the article's own graph.
        states: the review state of each statement that was judged, by its local identifier.
        corrections: what corrected ones should say, as their decisions have it.
        wanted: the states of the statements to keep.
    """
    own = tuple(quads)
    article, statements = from_quads(own)
    node = individual(article.id)
    state = {each.id: states.get(each.id, ReviewState.UNREVIEWED) for each in statements}
    left = [each for each in statements if state[each.id] in wanted]
    plain = [each for each in left if each.id not in corrections]
    amended = _amended((each for each in left if each.id in corrections), corrections)
    told = [*plain, *(each for _, each in amended)]
    marks = [(each, state[each.id]) for each in plain]
    marks += [(each, state[read.id]) for read, each in amended]
    runs = {quad.subject: quad.object for quad in own if quad.predicate == _RUN}
    read = {individual(each.id) for each in statements} - {individual(each.id) for each in plain}
    unsaid = read | _places(node, statements) - _places(node, plain)
    parts = chain(
        (quad for quad in own if not _is_replaced(node, quad, unsaid)),
        *(_corrected(node, runs, *pair) for pair in amended),
        (Quad(individual(each.id), _STATE, Literal(str(mark)), node) for each, mark in marks),
        appearance_quads(node, parties_of(told)),
        *(shared_quads(each) for each in told),
    )
    return tuple(dict.fromkeys(parts))


def _amended(
    statements: Iterable[Statement], corrections: Mapping[str, Mapping[str, Any]]
) -> list[tuple[Statement, Statement]]:
    """Return each statement as it was read and as it should be; equal ones once."""
    found: dict[str, tuple[Statement, Statement]] = {}
    for read in statements:
        table = corrections[read.id]
        symmetric = statement_type(table["type"]).is_symmetric
        corrected = correct_statement(read, table, is_symmetric=symmetric)
        found.setdefault(corrected.id, (read, corrected))
    return list(found.values())


def _corrected(
    node: NamedNode, runs: Mapping[Any, Any], read: Statement, corrected: Statement
) -> Iterator[Quad]:
    original, told = individual(read.id), individual(corrected.id)
    yield from statement_quads(node, corrected, runs[original], keep_context=True)
    yield Quad(told, rg("isRevised"), boolean(True), node)  # noqa: FBT003 - the literal
    yield Quad(told, term("prov", "wasRevisionOf"), original, node)


def _places(node: NamedNode, statements: Iterable[Statement]) -> set[NamedNode]:
    """Return the evidence of statements, with its selectors."""
    return {
        NamedNode(evidence_iri(node, each.evidence).value + selector)
        for each in statements
        for selector in ("", ";position", ";quote")
    }


def _is_replaced(node: NamedNode, quad: Quad, unsaid: set[NamedNode]) -> bool:
    """Tell whether a quad is of what is left out or told anew."""
    subject = quad.subject
    return isinstance(subject, NamedNode) and (
        subject in unsaid
        or subject.value.startswith(f"{node.value}#actor=")
        or quad.predicate in _ANEW
    )
