"""What a command works with: the store that the user named, and the actors that are known."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.store import Store

__all__ = ["Session"]


@dataclass(frozen=True, slots=True)
class Session:
    """Where the graph is; it is opened by the commands that need it."""

    location: str

    @property
    def has_store(self) -> bool:
        """Whether there is a store, or something else in its place."""
        try:
            return Path(self.location).exists()
        except OSError:  # opening it tells what is wrong with the place
            return True

    @contextmanager
    def store(self, *, must_exist: bool = True) -> Iterator[Store]:
        """Open the store for as long as a command works.

        Raises:
            StoreError: there is none, another process holds it, or it is another version's.
        """
        from relgraph.store import open_store

        with open_store(self.location, must_exist=must_exist) as store:
            yield store
