"""Who holds a store: its one writer whole, or its readers together; and how one is swapped.

The lock is RocksDB's own, which its writer takes whole.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager, nullcontext
from typing import IO, TYPE_CHECKING

from relgraph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

__all__ = ["held", "hold_whole", "share", "swap_in", "take_back"]


def share(path: Path) -> AbstractContextManager[IO[bytes] | None]:
    """Take a share in the lock that a store's writer takes whole, so that neither disturbs.

    Reading what is being written can look like a broken store.

    Raises:
        StoreError: another process writes the store.
    """
    if sys.platform == "win32":  # the writer's lock there keeps readers out by itself
        return nullcontext()
    import fcntl

    file = (path / "LOCK").open("rb")
    try:
        fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise held(path) from error
    return file


@contextmanager
def hold_whole(path: Path) -> Iterator[None]:
    """Keep everybody else out of a store's folder.

    Raises:
        StoreError: another process reads or writes the store.
    """
    if sys.platform == "win32":  # a folder in use cannot be moved there
        yield
        return
    import fcntl

    with (path / "LOCK").open("ab") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise held(path) from error
        yield


def held(path: Path) -> StoreError:
    """Return the error that tells of a store in use."""
    return StoreError(f"another process holds {path}; try again when it has finished")


def swap_in(work: Path, place: Path) -> None:
    """Have a folder take a place; what was there goes, and comes back if this is interrupted.

    Raises:
        OSError: the disk does not let it.
    """
    former = _former(place)
    shutil.rmtree(former, ignore_errors=True)
    if place.exists():
        place.rename(former)
    work.chmod(0o755)
    work.rename(place)
    shutil.rmtree(former, ignore_errors=True)


def take_back(place: Path) -> None:
    """Bring back what was at a place, if a process was killed as something else took it."""
    former = _former(place)
    if former.exists() and not place.exists():
        former.rename(place)


def _former(place: Path) -> Path:
    return place.with_name(f".{place.name}-former")
