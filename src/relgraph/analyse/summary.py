"""What a network sums up to, in the numbers that a reader asks for first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

__all__ = ["DyadSummary", "Summary", "summarise"]


@dataclass(frozen=True, slots=True)
class DyadSummary:
    """Two principals, how many statements join them, and the mean score of those not denied."""

    first: str
    second: str
    count: int
    mean_score: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of a network; `mean_score` is None where every statement is denied.

    Statements are counted once, however many parties they have and though a symmetric one is an
    edge each way. Positions count among statements and types.
    """

    statements: int
    actors: int
    dyads: int
    articles: int
    mean_score: float | None
    by_type: tuple[tuple[str, int], ...]
    """Types with their counts, commonest first."""
    busiest: tuple[DyadSummary, ...]
    """Dyads of different principals, busiest first."""


def summarise(network: nx.MultiDiGraph[str], *, busiest: int = 10) -> Summary:
    """Return the numbers of a network that `to_network` made, with so many of its busiest dyads."""
    told = {key: attributes for key, _, attributes in _iter_statements(network)}
    dyads = _dyads(network)
    ranked = sorted(dyads.items(), key=lambda dyad: (-len(dyad[1]), dyad[0]))
    types = Counter(attributes["type"] for attributes in told.values())
    return Summary(
        statements=len(told),
        actors=network.number_of_nodes(),
        dyads=len(dyads),
        articles=len({attributes["article"] for attributes in told.values()}),
        mean_score=_mean_score(told.values()),
        by_type=tuple(sorted(types.items(), key=lambda pair: (-pair[1], pair[0]))),
        busiest=tuple(
            DyadSummary(first, second, len(statements), _mean_score(statements.values()))
            for (first, second), statements in ranked[:busiest]
        ),
    )


def _dyads(network: nx.MultiDiGraph[str]) -> dict[tuple[str, str], dict[str, Mapping[str, Any]]]:
    """Return the statements of each unordered pair of different principals, by identifier."""
    found: dict[tuple[str, str], dict[str, Mapping[str, Any]]] = {}
    for key, ends, attributes in _iter_statements(network):
        if len(ends) > 1:
            found.setdefault((min(ends), max(ends)), {})[key] = attributes
    return found


def _iter_statements(
    network: nx.MultiDiGraph[str],
) -> Iterator[tuple[str, frozenset[str], Mapping[str, Any]]]:
    """Yield each edge and position with its identifier and the nodes at its ends."""
    for source, target, key, attributes in network.edges(keys=True, data=True):
        yield str(key), frozenset((source, target)), attributes
    for node, node_attributes in network.nodes(data=True):
        for position in node_attributes.get("positions", ()):
            yield position["statement"], frozenset((node,)), position


def _mean_score(statements: Iterable[Mapping[str, Any]]) -> float | None:
    """Return the mean score of what is not denied: "no partner" must not count as a partner."""
    scores = [told["score"] for told in statements if not told["negated"]]
    return fmean(scores) if scores else None
