"""The short-lived snapshots beside a store, over which queries with a time limit run."""

from __future__ import annotations

import glob
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["clear_snapshots", "snapshot_beside"]


@contextmanager
def snapshot_beside(location: Path) -> Iterator[Path]:
    """Give a path for a snapshot beside a store, where hard links can be made; clear it after."""
    with tempfile.TemporaryDirectory(prefix=_prefix(location), dir=location.parent) as parent:
        yield Path(parent) / "store"


def clear_snapshots(location: Path) -> None:
    """Remove the snapshots beside a store that a killed process left behind."""
    for leftover in location.parent.glob(f"{glob.escape(_prefix(location))}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _prefix(location: Path) -> str:
    return f".{location.name}-snapshot-"
