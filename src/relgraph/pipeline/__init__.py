"""The rooms joined: from a file to statements, and from files to a store.

path -> read -> Article -> annotate -> extract -> Statement... -> rdf -> quads -> store
"""

from relgraph.pipeline.cases import Case, find_case, find_party, read_case, review_of
from relgraph.pipeline.discovered import find_actor, find_deciding
from relgraph.pipeline.explanation import Explanation, FoundParty, explain
from relgraph.pipeline.extraction import Extraction, Extractor
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
    "Case",
    "Explanation",
    "Extraction",
    "Extractor",
    "FoundParty",
    "ImportReport",
    "ImportResult",
    "Migrated",
    "Outcome",
    "Repaired",
    "Review",
    "Statistics",
    "VerificationReport",
    "apply_reviews",
    "count_files",
    "count_graph",
    "decide",
    "explain",
    "find_actor",
    "find_case",
    "find_deciding",
    "find_decision",
    "find_party",
    "import_articles",
    "iter_faults",
    "iter_imports",
    "judge",
    "known_actors",
    "load_graphs",
    "migrate",
    "read_case",
    "read_decisions",
    "read_reviews",
    "repair",
    "review_of",
    "review_precision",
    "review_standing",
    "review_states",
    "reviewed_part",
    "verify",
]
