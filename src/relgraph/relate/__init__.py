"""Tells what one actor of a sentence does to another, by a small model trained for relgraph."""

from relgraph.relate.labels import Labels, load_labels
from relgraph.relate.pairs import Pair, read_pairs
from relgraph.relate.rating import PairModel, PairRating, load_pair_model, rate_pairs
from relgraph.relate.statements import StatementModel, load_statement_labels, load_statement_model

__all__ = [
    "Labels",
    "Pair",
    "PairModel",
    "PairRating",
    "StatementModel",
    "load_labels",
    "load_pair_model",
    "load_statement_labels",
    "load_statement_model",
    "rate_pairs",
    "read_pairs",
]
