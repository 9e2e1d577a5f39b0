"""Actors that no registry lists, made from the words that a text has for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relgraph.knowledge import fold
from relgraph.model import Actor, ActorKind

if TYPE_CHECKING:
    from relgraph.knowledge import Registry

__all__ = ["nation_of", "unlisted_organisation", "unlisted_person"]

_SLUG = re.compile(r"[^a-z0-9]+")


def unlisted_organisation(name: str) -> Actor:
    """Return the organisation that goes by a name, the same one for the same words.

    >>> unlisted_organisation("Zambian Mining Federation").id
    'org/zambian-mining-federation'
    """
    return _actor("org", ActorKind.ORGANISATION, name)


def unlisted_person(name: str) -> Actor:
    """Return the person who goes by a name, the same one for the same words.

    >>> unlisted_person("Inés Ruiz").id
    'person/ines-ruiz'
    """
    return _actor("person", ActorKind.PERSON, name)


def nation_of(owner: Actor, registry: Registry) -> str:
    """Return the adjective of a state, or the name of whoever has none: "Zambian" of Zambia."""
    entry = registry.entries.get(owner.id)
    return next(iter(entry.adjectives), owner.name) if entry else owner.name


def _actor(prefix: str, kind: ActorKind, name: str) -> Actor:
    slug = _SLUG.sub("-", fold(name)).strip("-") or "unnamed"
    return Actor(f"{prefix}/{slug}", kind, name, name)
