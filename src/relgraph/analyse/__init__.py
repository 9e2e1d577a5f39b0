"""networkx views of the graph: the network of principals, and what it sums up to."""

from relgraph.analyse.network import to_network
from relgraph.analyse.summary import DyadSummary, Summary, summarise

__all__ = ["DyadSummary", "Summary", "summarise", "to_network"]
