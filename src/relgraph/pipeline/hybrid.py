"""The frames of the lexicon with the statement model after them, as one extractor."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from relgraph.extract import Learned, extract_statements, load_lexicon, load_weights
from relgraph.relate import load_statement_labels, load_statement_model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.extract import Lexicon
    from relgraph.model import AnnotatedArticle, Statement

__all__ = ["Hybrid"]


class Hybrid:
    """Reads articles by frames, and what no frame reads by a small model; takes no options."""

    name = "hybrid"

    def __init__(self, options: Mapping[str, str] | None = None) -> None:
        del options  # what every extractor is called with

    @property
    def version(self) -> str:
        """The beginnings of the digests of the model and of the confidence weights."""
        return f"{load_statement_labels().version}+{load_weights(self.name).sha256[:16]}"

    def statements(self, annotated: AnnotatedArticle) -> tuple[Statement, ...]:
        """Return what an article says, in order of place.

        Raises:
            ModelError: the model's files are damaged.
        """
        return extract_statements(annotated, self._lexicon, self._learned)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return load_lexicon()

    @cached_property
    def _learned(self) -> Learned:
        threshold = load_statement_labels().threshold
        return Learned(load_statement_model(), threshold, load_weights(self.name))
