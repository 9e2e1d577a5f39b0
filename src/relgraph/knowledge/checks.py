"""Checks across entries: what one table alone cannot show to be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.errors import KnowledgeError
from relgraph.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relgraph.knowledge.entries import Entry

__all__ = ["check_entries"]


def check_entries(entries: Iterable[Entry], offices: Iterable[str]) -> dict[str, Entry]:
    """Return the entries by identifier, having found nothing wrong between them.

    Raises:
        KnowledgeError: two entries share an identifier or a code, one names an actor or office
            that does not exist, an organ has a principal that leads back to itself.
    """
    by_id = _index_ids(entries)
    known_offices = frozenset(offices)
    codes: dict[str, Entry] = {}
    for entry in by_id.values():
        other = codes.setdefault(entry.actor.code, entry)
        if other is not entry:
            raise KnowledgeError(
                f"{entry.place}: the code {entry.actor.code!r} is taken by {other.actor.id}"
                f" ({other.place}); choose another"
            )
        _check_ties(entry, by_id)
        _check_offices(entry, known_offices)
        _check_chain(entry, by_id)
    return by_id


def _index_ids(entries: Iterable[Entry]) -> dict[str, Entry]:
    by_id: dict[str, Entry] = {}
    for entry in entries:
        other = by_id.setdefault(entry.actor.id, entry)
        if other is not entry:
            raise KnowledgeError(
                f"{entry.place}: {entry.actor.id} is there already ({other.place});"
                " give one of them another id"
            )
    return by_id


def _check_ties(entry: Entry, by_id: Mapping[str, Entry]) -> None:
    """Refuse ties to actors that are not in the registry."""
    ties = {
        "principal": [entry.principal] if entry.principal else [],
        "claimants": entry.claimants,
        "offices": [tenure.body for tenure in entry.offices],
        "members": [membership.member for membership in entry.members],
    }
    for field, ids in ties.items():
        for actor_id in ids:
            if actor_id not in by_id:
                raise KnowledgeError(
                    f"{entry.place}: {field} of {entry.actor.id} names {actor_id!r},"
                    " which no file defines"
                )


def _check_offices(entry: Entry, offices: frozenset[str]) -> None:
    if entry.offices and entry.actor.kind is not ActorKind.PERSON:
        raise KnowledgeError(f"{entry.place}: only persons hold offices, not {entry.actor.id}")
    for tenure in entry.offices:
        if tenure.office not in offices:
            raise KnowledgeError(
                f"{entry.place}: {tenure.office!r} is no office; offices.toml lists them"
            )


def _check_chain(entry: Entry, by_id: Mapping[str, Entry]) -> None:
    """Refuse a principal that acts, by whatever steps, for the one whose principal it is."""
    seen = [entry.actor.id]
    follower = entry
    while follower.principal is not None and follower.principal != follower.actor.id:
        if follower.principal in seen:
            circle = " -> ".join([*seen, follower.principal])
            raise KnowledgeError(f"{entry.place}: principals run in a circle: {circle}")
        seen.append(follower.principal)
        follower = by_id[follower.principal]
