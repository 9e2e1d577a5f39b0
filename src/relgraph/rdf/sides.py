"""The sides of a statement as one literal, so that their order and principals come back exactly.

The graph itself keeps no order, and in a symmetric statement it treats all parties alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from relgraph.model import Party

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.model import Actor, Statement

__all__ = ["parse_sides", "write_sides"]


def write_sides(statement: Statement) -> str:
    """Return "source=principal ... > target=principal ...", in local identifiers."""
    sources = " ".join(map(_write_party, statement.sources))
    targets = " ".join(map(_write_party, statement.targets))
    return f"{sources} > {targets}".rstrip()


def parse_sides(
    text: str, actors: Mapping[str, Actor]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return the sources and targets that `write_sides` wrote.

    Raises:
        KeyError: an actor is not among those given.
    """
    sources, _, targets = text.partition(">")
    return _parse_side(sources, actors), _parse_side(targets, actors)


def _write_party(party: Party) -> str:
    principal = "" if party.principal is None else quote(party.principal.id)
    return f"{quote(party.actor.id)}={principal}"


def _parse_side(text: str, actors: Mapping[str, Actor]) -> tuple[Party, ...]:
    parties = []
    for word in text.split():
        actor, _, principal = word.partition("=")
        parties.append(
            Party(actors[unquote(actor)], actors[unquote(principal)] if principal else None)
        )
    return tuple(parties)
