"""The rooms joined: from a file to statements, and from files to a store.

path -> read -> Article -> annotate -> extract -> Statement... -> rdf -> quads -> store
"""

from relgraph.pipeline.cards import describe_graph
from relgraph.pipeline.discovered import find_actor, find_deciding
from relgraph.pipeline.events import (
    EventImport,
    cut_off,
    event_sets,
    import_events,
    remove_events,
)
from relgraph.pipeline.explanation import Explanation, FoundParty, explain
from relgraph.pipeline.exports import (
    PLACED,
    STREAMED,
    Sharing,
    export_graph,
    export_to_place,
    export_to_stream,
    iter_told,
)
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
    "PLACED",
    "STREAMED",
    "EventImport",
    "Explanation",
    "Extraction",
    "Extractor",
    "FoundParty",
    "ImportReport",
    "ImportResult",
    "Outcome",
    "Review",
    "Sharing",
    "Statistics",
    "count_files",
    "count_graph",
    "cut_off",
    "decide",
    "describe_graph",
    "event_sets",
    "explain",
    "export_graph",
    "export_to_place",
    "export_to_stream",
    "find_actor",
    "find_deciding",
    "find_decision",
    "import_articles",
    "import_events",
    "iter_imports",
    "iter_told",
    "known_actors",
    "load_graphs",
    "read_decisions",
    "remove_events",
]
