"""What changed from one set of statements to another: two stores, two exports or two periods."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from relgraph.analyse.columns import NOBODY
from relgraph.analyse.flattening import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relgraph.analyse.columns import Columns, Statements

__all__ = ["ChangedClaim", "ChangedDyad", "Claim", "Comparison", "Status", "compare_statements"]


class Status(StrEnum):
    """What became of a claim: it came, it went, its opposite is said now, or it is said still."""

    ADDED = "added"
    GONE = "gone"
    REVERSED = "reversed"
    KEPT = "kept"


class Claim(NamedTuple):
    """What can be said again: who does what to whom, or thinks what of which topic.

    Principals by their local identifiers; the ends of a symmetric type stand in their order.
    """

    source: str
    target: str
    """"" for a position towards a topic alone."""
    type: str
    modality: str
    topic: str = ""
    """Only where there is no target: a relation is the same whatever it is about."""


@dataclass(frozen=True, slots=True)
class ChangedClaim:
    """A claim, the statements that make it before and after, and what that comes to."""

    claim: Claim
    status: Status
    before: tuple[str, ...]
    """The identifiers of the statements, sorted, affirming and denying ones together."""
    after: tuple[str, ...]
    denied_before: int
    denied_after: int

    @property
    def dyad(self) -> tuple[str, str]:
        """The two principals in order; a position's second is ""."""
        source, target = self.claim.source, self.claim.target
        return (source, target) if not target else (min(source, target), max(source, target))


@dataclass(frozen=True, slots=True)
class ChangedDyad:
    """How much changed between two principals, in claims and in statements."""

    first: str
    second: str
    added: int
    gone: int
    reversed: int
    kept: int
    statements_added: int
    """Those that stand after and not before, whatever their claim."""
    statements_gone: int
    score_before: float | None
    """The mean score of what is affirmed as actual; None where nothing is."""
    score_after: float | None

    @property
    def changes(self) -> int:
        """How many claims came, went or were reversed."""
        return self.added + self.gone + self.reversed

    @property
    def is_turned(self) -> bool:
        """Whether the mean score changed its sign, from cooperation to conflict or back."""
        if self.score_before is None or self.score_after is None:
            return False
        return self.score_before * self.score_after < 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The claims of two sets of statements in order, and the dyads, most changed first."""

    claims: tuple[ChangedClaim, ...]
    dyads: tuple[ChangedDyad, ...]

    def of(self, status: Status) -> tuple[ChangedClaim, ...]:
        """Return the claims that have a status."""
        return tuple(changed for changed in self.claims if changed.status is status)


class _Said(NamedTuple):
    """One statement of a claim."""

    statement: str
    is_negated: bool
    score: float


_Told = dict[Claim, dict[str, _Said]]


def compare_statements(before: Statements, after: Statements) -> Comparison:
    """Return which claims came, went, were reversed or kept from one set of statements to another.

    A claim is kept where any statement makes it in both, be it another statement: two periods
    share no statement. It is reversed where it is only affirmed in one and only denied in the
    other. Whether a change is one of the world or of what was read, it cannot tell: compare the
    articles of both before drawing a conclusion.

    Args:
        before: columns, or a network that `to_network` made.
        after: others, of another store or of another period of the same.
    """
    old, new = _claims(columns_of(before)), _claims(columns_of(after))
    claims = tuple(
        _changed(claim, old.get(claim, {}), new.get(claim, {})) for claim in sorted({*old, *new})
    )
    return Comparison(claims, _dyads(claims, old, new))


def _claims(columns: Columns) -> _Told:
    """Return the statements of each claim by their identifiers."""
    found: _Told = {}
    scores = columns.score
    for place, source, target in zip(
        columns.tie_of.tolist(),
        columns.tie_source.tolist(),
        columns.tie_target.tolist(),
        strict=True,
    ):
        has_target = target != NOBODY
        claim = Claim(
            columns.nodes[source].id,
            columns.nodes[target].id if has_target else "",
            columns.kinds[columns.kind[place]].name,
            columns.modality_of(place),
            "" if has_target else columns.topic[place],
        )
        said = _Said(columns.ids[place], bool(columns.negated[place]), float(scores[place]))
        found.setdefault(claim, {})[said.statement] = said
    return found


def _changed(claim: Claim, before: Mapping[str, _Said], after: Mapping[str, _Said]) -> ChangedClaim:
    denied_before = sum(said.is_negated for said in before.values())
    denied_after = sum(said.is_negated for said in after.values())
    if not before:
        status = Status.ADDED
    elif not after:
        status = Status.GONE
    elif (denied_before, denied_after) in {(0, len(after)), (len(before), 0)}:
        status = Status.REVERSED
    else:
        status = Status.KEPT
    identifiers = tuple(sorted(before)), tuple(sorted(after))
    return ChangedClaim(claim, status, *identifiers, denied_before, denied_after)


def _dyads(claims: Iterable[ChangedClaim], old: _Told, new: _Told) -> tuple[ChangedDyad, ...]:
    """Return what changed by dyad; positions towards a topic are nobody's dyad."""
    grouped: dict[tuple[str, str], list[ChangedClaim]] = {}
    for changed in claims:
        if changed.claim.target:
            grouped.setdefault(changed.dyad, []).append(changed)
    dyads = [_dyad(ends, group, old, new) for ends, group in grouped.items()]
    return tuple(sorted(dyads, key=lambda dyad: (-dyad.changes, dyad.first, dyad.second)))


def _dyad(
    ends: tuple[str, str], group: Sequence[ChangedClaim], old: _Told, new: _Told
) -> ChangedDyad:
    counts = Counter(changed.status for changed in group)
    before = {each for changed in group for each in changed.before}
    after = {each for changed in group for each in changed.after}
    return ChangedDyad(
        *ends,
        added=counts[Status.ADDED],
        gone=counts[Status.GONE],
        reversed=counts[Status.REVERSED],
        kept=counts[Status.KEPT],
        statements_added=len(after - before),
        statements_gone=len(before - after),
        score_before=_score(group, old),
        score_after=_score(group, new),
    )


def _score(group: Sequence[ChangedClaim], told: _Told) -> float | None:
    """Return the mean score of the statements that affirm something as actual."""
    scores = {
        said.statement: said.score
        for changed in group
        if changed.claim.modality == "asserted"
        for said in told.get(changed.claim, {}).values()
        if not said.is_negated
    }
    return fmean(scores.values()) if scores else None
