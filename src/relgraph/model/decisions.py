"""Decisions about actors and statements: what a reviewer settled, when and why.

None is ever taken away.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from relgraph.model.actors import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Act", "Decision", "in_force", "write_table"]

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ID_LENGTH = 16  # 64 bits of SHA-256, as for runs: a store holds thousands at most


class Act(StrEnum):
    """What a decision does."""

    ADD = "add"
    """New actors, or names and ties for known ones."""
    MERGE = "merge"
    """Two actors are one: the first is the second."""
    SPLIT = "split"
    """Some names of the first actor are those of a second."""
    ACCEPT = "accept"
    """A statement says what its words say."""
    REJECT = "reject"
    """A statement says what its words do not."""
    CORRECT = "correct"
    """A statement should say something else; the second table is what."""
    NOTE = "note"
    """A remark on a statement, which settles nothing."""
    UNDO = "undo"
    """An earlier decision holds no longer; undoing an undo lets it hold again."""

    @property
    def is_verdict(self) -> bool:
        """Whether it says how far a statement is true to its words."""
        return self in {Act.ACCEPT, Act.REJECT, Act.CORRECT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided about actors or a statement.

    `tables` are the actors that it is about, each as JSON with the fields of an actor file: those
    added; the one merged and the one that it is; the one split and the new one. Of a statement
    they are what it said when it was judged, and what it should say, as `Claim` writes them.
    """

    act: Act
    number: int
    """Its place in the log, from 1."""
    by: str
    """Who decided."""
    at: str
    """When, as an instant in ISO 8601."""
    reason: str = ""
    tables: tuple[str, ...] = ()
    undoes: str = ""
    """The identifier of the decision that an undo takes back."""

    def __post_init__(self) -> None:
        if not _INSTANT.fullmatch(self.at):  # a store would write another form anew
            raise ValueError(f"{self.at!r} is no instant in the form 2026-11-24T18:00:00Z")

    @property
    def id(self) -> str:
        """The local identifier, from all that it says."""
        told = [self.act, self.number, self.by, self.at, self.reason, self.tables, self.undoes]
        digest = hashlib.sha256(json.dumps(told).encode("utf-8")).hexdigest()
        return f"decision/{digest[:_ID_LENGTH]}"

    @property
    def order(self) -> tuple[int, str, str]:
        """By number, so that an undo never comes before what it takes back.

        That holds too for logs that were written apart and put together.
        """
        return self.number, self.at, self.id

    @property
    def place(self) -> str:
        """What an error calls it."""
        return f"{self.id} ({self.act} by {self.by} at {self.at})"

    def read_tables(self) -> tuple[Mapping[str, Any], ...]:
        """Return its actors as the tables of an actor file."""
        return tuple(json.loads(table) for table in self.tables)

    def actors(self) -> tuple[Actor, ...]:
        """Return those of its actors that are described by name and code."""
        return tuple(
            Actor(table["id"], ActorKind(table["id"].split("/")[0]), table["code"], table["name"])
            for table in self.read_tables()
            if "code" in table and "name" in table
        )


def write_table(table: Mapping[str, Any]) -> str:
    """Return a table as JSON, the same text for the same table.

    >>> write_table({"id": "org/X", "code": "X"})
    '{"code": "X", "id": "org/X"}'
    """
    return json.dumps(table, ensure_ascii=False, sort_keys=True)


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that hold, in order: those that no holding undo takes back."""
    kept: list[Decision] = []
    undone: set[str] = set()
    for decision in sorted(decisions, key=lambda one: one.order, reverse=True):
        if decision.id not in undone:
            kept.append(decision)
            undone.add(decision.undoes)
    return tuple(reversed(kept))
