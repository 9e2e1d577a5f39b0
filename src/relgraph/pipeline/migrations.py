"""A store that an older relgraph made, brought up to date.

Each version of the format after the first has a step here, from the one before it. A step changes
articles one by one, each whole or not at all, and may be run again over what it has changed: the
store is said to be of the new version when all is done, so that a migration that was killed goes
on when it is run again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from relgraph.pipeline.reviews import known_actors, lay_over, read_decisions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relgraph.store import Store

    Step: TypeAlias = Callable[[Store], None]

__all__ = ["STEPS", "Migrated", "migrate"]

STEPS: Sequence[Step] = ()
"""What each version of the format changed: the first step leads from version 1 to version 2."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """From which version of the format to which a store came, and whether anything changed."""

    before: int
    after: int
    is_changed: bool

    def __str__(self) -> str:
        if not self.is_changed:
            return f"format {self.after}, up to date already"
        steps = f"format {self.before} to {self.after}" if self.before < self.after else "refreshed"
        return f"{steps}; the ontology and the known actors are this version's"


def migrate(store: Store, steps: Sequence[Step] = STEPS) -> Migrated:
    """Bring a store up to date: its layout, its ontology and its known actors.

    Args:
        store: a store, opened so that it may be of an older version.
        steps: what leads from each version to the next, from the first on.

    Raises:
        StoreError: the store cannot be written.
        KnowledgeError: the decisions in it contradict what this version knows.
    """
    before = store.format_version
    for number, step in enumerate(steps[before - 1 :], before):
        step(store)
        store.mark_format(number + 1)
    is_refreshed = lay_over(store, known_actors(store), read_decisions(store))
    after = store.format_version
    return Migrated(before, after, is_refreshed or after > before)
