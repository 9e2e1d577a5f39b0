"""One answer on its way out of a process that may be killed while it works."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from threading import Lock, Timer
from typing import IO, TYPE_CHECKING, Protocol, cast

from relgraph.errors import QueryError, QueryTimeout
from relgraph.store.answering import FAULTS, FRAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from relgraph.model import Asked

__all__ = ["Limits", "Reader", "StoreReading"]

_TO_END = 2.0  # seconds in which an idle process ends by itself
_FOR_MEMORY = "the query was stopped from outside, as for want of memory; ask for less"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a query may take: seconds, processes at a time, bytes of answer and of memory."""

    seconds: float = 60.0
    processes: int = 2
    answer: int = 1 << 28
    memory: int = 1 << 32


class Reader:
    """A process that answers one query at a time over a snapshot."""

    def __init__(self, snapshot: Path, limits: Limits, more: Sequence[str]) -> None:
        self.snapshot = snapshot
        self.is_idle = True
        # -P: the current folder may hold others' files, and none of them is to be run as a module.
        command = [sys.executable, "-P", "-m", "relgraph.store.answering", str(snapshot)]
        process = subprocess.Popen(  # noqa: S603 - our own module; queries go through stdin
            [*command, str(limits.answer), str(limits.memory), *more],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._process = process
        self._asks = cast("IO[bytes]", process.stdin)  # as they are both pipes
        self._says = cast("IO[bytes]", process.stdout)

    def ask(self, asked: Asked) -> None:
        """Send what is asked; a process that is dead says so at the first frame."""
        self.is_idle = False
        try:
            self._asks.write(json.dumps(asdict(asked)).encode() + b"\n")
            self._asks.flush()
        except OSError:
            self.kill()

    def frame(self) -> tuple[bytes, bytes]:
        """Return the letter and the content of the next frame; two times nothing at its death."""
        head = self._says.read(FRAME.size)
        if len(head) < FRAME.size:
            return b"", b""
        letter, length = FRAME.unpack(head)
        content = self._says.read(length)
        if letter in b"EX":
            self.is_idle = True
        return letter, content

    def kill(self) -> None:
        """End the process at once; safe from any thread."""
        self._process.kill()

    def bury(self) -> None:
        """End the process, by its own end where it is idle, and wait until nothing is left."""
        if not self.is_idle:
            self._process.kill()
        with suppress(OSError):  # what was still to be sent to it
            self._asks.close()
        try:
            self._process.wait(_TO_END)
        except subprocess.TimeoutExpired:  # what it does is not what it was asked
            self._process.kill()
            self._process.wait()
        self._says.close()


class Pool(Protocol):
    """Where readers come from and go back to."""

    limits: Limits

    def take(self, seconds: float) -> Reader:
        """Return a reader that is free."""

    def put_back(self, reader: Reader) -> None:
        """Take a reader back."""


class StoreReading:
    """An answer on its way: started and read by one thread, stopped by any, once or often."""

    def __init__(self, pool: Pool, asked: Asked, seconds: float | None = None) -> None:
        self._pool = pool
        self._asked = asked
        self._seconds = seconds or pool.limits.seconds
        self._lock = Lock()
        self._reader: Reader | None = None
        self._timer: Timer | None = None
        self._is_late = self._is_over = False

    def start(self) -> str:
        """Return "table" or "graph" once the answer begins.

        Raises:
            QueryError: the query has a fault, or the answer is too large.
            QueryTimeout: the time is over.
            StoreError: every process is busy.
        """
        reader = self._pool.take(self._seconds)
        with self._lock:
            if self._is_over:  # stopped while it waited
                self._pool.put_back(reader)
                raise QueryError("the query was stopped by who asked it")
            self._reader = reader
            self._timer = Timer(self._seconds, self._end_late)
            self._timer.daemon = True
            self._timer.start()
        reader.ask(self._asked)
        _, told = self._frame(reader)
        return told.decode()

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes of the answer.

        Raises:
            QueryError: it breaks off, as when the time is over.
        """
        while self._reader is not None:
            letter, content = self._frame(self._reader)
            if letter == b"E":
                return
            yield content

    def stop(self) -> None:
        """Give the process back, or end it where the answer is not whole."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            if self._reader is not None and not self._is_over:
                if not self._reader.is_idle:
                    self._reader.kill()
                self._pool.put_back(self._reader)
            self._is_over = True

    def _end_late(self) -> None:
        with self._lock:
            if self._reader is not None and not self._is_over:
                self._is_late = True
                self._reader.kill()

    def _frame(self, reader: Reader) -> tuple[bytes, bytes]:
        """Return the next frame, or raise what it tells of."""
        letter, content = reader.frame()
        if letter == b"X":
            name, message, excerpt = json.loads(content)
            raise FAULTS[name](message, excerpt)
        if letter:
            return letter, content
        if self._is_late:
            raise QueryTimeout(
                f"the query ran past {self._seconds:g} s and was stopped; "
                "narrow it or allow more time"
            )
        raise QueryError(_FOR_MEMORY)
