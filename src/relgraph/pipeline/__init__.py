"""The rooms joined: from a file to statements, and from files to a store.

path -> read -> Article -> annotate -> extract -> Statement... -> rdf -> quads -> store

`dossiers` is a door of its own: it brings numpy, which most commands do without.
"""

from relgraph.pipeline.cards import describe_graph
from relgraph.pipeline.cases import Case, find_case, find_party, read_case, review_of
from relgraph.pipeline.digests import digest_graph
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
from relgraph.pipeline.extraction import Extracting, Extraction, Extractor
from relgraph.pipeline.extractors import extractor_names, load_extractor
from relgraph.pipeline.imports import import_articles, iter_imports
from relgraph.pipeline.judging import (
    apply_reviews,
    judge,
    review_precision,
    review_standing,
    review_states,
)
from relgraph.pipeline.migrations import Migrated, migrate
from relgraph.pipeline.results import ImportReport, ImportResult, Outcome
from relgraph.pipeline.reviews import (
    Review,
    decide,
    find_decision,
    known_actors,
    load_graphs,
    read_decisions,
    read_reviews,
)
from relgraph.pipeline.selection import reviewed_part
from relgraph.pipeline.sources import count_files
from relgraph.pipeline.statistics import Statistics, count_graph
from relgraph.pipeline.verification import (
    Repaired,
    VerificationReport,
    iter_faults,
    repair,
    verify,
)

__all__ = [
    "PLACED",
    "STREAMED",
    "Case",
    "EventImport",
    "Explanation",
    "Extracting",
    "Extraction",
    "Extractor",
    "FoundParty",
    "ImportReport",
    "ImportResult",
    "Migrated",
    "Outcome",
    "Repaired",
    "Review",
    "Sharing",
    "Statistics",
    "VerificationReport",
    "apply_reviews",
    "count_files",
    "count_graph",
    "cut_off",
    "decide",
    "describe_graph",
    "digest_graph",
    "event_sets",
    "explain",
    "export_graph",
    "export_to_place",
    "export_to_stream",
    "extractor_names",
    "find_actor",
    "find_case",
    "find_deciding",
    "find_decision",
    "find_party",
    "import_articles",
    "import_events",
    "iter_faults",
    "iter_imports",
    "iter_told",
    "judge",
    "known_actors",
    "load_extractor",
    "load_graphs",
    "migrate",
    "read_case",
    "read_decisions",
    "read_reviews",
    "remove_events",
    "repair",
    "review_of",
    "review_precision",
    "review_standing",
    "review_states",
    "reviewed_part",
    "verify",
]
