"""What an import is given, one article after another: each read, or the reason why it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.errors import ArticleError
from relgraph.read import Reading, is_address, iter_articles, iter_paths
from relgraph.read.sources import STDIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from relgraph.read import ReadOptions

__all__ = ["count_files", "iter_readings"]


def iter_readings(paths: Iterable[Path | str], options: ReadOptions) -> Iterator[Reading]:
    """Yield every article of the sources, each source once, read when its turn comes."""
    seen: set[Path | str] = set()
    for path in paths:
        try:
            for source in _sources(path):
                if source not in seen:
                    seen.add(source)
                    yield from iter_articles(source, options=options)
        except ArticleError as error:
            yield Reading(str(path), error)


def count_files(paths: Iterable[Path | str]) -> int:
    """Return how many sources `iter_readings` would read, without reading any."""
    found: set[Path | str] = set()
    for path in paths:
        try:
            found.update(_sources(path))
        except ArticleError:
            found.add(path)
    return len(found)


def _sources(path: Path | str) -> Iterator[Path | str]:
    """Yield what is to be read of a path: the files of a folder, or itself."""
    if path == STDIN or is_address(path):
        yield path
    else:
        yield from iter_paths([path])
