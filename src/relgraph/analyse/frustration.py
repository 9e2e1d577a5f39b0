"""How far a signed network is from two camps: the frustration index, exact or between bounds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relgraph.analyse.columns import Floats, Ints

    Triple = tuple[int, int, int]

__all__ = ["Frustration", "frustration"]

_EXACT_TIES = 400
"""Up to so many ties the optimum is sought; more take minutes, and a bound has to do."""

_NODES_OF_SEARCH = 2000
"""Of the branch and bound: a limit of work, not of time, so that the answer is always the same."""

_STARTS = 50


@dataclass(frozen=True, slots=True)
class Frustration:
    """The fewest ties against the two camps: `most` with the camps found, `least` by a bound."""

    least: int
    most: int
    camps: tuple[int, ...]
    """0 or 1 for each node; the first node's is 0."""

    @property
    def is_exact(self) -> bool:
        """Whether the bounds meet."""
        return self.least == self.most


def frustration(signs: Ints, seed: int = 0) -> Frustration:
    """Return how many ties would have to change for the network to fall into two camps.

    The line index of Harary, Behavioral Science 4 (1959) 316: the least number of positive ties
    between camps and negative ones within. Up to 400 ties the integer programme of Aref, Mason &
    Wilson, Networks 75 (2020) 95, is solved by HiGHS; beyond, the camps come from local search
    and the bound from triads that share no tie, of which each is frustrated at least once.

    Args:
        signs: a symmetric matrix of 1, -1 and 0.
        seed: of the local search.
    """
    first, second = np.nonzero(np.triu(signs, 1))
    ties = np.stack([first, second, signs[first, second]], axis=1).astype(np.int32)
    camps = _search(signs, seed)
    triads = _unbalanced(signs)
    least, most = _packing(triads), _against(signs, camps)
    if least < most and len(ties) <= _EXACT_TIES:
        bound, found = _solve(len(signs), ties, triads)
        least = max(least, bound)
        if found is not None and _against(signs, found) < most:
            camps, most = found, _against(signs, found)
    return Frustration(least, most, tuple(_from_first(camps).tolist()))


def _from_first(camps: Ints) -> Ints:
    """Return the camps with the first node in camp 0."""
    return camps ^ camps[0] if len(camps) else camps


def _against(signs: Ints, camps: Ints) -> int:
    sides = 1 - 2 * camps
    return int((np.triu(signs, 1) * np.outer(sides, sides) < 0).sum())


def _search(signs: Ints, seed: int) -> Ints:
    """Return the best camps of several starts, each improved node by node until none helps."""
    chance = np.random.default_rng(seed)
    best = np.zeros(len(signs), dtype=np.int32)
    for _ in range(_STARTS if len(signs) else 0):
        sides = chance.choice(np.array([-1, 1]), len(signs))
        gains = sides * (signs @ sides)
        while gains.min() < 0:
            sides[np.argmin(gains)] *= -1
            gains = sides * (signs @ sides)
        camps = ((1 - sides) // 2).astype(np.int32)
        if _against(signs, camps) < _against(signs, best):
            best = camps
    return best


def _unbalanced(signs: Ints) -> list[Triple]:
    """Return the triads with an odd number of negative ties."""
    found: list[Triple] = []
    for one, two in zip(*np.nonzero(np.triu(signs, 1)), strict=True):
        third = signs[one] * signs[two] * signs[one, two]
        found += [
            (int(one), int(two), int(each)) for each in np.flatnonzero(third < 0) if each > two
        ]
    return found


def _packing(triads: Sequence[Triple]) -> int:
    """Return how many of the triads share no tie, taken greedily."""
    used: set[tuple[int, int]] = set()
    count = 0
    for triad in triads:
        ties = set(combinations(triad, 2))
        if not ties & used:
            used |= ties
            count += 1
    return count


def _solve(size: int, ties: Ints, triads: Sequence[Triple]) -> tuple[int, Ints | None]:
    """Return a lower bound and the camps of the integer programme, if it found any.

    A variable for each node's camp and one for each tie, 1 where it is frustrated.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    rows, least = _constraints(size, ties, triads)
    width = size + len(ties)
    upper = np.ones(width)
    upper[0] = 0  # one of the two sides is called 0
    found = milp(
        np.concatenate([np.zeros(size), np.ones(len(ties))]),
        integrality=np.ones(width),
        bounds=Bounds(np.zeros(width), upper),
        constraints=LinearConstraint(rows, lb=least),
        options={"node_limit": _NODES_OF_SEARCH},
    )
    bound = 0 if found.mip_dual_bound is None else int(np.ceil(found.mip_dual_bound - 1e-6))
    return bound, None if found.x is None else np.rint(found.x[:size]).astype(np.int32)


def _constraints(size: int, ties: Ints, triads: Sequence[Triple]) -> tuple[Floats, Floats]:
    """Return the rows of the programme and what each must at least come to."""
    rows, least = [], []
    place = {(int(one), int(two)): size + at for at, (one, two, _) in enumerate(ties)}
    for one, two, sign in ties:
        for turn in (1, -1):
            row = np.zeros(size + len(ties))
            row[place[int(one), int(two)]] = 1
            row[one], row[two] = (turn, -turn) if sign > 0 else (turn, turn)
            rows.append(row)
            least.append(0 if sign > 0 else turn)
    for triad in triads:
        row = np.zeros(size + len(ties))
        row[[place[pair] for pair in combinations(triad, 2)]] = 1
        rows.append(row)
        least.append(1)
    # Negative ties: x + y + f >= 1, and x + y - f <= 1, turned round.
    return np.array(rows), np.array(least, dtype=np.float64)
