"""Which statements are to be judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.model import ReviewState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relgraph.model import Claim
    from relgraph.review.states import Standing

__all__ = ["Choice", "choose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a statement must be to be chosen; what is empty chooses all.

    Attributes:
        types: the names of its type.
        least: the least confidence.
        most: the greatest confidence.
        states: its review state.
        statements: local identifiers, in the order in which they are to be judged.
    """

    types: tuple[str, ...] = ()
    least: float = 0.0
    most: float = 1.0
    states: tuple[ReviewState, ...] = (ReviewState.UNREVIEWED,)
    statements: tuple[str, ...] = ()


def choose(claims: Iterable[Claim], choice: Choice, standing: Standing) -> tuple[Claim, ...]:
    """Return the claims that are chosen: in the order of the choice, else as they come."""
    kept = [
        claim
        for claim in claims
        if (not choice.types or claim.saying.type in choice.types)
        and choice.least <= claim.confidence <= choice.most
        and (not choice.states or standing.state(claim.id) in choice.states)
    ]
    if not choice.statements:
        return tuple(kept)
    found = {claim.id: claim for claim in kept}
    return tuple(found[each] for each in choice.statements if each in found)
