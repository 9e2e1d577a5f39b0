"""Articles read by several processes, of which any may die without harm to the others.

Each worker is an executor of its own with one process: when that process dies, it is known which
article it had in hand.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from threading import Thread
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError, WorkerError
from relgraph.pipeline.work import Work, work_elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

    from relgraph.model import Article
    from relgraph.pipeline.work import Setup

__all__ = ["open_processes"]

_IN_HAND = 2  # articles a worker has: one to read, and one so that it need not wait for the next
_ATTEMPTS = 2  # an article that ends two workers would end a third
_MOST_LOST = 3  # articles lost in a row: then it is the machine, not the articles


@contextmanager
def open_processes(jobs: int, setup: Setup) -> Iterator[_Processes]:
    """Give so many worker processes; each starts, and loads the model, with its first article."""
    crew = _Processes(jobs, setup)
    try:
        yield crew
    finally:
        crew.close()


class _Task:
    """An article to be read, how many workers died of it, and what came of it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.deaths = 0
        self.future: Future[Work] | None = None
        """What the worker that has it promises."""
        self.is_over = False

    def work(self) -> Work:
        """Return what was read, once it is over."""
        if self.future is None:
            raise ArticleError(
                f"{self.article.name} ended {self.deaths} worker processes that read it, perhaps "
                "for want of memory; leave it out, or import it with fewer --jobs"
            )
        return replace(self.future.result(), attempts=self.deaths + 1)


class _Processes:
    """A queue of tasks, and the workers that take them in turn."""

    def __init__(self, jobs: int, setup: Setup) -> None:
        self.window = 4 * jobs
        self._setup = setup
        self._queue: deque[_Task] = deque()
        self._workers = [_Worker() for _ in range(jobs)]
        self._lost = 0

    def submit(self, article: Article) -> Callable[[], Work]:
        """Take an article; return what waits for its work."""
        task = _Task(article)
        self._queue.append(task)
        self._feed()
        return partial(self._wait, task)

    def close(self) -> None:
        """End all workers; what they have in hand is dropped."""
        for worker in self._workers:
            worker.close()

    def _wait(self, task: _Task) -> Work:
        while not task.is_over:
            promised = [worker.hand[0].future for worker in self._workers if worker.hand]
            wait([future for future in promised if future], return_when=FIRST_COMPLETED)
            for worker in self._workers:
                self._collect(worker)
            self._feed()
        return task.work()

    def _feed(self) -> None:
        """Hand out tasks, to the least busy first."""
        while self._queue:
            worker = min(self._workers, key=lambda one: len(one.hand))
            if len(worker.hand) >= _IN_HAND:
                return
            worker.take(self._queue.popleft(), self._setup)

    def _collect(self, worker: _Worker) -> None:
        """Take what a worker has finished; where it died, take back what it had in hand."""
        while worker.hand and worker.hand[0].future and worker.hand[0].future.done():
            task = worker.hand.popleft()
            if task.future and isinstance(task.future.exception(), BrokenProcessPool):
                self._queue.extendleft(reversed(worker.bury()))
                self._blame(task)
            else:
                task.is_over = True
                self._lost = 0

    def _blame(self, task: _Task) -> None:
        """Try once more the article that a worker died of, or give it up.

        Raises:
            WorkerError: one article after the other is given up.
        """
        task.deaths += 1
        task.future = None
        if task.deaths < _ATTEMPTS:
            self._queue.appendleft(task)
            return
        task.is_over = True
        self._lost += 1
        if self._lost == _MOST_LOST:
            raise WorkerError(
                f"{_MOST_LOST} articles in a row ended their worker processes, perhaps for want "
                "of memory; try again with fewer --jobs"
            )


class _Worker:
    """A process, started with its first task and again after its death, and what it has in hand."""

    def __init__(self) -> None:
        self.hand: deque[_Task] = deque()
        self._executor: ProcessPoolExecutor | None = None
        self._line: Connection | None = None

    def take(self, task: _Task, setup: Setup) -> None:
        """Have the process read one more article."""
        try:
            task.future = self._submit(task.article, setup)
        except BrokenProcessPool:  # it died with nothing in hand: nobody's fault
            self.bury()
            task.future = self._submit(task.article, setup)
        self.hand.append(task)

    def bury(self) -> list[_Task]:
        """Forget the process, which has died; return what it had in hand."""
        left = list(self.hand)
        self.hand.clear()
        self.close()
        self._executor = None
        return left

    def close(self) -> None:
        """End the process, at once where it has something in hand."""
        if self._executor is None or self._line is None:
            return
        if self.hand:
            self._line.close()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._line.close()

    def _submit(self, article: Article, setup: Setup) -> Future[Work]:
        executor = self._running()  # before: Python's own helper process lets Ctrl-C through again
        with _without_interrupts():
            return executor.submit(work_elsewhere, article, setup)

    def _running(self) -> ProcessPoolExecutor:
        if self._executor is None:
            # Never by fork: the store and the progress bar have threads of their own.
            spawning = get_context("spawn")
            far, self._line = spawning.Pipe(duplex=False)
            self._executor = ProcessPoolExecutor(1, spawning, initializer=_enter, initargs=(far,))
        return self._executor


def _enter(line: Connection) -> None:
    """Prepare a worker process: it leaves when the importing process closes the line, or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with, args=(line,), daemon=True).start()


def _leave_with(line: Connection) -> None:
    try:
        line.recv_bytes()
    except EOFError:
        os._exit(1)  # whatever it has in hand is wanted by nobody


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts, so that it never sees it; we decide when it ends."""
    if sys.platform == "win32":  # there a process hears of it until it has begun to ignore it
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
