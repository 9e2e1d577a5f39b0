"""Reviews of statements: for which they stand, what they come to, and what they measure.

    log -> place_reviews (which statements of the graph) -> read_standing (the state of each)

Nothing here writes: decisions are made in the pipeline, and kept as `relgraph.rdf` writes them.
"""

from relgraph.review.amending import Amendment, amend, says_the_same
from relgraph.review.anchors import anchored, sentence_at
from relgraph.review.choosing import Choice, choose
from relgraph.review.files import parse_reviews, write_reviews
from relgraph.review.precision import Estimate, measure_precision, wilson
from relgraph.review.select import select_articles, select_claims, select_text
from relgraph.review.standing import Place, place_reviews
from relgraph.review.states import Standing, read_standing
from relgraph.review.strata import band, draw_sample, parse_sample, write_sample

__all__ = [
    "Amendment",
    "Choice",
    "Estimate",
    "Place",
    "Standing",
    "amend",
    "anchored",
    "band",
    "choose",
    "draw_sample",
    "measure_precision",
    "parse_reviews",
    "parse_sample",
    "place_reviews",
    "read_standing",
    "says_the_same",
    "select_articles",
    "select_claims",
    "select_text",
    "sentence_at",
    "wilson",
    "write_reviews",
    "write_sample",
]
