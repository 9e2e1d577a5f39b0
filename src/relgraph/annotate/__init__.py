"""Reads an article's sentences: parse, dates, and mentions of actors linked to who they are."""

from relgraph.annotate.annotator import Annotator, annotate, load_annotator

__all__ = ["Annotator", "annotate", "load_annotator"]
