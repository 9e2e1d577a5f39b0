"""A statement as a reviewer corrects it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relgraph.errors import ReviewError
from relgraph.model import Saying
from relgraph.vocabulary import statement_type, statement_types

if TYPE_CHECKING:
    from relgraph.model import Modality, Party, Statement

__all__ = ["Amendment", "amend", "says_the_same"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What is to change of a statement; None leaves as it is, and () takes the targets away."""

    type: str | None = None
    sources: tuple[Party, ...] | None = None
    targets: tuple[Party, ...] | None = None
    is_turned: bool = False
    """Whether sources and targets change places, before either is replaced."""
    negated: bool | None = None
    modality: Modality | None = None


def amend(statement: Statement, amendment: Amendment) -> Statement:
    """Return a statement with what is to change of it, by the same words.

    Raises:
        ReviewError: that is no statement.
        KnowledgeError: the ontology does not have the type; the message names the nearest.
    """
    names = {name.lower(): name for name in statement_types()}
    told = amendment.type or statement.type
    kind = statement_type(names.get(told.lower(), told))
    sides = statement.sources, statement.targets
    sources, targets = sides[::-1] if amendment.is_turned else sides
    if amendment.sources is not None:
        sources = amendment.sources
    if amendment.targets is not None:
        targets = amendment.targets
    if not sources:
        raise ReviewError("a statement needs a source; name who does it")
    if not targets and not (kind.allows_no_target and statement.topic):
        raise ReviewError(f"a {kind.name} by these words needs a target; name towards whom it is")
    if not kind.is_symmetric and _ids(sources) & _ids(targets):
        raise ReviewError("nobody is source and target at once; name two sides")
    return replace(
        statement,
        type=kind.name,
        sources=sources,
        targets=targets,
        is_symmetric=kind.is_symmetric,
        negated=statement.negated if amendment.negated is None else amendment.negated,
        modality=amendment.modality or statement.modality,
    )


def says_the_same(one: Statement, other: Statement) -> bool:
    """Tell whether two statements differ in nothing that a reviewer corrects.

    Who stands on which side of a symmetric one makes no difference.
    """
    first, second = Saying.of(one), Saying.of(other)
    if one.is_symmetric and one.type == other.type:
        mixed = replace(first, sources=second.sources, targets=second.targets)
        return mixed == second and _everybody(first) == _everybody(second)
    return first == second


def _everybody(saying: Saying) -> frozenset[str]:
    return frozenset((*saying.sources, *saying.targets))


def _ids(parties: tuple[Party, ...]) -> set[str]:
    return {party.actor.id for party in parties}
