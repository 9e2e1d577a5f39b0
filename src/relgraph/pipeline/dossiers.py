"""A dossier compiled from a graph: what is said between two principals, and who stands by."""

from __future__ import annotations

import shlex
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from relgraph import __version__
from relgraph.analyse.attributes import local_id
from relgraph.analyse.coverage import cover
from relgraph.analyse.reading import read_columns
from relgraph.analyse.selection import ALL
from relgraph.analyse.sides import iter_pairs
from relgraph.errors import ReportError
from relgraph.model import Actor, ActorKind, Modality, Polarity, Run
from relgraph.pipeline.digests import digest_graph
from relgraph.report import Dossier, Made, Said, Source, Third, Tone, Way
from relgraph.vocabulary import ID_NAMESPACE, NAMESPACE, statement_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relgraph.analyse.selection import Selection
    from relgraph.analyse.sides import Side
    from relgraph.model import Graphlike
    from relgraph.report import Measured

    Row = Mapping[str, str | None]

__all__ = ["compile_dossier"]

_STATEMENTS = """
SELECT ?statement ?class ?sides ?negated ?modality ?topic ?speaker ?speakerFor ?eventTime
  ?confidence ?quote ?article ?run WHERE {
  ?dyad rg:principal <%s> , <%s> .
  ?statement rg:dyad ?dyad ; a ?class ; rg:sides ?sides ; rg:negated ?negated ;
    rg:modality ?modality ; rg:confidence ?confidence ; rg:evidence/oa:hasSelector/oa:exact ?quote ;
    prov:wasDerivedFrom ?article ; prov:wasGeneratedBy ?run .
  FILTER(?class != rg:Statement)
  OPTIONAL { ?statement rg:topic ?topic }
  OPTIONAL { ?statement rg:assertedBy ?speaker }
  OPTIONAL { ?statement rg:assertedByPrincipal ?speakerFor }
  OPTIONAL { ?statement rg:eventTime ?eventTime }
} ORDER BY ?statement ?topic ?quote
"""
_ARTICLES = """
SELECT DISTINCT ?article ?title ?date ?publisher ?url ?original WHERE {
  ?dyad rg:principal <%s> , <%s> .
  ?statement rg:dyad ?dyad ; prov:wasDerivedFrom ?article .
  ?article rg:title ?title .
  OPTIONAL { ?article rg:publishedOn ?date }
  OPTIONAL { ?article rg:publisher ?publisher }
  OPTIONAL { ?article rg:url ?url }
  OPTIONAL { ?article rg:reprintOf/rg:title ?original }
} ORDER BY ?article ?original
"""
_ACTOR = """
SELECT (MIN(STR(?name)) AS ?label) (MIN(STR(?short)) AS ?code) WHERE {
  BIND(<%s> AS ?actor) ?actor rdfs:label ?name ; rg:code ?short
} GROUP BY ?actor
"""
_NAMES = """
SELECT ?actor (MIN(STR(?name)) AS ?label) WHERE {
  VALUES ?actor { %s } ?actor rdfs:label ?name
} GROUP BY ?actor ORDER BY ?actor
"""
_RUNS = """
SELECT ?run ?version ?model ?modelVersion ?lexicon ?actors WHERE {
  VALUES ?run { %s }
  ?run rg:programVersion ?version ; rg:model ?model ; rg:modelVersion ?modelVersion ;
    rg:lexiconSha256 ?lexicon .
  OPTIONAL { ?run rg:actorsSha256 ?actors }
} ORDER BY ?version ?model ?modelVersion ?lexicon ?actors
"""
_COUNT = "SELECT (COUNT(DISTINCT ?article) AS ?count) WHERE { ?article a rg:Article }"
_THIRDS = """
SELECT ?third ?class ?day (COUNT(DISTINCT ?statement) AS ?count) WHERE {
  ?dyad rg:principal <%s> , ?third . FILTER(?third != <%s> && ?third != <%s>)
  ?statement rg:dyad ?dyad ; a ?class ; rg:negated ?negated ; rg:modality rg:asserted ;
    rg:confidence ?confidence ; prov:wasDerivedFrom ?article .
  FILTER(?class != rg:Statement && !?negated && ?confidence >= %s)
  OPTIONAL { ?article rg:publishedOn ?published }
  OPTIONAL { ?article rg:reprintOf ?original }
  FILTER(!BOUND(?original))
  OPTIONAL { ?statement rg:eventTime ?eventTime }
  BIND(COALESCE(STR(?eventTime), STR(?published), "") AS ?day)
} GROUP BY ?third ?class ?day ORDER BY ?third ?class ?day
"""
_SHOWN = 20
"""Third parties, those first who have most to do with the one they have less to do with."""


def compile_dossier(
    graph: Graphlike,
    pair: tuple[str, str],
    selection: Selection = ALL,
    *,
    with_quotes: bool = True,
    measured: Measured | None = None,
) -> Dossier:
    """Return the dossier of two principals.

    Args:
        graph: a store, or anything that answers SPARQL as one does.
        pair: the local identifiers of the two, such as "state/PAK"; persons and ministries
            count for the states that they act for, and have no dossiers.
        selection: which statements to take; its dyad is not looked at.
        with_quotes: whether the words go along.
        measured: how often the extractor was found right.

    Raises:
        ReportError: they are one and the same, or nothing is said between them.
        QueryError: the graph does not answer.
    """
    first, second = (_read_actor(graph, each) for each in pair)
    if first.id == second.id:
        raise ReportError(f"a dossier is of two; name somebody beside {first.name}")
    rows, sources = _read_statements(graph, pair), _read_sources(graph, pair)
    names = _read_names(graph, _actors_in(rows.values()))
    said = tuple(
        each if with_quotes else replace(each, quote="")
        for each in (_said(row, pair, sources, names) for row in rows.values())
        if selection.takes(each.kind.name, each.confidence, each.date)
    )
    if not said:
        raise ReportError(_nothing(first, second, was_selected=bool(rows)))
    kept = {each.id for each in said}
    return Dossier(
        first=first,
        second=second,
        said=said,
        thirds=_read_thirds(graph, pair, selection),
        made=Made(
            version=__version__,
            articles=sum(int(row["count"] or 0) for row in graph.query(_COUNT)),
            graph_sha256=digest_graph(graph),
            runs=_read_runs(graph, (row for key, row in rows.items() if key in kept)),
            coverage=_coverage(graph, pair, selection),
            since=selection.since,
            until=selection.until,
            min_confidence=selection.min_confidence,
            types=selection.types,
            measured=measured,
        ),
        has_quotes=with_quotes,
    )


def _nothing(first: Actor, second: Actor, *, was_selected: bool) -> str:
    if was_selected:
        return (
            f"nothing between {first.name} and {second.name} is of that time and confidence; "
            "ask for more"
        )
    return (
        f"no article says anything between {first.name} and {second.name} as states or "
        f"organisations; 'relgraph ask counterparts --actor {shlex.quote(first.code)}' lists with "
        "whom there is more"
    )


def _iri(identifier: str) -> str:
    return ID_NAMESPACE + quote(identifier)


def _ends(pair: tuple[str, str]) -> tuple[str, str]:
    return _iri(pair[0]), _iri(pair[1])


def _read_actor(graph: Graphlike, actor: str) -> Actor:
    for row in graph.query(_ACTOR % _iri(actor)):
        kind = ActorKind(actor.partition("/")[0])
        return Actor(actor, kind, row["code"] or "", row["label"] or "")
    raise ReportError(f"the graph knows no {actor!r}; 'relgraph actors find' looks actors up")


def _read_statements(graph: Graphlike, pair: tuple[str, str]) -> dict[str, Row]:
    """Return a row for each statement by its identifier."""
    found: dict[str, Row] = {}
    for row in graph.query(_STATEMENTS % _ends(pair)):
        found.setdefault(local_id(row["statement"]), row)
    return found


def _read_sources(graph: Graphlike, pair: tuple[str, str]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for row in graph.query(_ARTICLES % _ends(pair)):
        name = local_id(row["article"])
        told = {key: row[key] or "" for key in ("title", "date", "publisher", "url", "original")}
        found.setdefault(name, Source(id=name, **told))
    return found


def _actors_in(rows: Iterable[Row]) -> set[str]:
    found = set()
    for row in rows:
        sides = (row["sides"] or "").replace(">", " ").split()
        found |= {local_id(word.partition("=")[0]) for word in sides}
        found |= {local_id(row["speaker"])} - {""}
    return found


def _read_names(graph: Graphlike, actors: set[str]) -> dict[str, str]:
    nodes = " ".join(f"<{_iri(each)}>" for each in sorted(actors))
    return {local_id(row["actor"]): row["label"] or "" for row in graph.query(_NAMES % nodes)}


def _said(
    row: Row,
    pair: tuple[str, str],
    sources: Mapping[str, Source],
    names: Mapping[str, str],
) -> Said:
    kind = statement_type(_term(row["class"]))
    source = sources[local_id(row["article"])]
    left, _, right = (row["sides"] or "").partition(">")
    pairs = list(iter_pairs(f"{left}>{right}", is_symmetric=kind.is_symmetric))
    actors = [[local_id(word.partition("=")[0]) for word in side.split()] for side in (left, right)]
    is_mutual = kind.is_symmetric and actors[0] == actors[1]  # told in one breath, on no side
    speaker = local_id(row["speaker"])
    return Said(
        id=local_id(row["statement"]),
        kind=kind,
        way=Way.BOTH if kind.is_symmetric else _way(pairs, pair),
        sources=_named(actors[0], names),
        targets=() if is_mutual else _named(actors[1], names),
        quote=row["quote"] or "",
        source=source,
        confidence=float(row["confidence"] or 0),
        is_negated=row["negated"] in {"true", "1"},
        modality=Modality(_term(row["modality"])),
        topic=row["topic"] or "",
        date=row["eventTime"] or source.date,
        speaker=names.get(speaker, speaker),
        is_speaker_third=bool(speaker) and not set(pair) & {speaker, local_id(row["speakerFor"])},
    )


def _term(iri: str | None) -> str:
    return (iri or "").removeprefix(NAMESPACE)


def _way(pairs: Iterable[tuple[Side, Side | None]], pair: tuple[str, str]) -> Way:
    first, second = pair
    found = {(one.principal, other.principal) for one, other in pairs if other}
    if {(first, second), (second, first)} <= found:
        return Way.BOTH
    return Way.FORTH if (first, second) in found else Way.BACK


def _named(actors: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(each, each) for each in actors)


def _read_runs(graph: Graphlike, rows: Iterable[Row]) -> tuple[Run, ...]:
    nodes = " ".join(f"<{each}>" for each in sorted({row["run"] or "" for row in rows}))
    return tuple(
        Run(
            version=row["version"] or "",
            model=row["model"] or "",
            model_version=row["modelVersion"] or "",
            lexicon_sha256=row["lexicon"] or "",
            actors_sha256=row["actors"] or "",
        )
        for row in graph.query(_RUNS % nodes)
    )


def _coverage(graph: Graphlike, pair: tuple[str, str], selection: Selection) -> tuple[str, ...]:
    return cover(read_columns(graph, replace(selection, dyad=pair))).sentences()


def _read_thirds(
    graph: Graphlike, pair: tuple[str, str], selection: Selection
) -> tuple[Third, ...]:
    """Return those with whom both have to do."""
    with_first, with_second = (
        _read_tones(graph, one, other, selection) for one, other in (pair, pair[::-1])
    )
    shared = with_first.keys() & with_second.keys()
    names = _read_names(graph, shared) if shared else {}
    found = (Third(names.get(one, one), with_first[one], with_second[one]) for one in shared)
    ordered = sorted(
        found, key=lambda one: (-min(one.with_first.count, one.with_second.count), one.name)
    )
    return tuple(ordered[:_SHOWN])


def _read_tones(graph: Graphlike, actor: str, other: str, selection: Selection) -> dict[str, Tone]:
    """Return how much is affirmed between an actor and each third, by polarity."""
    least = f"{selection.min_confidence:.4f}"
    counts: Counter[tuple[str, Polarity]] = Counter()
    for row in graph.query(_THIRDS % (_iri(actor), _iri(actor), _iri(other), least)):
        kind = statement_type(_term(row["class"]))
        if selection.takes(kind.name, 1.0, row["day"] or ""):
            counts[local_id(row["third"]), kind.polarity] += int(row["count"] or 0)
    order = (Polarity.COOPERATIVE, Polarity.CONFLICTUAL, Polarity.NEUTRAL)
    thirds = {third for third, _ in counts}
    return {third: Tone(*(counts[third, each] for each in order)) for third in thirds}
