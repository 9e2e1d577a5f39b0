"""Backups of a store: a folder of its files with their digests, made and put back whole.

    backup/manifest.json   version of relgraph and of the format, and each file's size and digest
    backup/store/...       the files, copied while nobody writes

Both ways the work is done in a folder beside the place, which takes its name in the end: a backup
or a store is there whole or not at all, whenever the process is killed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from relgraph.errors import StoreError
from relgraph.store.holding import hold_whole, share, swap_in
from relgraph.store.names import FORMAT_VERSION
from relgraph.store.opening import is_free, version_at
from relgraph.store.remote_addresses import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Backup", "back_up", "check_backup", "restore"]

_MANIFEST = "manifest.json"
_FILES = "store"
_LEFT_OUT = ("LOCK", "LOG", "LOG.old")  # nothing of the graph is in these
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: where it is, and what it holds."""

    place: Path
    files: int
    size: int
    """Bytes."""


def back_up(location: Path | str, place: Path) -> Backup:
    """Copy a store into a new folder, beside others who read it.

    Raises:
        StoreError: there is no store in a folder, somebody writes it, or the copy cannot be made.
    """
    source = _folder(location, "backed up; use 'relgraph export'")
    if place.exists():
        raise StoreError(f"{place} exists; name a new folder for the backup")
    version = version_at(source)
    with share(source), _made_beside(place, "backup") as work:
        told = {
            path.name: _copied(path, work / _FILES / path.name)
            for path in sorted(source.iterdir())
            if path.is_file() and path.name not in _LEFT_OUT
        }
        manifest = {"format": version, "files": told}
        written = json.dumps(manifest, indent=1, sort_keys=True)
        (work / _MANIFEST).write_text(written + "\n", encoding="utf-8")
    return Backup(place, len(told), sum(each["size"] for each in told.values()))


def check_backup(place: Path) -> Backup:
    """Return what a backup holds, each file compared with its digest.

    Raises:
        StoreError: it is no backup, a newer version's, or not as it was made.
    """
    told = _manifest(place)
    for name, said in told.items():
        path = place / _FILES / name
        if not path.is_file() or _digest(path) != said["sha256"]:
            raise StoreError(f"{path} is not as it was backed up; take another backup")
    return Backup(place, len(told), sum(each["size"] for each in told.values()))


def restore(place: Path, location: Path | str, *, replacing: bool = False) -> Backup:
    """Put a backup in the place of a store.

    Args:
        place: the backup's folder.
        location: where the store is to be.
        replacing: whether a store that is there may go.

    Raises:
        StoreError: as `check_backup`; a store is there and is not to be replaced, or is in use.
    """
    target = _folder(location, "restored to; use 'relgraph load'")
    backup = check_backup(place)
    with ExitStack() as held:
        if not is_free(target):
            if not replacing:
                raise StoreError(f"a store is at {target}; --replace puts the backup in its place")
            held.enter_context(hold_whole(target))
        with _made_beside(target, "restored") as work:
            for name, said in _manifest(place).items():
                if _copied(place / _FILES / name, work / name) != said:
                    raise StoreError(f"{place} changed while it was read; try again")
            (work / "LOCK").touch()  # readers share it before anybody has written
    return backup


def _folder(location: Path | str, refused: str) -> Path:
    if is_address(location):
        raise StoreError(f"{location} is a server, which cannot be {refused}")
    return Path(location)


@contextmanager
def _made_beside(place: Path, purpose: str) -> Iterator[Path]:
    """Give a folder beside a place, and have it take the place when all went well.

    Raises:
        StoreError: the disk does not let it be made.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{place.name}-{purpose}-", dir=place.parent))
        try:
            yield work
            swap_in(work, place)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise StoreError(f"{place} cannot be written: {error.strerror or error}") from error


def _copied(path: Path, copy: Path) -> dict[str, Any]:
    """Copy a file, down to the disk, and return its size and digest."""
    copy.parent.mkdir(exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, copy.open("wb") as target:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return {"sha256": digest.hexdigest(), "size": size}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest(place: Path) -> dict[str, dict[str, Any]]:
    """Return the files of a backup, by name, with their sizes and digests."""
    try:
        told = json.loads((place / _MANIFEST).read_text(encoding="utf-8"))
        files: dict[str, dict[str, Any]] = told["files"]
        version = int(told["format"])
        is_whole = all(
            Path(name).name == name and set(said) == {"sha256", "size"}
            for name, said in files.items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"{place} is no backup; 'relgraph backup' makes one") from error
    if not is_whole:
        raise StoreError(f"{place} is no backup; 'relgraph backup' makes one")
    if version > FORMAT_VERSION:
        raise StoreError(f"{place} is a newer relgraph's; update relgraph to restore it")
    return files
