"""Reads statements off an annotated article, by a lexicon of frames over the parse."""

from relgraph.extract.confidence import Weights, load_weights
from relgraph.extract.engine import extract_statements, view_sentences
from relgraph.extract.guesses import Learned
from relgraph.extract.lexicon import Frame, Lexicon, load_lexicon
from relgraph.extract.rules import Rules

__all__ = [
    "Frame",
    "Learned",
    "Lexicon",
    "Rules",
    "Weights",
    "extract_statements",
    "load_lexicon",
    "load_weights",
    "view_sentences",
]
