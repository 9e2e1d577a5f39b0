"""What reads articles: the actors, the language model and the lexicon, loaded when needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from relgraph import __version__
from relgraph.annotate import annotate, load_annotator
from relgraph.annotate.parser import DEFAULT_MODEL
from relgraph.extract import extract_statements, load_lexicon
from relgraph.knowledge import load_registry
from relgraph.model import Run, identify, merge_parties, pair_records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from relgraph.annotate import Annotator
    from relgraph.extract import Lexicon
    from relgraph.knowledge import Registry
    from relgraph.model import (
        AnnotatedArticle,
        Article,
        Decision,
        Mention,
        PairRecord,
        Party,
        Statement,
    )

__all__ = ["Extraction", "Extractor"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """An article, how it was parsed, what it says, and what found that out."""

    annotated: AnnotatedArticle
    statements: tuple[Statement, ...]
    run: Run
    as_read: tuple[Statement, ...] = ()
    """The statements before merged actors became one: what a store has to keep."""

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

    def __init__(
        self,
        model: str | None = None,
        *,
        actors: Sequence[Path] = (),
        decisions: Sequence[Decision] = (),
    ) -> None:
        self._model = model or DEFAULT_MODEL
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
            actors_sha256=self.registry.sha256,
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
        """
        annotated = annotate(article, self._annotator)
        as_read = extract_statements(annotated, self._lexicon)
        same = self.registry.identities
        merged = (merge_parties(each, same) for each in as_read)
        statements = tuple(each for each in merged if each is not None)
        return Extraction(_identified(annotated, same), statements, self.run, as_read)

    @cached_property
    def _annotator(self) -> Annotator:
        return load_annotator(self.registry, self._model)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return load_lexicon()


def _identified(annotated: AnnotatedArticle, same: Mapping[str, Party]) -> AnnotatedArticle:
    """Return an annotated article in which merged actors are one."""
    if not same:
        return annotated
    mentions = (tuple(_identify(each, same) for each in row) for row in annotated.mentions)
    return replace(annotated, mentions=tuple(mentions))


def _identify(mention: Mention, same: Mapping[str, Party]) -> Mention:
    parties = (identify(party, same) for party in mention.parties)
    return replace(mention, parties=tuple(dict.fromkeys(parties)))
