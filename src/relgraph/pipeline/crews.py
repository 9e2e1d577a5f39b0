"""Who reads the articles of an import: this process, several, or a cluster."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeAlias

from relgraph.pipeline.work import work_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relgraph.model import Article
    from relgraph.pipeline.extraction import Extractor
    from relgraph.pipeline.work import Setup, Work

    Promise: TypeAlias = Callable[[], Work]

__all__ = ["Crew", "open_crew"]


class Crew(Protocol):
    """Workers that take articles and give back what they say."""

    @property
    def window(self) -> int:
        """How many articles to have in hand so that nobody waits."""

    def submit(self, article: Article) -> Promise:
        """Take an article; return what waits for its work.

        The call that waits raises ArticleError where workers ended over the article, ModelError
        where the language model is not installed, and WorkerError where no worker can work.
        """


@contextmanager
def open_crew(workers: int | str, extractor: Extractor, setup: Setup) -> Iterator[Crew]:
    """Give the workers that were asked for, and send them home at the end.

    Args:
        workers: how many processes, or the address of a Dask scheduler.
        extractor: what reads articles here.
        setup: what makes another like it elsewhere.

    Raises:
        WorkerError: they cannot be reached.
    """
    if workers == 1:
        yield _Alone(extractor)
    elif isinstance(workers, int):
        from relgraph.pipeline.processes import open_processes

        with open_processes(workers, setup) as processes:
            yield processes
    else:
        from relgraph.pipeline.cluster import open_cluster

        with open_cluster(workers, setup) as cluster:
            yield cluster


class _Alone:
    """This process alone; it works when it is waited for."""

    window = 1

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor

    def submit(self, article: Article) -> Promise:
        return partial(work_on, article, self._extractor)
