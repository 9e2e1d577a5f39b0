"""What a dossier is compiled from: the answers of a graph about two principals."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote

from relgraph.analyse.attributes import local_id
from relgraph.errors import ReportError
from relgraph.model import Actor, ActorKind, Polarity, Run
from relgraph.report import Source, Tone
from relgraph.vocabulary import ID_NAMESPACE, NAMESPACE, statement_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relgraph.analyse.selection import Selection
    from relgraph.model import Graphlike

    Row = Mapping[str, str | None]
    Pair = tuple[str, str]

__all__ = [
    "count_articles",
    "read_actor",
    "read_names",
    "read_runs",
    "read_sources",
    "read_statements",
    "read_tones",
    "term",
]

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


def count_articles(graph: Graphlike) -> int:
    """Return how many articles a graph holds."""
    return sum(int(row["count"] or 0) for row in graph.query(_COUNT))


def read_actor(graph: Graphlike, actor: str) -> Actor:
    """Return an actor by its local identifier.

    Raises:
        ReportError: the graph does not know it.
    """
    for row in graph.query(_ACTOR % _iri(actor)):
        kind = ActorKind(actor.partition("/")[0])
        return Actor(actor, kind, row["code"] or "", row["label"] or "")
    raise ReportError(f"the graph knows no {actor!r}; 'relgraph actors find' looks actors up")


def read_statements(graph: Graphlike, pair: Pair) -> dict[str, Row]:
    """Return a row for each statement by its identifier."""
    found: dict[str, Row] = {}
    for row in graph.query(_STATEMENTS % _ends(pair)):
        found.setdefault(local_id(row["statement"]), row)
    return found


def read_sources(graph: Graphlike, pair: Pair) -> dict[str, Source]:
    """Return the articles that say something between the two, by their identifiers."""
    found: dict[str, Source] = {}
    for row in graph.query(_ARTICLES % _ends(pair)):
        name = local_id(row["article"])
        told = {key: row[key] or "" for key in ("title", "date", "publisher", "url", "original")}
        found.setdefault(name, Source(id=name, **told))
    return found


def read_names(graph: Graphlike, actors: set[str]) -> dict[str, str]:
    """Return the name of each actor that the graph knows, by its identifier."""
    nodes = " ".join(f"<{_iri(each)}>" for each in sorted(actors))
    return {local_id(row["actor"]): row["label"] or "" for row in graph.query(_NAMES % nodes)}


def term(iri: str | None) -> str:
    """Return the name of a term of the ontology, "" for None."""
    return (iri or "").removeprefix(NAMESPACE)


def read_runs(graph: Graphlike, rows: Iterable[Row]) -> tuple[Run, ...]:
    """Return what read the statements of these rows."""
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


def read_tones(graph: Graphlike, actor: str, other: str, selection: Selection) -> dict[str, Tone]:
    """Return how much is affirmed between an actor and each third, by polarity."""
    least = f"{selection.min_confidence:.4f}"
    counts: Counter[tuple[str, Polarity]] = Counter()
    for row in graph.query(_THIRDS % (_iri(actor), _iri(actor), _iri(other), least)):
        kind = statement_type(term(row["class"]))
        if selection.takes(kind.name, 1.0, row["day"] or ""):
            counts[local_id(row["third"]), kind.polarity] += int(row["count"] or 0)
    order = (Polarity.COOPERATIVE, Polarity.CONFLICTUAL, Polarity.NEUTRAL)
    thirds = {third for third, _ in counts}
    return {third: Tone(*(counts[third, each] for each in order)) for third in thirds}


def _iri(identifier: str) -> str:
    return ID_NAMESPACE + quote(identifier)


def _ends(pair: Pair) -> tuple[str, str]:
    return _iri(pair[0]), _iri(pair[1])
