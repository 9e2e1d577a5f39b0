"""Additions: actors of a user's file or of a reviewer, new ones or more about known ones."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from relgraph.errors import KnowledgeError
from relgraph.knowledge.entries import Entry, Period
from relgraph.knowledge.forms import fold
from relgraph.knowledge.tables import to_entry
from relgraph.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["add_entries"]

# ISO 3166-1 leaves these alpha-3 codes to its users: AAA-AAZ, QMA-QZZ, XAA-XZZ, ZZA-ZZZ.
_FREE_CODE = re.compile(r"AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]")


def add_entries(entries: dict[str, Entry], rows: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Put the actors of one file among the entries; a known one gets what the file adds.

    Names, members and whatever else is a list grow; a field of one value is replaced.

    Raises:
        KnowledgeError: a table is malformed, stands twice, or takes another actor's name or code.
    """
    places: dict[str, str] = {}
    added: list[Entry] = []
    for place, table in rows:
        known = entries.get(str(table.get("id")))
        entry = to_entry(table if known is None else _completed(table, known), place)
        actor_id = entry.actor.id
        if actor_id in places:
            raise KnowledgeError(
                f"{place}: {actor_id} is there already ({places[actor_id]}); make one of the two"
            )
        places[actor_id] = place
        if known is None:
            _check_new_state(entry)
        if known is None or known.actor != entry.actor:
            added.append(entry)
        entries[actor_id] = entry if known is None else _extended(known, entry)
    _check_names(entries, added)


def _completed(table: Mapping[str, Any], known: Entry) -> Mapping[str, Any]:
    """Return the table of a known actor with the code and name that it need not repeat."""
    return {"code": known.actor.code, "name": known.actor.name, **table}


def _extended(known: Entry, more: Entry) -> Entry:
    """Return what is known of an actor with what a file adds to it."""
    changes: dict[str, Any] = {"actor": more.actor, "place": more.place}
    for field in fields(Entry):
        old, new = getattr(known, field.name), getattr(more, field.name)
        if isinstance(old, tuple):
            changes[field.name] = tuple(dict.fromkeys((*old, *new)))
        elif field.name not in changes:
            changes[field.name] = old if new is None else new
    changes["period"] = Period(
        more.period.start or known.period.start, more.period.end or known.period.end
    )
    if known.actor.name != more.actor.name:  # the former name stays one of its names
        changes["names"] = (*changes["names"], known.actor.name)
    return replace(known, **changes)


def _check_new_state(entry: Entry) -> None:
    """Refuse a state that ISO 3166-1 does not know: nearly always a mistyped code."""
    if entry.actor.kind is ActorKind.STATE and not _FREE_CODE.fullmatch(entry.actor.code):
        raise KnowledgeError(
            f"{entry.place}: {entry.actor.code!r} is no alpha-3 code of ISO 3166-1; mend it, or"
            " choose for a state of your own one from XAA to XZZ"
        )


def _check_names(entries: Mapping[str, Entry], added: Sequence[Entry]) -> None:
    """Refuse a name or code by which another actor goes already."""
    owners: dict[str, list[Entry]] = {}
    for entry in entries.values() if added else ():
        for told in {fold(entry.actor.name), fold(entry.actor.code)}:
            owners.setdefault(told, []).append(entry)
    for entry in added:
        for field, told in (("code", entry.actor.code), ("name", entry.actor.name)):
            for other in owners[fold(told)]:
                if other.actor.id != entry.actor.id:
                    raise KnowledgeError(
                        f"{entry.place}: the {field} {told!r} is taken by {other.actor.id}"
                        f" ({other.place}); choose another, or give that id to add to it"
                    )
