"""Statements and articles as RDF quads, and back."""

from relgraph.rdf.actors import actor_quads
from relgraph.rdf.articles import with_details
from relgraph.rdf.decisions import decision_quads
from relgraph.rdf.reading import from_quads, read_article_text
from relgraph.rdf.relations import plain_triples
from relgraph.rdf.revising import revise
from relgraph.rdf.serialisation import FORMATS, parse_nquads, serialise, to_nquads
from relgraph.rdf.sharing import without_knowledge, without_texts
from relgraph.rdf.writing import article_iri, ontology_quads, to_quads

__all__ = [
    "FORMATS",
    "actor_quads",
    "article_iri",
    "decision_quads",
    "from_quads",
    "ontology_quads",
    "parse_nquads",
    "plain_triples",
    "read_article_text",
    "revise",
    "serialise",
    "to_nquads",
    "to_quads",
    "with_details",
    "without_knowledge",
    "without_texts",
]
