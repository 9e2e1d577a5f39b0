"""The command line: thin commands, one for each job, over the same calls as the Python face."""

from relgraph.cli.app import relgraph as main

__all__ = ["main"]
