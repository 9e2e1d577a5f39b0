"""The rooms joined: from a file to statements, and from files to a store.

path -> read -> Article -> annotate -> extract -> Statement... -> rdf -> quads -> store
"""

from relgraph.pipeline.discovered import find_actor, find_deciding
from relgraph.pipeline.explanation import Explanation, FoundParty, explain
from relgraph.pipeline.extraction import Extracting, Extraction, Extractor
from relgraph.pipeline.extractors import extractor_names, load_extractor
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
    "Extracting",
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
    "explain",
    "extractor_names",
    "find_actor",
    "find_deciding",
    "find_decision",
    "import_articles",
    "iter_imports",
    "known_actors",
    "load_extractor",
    "load_graphs",
    "read_decisions",
]
