"""What reads articles: the actors, the language model and the lexicon, loaded when needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from relgraph import __version__
from relgraph.annotate import annotate, load_annotator
from relgraph.annotate.parser import DEFAULT_MODEL
from relgraph.extract import extract_statements, load_lexicon
from relgraph.knowledge import load_registry
from relgraph.model import Run, pair_records

if TYPE_CHECKING:
    from relgraph.annotate import Annotator
    from relgraph.extract import Lexicon
    from relgraph.knowledge import Registry
    from relgraph.model import AnnotatedArticle, Article, PairRecord, Statement

__all__ = ["Extraction", "Extractor"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """An article, how it was parsed, what it says, and what found that out."""

    annotated: AnnotatedArticle
    statements: tuple[Statement, ...]
    run: Run

    @property
    def article(self) -> Article:
        """The article that was read."""
        return self.annotated.article

    def records(self) -> tuple[PairRecord, ...]:
        """Return one record a statement and pair of actors, in order of place."""
        return tuple(record for each in self.statements for record in pair_records(each))


class Extractor:
    """Finds what articles say; the same article always gives the same statements.

    The language model takes a second to load and is loaded by the first article that needs it.
    """

    def __init__(self, model: str | None = None) -> None:
        self._model = model or DEFAULT_MODEL

    @cached_property
    def registry(self) -> Registry:
        """The actors that relgraph knows."""
        return load_registry()

    @cached_property
    def run(self) -> Run:
        """What the statements are made by, told without loading the language model."""
        try:
            model_version = version(self._model)
        except PackageNotFoundError:  # a model from a folder on the path has no metadata
            model_version = self._annotator.model_version
        return Run(
            version=__version__,
            model=self._model,
            model_version=model_version,
            lexicon_sha256=self._lexicon.sha256,
        )

    def annotate(self, article: Article) -> AnnotatedArticle:
        """Return an article with its sentences, dates and mentions of actors.

        Raises:
            ModelError: the language model is not installed.
        """
        return annotate(article, self._annotator)

    def extract(self, article: Article) -> Extraction:
        """Return what an article says.

        Raises:
            ModelError: the language model is not installed.
        """
        annotated = self.annotate(article)
        return Extraction(annotated, extract_statements(annotated, self._lexicon), self.run)

    @cached_property
    def _annotator(self) -> Annotator:
        return load_annotator(self.registry, self._model)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return load_lexicon()
