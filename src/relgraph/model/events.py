"""Events that a data set records: who did what to whom and when, with no words to show for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.model.actors import Actor
    from relgraph.model.dates import PartialDate

__all__ = ["EventRecord", "EventSet"]

_ID_LENGTH = 16  # 64 bits of SHA-256, as for articles


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """One row of an event data set, in relgraph's actors and types.

    It is no statement: nothing shows the words that it was coded from. `source` and `target` are
    principals; the names that the row gives are kept beside them.
    """

    key: str
    """The row's own identifier in its data set."""
    type: str
    code: str
    """What the data set calls the type: "042", "CONSULT/visit"."""
    source: Actor
    target: Actor
    source_name: str
    target_name: str
    on: PartialDate
    score: float | None = None
    """Where the data set itself puts it between conflict (-10) and cooperation (10)."""
    url: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSet:
    """A file of event data: what it is, and how many of its rows became records."""

    layout: str
    """Whose columns it has: "icews"."""
    name: str
    """The file's name."""
    sha256: str
    """The digest of the file."""
    rows: int = 0
    records: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    """How many rows were left out, by reason."""
    first: PartialDate | None = None
    last: PartialDate | None = None
    licence: str | None = None

    @property
    def id(self) -> str:
        """The local identifier, from layout and bytes: the same file is the same set.

        >>> EventSet(layout="icews", name="a.tab", sha256="0123456789abcdef0123").id
        'events/icews-0123456789abcdef'
        """
        return f"events/{self.layout}-{self.sha256[:_ID_LENGTH]}"
