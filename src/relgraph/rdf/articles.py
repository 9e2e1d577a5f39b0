"""Articles, their authors and the runs over them, as quads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.rdf.terms import LABEL, TYPE, individual, integer, rg, term
from relgraph.vocabulary import SHARED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.model import Article, Run

__all__ = ["article_quads", "run_quads"]


def article_quads(article: Article, run: Run, *, keep_text: bool) -> Iterator[Quad]:
    """Yield what is known about an article, with its text where that is to be kept."""
    node = individual(article.id)
    yield Quad(node, TYPE, rg("Article"), node)
    yield Quad(node, rg("title"), Literal(article.title), node)
    yield Quad(node, rg("language"), Literal(article.language), node)
    yield Quad(node, rg("sha256"), Literal(article.sha256), node)
    yield Quad(node, term("prov", "wasGeneratedBy"), individual(run.id), node)
    for name, literal in _optional(article).items():
        yield Quad(node, rg(name), literal, node)
    if keep_text:
        yield Quad(node, rg("text"), Literal(article.text), node)
    yield from _author_quads(article, node)


def run_quads(run: Run) -> Iterator[Quad]:
    """Yield what a run consisted of, in the graph that articles share."""
    node, graph = individual(run.id), NamedNode(SHARED_GRAPH)
    yield Quad(node, TYPE, rg("Run"), graph)
    yield Quad(node, rg("programVersion"), Literal(run.version), graph)
    yield Quad(node, rg("model"), Literal(run.model), graph)
    yield Quad(node, rg("modelVersion"), Literal(run.model_version), graph)
    yield Quad(node, rg("lexiconSha256"), Literal(run.lexicon_sha256), graph)
    if run.actors_sha256:
        yield Quad(node, rg("actorsSha256"), Literal(run.actors_sha256), graph)


def _optional(article: Article) -> dict[str, Literal]:
    """Return the literals of the fields that an article may lack."""
    found = {}
    if article.published_on is not None:
        day = article.published_on.isoformat()
        found["publishedOn"] = Literal(day, datatype=term("xsd", "date"))
    if article.publisher is not None:
        found["publisher"] = Literal(article.publisher)
    if article.url is not None:
        found["url"] = Literal(article.url, datatype=term("xsd", "anyURI"))
    if article.section is not None:
        found["section"] = Literal(article.section)
    if article.name:
        found["fileName"] = Literal(article.name)
    return found


def _author_quads(article: Article, node: NamedNode) -> Iterator[Quad]:
    for position, author in enumerate(article.authors, start=1):
        writer = NamedNode(f"{node.value}#author={position}")
        yield Quad(node, rg("author"), writer, node)
        yield Quad(writer, TYPE, rg("Author"), node)
        yield Quad(writer, LABEL, Literal(author.name), node)
        yield Quad(writer, rg("authorPosition"), integer(position), node)
        if author.affiliation is not None:
            yield Quad(writer, rg("affiliation"), Literal(author.affiliation), node)
