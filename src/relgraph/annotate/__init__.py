"""Reads an article's sentences: parse, dates, and mentions of actors linked to who they are."""

from relgraph.annotate.annotator import Annotator, annotate, load_annotator
from relgraph.annotate.sentences import split_sentences

__all__ = ["Annotator", "annotate", "load_annotator", "split_sentences"]
