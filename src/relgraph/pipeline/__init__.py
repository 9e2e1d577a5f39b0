"""The rooms joined: from a file to statements, and from files to a store.

path -> read -> Article -> annotate -> extract -> Statement... -> rdf -> quads -> store
"""

from relgraph.pipeline.explanation import Explanation, FoundParty, explain
from relgraph.pipeline.extraction import Extraction, Extractor
from relgraph.pipeline.imports import ImportReport, ImportResult, Outcome, import_articles
from relgraph.pipeline.knowledge import load_graphs
from relgraph.pipeline.statistics import Statistics, count_graph

__all__ = [
    "Explanation",
    "Extraction",
    "Extractor",
    "FoundParty",
    "ImportReport",
    "ImportResult",
    "Outcome",
    "Statistics",
    "count_graph",
    "explain",
    "import_articles",
    "load_graphs",
]
