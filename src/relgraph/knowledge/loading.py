"""Loading the registry: from the index that ships, or from the files where they are newer."""

from __future__ import annotations

import hashlib
import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from relgraph.errors import KnowledgeError
from relgraph.knowledge.additions import add_entries
from relgraph.knowledge.checks import check_entries
from relgraph.knowledge.offices import read_offices
from relgraph.knowledge.registry import Registry
from relgraph.knowledge.reviewed import apply_decisions
from relgraph.knowledge.tables import read_tables, to_entry
from relgraph.model import Act, in_force
from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from relgraph.model import Decision

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


def load_registry(*extra: Path, decisions: Sequence[Decision] = ()) -> Registry:
    """Return the registry of the actors that ship, of those in files, and of those reviewed.

    What ships is read once; who asks again without files gets the same.

    Args:
        extra: actor files of the user's own; a later one adds to those before it.
        decisions: the log of a store; what holds of it is laid over the files.

    Raises:
        KnowledgeError: a file is malformed, or one contradicts the others or a decision.
    """
    if extra:  # files may change between two calls
        return _lay_over(extra, decisions)
    return _load_reviewed(tuple(decisions)) if decisions else _load_shipped()


@lru_cache(maxsize=2)  # a server is asked for the same ones by every request
def _load_reviewed(decisions: tuple[Decision, ...]) -> Registry:
    return _lay_over((), decisions)


def _lay_over(extra: Sequence[Path], decisions: Sequence[Decision]) -> Registry:
    """Return what ships with the files and the decisions laid over it."""
    shipped = _load_shipped()
    entries = dict(shipped.entries)
    told = []
    for path in extra:
        rows = read_tables(path)
        add_entries(entries, rows)
        told.append([table for _, table in rows])
    known = frozenset(entries)
    reviewed = apply_decisions(entries, decisions)
    told += _bearing_on_texts(decisions, known)
    return Registry(
        check_entries(reviewed.entries.values(), shipped.offices),
        shipped.offices,
        reviewed.mergers,
        _digest_of(shipped.sha256, told),
    )


def _digest_of(shipped: str, told: Sequence[Any]) -> str:
    """Return the digest of what ships and of all that is told beside it, if anything is."""
    text = json.dumps([shipped, told], sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest() if told else shipped


def _bearing_on_texts(decisions: Iterable[Decision], known: frozenset[str]) -> list[Any]:
    """Return what of the decisions bears on whom a text means.

    A merger does so only between known actors, where it may end an ambiguity: any other is laid
    over what was read, so that articles need not be read anew.
    """
    return [
        [decision.act, *decision.tables]
        for decision in in_force(decisions)
        if decision.act in {Act.ADD, Act.SPLIT}
        or (
            decision.act is Act.MERGE
            and all(table["id"] in known for table in decision.read_tables())
        )
    ]


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
    folder = graph_path("actors")
    rows = _read_index(folder)
    if rows is None:
        rows = list(_read_all(folder / name for name in _FILES))
    return _make_registry(rows, folder)


def _make_registry(rows: Iterable[tuple[str, Mapping[str, Any]]], folder: Path) -> Registry:
    offices = read_offices(folder / _OFFICES)
    entries = (to_entry(table, place) for place, table in rows)
    sha256 = _digest(folder, (*_FILES, _OFFICES))
    return Registry(check_entries(entries, offices), offices, sha256=sha256)


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


def _digest(folder: Path, names: Iterable[str] = _FILES) -> str:
    """Return the digest of the actor files, so that an edited file overrules the index."""
    digest = hashlib.sha256()
    for name in names:
        digest.update((folder / name).read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()
