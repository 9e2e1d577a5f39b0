"""Everything that one article gives the graph, and the ontology."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from relgraph.rdf.actors import appearance_quads, parties_of
from relgraph.rdf.articles import article_quads, fingerprint_quads, run_quads
from relgraph.rdf.relations import shared_quads
from relgraph.rdf.statements import statement_quads
from relgraph.rdf.terms import individual
from relgraph.resources import graph_path
from relgraph.vocabulary import ONTOLOGY_FILES, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relgraph.model import Article, Run, Statement

__all__ = ["article_iri", "ontology_quads", "to_quads"]


def article_iri(article_id: str) -> str:
    """Return the IRI of an article, which is also the name of its graph.

    >>> article_iri("article/0123456789abcdef")
    'https://w3id.org/relgraph/id/article/0123456789abcdef'
    """
    return individual(article_id).value


def to_quads(
    article: Article,
    statements: Iterable[Statement],
    run: Run,
    *,
    keep_text: bool = True,
    keep_context: bool = True,
    fingerprint: Sequence[str] = (),
) -> tuple[Quad, ...]:
    """Return all that an article gives the graph, without repetition.

    Most of it stands in the article's own graph; what articles share (plain triples; actors,
    dyads, relations and runs) stands in the derived and the shared graph. Of statements with the
    same identifier the surest is kept.

    Args:
        article: the article.
        statements: what was found in it.
        run: what found it.
        keep_text: whether the whole text goes along, as `relgraph verify` needs.
        keep_context: whether each quote keeps the words around it.
        fingerprint: the parts by which a store finds near copies; none where left out.

    Raises:
        ValueError: a statement's quote does not stand in the article where it says.
        KnowledgeError: the ontology does not have a statement's type.
    """
    node, read_by = individual(article.id), individual(run.id)
    kept = _surest(statements)
    for statement in kept:
        _check_quote(article, statement)
    parts = chain(
        article_quads(article, run, keep_text=keep_text),
        fingerprint_quads(article, fingerprint),
        run_quads(run),
        appearance_quads(node, parties_of(kept)),
        *(statement_quads(node, one, read_by, keep_context=keep_context) for one in kept),
        *(shared_quads(one) for one in kept),
    )
    return tuple(dict.fromkeys(parts))


def ontology_quads() -> tuple[Quad, ...]:
    """Return the ontology and its schemes, in their graph."""
    graph = NamedNode(ONTOLOGY_GRAPH)
    return tuple(
        Quad(quad.subject, quad.predicate, quad.object, graph)
        for file in ONTOLOGY_FILES
        for quad in parse(path=graph_path("ontology", file), format=RdfFormat.TURTLE)
    )


def _surest(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements, of those with one identifier only the surest, else the first."""
    kept: dict[str, Statement] = {}
    for statement in statements:
        rival = kept.setdefault(statement.id, statement)
        if statement.confidence > rival.confidence:
            kept[statement.id] = statement
    return tuple(kept.values())


def _check_quote(article: Article, statement: Statement) -> None:
    place = statement.evidence
    if place.article != article.id or place.span.of(article.text) != place.quote:
        raise ValueError(f"{place.quote!r} does not stand at {place.span} of {article.id}")
