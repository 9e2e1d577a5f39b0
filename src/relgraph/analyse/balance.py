"""Whether friends of friends are friends: structural balance of the signed network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from relgraph.analyse.coverage import cover
from relgraph.analyse.flattening import columns_of
from relgraph.analyse.frustration import frustration
from relgraph.analyse.result import Estimate, Fact, Result, estimate
from relgraph.analyse.weights import Layer, Weight, weigh

if TYPE_CHECKING:
    from relgraph.analyse.columns import Floats, Ints, Statements
    from relgraph.analyse.frustration import Frustration
    from relgraph.analyse.weights import Ties

__all__ = ["Triad", "balance"]

_SHUFFLES = 200
_NO_SIGN = 1e-9
"""Sums of scores are floats: what comes this near to nought has no sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Triad:
    """Three principals that all deal with one another, and the signs of their three dyads."""

    first: str
    second: str
    third: str
    signs: str
    """Of first-second, first-third and second-third, as in "++-"."""
    is_balanced: bool
    strength: float
    """The weakest of the three mean scores, by size: what the triad hangs on."""


def balance(
    statements: Statements, *, least: int = 2, resamples: int = 200, seed: int = 0
) -> Result[Triad]:
    """Return the triads, the unbalanced first, and how balanced the whole is.

    A dyad's sign is that of the mean score of its cooperative and conflictual statements. A triad
    is balanced if the product of its signs is positive (Heider, Journal of Psychology 21 (1946)
    107; Cartwright & Harary, Psychological Review 63 (1956) 277); weak balance (Davis, Human
    Relations 20 (1967) 181) lets three enemies be. `balanced by chance` is the mean share where
    the same signs are dealt anew to the same ties. `relgraph.analyse.frustration` says what the
    frustration index is; it is exact, or told as bounds.

    Args:
        statements: columns, or a network that `to_network` made.
        least: leave out dyads with fewer statements.
        resamples: how often to draw the articles anew; 0 for no interval.
        seed: of the draws.
    """
    columns = columns_of(statements)
    ties = weigh(columns, Layer.BOTH, Weight.SIGNED, least=least)
    scores = _mean_scores(ties)
    signs = _signs(scores)
    drawn = [_shares(_signs(ties.undirected(draw))) for draw in ties.draws(resamples, seed)]
    balanced, weakly = _shares(signs)
    facts: dict[str, Fact] = {
        "principals": len(ties.nodes),
        "positive dyads": int((np.triu(signs) > 0).sum()),
        "negative dyads": int((np.triu(signs) < 0).sum()),
        **{f"triads {name}": count for name, count in _census(signs).items()},
        "balanced": _share(balanced, [each for each, _ in drawn]),
        "weakly balanced": _share(weakly, [each for _, each in drawn]),
        "balanced by chance": _by_chance(signs, seed),
        **_told(frustration(signs, seed), ties),
    }
    rows = _triads(ties, scores, signs)
    return Result(rows=rows, facts=facts, coverage=cover(columns))


def _mean_scores(ties: Ties) -> Floats:
    """Return the mean score of each dyad; nought where there is none."""
    sums = ties.undirected()
    counts = np.zeros_like(sums)
    np.add.at(counts, (ties.source, ties.target), 1)
    counts += counts.T
    return np.divide(sums, counts, out=np.zeros_like(sums), where=counts > 0)


def _signs(scores: Floats) -> Ints:
    return np.where(np.abs(scores) < _NO_SIGN, 0, np.sign(scores)).astype(np.int32)


def _census(signs: Ints) -> dict[str, int]:
    """Return how many triads there are of each kind, from the traces of products of matrices."""
    plus, minus = (signs > 0).astype(np.float64), (signs < 0).astype(np.float64)
    return {
        "+++": round(float(np.trace(plus @ plus @ plus)) / 6),
        "++-": round(float(np.trace(plus @ plus @ minus)) / 2),
        "+--": round(float(np.trace(plus @ minus @ minus)) / 2),
        "---": round(float(np.trace(minus @ minus @ minus)) / 6),
    }


def _shares(signs: Ints) -> tuple[float, float]:
    """Return which share of the triads is balanced, and weakly; no number where there are none."""
    counts = _census(signs)
    total = sum(counts.values())
    if not total:
        return float("nan"), float("nan")
    balanced = counts["+++"] + counts["+--"]
    return balanced / total, (balanced + counts["---"]) / total


def _share(value: float, samples: list[float]) -> Estimate | None:
    return estimate(value, samples) if np.isfinite(value) else None


def _by_chance(signs: Ints, seed: int) -> float | None:
    """Return the mean share of balanced triads where the signs are dealt anew to the ties."""
    chance = np.random.default_rng(seed)
    first, second = np.nonzero(np.triu(signs, 1))
    dealt = signs[first, second]
    shares = []
    for _ in range(_SHUFFLES):
        shuffled = np.zeros_like(signs)
        shuffled[first, second] = chance.permutation(dealt)
        shares.append(_shares(shuffled + shuffled.T)[0])
    mean = float(np.mean(shares))
    return mean if np.isfinite(mean) else None


def _told(found: Frustration, ties: Ties) -> dict[str, Fact]:
    """Return the frustration index, exact or as bounds, and the two camps behind it."""
    names: tuple[list[str], list[str]] = ([], [])
    for node, camp in zip(ties.nodes, found.camps, strict=True):
        names[camp].append(node.label)
    return {
        "frustration": found.most if found.is_exact else f"{found.least} to {found.most}",
        "frustration is exact": found.is_exact,
        "camp 1": ", ".join(sorted(names[0])),
        "camp 2": ", ".join(sorted(names[1])),
    }


def _triads(ties: Ties, scores: Floats, signs: Ints) -> tuple[Triad, ...]:
    """Return the triads, the unbalanced first, and of these the strongest first."""
    found = []
    for one, two in zip(*np.nonzero(np.triu(signs, 1)), strict=True):
        thirds = np.flatnonzero((signs[one] != 0) & (signs[two] != 0))
        found += [_triad(ties, scores, signs, (one, two, each)) for each in thirds if each > two]
    found.sort(key=lambda row: (row.is_balanced, -row.strength, row.first, row.second, row.third))
    return tuple(found)


def _triad(
    ties: Ties, scores: Floats, signs: Ints, places: tuple[np.intp, np.intp, np.intp]
) -> Triad:
    pairs = ((0, 1), (0, 2), (1, 2))
    ends = [(places[one], places[two]) for one, two in pairs]
    told = [int(signs[end]) for end in ends]
    return Triad(
        first=ties.nodes[places[0]].label,
        second=ties.nodes[places[1]].label,
        third=ties.nodes[places[2]].label,
        signs="".join("+" if sign > 0 else "-" for sign in told),
        is_balanced=told[0] * told[1] * told[2] > 0,
        strength=min(float(abs(scores[end])) for end in ends),
    )
