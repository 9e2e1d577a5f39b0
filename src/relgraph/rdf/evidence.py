"""Evidence as quads: a place in an article and the words that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.rdf.terms import TYPE, integer, rg, term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.model import Evidence

__all__ = ["evidence_iri", "evidence_quads"]


def evidence_iri(article: NamedNode, evidence: Evidence) -> NamedNode:
    """Return the IRI of a run of words: the article's with an RFC 5147 character range."""
    return NamedNode(f"{article.value}#char={evidence.span.start},{evidence.span.end}")


def evidence_quads(article: NamedNode, evidence: Evidence, *, keep_context: bool) -> Iterator[Quad]:
    """Yield what a piece of evidence consists of, after the Web Annotation vocabulary.

    Args:
        article: the article's IRI, which is also its graph's.
        evidence: the words and their place.
        keep_context: whether the words around the quote go along.
    """
    node = evidence_iri(article, evidence)
    place = NamedNode(f"{node.value};position")
    words = NamedNode(f"{node.value};quote")
    yield Quad(node, TYPE, rg("Evidence"), article)
    yield Quad(node, TYPE, term("oa", "SpecificResource"), article)
    yield Quad(node, term("oa", "hasSource"), article, article)
    yield Quad(node, term("oa", "hasSelector"), place, article)
    yield Quad(node, term("oa", "hasSelector"), words, article)
    yield Quad(place, TYPE, term("oa", "TextPositionSelector"), article)
    yield Quad(place, term("oa", "start"), integer(evidence.span.start), article)
    yield Quad(place, term("oa", "end"), integer(evidence.span.end), article)
    yield Quad(words, TYPE, term("oa", "TextQuoteSelector"), article)
    yield Quad(words, term("oa", "exact"), Literal(evidence.quote), article)
    if keep_context and evidence.prefix:
        yield Quad(words, term("oa", "prefix"), Literal(evidence.prefix), article)
    if keep_context and evidence.suffix:
        yield Quad(words, term("oa", "suffix"), Literal(evidence.suffix), article)
