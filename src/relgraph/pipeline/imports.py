"""Articles into a store: each whole or not at all, and none that is there already."""

from __future__ import annotations

from collections import deque
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError
from relgraph.pipeline.crews import open_crew
from relgraph.pipeline.extraction import Extractor
from relgraph.pipeline.knowledge import knowledge_quads
from relgraph.pipeline.results import ImportReport, ImportResult, Outcome
from relgraph.pipeline.reviews import read_decisions
from relgraph.pipeline.sources import iter_readings
from relgraph.pipeline.work import Setup
from relgraph.rdf import parse_nquads
from relgraph.read import ReadOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from pathlib import Path
    from typing import Unpack

    from relgraph.model import Article, StoredArticle
    from relgraph.pipeline.crews import Crew
    from relgraph.pipeline.extraction import Extracting
    from relgraph.pipeline.work import Work
    from relgraph.read import Reading
    from relgraph.store import Store

__all__ = ["import_articles", "iter_imports"]

_USUAL = ReadOptions()


def import_articles(
    store: Store,
    paths: Iterable[Path | str],
    *,
    options: ReadOptions = _USUAL,
    workers: int | str = 1,
    **extracting: Unpack[Extracting],
) -> ImportReport:
    """Read files and folders into a store, and return how many came to what.

    Args:
        store: where to write.
        paths: files, folders to search for articles, addresses, or "-" for standard input.
        options: how to read the files.
        workers: how many processes read, or the address of a Dask scheduler. A script that asks
            for several processes needs the usual `if __name__ == "__main__":`.
        extracting: what to read with: model, actors and extractor, as `Extracting` says.

    Raises:
        StoreError: the store cannot be written.
        ModelError: the language model is not installed.
        KnowledgeError: a file of actors or a decision contradicts the others.
        ExtractorError: the extractor is not there, or cannot read any article.
        WorkerError: the cluster cannot be reached, or workers keep ending.
    """
    report = ImportReport()
    imports = iter_imports(store, paths, options=options, workers=workers, **extracting)
    with closing(imports):
        for result in imports:
            report.add(result)
    return report


def iter_imports(
    store: Store,
    paths: Iterable[Path | str],
    *,
    options: ReadOptions = _USUAL,
    workers: int | str = 1,
    **extracting: Unpack[Extracting],
) -> Generator[ImportResult]:
    """Read files and folders into a store, and yield what became of each file, in order.

    One bad file does not end the import. Each article is written in one transaction, in the
    order of the files whoever read it first: the graph is the same for any number of workers,
    and a process that is killed leaves articles whole or absent. An article that the same run
    has read is skipped before the language model is loaded. Only few articles are held in
    memory at a time. Close the iterator to stop before the end.

    Args and errors are those of `import_articles`.
    """
    decisions = read_decisions(store)
    extractor = Extractor(**extracting, decisions=decisions)
    setup = Setup(
        run=extractor.run.id,
        model=extracting.get("model"),
        actors=tuple(extracting.get("actors", ())),
        decisions=tuple(decisions),
        extractor=extractor.choice,
    )
    with open_crew(workers, extractor, setup) as crew:
        importer = _Importer(store, extractor, crew)
        waiting: deque[Callable[[], ImportResult]] = deque()
        for reading in iter_readings(paths, options):
            waiting.append(importer.begin(reading))
            if len(waiting) >= crew.window:
                yield waiting.popleft()()
        while waiting:
            yield waiting.popleft()()


class _Importer:
    """One import: where to, and what with."""

    def __init__(self, store: Store, extractor: Extractor, crew: Crew) -> None:
        self._store = store
        self._extractor = extractor
        self._crew = crew
        self._has_knowledge = False

    def begin(self, reading: Reading) -> Callable[[], ImportResult]:
        """Have an article read, where it must be; return what waits for it and writes it."""
        if isinstance(reading.found, ArticleError):
            return partial(_failed, reading.path, reading.found)
        known = self._known(reading.path, reading.found)
        if known is not None:
            return lambda: known
        promise = self._crew.submit(reading.found)
        return partial(self._finish, reading.path, reading.found, promise)

    def _known(self, path: str, article: Article) -> ImportResult | None:
        """Return what becomes of an article that need not be read, or None."""
        if self._store.run_of(article.id) == self._extractor.run.id:
            return ImportResult(path=path, outcome=Outcome.UNCHANGED, article=article.id)
        if self._store.is_former(article.id) or self._is_older(article):
            return ImportResult(path=path, outcome=Outcome.SUPERSEDED, article=article.id)
        return None

    def _finish(self, path: str, article: Article, promise: Callable[[], Work]) -> ImportResult:
        try:
            work = promise()
        except ArticleError as error:
            return _failed(path, error)
        # Asked again: another copy, or a later text, may have been written meanwhile.
        return self._known(path, article) or self._write(path, article, work)

    def _write(self, path: str, article: Article, work: Work) -> ImportResult:
        """Write an article; before the first one, what every graph is read with."""
        if not self._has_knowledge:
            for graph, known in knowledge_quads(self._extractor.registry).items():
                self._store.put_graph(graph, known)
            self._has_knowledge = True
        outcome, former = self._outcome(article)
        self._store.replace_article(article.id, parse_nquads(work.nquads), former=former or None)
        return ImportResult(
            path=path,
            outcome=outcome,
            article=article.id,
            former=former,
            statements=work.statements,
            sentences=work.sentences,
            silent=work.silent,
            left_out=work.left_out,
            refused=dict(work.refused),
            attempts=work.attempts,
        )

    def _outcome(self, article: Article) -> tuple[Outcome, str]:
        """Return what writing an article comes to, and whose place it takes."""
        if self._store.run_of(article.id) is not None:
            return Outcome.UPDATED, ""
        there = self._at_address(article)
        return (Outcome.ADDED, "") if there is None else (Outcome.REVISED, there.id)

    def _is_older(self, article: Article) -> bool:
        """Tell whether what is there under an article's address was published later."""
        there = self._at_address(article)
        if there is None or there.published_on is None or article.published_on is None:
            return False
        return article.published_on < there.published_on

    def _at_address(self, article: Article) -> StoredArticle | None:
        """Return the other article that is there under an article's address, or None."""
        if article.url is None or not _is_article_s(article.url):
            return None
        there = self._store.article_at(article.url)
        return None if there is None or there.id == article.id else there


def _failed(path: str, error: ArticleError) -> ImportResult:
    return ImportResult(path=path, outcome=Outcome.FAILED, reason=str(error))


def _is_article_s(url: str) -> bool:
    """Tell whether an address may be one article's: that of a whole site is not.

    >>> _is_article_s("https://example.org/"), _is_article_s("https://example.org/?p=7")
    (False, True)
    """
    place = url.partition("://")[2]
    return bool(place.partition("/")[2]) or "?" in place
