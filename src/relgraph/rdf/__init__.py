"""Statements and articles as RDF quads, and back."""

from relgraph.rdf.actors import actor_quads
from relgraph.rdf.articles import check_run, with_details
from relgraph.rdf.checking import Checked, check_article
from relgraph.rdf.decisions import decision_quads, review_quads, writing_reviews
from relgraph.rdf.events import (
    event_quads,
    event_set_quads,
    events_from_quads,
    read_event_set,
)
from relgraph.rdf.reading import from_quads, read_actor, read_article_text
from relgraph.rdf.relations import plain_triples, relation_of
from relgraph.rdf.revising import revise
from relgraph.rdf.selecting import select_bundle
from relgraph.rdf.serialisation import FORMATS, parse_nquads, serialise
from relgraph.rdf.sharing import (
    with_short_quotes,
    without_events,
    without_knowledge,
    without_texts,
)
from relgraph.rdf.streaming import ENDINGS, STREAMED, reified, to_nquads, write_graphs
from relgraph.rdf.writing import article_iri, ontology_quads, to_quads

__all__ = [
    "ENDINGS",
    "FORMATS",
    "STREAMED",
    "Checked",
    "actor_quads",
    "article_iri",
    "check_article",
    "check_run",
    "decision_quads",
    "event_quads",
    "event_set_quads",
    "events_from_quads",
    "from_quads",
    "ontology_quads",
    "parse_nquads",
    "plain_triples",
    "read_actor",
    "read_article_text",
    "read_event_set",
    "reified",
    "relation_of",
    "review_quads",
    "revise",
    "select_bundle",
    "serialise",
    "to_nquads",
    "to_quads",
    "with_details",
    "with_short_quotes",
    "without_events",
    "without_knowledge",
    "without_texts",
    "write_graphs",
    "writing_reviews",
]
