"""Articles read by the workers of a Dask cluster; the graph is written here, by one process."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError, WorkerError
from relgraph.pipeline.work import Work, work_elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from distributed import Client
    from distributed import Future as Promised

    from relgraph.model import Article
    from relgraph.pipeline.work import Setup

__all__ = ["open_cluster"]

_PATIENCE = 30.0  # seconds: a scheduler answers at once, a worker starts within some ten
_IN_HAND = 4  # articles for each thread of the cluster, so that none waits for the next
_LEAST = 64  # articles: workers may join while the import runs


@contextmanager
def open_cluster(address: str, setup: Setup, patience: float = _PATIENCE) -> Iterator[_Cluster]:
    """Give the workers of a cluster.

    Args:
        address: of its scheduler, such as tcp://127.0.0.1:8786.
        setup: what to read with.
        patience: seconds to wait for the scheduler and for its first worker.

    Raises:
        WorkerError: Dask is not installed, or no scheduler or no worker is there.
    """
    client = _connect(address, patience)
    try:
        yield _Cluster(client, setup)
    finally:
        client.close()


class _Cluster:
    """A connection to a scheduler, which knows its workers and mends their losses."""

    def __init__(self, client: Client, setup: Setup) -> None:
        self.window = max(_LEAST, _IN_HAND * sum(client.nthreads().values()))
        self._client = client
        self._setup = setup
        self._numbers = count()

    def submit(self, article: Article) -> Callable[[], Work]:
        """Take an article; return what waits for its work."""
        return partial(self._wait, self._send(article), article)

    def _send(self, article: Article) -> Promised[Work]:
        # Its own key, so that no result of an earlier import is taken for this one's.
        key = f"relgraph-{self._client.id}-{next(self._numbers)}"
        return self._client.submit(work_elsewhere, article, self._setup, key=key, pure=False)

    def _wait(self, future: Promised[Work], article: Article) -> Work:
        from distributed import KilledWorker

        try:
            return self._checked(future)
        except KilledWorker:
            # The scheduler blames all that a lost worker had in hand: this may be another's doing.
            try:
                return replace(self._checked(self._send(article)), attempts=2)
            except KilledWorker as error:
                raise ArticleError(
                    f"{article.name} ended every worker that read it, perhaps for want of memory; "
                    "leave it out, or give the workers more memory"
                ) from error

    def _checked(self, future: Promised[Work]) -> Work:
        """Return a worker's result, if it is the one that would have been found here."""
        try:
            work: Work = future.result()
        except ModuleNotFoundError as error:
            raise WorkerError(
                f"a worker of the cluster lacks {error.name}; install relgraph on all workers"
            ) from error
        if work.run != self._setup.run:
            raise WorkerError(
                "a worker of the cluster has another version of relgraph, model, lexicon or "
                "actors; install the same on all workers"
            )
        return work


def _connect(address: str, patience: float) -> Client:
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise WorkerError(
            "Dask is not installed; 'pip install relgraph[dask]' brings it"
        ) from error
    try:
        client = Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkerError(
            f"no Dask scheduler answers at {address}; start one with 'dask scheduler', or give "
            "its address as tcp://HOST:PORT"
        ) from error
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError as error:
        client.close()
        raise WorkerError(
            f"the Dask cluster at {address} has no worker; start one with 'dask worker {address}'"
        ) from error
    return client
