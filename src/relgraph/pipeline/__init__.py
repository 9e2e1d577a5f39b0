"""The rooms joined: from a file to statements, and from files to a store.

path -> read -> Article -> annotate -> extract -> Statement... -> rdf -> quads -> store
"""

from relgraph.pipeline.extraction import Extraction, Extractor
from relgraph.pipeline.imports import ImportReport, ImportResult, Outcome, import_articles
from relgraph.pipeline.knowledge import load_graphs
from relgraph.pipeline.statistics import Statistics, count_graph

__all__ = [
    "Extraction",
    "Extractor",
    "ImportReport",
    "ImportResult",
    "Outcome",
    "Statistics",
    "count_graph",
    "import_articles",
    "load_graphs",
]
