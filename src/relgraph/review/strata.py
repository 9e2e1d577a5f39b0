"""Statements in strata of type and confidence, and a sample drawn from them."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from relgraph.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relgraph.model import Claim

__all__ = ["band", "draw_sample", "parse_sample", "stratum", "write_sample"]

_EDGES = (0.5, 0.6, 0.7, 0.8, 0.9)  # few frames give less than 0.5, so that it is one band

Stratum: TypeAlias = tuple[str, str]


def band(confidence: float) -> str:
    """Return the band of a confidence; its lower edge is in it.

    >>> band(0.3), band(0.5), band(1.0)
    ('below 0.5', '0.5 to 0.6', '0.9 to 1')
    """
    place = bisect_right(_EDGES, confidence)
    if place == 0:
        return f"below {_EDGES[0]}"
    return f"{_EDGES[place - 1]} to {_EDGES[place] if place < len(_EDGES) else 1}"


def stratum(claim: Claim) -> Stratum:
    """Return the type and the band of confidence of a claim."""
    return claim.saying.type, band(claim.confidence)


def draw_sample(claims: Iterable[Claim], count: int, seed: int = 0) -> tuple[Claim, ...]:
    """Return a sample of statements, stratified by type and band of confidence.

    Each stratum has its share, and one statement at least where there are enough to draw; within
    it the digests of seed and identifier decide. So the same seed draws the same statements,
    and mostly the same when the graph has grown.
    """
    strata: dict[Stratum, list[Claim]] = defaultdict(list)
    for claim in claims:
        strata[stratum(claim)].append(claim)
    shares = _allot({name: len(found) for name, found in strata.items()}, count, seed)
    drawn = [
        claim
        for name, found in strata.items()
        for claim in sorted(found, key=lambda each: _digest(seed, each.id))[: shares[name]]
    ]
    return tuple(sorted(drawn, key=lambda claim: (claim.article, claim.span, claim.id)))


def _allot(sizes: Mapping[Stratum, int], count: int, seed: int) -> dict[Stratum, int]:
    """Return how many to draw of each stratum: by size, those first that are furthest behind.

    Of those equally far behind the seed decides, or some would never be drawn.
    """
    total = sum(sizes.values())
    least = 1 if count >= len(sizes) else 0
    given = dict.fromkeys(sizes, least)
    for _ in range(min(count, total) - sum(given.values())):
        behind = {
            name: count * size / total - given[name]
            for name, size in sizes.items()
            if given[name] < size
        }
        given[min(behind, key=lambda name: (-behind[name], _digest(seed, str(name))))] += 1
    return given


def write_sample(claims: Sequence[Claim], *, total: int, seed: int) -> str:
    """Return a sample as a file: one identifier a line."""
    head = f"# {len(claims)} of {total} statements, by type and confidence, seed {seed}\n"
    return head + "".join(f"{claim.id}\n" for claim in claims)


def parse_sample(text: str) -> tuple[str, ...]:
    """Return the identifiers that a sample's file lists.

    Raises:
        ReviewError: a line holds something else, or there is none.
    """
    lines = [line.partition("#")[0].strip() for line in text.splitlines()]
    found = tuple(dict.fromkeys(line for line in lines if line))
    for line in found:
        if not line.startswith("statement/") or " " in line:
            raise ReviewError(f"{line!r} is no statement; a sample has lines like statement/9f2c")
    if not found:
        raise ReviewError("the sample lists no statement; 'relgraph reviews sample' draws one")
    return found


def _digest(seed: int, identifier: str) -> str:
    return hashlib.sha256(f"{seed} {identifier}".encode()).hexdigest()
