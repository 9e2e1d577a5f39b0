"""Whom a row of event data means: the principal, by name, by country or by a code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relgraph.errors import KnowledgeError
from relgraph.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from relgraph.exchange.layouts import Layout, Side
    from relgraph.knowledge import Registry
    from relgraph.model import Actor, Party

__all__ = ["EMPTY", "Resolver"]

EMPTY = frozenset({"", "None", "NA", "---"})
"""What stands in a column that says nothing."""

_BODIES = (ActorKind.ORGANISATION, ActorKind.GROUP)


class Resolver:
    """Finds principals for one layout; what was found once is kept.

    An organisation or a group that acts for itself (the United Nations, Hamas) goes by its own
    name or code. Everybody else is their country's, whatever they are called. Where the row gives
    no country, whom the name means decides.
    """

    def __init__(self, layout: Layout, registry: Registry) -> None:
        self._registry = registry
        self._layout = layout
        self._within = [re.compile(pattern) for pattern in layout.within]
        self._ids: dict[str, str | None] = {}

    def principal(self, side: Side, row: Mapping[str, str], on: date) -> Actor | None:
        """Return the principal on a side of a row, or None where nobody is known by it."""
        group = self._known(row.get(side.group or "", ""))
        if group is not None:
            return self._registry.party(group.id).principal or group
        named = [self._registry.party(each, on) for each in self._named(row[side.name])]
        own = next((party.actor for party in named if _acts_for_itself(party)), None)
        if own is not None:
            return own
        country = row.get(side.country or "", "")
        if country not in EMPTY:
            return self._known(country) or self._state(country)
        return next((acted_for for party in named if (acted_for := _acted_for(party))), None)

    def _named(self, name: str) -> Iterator[str]:
        """Yield the identifiers of the actors that a name, or a part of it, may mean."""
        for candidate in (name, *self._parts(name)):
            identifier = self._find(candidate)
            if identifier is not None:
                yield identifier

    def _parts(self, name: str) -> Iterator[str]:
        for pattern in self._within:
            match = pattern.search(name)
            if match is not None:
                yield match[1].strip()

    def _find(self, name: str) -> str | None:
        """Return the identifier of a known actor that goes by a name."""
        if name not in self._ids:
            try:
                found = None if name in EMPTY else self._registry.find_actor(name).id
            except KnowledgeError:  # nobody, or more than one
                found = None
            self._ids[name] = found if found in self._registry.entries else None
        return self._ids[name]

    def _known(self, code: str) -> Actor | None:
        identifier = self._layout.known.get(code, "")
        return self._registry.actors.get(identifier)

    def _state(self, country: str) -> Actor | None:
        """Return the state, or whose territory it is, that goes by a name or an ISO code."""
        identifier = self._find(country)
        if identifier is None:
            return None
        party = self._registry.party(identifier)
        return _acted_for(party) if party.actor.kind is ActorKind.STATE else None


def _acts_for_itself(party: Party) -> bool:
    return party.actor.kind in _BODIES and party.principal in (None, party.actor)


def _acted_for(party: Party) -> Actor | None:
    """Return for whom a party acts; a person or a place that acts for nobody is no principal."""
    if party.principal is not None:
        return party.principal
    return party.actor if party.actor.kind in _BODIES else None
