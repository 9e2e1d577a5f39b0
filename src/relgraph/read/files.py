"""The files that may hold articles, out of the files and folders that a user names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError
from relgraph.read.kinds import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["is_wanted", "iter_paths", "refuse_absent"]


def iter_paths(paths: Iterable[Path | str]) -> Iterator[Path]:
    """Yield every file named, and every article of every folder named, each once.

    Folders are searched to the bottom in the order of names; hidden files and folders are left
    out. A file that is missing is yielded too, so that reading it says so in its turn.

    Raises:
        ArticleError: a folder holds no file that relgraph reads, raised when its turn comes.
    """
    seen: set[Path] = set()
    for path in map(Path, paths):
        for found in _articles_of(path) if _is_folder(path) else (path,):
            if found not in seen:
                seen.add(found)
                yield found


def is_wanted(name: str) -> bool:
    """Tell whether a name found in a folder or an archive is that of a document to read.

    >>> is_wanted("a.TXT"), is_wanted(".a.txt"), is_wanted("a.png")
    (True, False, False)
    """
    return not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES


def refuse_absent(path: Path) -> None:
    """Return if there is something at the path.

    Raises:
        ArticleError: nothing is there.
    """
    if not _is_there(path):
        raise ArticleError(f"there is no file {path}; check the name and the folder")


def _is_folder(path: Path) -> bool:
    """Tell whether a path is a folder; one too long to be a path is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _articles_of(folder: Path) -> list[Path]:
    found = [
        Path(place) / name
        for place, folders, names in os.walk(folder)
        if _keep_visible(folders)
        for name in names
        if is_wanted(name)
    ]
    if not found:
        raise ArticleError(
            f"{folder} holds no articles; relgraph reads {', '.join(SUFFIXES)} files"
        )
    return sorted(found)


def _keep_visible(folders: list[str]) -> bool:
    """Leave hidden folders out of a walk, by cutting its list as os.walk asks for."""
    folders[:] = [name for name in folders if not name.startswith(".")]
    return True
