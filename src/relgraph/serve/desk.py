"""What the pages need of other rooms; who starts the server brings it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from relgraph.model import Graphlike, Rows
    from relgraph.serve.source import Source

__all__ = ["Card", "Desk", "Parameter", "Question", "ReviewDesk", "ReviewSheet"]


class Parameter(Protocol):
    """A blank of a question's form."""

    @property
    def name(self) -> str:
        """The variable that it binds."""

    @property
    def type(self) -> str:
        """What it holds: actor, date, type, integer, number or text."""

    @property
    def description(self) -> str:
        """What to write in it."""

    @property
    def required(self) -> bool:
        """Whether it must be filled in."""

    @property
    def default(self) -> str | None:
        """What stands in it at first."""


class Question(Protocol):
    """A ready question."""

    @property
    def name(self) -> str:
        """Its name, as in addresses."""

    @property
    def summary(self) -> str:
        """What it asks."""

    @property
    def description(self) -> str:
        """How its answer is read."""

    @property
    def parameters(self) -> Sequence[Parameter]:
        """Its blanks."""

    @property
    def tags(self) -> Sequence[str]:
        """What it is about."""

    @property
    def text(self) -> str:
        """Its SPARQL."""


class Card(Protocol):
    """What there is to know first."""

    @property
    def title(self) -> str:
        """The names that it is about."""

    @property
    def facts(self) -> Mapping[str, str]:
        """Facts by name."""

    @property
    def rows(self) -> Rows:
        """What they have to do with others."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the pages ask for; each takes the graph first.

    Attributes:
        questions: the ready questions.
        ask: gives the answer to one by name and values, actors by any of their names.
        write_rows: writes a table as "csv", "tsv" or "json".
        find_actor: gives the local identifier of the actor that goes by a name.
        actor_card: gives what there is to know first of an actor, by its local identifier.
        dyad_card: gives the same of two.
        draw: gives the HTML of the network's page, which loads nothing from elsewhere, of what the
            address's parameters ask for: actor, hops, since, until, types, ...
        library: vis-network's script, which draws graphs on the query page.
    """

    questions: Sequence[Question]
    ask: Callable[[Graphlike, str, Mapping[str, str]], Rows]
    write_rows: Callable[[Rows, str], str]
    find_actor: Callable[[Graphlike, str], str]
    actor_card: Callable[[Graphlike, str], Card]
    dyad_card: Callable[[Graphlike, str, str], Card]
    draw: Callable[[Graphlike, Mapping[str, str]], str]
    library: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSheet:
    """A statement to be judged, as its page shows it.

    Attributes:
        statement: its local identifier.
        fields: what may be corrected, as the form holds it: kind, sources, targets, negated ("1"
            or "") and modality.
        said: what it says, in one line.
        before: the sentence up to its words.
        quote: its words.
        after: the rest of the sentence.
        article: the article's title.
        path: where the statement stands on the article's page.
        facts: facts by name.
        notes: what reviewers noted of it.
    """

    statement: str
    fields: Mapping[str, str]
    said: str
    before: str
    quote: str
    after: str
    article: str
    path: str
    facts: Mapping[str, str]
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """What the pages for reviewers ask for.

    Attributes:
        token: what a reviewer must know.
        next_sheet: gives the next statement to judge, by filters and the one before; or None.
        sheet: gives a statement by its local identifier.
        decide: writes what a reviewer's form says, and returns the identifier of the decision.
        undo: takes a decision back, by reviewer and identifier.
    """

    token: str
    next_sheet: Callable[[Source, Mapping[str, str]], ReviewSheet | None]
    sheet: Callable[[Source, str], ReviewSheet]
    decide: Callable[[Source, str, Mapping[str, str]], str]
    undo: Callable[[Source, str, str], None]
