"""Statements in which actors that are one have become one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relgraph.model.actors import ActorKind, Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relgraph.model.statements import Statement

__all__ = ["identify", "merge_parties"]


def identify(party: Party, same: Mapping[str, Party]) -> Party:
    """Return the party as it is when merged actors are one.

    A person keeps the principal that the text or the date gave; others act for whom the actor
    acts that they have become.

    Args:
        party: an actor and its principal, as they were read.
        same: for the identifier of each merged actor, who it is and whom that acts for.
    """
    actor, principal = party.actor, party.principal
    if principal is not None and principal.id in same:
        heir = same[principal.id]
        principal = heir.acts_for
    if actor.id in same:
        heir = same[actor.id]
        actor = heir.actor
        if heir.principal is not None and (principal is None or actor.kind is not ActorKind.PERSON):
            principal = heir.principal
    return Party(actor, principal)


def merge_parties(statement: Statement, same: Mapping[str, Party]) -> Statement | None:
    """Return a statement in which merged actors are one; None where it tells of one alone.

    What an actor does towards itself, or towards its own principal, is no statement.
    """
    if not _is_touched(statement, same):
        return statement
    sources = _merged(statement.sources, same)
    targets = _merged(statement.targets, same)
    speaker = statement.asserted_by
    merged = replace(
        statement,
        sources=sources,
        targets=targets,
        asserted_by=None if speaker is None else identify(speaker, same),
    )
    return merged if not targets or _has_pair(merged) else None


def _is_touched(statement: Statement, same: Mapping[str, Party]) -> bool:
    """Tell whether a statement names a merged actor, as party, speaker or principal."""
    speaker = () if statement.asserted_by is None else (statement.asserted_by,)
    return any(
        actor is not None and actor.id in same
        for party in (*statement.sources, *statement.targets, *speaker)
        for actor in (party.actor, party.principal)
    )


def _merged(parties: Iterable[Party], same: Mapping[str, Party]) -> tuple[Party, ...]:
    """Return each party once, the first of those that have become one."""
    found: dict[str, Party] = {}
    for party in parties:
        identified = identify(party, same)
        found.setdefault(identified.actor.id, identified)
    return tuple(found.values())


def _has_pair(statement: Statement) -> bool:
    return any(
        target is not None and source.acts_for.id != target.acts_for.id
        for source, target in statement.pairs()
    )
