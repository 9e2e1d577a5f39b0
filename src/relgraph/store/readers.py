"""Processes that answer queries over snapshots of a store, and are killed when they are late."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING

from relgraph.errors import QueryError, QueryTimeout, StoreError
from relgraph.model import Asked
from relgraph.store.closing import Closing
from relgraph.store.queries import prepared
from relgraph.store.reading import Limits, Reader, StoreReading
from relgraph.store.remote_addresses import is_address
from relgraph.store.results import read_answer
from relgraph.store.sharing import Snapshots
from relgraph.store.updates import using

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relgraph.model import Cell, Rows

__all__ = ["Readers"]

_LOOK_EACH = 1.0  # seconds between two looks whether the store has changed


class Readers(Closing):
    """A store's readers: as many processes as may work at a time, each over the newest snapshot.

    The store itself stays free for whoever writes it.
    """

    def __init__(
        self, location: Path | str, limits: Limits | None = None, *, may_reach_out: bool = False
    ) -> None:
        """Make the first snapshot.

        Args:
            location: the store's folder.
            limits: how much a query may take.
            may_reach_out: whether SERVICE and LOAD may ask other machines.

        Raises:
            StoreError: there is no store in a folder, somebody writes it, or it is another
                version's.
        """
        if is_address(location):
            raise StoreError(f"{location} is a server already; serve a store in a folder")
        self.location = Path(location)
        self.limits = limits or Limits()
        self._reach = ["reach"] if may_reach_out else []
        self._snapshots = Snapshots(self.location)
        self._free = BoundedSemaphore(self.limits.processes)
        self._lock = Lock()
        self._idle: list[Reader] = []
        self._looked = 0.0

    def close(self) -> None:
        """End the processes and remove the snapshots."""
        with self._lock:
            for reader in self._idle:
                reader.bury()
            self._idle.clear()
        self._snapshots.close()

    def snapshot(self) -> Path:
        """Return the newest snapshot, for `open_snapshot`."""
        return self._snapshots.renew()

    def read(self, asked: Asked) -> StoreReading:
        """Return an answer that has yet to start."""
        return StoreReading(self, asked)

    def query(
        self,
        text: str,
        bindings: Mapping[str, Cell] | None = None,
        *,
        time_limit: float | None = None,
    ) -> Rows | bool | str:
        """Return the answer to a query, as `Store.query` does.

        Raises:
            QueryError: the text is no query, has a fault, or asks for too much.
            QueryTimeout: the time is over.
            StoreError: every process is busy.
        """
        reading = StoreReading(self, Asked(prepared(text, bindings)), time_limit)
        try:
            kind = b"G" if reading.start() == "graph" else b"T"
            return read_answer(kind + b"".join(reading.chunks()))
        finally:
            reading.stop()

    def update(
        self, text: str, graphs: Sequence[str] = (), named: Sequence[str] = (), *, base: str = ""
    ) -> None:
        """Change the store by SPARQL Update, whole or not at all, within the limit of time.

        Args:
            text: the update.
            graphs: those that its patterns look into, as by USING; the default where there is none.
            named: those that its GRAPH looks into, as by USING NAMED.
            base: what relative names begin with.

        Raises:
            QueryError: the text is no update, has a fault, or reaches out of the graph.
            QueryTimeout: the time is over; nothing was changed.
            StoreError: another process writes the store.
        """
        command = [
            *(sys.executable, "-P", "-m", "relgraph.store.changing"),
            *(str(self.location), base, *self._reach),
        ]
        seconds = self.limits.seconds
        with self._snapshots.writing:
            try:
                done = subprocess.run(  # noqa: S603 - our own module; the update goes through stdin
                    command,
                    input=using(text, graphs, named).encode("utf-8"),
                    capture_output=True,
                    timeout=seconds,
                    check=False,
                )
            except subprocess.TimeoutExpired as error:
                raise QueryTimeout(
                    f"the update ran past {seconds:g} s and was stopped; nothing was changed"
                ) from error
        self._looked = 0.0
        if done.returncode != 0:
            raise _update_fault(done.stderr.decode("utf-8", "replace"))

    def take(self, seconds: float) -> Reader:
        """Return a process that is free, over the newest snapshot.

        Raises:
            StoreError: none gets free in time.
        """
        if not self._free.acquire(timeout=seconds):
            raise StoreError("all readers of the graph are busy; ask again in a moment")
        with self._lock:
            now = time.monotonic()
            if now - self._looked > _LOOK_EACH:
                self._looked = now
                self._retire(self._snapshots.renew())
            if self._idle:
                return self._idle.pop()
            snapshot = self._snapshots.renew()
            self._snapshots.use(snapshot)
        return Reader(snapshot, self.limits, self._reach)

    def put_back(self, reader: Reader) -> None:
        """Take a process back; one that is in the middle of something is ended."""
        with self._lock:
            if reader.is_idle:
                self._idle.append(reader)
            else:
                reader.bury()
                self._snapshots.leave(reader.snapshot)
        self._free.release()

    def _retire(self, newest: Path) -> None:
        """End the idle processes over older snapshots."""
        for reader in [each for each in self._idle if each.snapshot != newest]:
            self._idle.remove(reader)
            reader.bury()
            self._snapshots.leave(reader.snapshot)


def _update_fault(said: str) -> QueryError | StoreError:
    """Return the error that the process told as JSON; what else it says goes by its last line."""
    last = said.strip().rpartition("\n")[2]
    try:
        is_query, message, excerpt = json.loads(last)
    except ValueError:
        return StoreError(last or "the update was stopped from outside; nothing was changed")
    return QueryError(message, excerpt) if is_query else StoreError(message)
