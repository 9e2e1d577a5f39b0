"""What a network is read from: one SELECT for the statements, one for who stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relgraph.model import Graphlike, Rows

__all__ = ["select_actors", "select_statements"]

_STATEMENTS = """
PREFIX rg: <https://w3id.org/relgraph/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>

SELECT ?statement ?class ?sides ?polarity ?negated ?modality ?stance ?topic ?speaker ?eventTime
  ?confidence ?contexts ?quote ?prefix ?suffix ?start ?article ?title ?date ?url ?publisher
WHERE {
  ?statement a rg:Statement , ?class ; rg:sides ?sides ; rg:polarity ?polarity ;
    rg:negated ?negated ; rg:modality ?modality ; rg:confidence ?confidence ;
    rg:evidence ?evidence ; prov:wasDerivedFrom ?article .
  FILTER(?class != rg:Statement)
  ?evidence oa:hasSelector ?words , ?place .
  ?words oa:exact ?quote .
  ?place oa:start ?start .
  ?article rg:title ?title .
  OPTIONAL { ?words oa:prefix ?prefix }
  OPTIONAL { ?words oa:suffix ?suffix }
  OPTIONAL { ?article rg:publishedOn ?date }
  OPTIONAL { ?article rg:url ?url }
  OPTIONAL { ?article rg:publisher ?publisher }
  OPTIONAL { ?statement rg:stance ?stance }
  OPTIONAL { ?statement rg:topic ?topic }
  OPTIONAL { ?statement rg:assertedBy ?speaker }
  OPTIONAL { ?statement rg:eventTime ?eventTime }
  OPTIONAL {
    SELECT ?statement (GROUP_CONCAT(STRAFTER(STR(?context), "#"); separator=" ") AS ?contexts)
    WHERE { ?statement rg:context ?context }
    GROUP BY ?statement
  }
}
ORDER BY ?statement
"""

_ACTORS = """
PREFIX rg: <https://w3id.org/relgraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT DISTINCT ?actor ?label ?code
WHERE {
  ?statement rg:party|rg:assertedBy ?actor .
  ?actor rdfs:label ?label ; rg:code ?code .
}
ORDER BY ?actor
"""


def select_statements(graph: Graphlike, time_limit: float | None) -> Rows:
    """Return one row for each statement, in order of identifiers."""
    rows: Rows = graph.query(_STATEMENTS, time_limit=time_limit)
    return rows


def select_actors(graph: Graphlike, time_limit: float | None) -> Rows:
    """Return the identifier, name and code of everybody who is party to a statement or says it."""
    rows: Rows = graph.query(_ACTORS, time_limit=time_limit)
    return rows
