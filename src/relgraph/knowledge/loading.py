"""Loading the registry: from the index that ships, or from the files where they are newer."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from relgraph.errors import KnowledgeError
from relgraph.knowledge.checks import check_entries
from relgraph.knowledge.offices import read_offices
from relgraph.knowledge.registry import Registry
from relgraph.knowledge.tables import read_tables, to_entry
from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = ["load_registry", "make_index"]

_FILES = (
    "states.toml",
    "organisations.toml",
    "organs.toml",
    "groups.toml",
    "places.toml",
    "persons.toml",
)
_OFFICES = "offices.toml"
_INDEX = "index.json"


def load_registry(*extra: Path) -> Registry:
    """Return the registry of the actors that ship, and of those in the given files.

    Without extra files it is read once; who asks again gets the same.

    Raises:
        KnowledgeError: a file is malformed or contradicts the others.
    """
    return _load(tuple(extra)) if extra else _load_shipped()


def make_index(folder: Path) -> str:
    """Return the text of index.json: the tables of a folder of actor files, with their digest.

    JSON is read twenty times as fast as TOML, and what stands in it has been checked.

    Raises:
        KnowledgeError: a file is malformed or contradicts the others.
    """
    rows = list(_read_all(folder / name for name in _FILES))
    _make_registry(rows, folder)
    tables = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"sha256": "{_digest(folder)}",\n"tables": [\n{tables}\n]}}\n'


@cache
def _load_shipped() -> Registry:
    return _load(())


def _load(extra: tuple[Path, ...]) -> Registry:
    folder = graph_path("actors")
    rows = _read_index(folder)
    if rows is None:
        rows = list(_read_all(folder / name for name in _FILES))
    return _make_registry([*rows, *_read_all(extra)], folder)


def _make_registry(rows: Iterable[tuple[str, Mapping[str, Any]]], folder: Path) -> Registry:
    offices = read_offices(folder / _OFFICES)
    entries = (to_entry(table, place) for place, table in rows)
    return Registry(check_entries(entries, offices), offices)


def _read_all(paths: Iterable[Path]) -> list[tuple[str, Mapping[str, Any]]]:
    return [row for path in paths for row in read_tables(path)]


def _read_index(folder: Path) -> list[tuple[str, Mapping[str, Any]]] | None:
    """Return the tables of the index, or None where it is missing or older than its files."""
    try:
        index = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise KnowledgeError(
            f"{folder / _INDEX} is no JSON; scripts/build_actors.py makes it anew"
        ) from error
    if index["sha256"] != _digest(folder):
        return None
    return [(place, table) for place, table in index["tables"]]


def _digest(folder: Path) -> str:
    """Return the digest of the actor files, so that an edited file overrules the index."""
    digest = hashlib.sha256()
    for name in _FILES:
        digest.update((folder / name).read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()
