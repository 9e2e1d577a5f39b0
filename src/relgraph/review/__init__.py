"""Reviews of statements: for which they stand, what they come to, and what they measure.

    log -> place_reviews (which statements of the graph) -> read_standing (the state of each)

Nothing here writes: decisions are made in the pipeline, and kept as `relgraph.rdf` writes them.
"""

from relgraph.review.anchors import anchored, sentence_at
from relgraph.review.select import select_claims, select_text
from relgraph.review.standing import Place, place_reviews
from relgraph.review.states import Standing, read_standing

__all__ = [
    "Place",
    "Standing",
    "anchored",
    "place_reviews",
    "read_standing",
    "select_claims",
    "select_text",
    "sentence_at",
]
