"""What reviewers say of each statement, each by the last word of theirs that holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relgraph.model import Act, ReviewState, Saying, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relgraph.model import Decision
    from relgraph.review.standing import Place

__all__ = ["Standing", "read_standing"]

_STATES = {
    Act.ACCEPT: ReviewState.ACCEPTED,
    Act.REJECT: ReviewState.REJECTED,
    Act.CORRECT: ReviewState.CORRECTED,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the reviews of a graph come to.

    Attributes:
        states: the state of each statement that was judged, by its local identifier.
        corrections: what corrected statements should say, as the table of the decision.
        notes: what was noted of a statement, or given as the reason of a verdict.
        places: every review that holds, with the statements for which it stands.
    """

    states: Mapping[str, ReviewState]
    corrections: Mapping[str, Mapping[str, Any]]
    notes: Mapping[str, tuple[str, ...]]
    places: tuple[Place, ...]

    def state(self, statement: str) -> ReviewState:
        """Return the state of a statement by its local identifier."""
        return self.states.get(statement, ReviewState.UNREVIEWED)

    @property
    def lost(self) -> tuple[Place, ...]:
        """The reviews that hold and stand for nothing in the graph."""
        return tuple(place for place in self.places if place.is_lost)


def read_standing(places: Iterable[Place], *, by: str | None = None) -> Standing:
    """Return what reviews come to, or those of one reviewer.

    Of what one reviewer said of a statement the last counts. Reviewers who differ leave it
    disputed; none outvotes another.
    """
    kept = tuple(place for place in places if by is None or place.review.by == by)
    said: dict[str, dict[str, tuple[ReviewState, str]]] = defaultdict(dict)
    tables: dict[str, Mapping[str, Any]] = {}
    notes: dict[str, list[str]] = defaultdict(list)
    for place in sorted(kept, key=lambda one: _moment(one.review)):
        for statement, state, told in _verdicts(place):
            said[statement][place.review.by] = state, told
            if told:
                tables[told] = place.review.read_tables()[1]
        for statement in place.statements if place.review.reason else ():
            notes[statement].append(f"{place.review.by}: {place.review.reason}")
    agreed = {statement: _agreed(verdicts.values()) for statement, verdicts in said.items()}
    return Standing(
        states={statement: state for statement, (state, _) in agreed.items()},
        corrections={statement: tables[told] for statement, (_, told) in agreed.items() if told},
        notes={statement: tuple(each) for statement, each in notes.items()},
        places=kept,
    )


def _verdicts(place: Place) -> Iterable[tuple[str, ReviewState, str]]:
    """Yield the statements on which a review gives a verdict, the verdict and the correction."""
    if not place.review.act.is_verdict:
        return
    state, told = _STATES[place.review.act], ""
    if state is ReviewState.CORRECTED:
        told = write_table(_compared(place.review))
    for statement in place.statements:
        yield statement, state, told
    for statement in place.confirmed:
        yield statement, ReviewState.ACCEPTED, ""


def _compared(review: Decision) -> Mapping[str, Any]:
    """Return what of a correction two must have in common to be the same."""
    saying = Saying.from_table(review.read_tables()[1])
    return {
        "type": saying.type,
        "sources": sorted(saying.sources),
        "targets": sorted(saying.targets),
        "negated": saying.negated,
        "modality": str(saying.modality),
    }


def _agreed(verdicts: Iterable[tuple[ReviewState, str]]) -> tuple[ReviewState, str]:
    different = set(verdicts)
    return different.pop() if len(different) == 1 else (ReviewState.DISPUTED, "")


def _moment(review: Decision) -> tuple[str, int, str]:
    """Return what orders reviews in time, also those of logs that were written apart."""
    return review.at, review.number, review.id
