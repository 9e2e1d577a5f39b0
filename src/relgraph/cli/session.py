"""What a command works with: the store that the user named, and the actors that are known."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.vocabulary import ACTORS_GRAPH, REVIEWED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.model import Decision
    from relgraph.store import Store

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
    def reading(self) -> Iterator[Store]:
        """Open the store to read only, beside whoever else reads it.

        Raises:
            StoreError: there is none, another process writes it, or it is another version's.
        """
        from relgraph.store import open_for_reading

        with open_for_reading(self.location) as store:
            yield store

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
