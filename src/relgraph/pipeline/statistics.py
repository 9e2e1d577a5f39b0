"""What a graph holds, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.query import ask
from relgraph.vocabulary import NAMESPACE, statement_types

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relgraph.model import Graphlike

__all__ = ["Statistics", "count_graph"]

_STATEMENTS = """
SELECT ?class ?negated ?modality (COUNT(DISTINCT ?statement) AS ?count) WHERE {
  ?statement a rg:Statement , ?class ; rg:negated ?negated ; rg:modality ?modality .
  FILTER(?class != rg:Statement)
} GROUP BY ?class ?negated ?modality ORDER BY ?class ?negated ?modality
"""
_ARTICLES = "SELECT (COUNT(DISTINCT ?article) AS ?count) WHERE { ?article a rg:Article }"
_ACTORS = "SELECT (COUNT(DISTINCT ?actor) AS ?count) WHERE { ?statement rg:party ?actor }"
_DYADS = 10


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much of what there is; each counter runs from the most to the fewest."""

    articles: int
    statements: int
    actors: int
    negated: int
    by_type: dict[str, int]
    by_family: dict[str, int]
    by_polarity: dict[str, int]
    by_modality: dict[str, int]
    busiest_dyads: dict[str, int]


def count_graph(graph: Graphlike) -> Statistics:
    """Return how many articles, statements and actors a graph holds, and of which kinds."""
    counted = [
        (
            row["class"].removeprefix(NAMESPACE),
            row["negated"] == "true",
            row["modality"].removeprefix(NAMESPACE),
            int(row["count"]),
        )
        for row in graph.query(_STATEMENTS)
    ]
    types = statement_types()
    known = [row for row in counted if row[0] in types]
    return Statistics(
        articles=_count(graph, _ARTICLES),
        statements=sum(count for *_, count in known),
        actors=_count(graph, _ACTORS),
        negated=sum(count for _, is_negated, _, count in known if is_negated),
        by_type=_fold((name, count) for name, _, _, count in known),
        by_family=_fold((types[name].family, count) for name, _, _, count in known),
        by_polarity=_fold((types[name].polarity, count) for name, _, _, count in known),
        by_modality=_fold((modality, count) for _, _, modality, count in known),
        busiest_dyads=_busiest(graph),
    )


def _count(graph: Graphlike, text: str) -> int:
    return sum(int(row["count"]) for row in graph.query(text))


def _busiest(graph: Graphlike) -> dict[str, int]:
    """Return the dyads of which most is affirmed; joint ones in the order of the question."""
    rows = list(ask(graph, "busiest-dyads"))[:_DYADS]
    return {f"{row['first']} and {row['second']}": int(row["statements"] or 0) for row in rows}


def _fold(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    totals: Counter[str] = Counter()
    for name, count in pairs:
        totals[str(name)] += count
    return dict(sorted(totals.items(), key=lambda one: (-one[1], one[0])))
