"""Reviewed facts: the decisions that hold, laid over what the files know."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from relgraph.errors import KnowledgeError
from relgraph.knowledge.additions import add_entries
from relgraph.knowledge.forms import iter_forms
from relgraph.model import Act, ActorKind, in_force

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relgraph.knowledge.entries import Entry
    from relgraph.model import Actor, Decision

__all__ = ["Merger", "Reviewed", "apply_decisions"]

_WORDS = ("names", "adjectives", "people", "metonyms", "cities", "surnames")


@dataclass(frozen=True, slots=True)
class Merger:
    """An actor that is another: both as they were known when that was decided."""

    actor: Actor
    into: Actor


@dataclass(slots=True)
class Reviewed:
    """Entries with the decisions laid over them, and who has been merged, by identifier."""

    entries: dict[str, Entry]
    mergers: dict[str, Merger] = field(default_factory=dict)

    def final(self, actor_id: str) -> str:
        """Return who an actor is after all mergers."""
        while actor_id in self.mergers:
            actor_id = self.mergers[actor_id].into.id
        return actor_id


def apply_decisions(entries: dict[str, Entry], decisions: Iterable[Decision]) -> Reviewed:
    """Lay the decisions that hold over entries, in order.

    Raises:
        KnowledgeError: one contradicts what is known or what was decided before it.
    """
    reviewed = Reviewed(entries)
    steps = {Act.ADD: _add, Act.MERGE: _merge, Act.SPLIT: _split}
    for decision in in_force(decisions):
        if decision.act in steps:
            steps[decision.act](reviewed, decision)
    return reviewed


def _add(reviewed: Reviewed, decision: Decision) -> None:
    add_entries(reviewed.entries, ((decision.place, table) for table in decision.read_tables()))


def _merge(reviewed: Reviewed, decision: Decision) -> None:
    actor, into = decision.actors()
    fault = _fault_of_merger(reviewed, actor, into)
    if fault:
        raise KnowledgeError(f"{decision.place}: {fault}")
    reviewed.mergers[actor.id] = Merger(actor, into)


def _fault_of_merger(reviewed: Reviewed, actor: Actor, into: Actor) -> str:
    """Return why one actor cannot be another, or nothing."""
    if actor.id == into.id:
        return f"{actor.id} cannot be merged into itself; name two actors"
    if actor.id in reviewed.mergers:
        held = reviewed.mergers[actor.id].into.id
        return f"{actor.id} is merged into {held} already; undo that first"
    if reviewed.final(into.id) == actor.id:
        return (
            f"mergers would run in a circle: {actor.id} -> {into.id} -> {actor.id};"
            " undo the earlier one first"
        )
    if actor.kind is not into.kind:
        return (
            f"{actor.id} and {into.id} are of different kinds, so they are not one; to have a"
            " name mean another actor, add it there with 'relgraph actors add'"
        )
    if actor.kind is ActorKind.STATE:
        return f"{actor.id} and {into.id} are states, each with its own code, so they are not one"
    return ""


def _split(reviewed: Reviewed, decision: Decision) -> None:
    split, table = decision.read_tables()
    actor_id, new_id = split["id"], table["id"]
    entry = reviewed.entries.get(actor_id)
    if new_id in reviewed.entries:
        raise KnowledgeError(f"{decision.place}: {new_id} is there already; choose another id")
    if entry is not None:
        names = {table["name"], *table.get("names", ())}
        reviewed.entries[actor_id] = _without(entry, names, decision.place)
    add_entries(reviewed.entries, [(decision.place, table)])


def _without(entry: Entry, names: set[str], place: str) -> Entry:
    """Return an entry that goes no longer by some of its names."""
    kept: dict[str, Any] = {
        field: tuple(word for word in getattr(entry, field) if word not in names)
        for field in _WORDS
    }
    rest = replace(entry, **kept)
    left = sorted(names & {form.text for form in iter_forms(rest)})
    given = {word for field in _WORDS for word in getattr(entry, field)}
    unknown = sorted(names - given - set(left))
    if left or unknown:
        word = (left or unknown)[0]
        advice = ", ".join(sorted(given)) or "none"
        raise KnowledgeError(
            f"{place}: {word!r} is no name that can be taken from {entry.actor.id};"
            f" those that can are {advice}"
        )
    return rest
