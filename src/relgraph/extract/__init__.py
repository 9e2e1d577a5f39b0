"""Reads statements off an annotated article, by a lexicon of frames over the parse."""

from relgraph.extract.confidence import Weights, load_weights
from relgraph.extract.engine import extract_statements
from relgraph.extract.lexicon import Frame, Lexicon, load_lexicon
from relgraph.extract.rules import Rules

__all__ = [
    "Frame",
    "Lexicon",
    "Rules",
    "Weights",
    "extract_statements",
    "load_lexicon",
    "load_weights",
]
