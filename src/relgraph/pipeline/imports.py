"""Articles into a store: each whole or not at all, and none that is there already."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError
from relgraph.pipeline.extraction import Extractor
from relgraph.pipeline.knowledge import knowledge_quads
from relgraph.pipeline.reviews import read_decisions
from relgraph.rdf import revise, to_quads
from relgraph.read import iter_paths, read_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from relgraph.model import Article
    from relgraph.pipeline.extraction import Extraction
    from relgraph.store import Store

__all__ = ["ImportReport", "ImportResult", "Outcome", "import_articles"]


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UPDATED = "updated"
    """The article was there, made by another version, model or lexicon, or with
    other actors; it was made anew."""
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """A file, what became of it, and what was found in it."""

    path: str
    outcome: Outcome
    article: str = ""
    """The article's local identifier; "" where the file failed."""
    reason: str = ""
    """Why it failed, in one sentence."""
    statements: int = 0
    sentences: int = 0
    silent: int = 0
    """Sentences of the body in which nothing was found."""
    left_out: int = 0
    """Lines that are no source of statements: headings, author lines, disclaimers."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every file, in the order in which they came."""

    results: tuple[ImportResult, ...]

    def count(self, outcome: Outcome) -> int:
        """Return how many files came to this."""
        return sum(result.outcome is outcome for result in self.results)

    @property
    def statements(self) -> int:
        """How many statements were written."""
        return sum(result.statements for result in self.results)


def import_articles(
    store: Store,
    paths: Iterable[Path | str],
    *,
    encoding: str | None = None,
    model: str | None = None,
    actors: Sequence[Path] = (),
    on_result: Callable[[ImportResult], None] | None = None,
) -> ImportReport:
    """Read files and folders into a store, and return what became of each file.

    One bad file does not end the import. Each article is written in one transaction: a process
    that is killed leaves it whole or absent. An article that the same run has read is skipped
    before the language model is loaded.

    Args:
        store: where to write.
        paths: files, or folders to search for articles.
        encoding: Python's name of the files' encoding; UTF-8 where None.
        model: the language model's package; the small English one where None.
        actors: actor files of the user's own, beside what ships and what the store has reviewed.
        on_result: called after each file, for those who wait.

    Raises:
        StoreError: the store cannot be written.
        ModelError: the language model is not installed.
        KnowledgeError: a file of actors or a decision contradicts the others.
    """
    extractor = Extractor(model, actors=actors, decisions=read_decisions(store))
    importer = _Importer(store, extractor, encoding)
    results = []
    for path in paths:
        for result in importer.import_path(path):
            results.append(result)
            if on_result is not None:
                on_result(result)
    return ImportReport(tuple(results))


class _Importer:
    """One import: where to, what with, and which files it has seen."""

    def __init__(self, store: Store, extractor: Extractor, encoding: str | None) -> None:
        self._store = store
        self._extractor = extractor
        self._encoding = encoding
        self._seen: set[Path] = set()
        self._has_knowledge = False

    def import_path(self, path: Path | str) -> Iterator[ImportResult]:
        """Import a file, or every article in a folder."""
        try:
            for found in iter_paths([path]):
                if found not in self._seen:
                    self._seen.add(found)
                    yield self._import_file(found)
        except ArticleError as error:
            yield ImportResult(path=str(path), outcome=Outcome.FAILED, reason=str(error))

    def _import_file(self, path: Path) -> ImportResult:
        try:
            article = read_article(path, encoding=self._encoding)
        except ArticleError as error:
            return ImportResult(path=str(path), outcome=Outcome.FAILED, reason=str(error))
        run = self._store.run_of(article.id)
        if run == self._extractor.run.id:
            return ImportResult(path=str(path), outcome=Outcome.UNCHANGED, article=article.id)
        extraction = self._extractor.extract(article)
        self._write(extraction)
        outcome = Outcome.ADDED if run is None else Outcome.UPDATED
        return _result(path, outcome, extraction)

    def _write(self, extraction: Extraction) -> None:
        """Write an article; before the first one, what every graph is read with."""
        if not self._has_knowledge:
            for graph, known in knowledge_quads(self._extractor.registry).items():
                self._store.put_graph(graph, known)
            self._has_knowledge = True
        article = extraction.article
        quads = to_quads(
            article, extraction.as_read, extraction.run, keep_text=True, keep_context=True
        )
        same = self._extractor.registry.identities
        if same:
            quads = revise(quads, same)
        self._store.replace_graph(article.id, quads)


def _result(path: Path, outcome: Outcome, extraction: Extraction) -> ImportResult:
    sentences = extraction.annotated.sentences
    telling = {statement.sentence for statement in extraction.statements}
    return ImportResult(
        path=str(path),
        outcome=outcome,
        article=extraction.article.id,
        statements=len(extraction.statements),
        sentences=len(sentences),
        silent=sum(sentence.index not in telling for sentence in sentences),
        left_out=_count_left_out(extraction.article),
    )


def _count_left_out(article: Article) -> int:
    """Return how many lines with text lie outside the body."""
    start, count = 0, 0
    for line in article.text.split("\n"):
        end = start + len(line)
        inside = any(span.start < end and start < span.end for span in article.body)
        count += bool(line.strip()) and not inside
        start = end + 1
    return count
