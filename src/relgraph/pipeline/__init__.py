"""The rooms joined: from a file to statements, and from files to a store.

path -> read -> Article -> annotate -> extract -> Statement... -> rdf -> quads -> store

`dossiers` is a door of its own: it brings numpy, which most commands do without.
"""

from relgraph.pipeline.digests import digest_graph
from relgraph.pipeline.discovered import find_actor, find_deciding
from relgraph.pipeline.explanation import Explanation, FoundParty, explain
from relgraph.pipeline.extraction import Extraction, Extractor
from relgraph.pipeline.imports import import_articles, iter_imports
from relgraph.pipeline.results import ImportReport, ImportResult, Outcome
from relgraph.pipeline.reviews import (
    Review,
    decide,
    find_decision,
    known_actors,
    load_graphs,
    read_decisions,
)
from relgraph.pipeline.sources import count_files
from relgraph.pipeline.statistics import Statistics, count_graph

__all__ = [
    "Explanation",
    "Extraction",
    "Extractor",
    "FoundParty",
    "ImportReport",
    "ImportResult",
    "Outcome",
    "Review",
    "Statistics",
    "count_files",
    "count_graph",
    "decide",
    "digest_graph",
    "explain",
    "find_actor",
    "find_deciding",
    "find_decision",
    "import_articles",
    "iter_imports",
    "known_actors",
    "load_graphs",
    "read_decisions",
]
