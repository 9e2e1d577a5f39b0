"""The rules as an extractor: the frames of the lexicon behind the interface of all extractors."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from relgraph.extract.confidence import load_weights
from relgraph.extract.engine import extract_statements
from relgraph.extract.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.extract.lexicon import Lexicon
    from relgraph.model import AnnotatedArticle, Statement

__all__ = ["Rules"]


class Rules:
    """Reads articles by the frames of the lexicon that ships with relgraph; takes no options."""

    name = "rules"

    def __init__(self, options: Mapping[str, str] | None = None) -> None:
        del options  # what every extractor is called with; the rules have nothing to set

    @property
    def version(self) -> str:
        """The beginning of the digest of the confidence weights; the run tells the lexicon's."""
        return load_weights().sha256[:16]

    def statements(self, annotated: AnnotatedArticle) -> tuple[Statement, ...]:
        """Return what an article says, in order of place."""
        return extract_statements(annotated, self._lexicon)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return load_lexicon()
