"""Articles, their authors and the runs over them, as quads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.rdf.terms import LABEL, TYPE, individual, integer, rg, term
from relgraph.vocabulary import SHARED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relgraph.model import Article, Run, StoredArticle

__all__ = ["article_quads", "fingerprint_quads", "run_quads", "with_details"]

_DETAILS = ("title", "publishedOn", "publisher", "url", "section")


def article_quads(article: Article, run: Run, *, keep_text: bool) -> Iterator[Quad]:
    """Yield what is known about an article, with its text where that is to be kept."""
    node = individual(article.id)
    yield Quad(node, TYPE, rg("Article"), node)
    yield Quad(node, rg("language"), Literal(article.language), node)
    yield Quad(node, rg("sha256"), Literal(article.sha256), node)
    yield Quad(node, term("prov", "wasGeneratedBy"), individual(run.id), node)
    if article.name:
        yield Quad(node, rg("fileName"), Literal(article.name), node)
    if keep_text:
        yield Quad(node, rg("text"), Literal(article.text), node)
    yield from _detail_quads(article, node)


def with_details(quads: Iterable[Quad], article: StoredArticle) -> Iterator[Quad]:
    """Yield the quads of an article with its title, authors and other details as given now."""
    node = individual(article.id)
    corrected = {rg(name) for name in (*_DETAILS, "author")}
    writers = f"{node.value}#author="
    for quad in quads:
        is_writer = isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(writers)
        if not is_writer and (quad.subject != node or quad.predicate not in corrected):
            yield quad
    yield from _detail_quads(article, node)


def fingerprint_quads(article: Article, parts: Iterable[str]) -> Iterator[Quad]:
    """Yield the fingerprint of an article's words, by which near copies are found."""
    node = individual(article.id)
    for part in parts:
        yield Quad(node, rg("fingerprint"), Literal(part), node)


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
    if run.extractor_version:
        yield Quad(node, rg("extractor"), Literal(run.extractor), graph)
        yield Quad(node, rg("extractorVersion"), Literal(run.extractor_version), graph)


def _detail_quads(article: Article | StoredArticle, node: NamedNode) -> Iterator[Quad]:
    """Yield what is known beside the text and may be corrected."""
    for name, literal in _literals(article).items():
        yield Quad(node, rg(name), literal, node)
    yield from _author_quads(article, node)


def _literals(article: Article | StoredArticle) -> dict[str, Literal]:
    """Return the literals of the title, and of the fields that an article may lack."""
    found = {"title": Literal(article.title)}
    if article.published_on is not None:
        day = article.published_on.isoformat()
        found["publishedOn"] = Literal(day, datatype=term("xsd", "date"))
    if article.publisher is not None:
        found["publisher"] = Literal(article.publisher)
    if article.url is not None:
        found["url"] = Literal(article.url, datatype=term("xsd", "anyURI"))
    if article.section is not None:
        found["section"] = Literal(article.section)
    return found


def _author_quads(article: Article | StoredArticle, node: NamedNode) -> Iterator[Quad]:
    for position, author in enumerate(article.authors, start=1):
        writer = NamedNode(f"{node.value}#author={position}")
        yield Quad(node, rg("author"), writer, node)
        yield Quad(writer, TYPE, rg("Author"), node)
        yield Quad(writer, LABEL, Literal(author.name), node)
        yield Quad(writer, rg("authorPosition"), integer(position), node)
        if author.affiliation is not None:
            yield Quad(writer, rg("affiliation"), Literal(author.affiliation), node)
