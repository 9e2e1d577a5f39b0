"""Columns and words from a graph, in pieces that any store can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from relgraph.analyse.attributes import local_id
from relgraph.analyse.columns import Carrier, Gathering, Node, Said
from relgraph.analyse.selection import ALL
from relgraph.analyse.sides import iter_pairs
from relgraph.vocabulary import ID_NAMESPACE, statement_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from relgraph.analyse.columns import Columns
    from relgraph.analyse.selection import Selection
    from relgraph.model import Graphlike

    Pairs = tuple[tuple[str, str], ...]

__all__ = ["read_columns", "read_words"]

_ARTICLES_AT_ONCE = 400
"""Some 20,000 statements: 5 MB of an answer, well under what a server gives in one."""

_THINGS_AT_ONCE = 1000

_ARTICLES = """
PREFIX rg: <https://w3id.org/relgraph/ns#>
SELECT ?article ?title ?date ?publisher ?url ?original WHERE {
  ?article a rg:Article ; rg:title ?title .
  OPTIONAL { ?article rg:publishedOn ?date }
  OPTIONAL { ?article rg:publisher ?publisher }
  OPTIONAL { ?article rg:url ?url }
  OPTIONAL { ?article rg:reprintOf ?original }
} ORDER BY ?article
"""

_STATEMENTS = r"""
PREFIX rg: <https://w3id.org/relgraph/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT (CONCAT(
  STR(?statement), "\t", STRAFTER(STR(?class), "#"), "\t", STR(?sides), "\t", STR(?negated), "\t",
  STRAFTER(STR(?modality), "#"), "\t", STR(?confidence), "\t", STR(?article), "\t",
  COALESCE(STR(?eventTime), ""), "\t", COALESCE(STR(?speaker), ""), "\t", COALESCE(STR(?topic), "")
) AS ?told) WHERE {
  %s
  GRAPH ?article {
    ?statement rg:sides ?sides ; a ?class ; rg:negated ?negated ; rg:modality ?modality ;
      rg:confidence ?confidence .
    FILTER(?class != rg:Statement)
    OPTIONAL { ?statement rg:eventTime ?eventTime }
    OPTIONAL { ?statement rg:assertedBy ?speaker }
    OPTIONAL { ?statement rg:topic ?topic }
  }
}
"""
"""One text for each statement, for a table of ten columns would take ten times the memory; from
the article's own graph, which is found a third faster than the union of all."""

_OF_ARTICLES = "VALUES ?article { %s }"
_OF_DYAD = (
    "?dyad rg:principal <%s> , <%s> . ?statement rg:dyad ?dyad ; prov:wasDerivedFrom ?article ."
)

_NAMES = """
PREFIX rg: <https://w3id.org/relgraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?actor (MIN(STR(?name)) AS ?label) (MIN(STR(?short)) AS ?code) WHERE {
  VALUES ?actor { %s }
  ?actor rdfs:label ?name ; rg:code ?short .
} GROUP BY ?actor ORDER BY ?actor
"""

_WORDS = """
PREFIX rg: <https://w3id.org/relgraph/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?statement (MIN(STR(?exact)) AS ?quote) WHERE {
  VALUES ?statement { %s }
  ?statement rg:evidence/oa:hasSelector/oa:exact ?exact .
} GROUP BY ?statement ORDER BY ?statement
"""


def read_columns(graph: Graphlike, selection: Selection = ALL) -> Columns:
    """Return the statements of a graph that a selection takes, as columns.

    The graph is asked article by article, so that a million statements need no large answer;
    with a dyad, it is asked for that dyad alone.

    Args:
        graph: a store, or anything that answers SPARQL as one does.
        selection: which statements to take.

    Raises:
        KnowledgeError: the graph holds a statement of a type that the ontology does not have.
        QueryError: the graph does not answer.
    """
    carriers = _read_carriers(graph)
    gathering, pairs_of = Gathering(), _Pairs()
    for piece in _pieces(carriers, selection):
        for cells in graph.query(_STATEMENTS % piece).cells:
            fields = cells[0].value.split("\t", 9)
            said = _said(fields, carriers)
            if selection.takes(said.kind, said.confidence, said.when):
                gathering.add(said, pairs_of(fields[2], said.kind))
    return gathering.columns(_read_names(graph, gathering.actors), carriers)


def read_words(graph: Graphlike, statements: Iterable[str]) -> dict[str, str]:
    """Return the quote of each statement by its local identifier."""
    return {
        local_id(row["statement"]): row["quote"] or ""
        for row in _rows_of(graph, _WORDS, sorted(set(statements)))
    }


def _rows_of(
    graph: Graphlike, text: str, things: Sequence[str]
) -> Iterator[Mapping[str, str | None]]:
    """Yield what a query answers about individuals, so many at a time."""
    for start in range(0, len(things), _THINGS_AT_ONCE):
        named = (f"<{_iri(each)}>" for each in things[start : start + _THINGS_AT_ONCE])
        yield from graph.query(text % " ".join(named))


def _read_names(graph: Graphlike, actors: Sequence[str]) -> dict[str, Node]:
    found = {
        local_id(row["actor"]): (row["label"] or "", row["code"] or "")
        for row in _rows_of(graph, _NAMES, actors)
    }
    return {each: Node(each, *found.get(each, (each, each))) for each in actors}


def _read_carriers(graph: Graphlike) -> dict[str, Carrier]:
    """Return what is known of every article; a reprint of a reprint goes back to the first."""
    found: dict[str, Carrier] = {}
    for row in graph.query(_ARTICLES):
        found[local_id(row["article"])] = Carrier(
            local_id(row["article"]),
            row["title"] or "",
            row["date"] or "",
            row["publisher"] or "",
            row["url"] or "",
            local_id(row["original"]),
        )
    return {key: each._replace(original=_first(each, found)) for key, each in found.items()}


def _first(carrier: Carrier, carriers: Mapping[str, Carrier]) -> str:
    original, seen = carrier.original, {carrier.id}
    while original in carriers and carriers[original].original and original not in seen:
        seen.add(original)
        original = carriers[original].original
    return original


def _pieces(carriers: Iterable[str], selection: Selection) -> Iterator[str]:
    """Yield the part of the query that says which statements, one for each question."""
    if selection.dyad is not None:
        yield _OF_DYAD % tuple(_iri(end) for end in selection.dyad)
        return
    names = [f"<{_iri(carrier)}>" for carrier in carriers]
    for start in range(0, len(names), _ARTICLES_AT_ONCE):
        yield _OF_ARTICLES % " ".join(names[start : start + _ARTICLES_AT_ONCE])


def _iri(identifier: str) -> str:
    return ID_NAMESPACE + quote(identifier)


def _said(fields: Sequence[str], carriers: Mapping[str, Carrier]) -> Said:
    article = local_id(fields[6])
    return Said(
        id=local_id(fields[0]),
        kind=fields[1],
        negated=fields[3] in {"true", "1"},
        modality=fields[4],
        confidence=float(fields[5]),
        when=fields[7] or carriers[article].date,
        carrier=article,
        speaker=local_id(fields[8]),
        topic=fields[9],
    )


class _Pairs:
    """Knows the pairs of principals for what a graph keeps as rg:sides; there are few of these."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Pairs] = {}

    def __call__(self, sides: str, kind: str) -> Pairs:
        if (sides, kind) not in self._known:
            is_symmetric = statement_type(kind).is_symmetric
            pairs = (
                (source.principal, target.principal if target else "")
                for source, target in iter_pairs(sides, is_symmetric=is_symmetric)
            )
            ordered = (_in_order(pair) if is_symmetric else pair for pair in pairs)
            self._known[sides, kind] = tuple(dict.fromkeys(ordered))
        return self._known[sides, kind]


def _in_order(pair: tuple[str, str]) -> tuple[str, str]:
    first, second = pair
    return pair if not second or first <= second else (second, first)
