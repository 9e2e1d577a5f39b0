"""What stands behind the server: a graph that is read in pieces, and may be written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from relgraph.model import Graphlike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relgraph.model import Asked, Reading

__all__ = ["Settings", "Source"]


class Source(Graphlike, Protocol):
    """A graph that answers in pieces; `relgraph.store.Readers` is one."""

    def read(self, asked: Asked) -> Reading:
        """Return an answer that has yet to start."""

    def update(
        self, text: str, graphs: Sequence[str] = (), named: Sequence[str] = (), *, base: str = ""
    ) -> None:
        """Change the graph by SPARQL Update."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the server allows.

    Attributes:
        may_update: whether SPARQL Update is taken.
        may_reach_out: whether SERVICE may be used, for the service description to say so.
        origins: the other sites whose pages may ask, as browsers name them; "*" means all.
        hosts: the names by which the server may be addressed; any where empty.
        largest_body: bytes that a query or an update may have.
    """

    may_update: bool = False
    may_reach_out: bool = False
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    largest_body: int = 1 << 20  # the longest query of the Wikidata logs is under a tenth of it
