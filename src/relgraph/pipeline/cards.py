"""A graph's data card, counted by SPARQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import relgraph
from relgraph.exchange import Card, EventSetCard, RunCard, SourceCard
from relgraph.pipeline.events import event_sets
from relgraph.pipeline.statistics import count_graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.model import EventSet
    from relgraph.store import Store

__all__ = ["describe_graph"]

_SOURCES = """
SELECT ?publisher (COUNT(DISTINCT ?article) AS ?articles) (COUNT(DISTINCT ?statement) AS ?told)
  (MIN(?day) AS ?first) (MAX(?day) AS ?last)
WHERE {
  ?article a rg:Article
  OPTIONAL { ?article rg:publisher ?named }
  OPTIONAL { ?article rg:publishedOn ?on BIND(STR(?on) AS ?day) }
  OPTIONAL { ?statement prov:wasDerivedFrom ?article ; rg:sides ?sides }
  BIND(COALESCE(?named, "") AS ?publisher)
}
GROUP BY ?publisher HAVING (COUNT(*) > 0) ORDER BY DESC(?articles) ?publisher
"""
_RUNS = """
SELECT ?version ?model ?modelVersion ?lexicon ?actors (COUNT(DISTINCT ?article) AS ?articles)
WHERE {
  ?article a rg:Article ; prov:wasGeneratedBy ?run .
  ?run rg:programVersion ?version ; rg:model ?model ; rg:modelVersion ?modelVersion ;
    rg:lexiconSha256 ?lexicon .
  OPTIONAL { ?run rg:actorsSha256 ?actors }
}
GROUP BY ?version ?model ?modelVersion ?lexicon ?actors HAVING (COUNT(*) > 0)
ORDER BY DESC(?articles) ?version ?model ?modelVersion ?lexicon ?actors
"""
_TIMES = """
SELECT (MIN(?time) AS ?first) (MAX(?time) AS ?last)
WHERE { ?statement rg:eventTime ?told BIND(STR(?told) AS ?time) }
"""
_TEXTS = "SELECT (COUNT(DISTINCT ?article) AS ?count) WHERE { ?article rg:text ?text }"
_DYADS = "SELECT (COUNT(DISTINCT ?dyad) AS ?count) WHERE { ?statement rg:dyad ?dyad }"


def describe_graph(store: Store, *, title: str, measured: Mapping[str, Any] | None = None) -> Card:
    """Return the data card of a store.

    Args:
        store: the graph.
        title: what to call it.
        measured: what an evaluation on the same corpus measured, where there is one.
    """
    counted = count_graph(store)
    sources = _sources(store)
    days = [day for each in sources for day in (each.first, each.last) if day]
    times = _rows(store, _TIMES)
    return Card(
        title=title,
        version=relgraph.__version__,
        articles=counted.articles,
        texts=_count(store, _TEXTS),
        statements=counted.statements,
        negated=counted.negated,
        actors=counted.actors,
        dyads=_count(store, _DYADS),
        published=(min(days, default=""), max(days, default="")),
        happened=next(((row["first"] or "", row["last"] or "") for row in times), ("", "")),
        by_type=counted.by_type,
        by_modality=counted.by_modality,
        sources=sources,
        runs=_runs(store),
        event_sets=tuple(map(_event_set, event_sets(store))),
        measured=measured,
    )


def _sources(store: Store) -> tuple[SourceCard, ...]:
    return tuple(
        SourceCard(
            publisher=row["publisher"] or "",
            articles=int(row["articles"] or 0),
            statements=int(row["told"] or 0),
            first=row["first"] or "",
            last=row["last"] or "",
        )
        for row in _rows(store, _SOURCES)
    )


def _runs(store: Store) -> tuple[RunCard, ...]:
    return tuple(
        RunCard(
            version=row["version"] or "",
            model=row["model"] or "",
            model_version=row["modelVersion"] or "",
            lexicon_sha256=row["lexicon"] or "",
            actors_sha256=row["actors"] or "",
            articles=int(row["articles"] or 0),
        )
        for row in _rows(store, _RUNS)
    )


def _event_set(event_set: EventSet) -> EventSetCard:
    return EventSetCard(
        layout=event_set.layout,
        name=event_set.name,
        records=event_set.records,
        rows=event_set.rows,
        first=str(event_set.first or ""),
        last=str(event_set.last or ""),
        licence=event_set.licence or "",
    )


def _count(store: Store, text: str) -> int:
    return sum(int(row["count"] or 0) for row in _rows(store, text))


def _rows(store: Store, text: str) -> Any:  # noqa: ANN401 - a SELECT gives rows
    return store.query(text)
