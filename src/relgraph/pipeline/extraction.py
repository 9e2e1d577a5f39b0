"""What reads articles: the actors, the language model and the lexicon, loaded when needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, TypedDict

from relgraph import __version__
from relgraph.annotate import annotate, load_annotator
from relgraph.annotate.parser import DEFAULT_MODEL
from relgraph.extract import load_lexicon
from relgraph.knowledge import load_registry
from relgraph.model import Choice, Refusal, Run, Statement, identify, merge_parties, pair_records
from relgraph.pipeline.extractors import load_extractor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from relgraph.annotate import Annotator
    from relgraph.knowledge import Registry
    from relgraph.model import (
        AnnotatedArticle,
        Article,
        Decision,
        Mention,
        PairRecord,
        Party,
        StatementExtractor,
    )

__all__ = ["Extracting", "Extraction", "Extractor"]

_USUAL = Choice()


class Extracting(TypedDict, total=False):
    """What articles are to be read with, where it is not the usual."""

    model: str | None
    """The package of the language model that parses; the small English one where None."""
    actors: Sequence[Path]
    """Actor files of the user's own, beside what ships and what a store has reviewed."""
    extractor: Choice | str
    """What finds the statements: "hybrid", or another by its name or with its options."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """An article, how it was parsed, what it says, and what found that out."""

    annotated: AnnotatedArticle
    statements: tuple[Statement, ...]
    run: Run
    as_read: tuple[Statement, ...] = ()
    """The statements before merged actors became one: what a store has to keep."""
    refusals: tuple[Refusal, ...] = ()
    """What the extractor was offered and did not take for statements."""

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

    Args:
        model: the package of the language model that parses; the small English one where None.
        actors: actor files of the user's own.
        decisions: what was decided about actors.
        extractor: what finds the statements, by name or with its options.
    """

    def __init__(
        self,
        model: str | None = None,
        *,
        actors: Sequence[Path] = (),
        decisions: Sequence[Decision] = (),
        extractor: Choice | str = _USUAL,
    ) -> None:
        self._model = model or DEFAULT_MODEL
        self.choice = Choice(extractor) if isinstance(extractor, str) else extractor
        self._actors = tuple(actors)
        self._decisions = tuple(decisions)

    @cached_property
    def registry(self) -> Registry:
        """The actors that relgraph knows: those that ship, the user's own, and those reviewed.

        Raises:
            KnowledgeError: a file of actors or a decision contradicts the others.
        """
        return load_registry(*self._actors, decisions=self._decisions)

    @cached_property
    def run(self) -> Run:
        """What the statements are made by, told without loading the language model.

        Raises:
            ExtractorError: the extractor is not there, or not as it should be.
        """
        try:
            model_version = version(self._model)
        except PackageNotFoundError:  # a model from a folder on the path has no metadata
            model_version = self._annotator.model_version
        return Run(
            version=__version__,
            model=self._model,
            model_version=model_version,
            lexicon_sha256=load_lexicon().sha256,
            actors_sha256=self.registry.sha256,
            extractor=self._finder.name,
            extractor_version=self._finder.version,
        )

    def annotate(self, article: Article) -> AnnotatedArticle:
        """Return an article with its sentences, dates and mentions of actors.

        Raises:
            ModelError: the language model is not installed.
        """
        return _identified(annotate(article, self._annotator), self.registry.identities)

    def extract(self, article: Article) -> Extraction:
        """Return what an article says.

        Raises:
            ModelError: the language model is not installed.
            ExtractorError: the extractor is not there, or cannot read any article.
            ArticleError: the extractor cannot read this one.
        """
        annotated = annotate(article, self._annotator)
        found = tuple(self._finder.statements(annotated))
        as_read = tuple(each for each in found if isinstance(each, Statement))
        refusals = tuple(each for each in found if isinstance(each, Refusal))
        same = self.registry.identities
        merged = (merge_parties(each, same) for each in as_read)
        statements = tuple(each for each in merged if each is not None)
        return Extraction(_identified(annotated, same), statements, self.run, as_read, refusals)

    def choosing(self, extractor: Choice | str) -> Extractor:
        """Return another that finds statements otherwise, and shares all that was loaded."""
        other = Extractor(
            self._model, actors=self._actors, decisions=self._decisions, extractor=extractor
        )
        other.registry, other._annotator = self.registry, self._annotator
        return other

    @cached_property
    def _annotator(self) -> Annotator:
        return load_annotator(self.registry, self._model)

    @cached_property
    def _finder(self) -> StatementExtractor:
        return load_extractor(self.choice)


def _identified(annotated: AnnotatedArticle, same: Mapping[str, Party]) -> AnnotatedArticle:
    """Return an annotated article in which merged actors are one."""
    if not same:
        return annotated
    mentions = (tuple(_identify(each, same) for each in row) for row in annotated.mentions)
    return replace(annotated, mentions=tuple(mentions))


def _identify(mention: Mention, same: Mapping[str, Party]) -> Mention:
    parties = (identify(party, same) for party in mention.parties)
    return replace(mention, parties=tuple(dict.fromkeys(parties)))
