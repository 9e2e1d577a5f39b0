"""What a command works with: the store that the user named, and the actors that are known."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from relgraph.vocabulary import ACTORS_GRAPH, REVIEWED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from relgraph.model import Decision, ReviewState
    from relgraph.store import Backup, Store

__all__ = ["Session"]

_KEPT = (REVIEWED_GRAPH, ACTORS_GRAPH)
"""Graphs for which a store without articles is kept: decisions, or what event data needs."""


@dataclass(frozen=True, slots=True)
class Session:
    """Where the graph is; it is opened by the commands that need it."""

    location: str

    @property
    def has_store(self) -> bool:
        """Whether there is a store, or something else in its place.

        Raises:
            StoreError: the server that is to hold it cannot be reached.
        """
        from relgraph.store import has_store

        return has_store(self.location)

    @contextmanager
    def reading(self, reviewed: Collection[ReviewState] = ()) -> Iterator[Store]:
        """Open the store to read only, beside whoever else reads it.

        Args:
            reviewed: the review states of the statements that are to be seen; all where empty.

        Raises:
            StoreError: there is none, another process writes it, or it is another version's.
        """
        from relgraph.store import open_for_reading

        with open_for_reading(self.location) as store:
            if not reviewed:
                yield store
                return
            from relgraph.pipeline import reviewed_part

            with reviewed_part(store, reviewed) as part:
                yield part

    def decisions(self) -> tuple[Decision, ...]:
        """Return what was decided about actors in the store; nothing where there is none.

        Raises:
            StoreError: another process writes the store, or it is another version's.
        """
        from relgraph.pipeline import read_decisions

        if not self.has_store:
            return ()
        with self.reading() as store:
            return read_decisions(store)

    @contextmanager
    def store(self, *, must_exist: bool = True) -> Iterator[Store]:
        """Open the store for as long as a command works.

        Raises:
            StoreError: there is none, another process holds it, or it is another version's.
        """
        from relgraph.store import open_store

        with open_store(self.location, must_exist=must_exist) as store:
            yield store

    def back_up(self, place: Path | None = None, purpose: str = "backup") -> Backup:
        """Copy the store into a new folder: the one named, or the next that is free beside it.

        Raises:
            StoreError: as `relgraph.store.back_up`.
        """
        from relgraph.store import back_up

        beside = (Path(f"{self.location}.{purpose}-{number}") for number in count(1))
        return back_up(self.location, place or next(path for path in beside if not path.exists()))

    @contextmanager
    def new_or_kept_store(self) -> Iterator[Store]:
        """Open the store to write, and take it away again if it is new and got nothing.

        On a server it stays: one quad, which says that relgraph may write there.

        Raises:
            StoreError: another process holds it, or it is another version's.
        """
        was_there = "://" in self.location or self.has_store
        is_kept = was_there
        try:
            with self.store(must_exist=False) as store:
                try:
                    yield store
                finally:
                    is_kept = is_kept or not store.is_empty or any(map(store.has_graph, _KEPT))
        finally:
            if not is_kept:
                shutil.rmtree(self.location, ignore_errors=True)
