"""What every export takes, and what it says that it did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from relgraph.model import Family, PartialDate
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relgraph.model import Actor, Party, Statement, StoredArticle

__all__ = ["Report", "Told", "date_of", "principal_pairs", "why_no_event"]


Told: TypeAlias = "tuple[StoredArticle, Sequence[Statement]]"
"""An article with its statements."""


@dataclass(slots=True)
class Report:
    """What was written, and what was left out and why, by count."""

    written: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)


def principal_pairs(
    statement: Statement,
) -> dict[tuple[Actor, Actor], list[tuple[Party, Party]]]:
    """Return the pairs of principals that a statement joins, with the parties that act for them."""
    found: dict[tuple[Actor, Actor], list[tuple[Party, Party]]] = {}
    for source, target in statement.pairs():
        if target is not None:
            ends = (source.acts_for, target.acts_for)
            found.setdefault(ends, []).append((source, target))
    return found


def date_of(article: StoredArticle, statement: Statement) -> PartialDate | None:
    """Return when it happened, or else when it was published; None where neither is known."""
    if statement.event_time is not None or article.published_on is None:
        return statement.event_time
    return PartialDate(article.published_on.isoformat())


def why_no_event(article: StoredArticle, statement: Statement) -> str:
    """Return why a statement is no event with a date, two principals and a doer, or nothing."""
    family = statement_type(statement.type).family
    if family is not Family.INTERACTION:
        return "standing relations" if family is Family.STANDING else "positions"
    if not statement.is_plain:
        return "denied, planned or urged"
    if date_of(article, statement) is None:
        return "without a date"
    if not any(source.id != target.id for source, target in principal_pairs(statement)):
        return "without two principals"
    return ""
