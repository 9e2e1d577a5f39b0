"""What a worker does with an article, and what it hands back; all of it can be sent elsewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from relgraph.model import Choice
from relgraph.pipeline.extraction import Extractor
from relgraph.pipeline.fingerprints import fingerprint
from relgraph.rdf import revise, serialise, to_quads

if TYPE_CHECKING:
    from pathlib import Path

    from relgraph.model import Article, Decision
    from relgraph.pipeline.extraction import Extraction

__all__ = ["Setup", "Work", "work_elsewhere", "work_on"]

_USUAL = Choice()
_ALONE = Lock()  # a Dask worker may have several threads, and the language model is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """An article's quads, made by which run, and what was counted on the way."""

    run: str
    """The local identifier of the run that made them."""
    nquads: bytes
    """Sorted N-Quads: they travel several times faster than objects."""
    statements: int
    sentences: int
    silent: int
    left_out: int
    refused: Counter[str] = field(default_factory=Counter)
    """How many statements were offered and not taken, by reason."""
    attempts: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What articles are to be read with, for a process that is to read them elsewhere."""

    run: str
    """The local identifier of the run that results: where actors change, it does."""
    model: str | None
    actors: tuple[Path, ...]
    decisions: tuple[Decision, ...]
    extractor: Choice = _USUAL


@lru_cache(maxsize=1)
def _extractor(setup: Setup) -> Extractor:
    """Return what reads articles; each process makes and loads it once."""
    return Extractor(
        setup.model, actors=setup.actors, decisions=setup.decisions, extractor=setup.extractor
    )


def work_elsewhere(article: Article, setup: Setup) -> Work:
    """Return what an article says, read in whatever process this is.

    Raises:
        ModelError: the language model is not installed.
        KnowledgeError: a file of actors is missing there, or contradicts the others.
        ExtractorError: the extractor is missing there, or cannot read any article.
        ArticleError: the extractor cannot read this one.
    """
    with _ALONE:
        return work_on(article, _extractor(setup))


def work_on(article: Article, extractor: Extractor) -> Work:
    """Return what an article says, ready to be written.

    Raises:
        ModelError: the language model is not installed.
        ExtractorError: the extractor is not there, or cannot read any article.
        ArticleError: the extractor cannot read this one.
    """
    extraction = extractor.extract(article)
    sentences = extraction.annotated.sentences
    telling = {statement.sentence for statement in extraction.statements}
    return Work(
        run=extraction.run.id,
        nquads=serialise(_quads(extraction, extractor), "nquads").encode("utf-8"),
        statements=len(extraction.statements),
        sentences=len(sentences),
        silent=sum(sentence.index not in telling for sentence in sentences),
        left_out=_count_left_out(article),
        refused=Counter(refusal.reason for refusal in extraction.refusals),
    )


def _quads(extraction: Extraction, extractor: Extractor) -> tuple[Any, ...]:
    """Return all that an article gives the graph; rooms on both sides know what a quad is."""
    article = extraction.article
    quads = to_quads(article, extraction.as_read, extraction.run, fingerprint=fingerprint(article))
    same = extractor.registry.identities
    return revise(quads, same) if same else quads


def _count_left_out(article: Article) -> int:
    """Return how many lines with text lie outside the body."""
    start, count = 0, 0
    for line in article.text.split("\n"):
        end = start + len(line)
        inside = any(span.start < end and start < span.end for span in article.body)
        count += bool(line.strip()) and not inside
        start = end + 1
    return count
