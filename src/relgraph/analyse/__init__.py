"""networkx views of the graph: the network of principals, and what it sums up to."""

from relgraph.analyse.change import (
    ChangedClaim,
    ChangedDyad,
    Claim,
    Comparison,
    Status,
    compare_statements,
)
from relgraph.analyse.network import to_network
from relgraph.analyse.summary import DyadSummary, Summary, summarise

__all__ = [
    "ChangedClaim",
    "ChangedDyad",
    "Claim",
    "Comparison",
    "DyadSummary",
    "Status",
    "Summary",
    "compare_statements",
    "summarise",
    "to_network",
]
