"""Articles, their authors and the runs over them, as quads."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.model import DEFAULT_EXTRACTOR, Run
from relgraph.rdf.terms import LABEL, TYPE, individual, integer, rg, term
from relgraph.vocabulary import SHARED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relgraph.model import Article, StoredArticle

__all__ = ["article_quads", "check_run", "fingerprint_quads", "run_quads", "with_details"]

_RUN_FIELDS = ("programVersion", "model", "modelVersion", "lexiconSha256")
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


def check_run(identifier: str, quads: Iterable[Quad]) -> str:
    """Return what is wrong with what quads say of a run, or nothing."""
    told = {quad.predicate: quad.object.value for quad in quads if isinstance(quad.object, Literal)}
    fields = [told.get(rg(name)) for name in _RUN_FIELDS]
    if None in fields:
        return "the run that read an article is not described"
    version, model, model_version, lexicon = (value or "" for value in fields)
    run = Run(
        version=version,
        model=model,
        model_version=model_version,
        lexicon_sha256=lexicon,
        actors_sha256=told.get(rg("actorsSha256"), ""),
        extractor=told.get(rg("extractor"), DEFAULT_EXTRACTOR),
        extractor_version=told.get(rg("extractorVersion"), ""),
    )
    # The first stores have runs that were named before the actors had a digest.
    first = json.dumps(fields).encode("utf-8")
    names = {run.id, f"run/{hashlib.sha256(first).hexdigest()[: len(run.id) - 4]}"}
    return "" if identifier in names else "the identifier is not the digest of the run"


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
