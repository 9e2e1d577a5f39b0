"""Reads statements off an annotated article, by a lexicon of frames over the parse."""

from relgraph.extract.engine import extract_statements
from relgraph.extract.lexicon import Frame, Lexicon, load_lexicon

__all__ = ["Frame", "Lexicon", "extract_statements", "load_lexicon"]
