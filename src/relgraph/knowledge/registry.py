"""The registry: every known actor, its forms, for whom it acts and who held which office."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from relgraph.errors import KnowledgeError
from relgraph.knowledge.forms import FormKind, collect_forms
from relgraph.knowledge.search import NameIndex
from relgraph.model import ActorKind, Party

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from relgraph.knowledge.entries import Entry, Tenure
    from relgraph.knowledge.forms import Form
    from relgraph.knowledge.offices import Office
    from relgraph.knowledge.reviewed import Merger
    from relgraph.model import Actor

__all__ = ["Registry"]


class Registry:
    """The actors that relgraph knows; made by `load_registry`, never changed afterwards."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        offices: Mapping[str, Office],
        mergers: Mapping[str, Merger] | None = None,
        sha256: str = "",
    ) -> None:
        self.entries: Mapping[str, Entry] = MappingProxyType(dict(entries))
        """All that the files say, by identifier."""
        self.offices: Mapping[str, Office] = MappingProxyType(dict(offices))
        """The offices by plain name ("army chief"), with the titles that mean them."""
        self.actors: Mapping[str, Actor] = MappingProxyType(
            {actor_id: entry.actor for actor_id, entry in self.entries.items()}
        )
        """The actors by identifier, those too that a reviewer merged into others."""
        self.mergers: Mapping[str, Merger] = MappingProxyType(dict(mergers or {}))
        """By the identifier of each merged actor, what was decided about it."""
        self.sha256 = sha256
        """The digest of all that decides whom a text means: files, additions and splits."""

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
        adjective before a capital or a surname. A merged actor's names find who it is.

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
        ordered = (person for _, person in sorted(found, key=lambda row: row[0]))
        return tuple(dict.fromkeys(self._final_if_known(person) for person in ordered))

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

    def final(self, actor_id: str) -> str:
        """Return the identifier that an actor goes by after all mergers."""
        while actor_id in self.mergers:
            actor_id = self.mergers[actor_id].into.id
        return actor_id

    @cached_property
    def identities(self) -> Mapping[str, Party]:
        """By the identifier of each merged actor, who it is and for whom that acts.

        The principal is None where the registry does not know the actor that it is.
        """
        return MappingProxyType({actor_id: self._identity(actor_id) for actor_id in self.mergers})

    def _identity(self, actor_id: str) -> Party:
        actor = self._heir(actor_id)
        return Party(actor, self._principal_after(actor) if actor.id in self.entries else None)

    def _heir(self, actor_id: str) -> Actor:
        """Return who a merged actor is, as the registry knows it or as it was decided."""
        merger = self.mergers[actor_id]
        while merger.into.id in self.mergers:
            merger = self.mergers[merger.into.id]
        return self.actors.get(merger.into.id, merger.into)

    def _principal_after(self, actor: Actor) -> Actor | None:
        """Return for whom an actor acts, where that principal may itself have been merged."""
        principal = self.principal_of(actor.id)
        if principal is None or principal.id not in self.mergers:
            return principal
        heir = self._heir(principal.id)
        acted_for = self.principal_of(heir.id) if heir.id in self.entries else None
        return heir if acted_for is None or acted_for.id in self.mergers else acted_for

    def _final_if_known(self, actor: Actor) -> Actor:
        return self.actors.get(self.final(actor.id), actor)

    def _entry(self, actor_id: str) -> Entry:
        try:
            return self.entries[actor_id]
        except KeyError:
            hint = "; 'relgraph actors search' finds identifiers"
            raise KnowledgeError(f"no actor has the id {actor_id!r}{hint}") from None

    @cached_property
    def _forms(self) -> Mapping[str, tuple[Form, ...]]:
        forms = collect_forms(self.entries.values())
        if self.mergers:
            forms = {text: self._told_once(candidates) for text, candidates in forms.items()}
        return MappingProxyType(dict(forms))

    def _told_once(self, forms: tuple[Form, ...]) -> tuple[Form, ...]:
        """Return forms without those that merged actors share: they are no ambiguity."""
        kept: dict[tuple[str, FormKind], Form] = {}
        for form in sorted(forms, key=lambda form: form.actor_id in self.mergers):
            kept.setdefault((self.final(form.actor_id), form.kind), form)
        return tuple(form for form in forms if form in kept.values())

    @cached_property
    def _names(self) -> NameIndex:
        past = {actor for actor, entry in self.entries.items() if entry.period.end is not None}
        return NameIndex(self.actors, self._forms, past, self.mergers)

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
