"""Actors, the mentions of them in a text, and the parties of a statement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relgraph.model.text import Span

__all__ = ["Actor", "ActorKind", "Mention", "Party"]


class ActorKind(StrEnum):
    """What an actor is; its value is also the first part of its identifier."""

    STATE = "state"
    ORGANISATION = "org"
    PERSON = "person"
    GROUP = "group"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts or is acted towards.

    `id` is local ("state/PAK", "org/NATO", "person/asim-munir"); `code` is the short name that
    output carries: alpha-3 for states, the usual short name for organisations, groups and places,
    the full name without titles for persons.
    """

    id: str
    kind: ActorKind
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Party:
    """An actor on one side of a statement, and the principal that it acts for.

    The principal of a state is itself; None says that the text ties the actor to no principal.
    """

    actor: Actor
    principal: Actor | None

    @property
    def acts_for(self) -> Actor:
        """The principal; the actor itself where the text ties it to none."""
        return self.principal or self.actor


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a sentence that name, describe or stand for one or more actors.

    `head` is the index of the token, in its sentence, on which the mention hangs in the parse.
    `resolved_by` says how the actors were found ("name", "adjective", "metonym", "person",
    "organ", "pronoun", "description"); `confidence` lies in (0, 1].
    """

    span: Span
    head: int
    parties: tuple[Party, ...]
    resolved_by: str
    confidence: float
