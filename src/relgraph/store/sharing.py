"""Snapshots for whoever reads a store that others may write meanwhile.

A snapshot is a folder of hard links, made while nobody writes. While somebody does, the last one
stays in use: readers see the store as it was before, and all of the change once it is done.
"""

from __future__ import annotations

import glob
import os
import shutil
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO

from relgraph.errors import StoreError
from relgraph.store.opening import open_for_reading

__all__ = ["Snapshots"]

_HELD = "held"
_PASSING = ("LOCK", "LOG", "LOG.old", "IDENTITY")  # nothing of the graph is in these


class Snapshots:
    """The newest snapshot of a store, and older ones for as long as they are in use."""

    def __init__(self, location: Path) -> None:
        """Make the first snapshot.

        Raises:
            StoreError: there is no store, somebody writes it, or it is another version's.
        """
        self._location = location
        self.writing = Lock()
        """Held while this process writes the store or copies it."""
        self._uses: Counter[Path] = Counter()
        self._seen: object = None
        self._number = 0
        with open_for_reading(location):  # says what is wrong with the place
            pass
        _clear_left(location)
        self._folder = Path(tempfile.mkdtemp(prefix=_prefix(location), dir=location.parent))
        self._lock = _hold(self._folder)
        try:
            self._current = self._copy()
        except StoreError:
            self.close()
            raise

    def renew(self) -> Path:
        """Return the newest snapshot that can be had now."""
        if not self.writing.acquire(blocking=False):
            return self._current
        try:
            if self._print() != self._seen:
                with suppress(StoreError):  # somebody writes: the last one stays in use
                    older, self._current = self._current, self._copy()
                    self._drop_unused(older)
        finally:
            self.writing.release()
        return self._current

    def use(self, snapshot: Path) -> None:
        """Keep a snapshot until `leave` is called as often."""
        self._uses[snapshot] += 1

    def leave(self, snapshot: Path) -> None:
        """Let go of a snapshot; an old one that nobody uses is removed."""
        self._uses[snapshot] -= 1
        self._drop_unused(snapshot)

    def close(self) -> None:
        """Remove every snapshot."""
        if self._lock is not None:
            self._lock.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _drop_unused(self, snapshot: Path) -> None:
        if snapshot != self._current and self._uses[snapshot] <= 0:
            del self._uses[snapshot]
            shutil.rmtree(snapshot, ignore_errors=True)

    def _print(self) -> object:
        """Return what changes when the store does, None while a writer takes files away."""
        try:
            with os.scandir(self._location) as found:
                return sorted(
                    (entry.name, entry.stat().st_size, entry.stat().st_mtime_ns)
                    for entry in found
                    if entry.name not in _PASSING
                )
        except FileNotFoundError:
            return None

    def _copy(self) -> Path:
        """Return a new snapshot of the store, which nobody may write meanwhile."""
        self._number += 1
        snapshot = self._folder / str(self._number)
        with open_for_reading(self._location):
            seen = self._print()
            snapshot.mkdir()
            for path in self._location.iterdir():
                if path.name not in _PASSING:
                    _link(path, snapshot / path.name)
        self._seen = seen
        return snapshot


def _link(path: Path, copy: Path) -> None:
    """Link a table, which never changes once written, and copy what a writer goes on with."""
    if path.suffix == ".sst":
        with suppress(OSError):  # a file system without hard links
            copy.hardlink_to(path)
            return
    shutil.copyfile(path, copy)


def _prefix(location: Path) -> str:
    return f".{location.name}-served-"


def _hold(folder: Path) -> IO[bytes] | None:
    """Mark a folder as in use for as long as this process lives; None where it is in use."""
    if sys.platform == "win32":  # no such lock there: what a killed server left stays
        return None
    import fcntl

    file = (folder / _HELD).open("wb")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file


def _clear_left(location: Path) -> None:
    """Remove the snapshots that a killed server left beside a store."""
    for left in location.parent.glob(f"{glob.escape(_prefix(location))}*"):
        lock = _hold(left)
        if lock is not None:
            lock.close()
            shutil.rmtree(left, ignore_errors=True)
