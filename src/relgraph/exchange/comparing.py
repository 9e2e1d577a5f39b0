"""What articles and event data sets each tell of a dyad in a month, and what each lacks."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote, unquote

from relgraph.model import Family
from relgraph.vocabulary import ID_NAMESPACE, NAMESPACE, statement_types

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from relgraph.model import Graphlike

    _Counts: TypeAlias = dict[tuple[str, str], dict[str, Counter[str]]]
    """By dyad and month: for each source how much it has of each type."""

__all__ = ["ARTICLES", "Comparison", "compare_events"]

ARTICLES = "articles"
"""What the statements of articles are called among the sources."""

_STATEMENTS = """
SELECT ?dyad ?month ?class (COUNT(DISTINCT ?statement) AS ?count) WHERE {
  ?statement a rg:Statement , ?class ; rg:dyad ?dyad ; rg:negated ?negated ;
    rg:modality ?modality ; prov:wasDerivedFrom ?article .
  FILTER(?class != rg:Statement && !?negated && ?modality = rg:asserted)
  OPTIONAL { ?article rg:publishedOn ?publishedOn }
  OPTIONAL { ?statement rg:eventTime ?eventTime }
  BIND(SUBSTR(STR(COALESCE(?eventTime, ?publishedOn)), 1, 7) AS ?month)
  FILTER(STRLEN(?month) = 7)
}
GROUP BY ?dyad ?month ?class ORDER BY ?dyad ?month ?class
"""
_RECORDS = """
SELECT ?dyad ?month ?class ?layout (COUNT(DISTINCT ?key) AS ?count) WHERE {
  ?record rg:eventDyad ?dyad ; rg:eventType ?class ; rg:recordId ?key ; rg:eventDate ?date ;
    rg:recordOf ?set .
  ?set rg:layout ?layout .
  BIND(SUBSTR(STR(?date), 1, 7) AS ?month)
}
GROUP BY ?dyad ?month ?class ?layout ORDER BY ?dyad ?month ?class ?layout
"""
_LAYOUTS = "SELECT DISTINCT ?layout WHERE { ?set rg:layout ?layout } ORDER BY ?layout"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one source has of a dyad in a month, and which types only others have there."""

    dyad: str
    month: str
    source: str
    """The word ARTICLES, or the layout of a data set: "icews"."""
    events: int
    score: float | None
    """The mean of the scores of relgraph's types; None where there is nothing."""
    has: dict[str, int]
    lacks: tuple[str, ...]


def compare_events(
    graph: Graphlike,
    *,
    actors: Collection[str] = (),
    since: str = "",
    until: str = "",
    time_limit: float | None = None,
) -> tuple[Comparison, ...]:
    """Return for each dyad and month what every source has and lacks, one row a source.

    Of articles only interactions count that texts affirm as actual: event data knows no standing
    relations, positions or plans. What is dated by its year alone is left out. A source stands
    also where it has nothing, so that silence shows. Files of one data set are one source, in which
    a record that several of them hold counts once.

    Args:
        graph: the store, or whatever answers SPARQL as one does.
        actors: the codes of one or two actors that every dyad must have: "PAK".
        since: leave out months before it: "2023-05".
        until: leave out months after it.
        time_limit: seconds that each query may take.
    """
    counts: _Counts = defaultdict(lambda: defaultdict(Counter))
    for row in graph.query(_STATEMENTS, time_limit=time_limit):
        kind = row["class"].removeprefix(NAMESPACE)
        if _is_interaction(kind):
            counts[_dyad(row["dyad"]), row["month"]][ARTICLES][kind] += int(row["count"])
    for row in graph.query(_RECORDS, time_limit=time_limit):
        kind = row["class"].removeprefix(NAMESPACE)
        counts[_dyad(row["dyad"]), row["month"]][row["layout"]][kind] += int(row["count"])
    layouts = graph.query(_LAYOUTS, time_limit=time_limit)
    sources = (ARTICLES, *(row["layout"] for row in layouts))
    return tuple(
        comparison
        for (dyad, month), told in sorted(counts.items())
        if _has_actors(dyad, actors) and since[:7] <= month <= (until[:7] or "9999") + "~"
        for comparison in _compare(dyad, month, told, sources)
    )


def _compare(
    dyad: str, month: str, told: dict[str, Counter[str]], sources: tuple[str, ...]
) -> Iterator[Comparison]:
    types = statement_types()
    found = {kind for counter in told.values() for kind in counter}
    for source in sources:
        has = told.get(source, Counter())
        total = has.total()
        score = sum(types[kind].score * count for kind, count in has.items())
        ordered = [kind for kind in types if kind in found]
        yield Comparison(
            dyad=unquote(dyad),
            month=month,
            source=source,
            events=total,
            score=round(score / total, 2) if total else None,
            has={kind: has[kind] for kind in ordered if has[kind]},
            lacks=tuple(kind for kind in ordered if not has[kind]),
        )


def _is_interaction(kind: str) -> bool:
    known = statement_types().get(kind)
    return known is not None and known.family is Family.INTERACTION


def _dyad(iri: str) -> str:
    """Return the two codes of a dyad, still encoded, so that the hyphen between them is sure."""
    return iri.removeprefix(ID_NAMESPACE).removeprefix("dyad/")


def _has_actors(dyad: str, actors: Collection[str]) -> bool:
    members = dyad.split("-")
    return all(quote(code, safe="").replace("-", "%2D") in members for code in actors)
