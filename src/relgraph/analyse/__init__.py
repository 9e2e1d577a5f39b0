"""What the graph adds up to: networks, measures with their intervals, and what changed."""

from relgraph.analyse.balance import Triad, balance
from relgraph.analyse.brokers import Broker, brokers
from relgraph.analyse.centrality import Centrality, centrality
from relgraph.analyse.change import (
    ChangedClaim,
    ChangedDyad,
    Claim,
    Comparison,
    Status,
    compare_statements,
)
from relgraph.analyse.columns import Columns
from relgraph.analyse.communities import Membership, communities
from relgraph.analyse.coverage import Coverage
from relgraph.analyse.flattening import columns_of, words_of
from relgraph.analyse.marking import mark_changes
from relgraph.analyse.narrowing import narrow
from relgraph.analyse.network import to_network
from relgraph.analyse.projection import project
from relgraph.analyse.reading import read_columns, read_words
from relgraph.analyse.reciprocity import Exchange, reciprocity
from relgraph.analyse.result import Estimate, Result
from relgraph.analyse.selection import Selection
from relgraph.analyse.sentences import add_sentences
from relgraph.analyse.series import Month, Turn, find_turns, series
from relgraph.analyse.similarity import Likeness, similarity
from relgraph.analyse.summary import DyadSummary, Summary, summarise
from relgraph.analyse.support import Support, support
from relgraph.analyse.weights import Layer, Weight

__all__ = [
    "Broker",
    "Centrality",
    "ChangedClaim",
    "ChangedDyad",
    "Claim",
    "Columns",
    "Comparison",
    "Coverage",
    "DyadSummary",
    "Estimate",
    "Exchange",
    "Layer",
    "Likeness",
    "Membership",
    "Month",
    "Result",
    "Selection",
    "Status",
    "Summary",
    "Support",
    "Triad",
    "Turn",
    "Weight",
    "add_sentences",
    "balance",
    "brokers",
    "centrality",
    "columns_of",
    "communities",
    "compare_statements",
    "find_turns",
    "mark_changes",
    "narrow",
    "project",
    "read_columns",
    "read_words",
    "reciprocity",
    "series",
    "similarity",
    "summarise",
    "support",
    "to_network",
    "words_of",
]
