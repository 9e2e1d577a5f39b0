"""The registry: every known actor, its forms, for whom it acts and who held which office."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from relgraph.errors import KnowledgeError
from relgraph.knowledge.forms import collect_forms
from relgraph.knowledge.search import NameIndex
from relgraph.model import ActorKind, Party

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from relgraph.knowledge.entries import Entry, Tenure
    from relgraph.knowledge.forms import Form
    from relgraph.knowledge.offices import Office
    from relgraph.model import Actor

__all__ = ["Registry"]


class Registry:
    """The actors that relgraph knows; made by `load_registry`, never changed afterwards."""

    def __init__(self, entries: Mapping[str, Entry], offices: Mapping[str, Office]) -> None:
        self.entries: Mapping[str, Entry] = MappingProxyType(dict(entries))
        """All that the files say, by identifier."""
        self.offices: Mapping[str, Office] = MappingProxyType(dict(offices))
        """The offices by plain name ("army chief"), with the titles that mean them."""
        self.actors: Mapping[str, Actor] = MappingProxyType(
            {actor_id: entry.actor for actor_id, entry in self.entries.items()}
        )
        """The actors by identifier."""

    def forms(self) -> Mapping[str, tuple[Form, ...]]:
        """Return for each text that may mean actors its forms; more than one is an ambiguity."""
        return self._forms

    def ambiguous_forms(self) -> Mapping[str, tuple[Form, ...]]:
        """Return the texts by which two or more actors go in the same way ("Congolese")."""
        return {
            text: forms
            for text, forms in self._forms.items()
            if len({form.kind for form in forms}) < len(forms)
        }

    def find_actor(self, text: str) -> Actor:
        """Return the actor that goes by an identifier, code, name, alias or adjective.

        Case, accents and hyphens do not matter. A name goes before an adjective, and an
        adjective before a capital or a surname.

        Raises:
            KnowledgeError: nobody goes by it, or more than one actor does.
        """
        return self._names.find(text)

    def principal_of(self, actor_id: str, on: date | None = None) -> Actor | None:
        """Return whom an actor acts for; a state, an organisation or a group for itself.

        A person acts for the state or organisation of the office held on the day, or of the
        last one held.

        Raises:
            KnowledgeError: there is no such actor.
        """
        entry = self._entry(actor_id)
        following = entry.principal or _body_of(entry, on)
        if following is None:
            return None if entry.actor.kind is ActorKind.PERSON else entry.actor
        return entry.actor if following == actor_id else self.principal_of(following, on)

    def party(self, actor_id: str, on: date | None = None) -> Party:
        """Return an actor with its principal, on the day where a person changed sides.

        Raises:
            KnowledgeError: there is no such actor.
        """
        return Party(self._entry(actor_id).actor, self.principal_of(actor_id, on))

    def holders(self, office: str, body: str, on: date | None = None) -> tuple[Actor, ...]:
        """Return who held an office of a state or organisation on a day, or ever, by date.

        `office` may be any title that means it there: "army chief", "COAS", "chief of army
        staff". Two may come back where one followed the other on the day.
        """
        names = {each.name for each in self.offices.values() if each.answers_to(office, body)}
        found = [
            (tenure.period.start.value if tenure.period.start else "", person)
            for person, tenure in self._tenures.get(body, ())
            if tenure.office in names and (on is None or tenure.period.covers(on))
        ]
        return tuple(dict.fromkeys(person for _, person in sorted(found, key=lambda row: row[0])))

    def members(self, org_id: str, on: date | None = None) -> tuple[Actor, ...]:
        """Return the members of an organisation on a day, or those it has still.

        Raises:
            KnowledgeError: there is no such actor.
        """
        return tuple(
            self.actors[membership.member]
            for membership in self._entry(org_id).members
            if (membership.period.is_open if on is None else membership.period.covers(on))
        )

    def _entry(self, actor_id: str) -> Entry:
        try:
            return self.entries[actor_id]
        except KeyError:
            hint = "; 'relgraph actors search' finds identifiers"
            raise KnowledgeError(f"no actor has the id {actor_id!r}{hint}") from None

    @cached_property
    def _forms(self) -> Mapping[str, tuple[Form, ...]]:
        return MappingProxyType(dict(collect_forms(self.entries.values())))

    @cached_property
    def _names(self) -> NameIndex:
        past = {actor for actor, entry in self.entries.items() if entry.period.end is not None}
        return NameIndex(self.actors, self._forms, past)

    @cached_property
    def _tenures(self) -> Mapping[str, tuple[tuple[Actor, Tenure], ...]]:
        found: dict[str, list[tuple[Actor, Tenure]]] = {}
        for entry in self.entries.values():
            for tenure in entry.offices:
                found.setdefault(tenure.body, []).append((entry.actor, tenure))
        return {body: tuple(rows) for body, rows in found.items()}


def _body_of(entry: Entry, on: date | None) -> str | None:
    """Return the state or organisation of the office held on the day, or of the last one."""
    if on is not None:
        for tenure in entry.offices:
            if tenure.period.covers(on):
                return tenure.body
    return entry.offices[-1].body if entry.offices else None
