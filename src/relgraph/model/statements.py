"""Statements: what a text says of one actor towards another, with the words it rests on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations, product
from typing import TYPE_CHECKING

from relgraph.model.extractors import DEFAULT_EXTRACTOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from relgraph.model.actors import Party
    from relgraph.model.articles import Article, Author
    from relgraph.model.dates import PartialDate
    from relgraph.model.text import Span

__all__ = [
    "Evidence",
    "Family",
    "Modality",
    "Polarity",
    "Reprint",
    "Run",
    "Stance",
    "Statement",
    "StatementType",
    "StoredArticle",
    "statement_id",
]

_CONTEXT_LENGTH = 32  # characters before and after a quote, as Hypothesis' text quote selectors
_ID_LENGTH = 20  # 80 bits of SHA-256: ten million statements collide with a chance of 4e-11


class Family(StrEnum):
    """Whether a type tells of a lasting relation, of something done, or of a position taken."""

    STANDING = "standing"
    INTERACTION = "interaction"
    POSITION = "position"


class Polarity(StrEnum):
    """The colour of a type: with, against, or neither."""

    COOPERATIVE = "cooperative"
    CONFLICTUAL = "conflictual"
    NEUTRAL = "neutral"


class Modality(StrEnum):
    """Said to be so, said to come or be possible, or said to be due."""

    ASSERTED = "asserted"
    PROSPECTIVE = "prospective"
    PRESCRIPTIVE = "prescriptive"


class Stance(StrEnum):
    """Whether a position is for or against its topic."""

    FOR = "for"
    AGAINST = "against"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementType:
    """One of the 26 types, as the ontology defines it.

    `score` lies on Goldstein's scale of conflict and cooperation, from -10 to 10; the ontology
    names its source.
    """

    name: str
    label: str
    definition: str
    family: Family
    polarity: Polarity
    is_symmetric: bool
    score: float
    plover: str | None
    relation: str
    """The local name of the plain triple's property: "visited" for Visit."""
    allows_no_target: bool
    cameo: tuple[str, ...] = ()
    """The CAMEO roots that it matches, in order."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a statement rests on, and where they stand in their article.

    Made by `Evidence.at`, which cuts the quote itself, or by a store that gives back what `at`
    once made; `relgraph verify` compares the second kind with the text again.
    """

    article: str
    span: Span
    quote: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def at(cls, article: Article, span: Span) -> Evidence:
        """Return the evidence that stands at a span of the article's text.

        Raises:
            ValueError: the span runs past the end of the text.
        """
        text = article.text
        if span.end > len(text):
            raise ValueError(f"{span} runs past the end of {article.id}")
        return cls(
            article=article.id,
            span=span,
            quote=span.of(text),
            prefix=text[max(0, span.start - _CONTEXT_LENGTH) : span.start],
            suffix=text[span.end : span.end + _CONTEXT_LENGTH],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What an article says of its sources towards its targets.

    Joint actors stay together; `pairs` takes them apart. In a symmetric statement the parties of
    both sides stand on equal footing, and joint parties may all stand in `sources` with the same
    in `targets`.
    """

    evidence: Evidence
    sentence: int
    type: str
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    is_symmetric: bool
    topic: str | None = None
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    stance: Stance = Stance.NONE
    contexts: tuple[str, ...] = ()
    asserted_by: Party | None = None
    event_time: PartialDate | None = None
    confidence: float = 1.0
    cue: str = ""
    """The lemma or phrase that made the statement: "visit"."""
    frame: str = ""
    """The identifier of the frame that fired."""
    grounds: Mapping[str, float] = field(default_factory=dict, compare=False, repr=False)
    """What the confidence was reckoned from, by name; it is stored nowhere."""

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError("a statement needs a source")
        if not self.targets and not self.topic:
            raise ValueError("a statement without a target needs a topic")
        if not 0 < self.confidence <= 1:
            raise ValueError(f"a confidence lies in (0, 1], not at {self.confidence}")

    @property
    def id(self) -> str:
        """The local identifier, from what the statement says and where."""
        return statement_id(self)

    @property
    def is_plain(self) -> bool:
        """Whether the text affirms it as actual, so that a plain triple may stand for it."""
        return not self.negated and self.modality is Modality.ASSERTED

    def pairs(self) -> Iterator[tuple[Party, Party | None]]:
        """Yield every source with every target, each unordered pair once where symmetric."""
        if not self.targets:
            yield from ((source, None) for source in self.sources)
        elif self.is_symmetric and self.sources == self.targets:
            yield from combinations(self.sources, 2)
        else:
            yield from (
                (a, b) for a, b in product(self.sources, self.targets) if a.actor != b.actor
            )


def statement_id(statement: Statement) -> str:
    """Return the local identifier: a digest of place, type, parties, negation and modality.

    Confidence, topic and cue are left out, so that a better extractor that finds the same
    statement keeps its identifier and the reviews tied to it.
    """
    place = statement.evidence
    told = [
        place.article,
        place.span.start,
        place.span.end,
        statement.type,
        [party.actor.id for party in statement.sources],
        [party.actor.id for party in statement.targets],
        statement.negated,
        str(statement.modality),
    ]
    digest = hashlib.sha256(json.dumps(told).encode("utf-8")).hexdigest()
    return f"statement/{digest[:_ID_LENGTH]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What made a set of statements, to make it again.

    Program, language model, lexicon, actors and extractor.
    """

    version: str
    model: str
    model_version: str
    lexicon_sha256: str
    actors_sha256: str = ""
    """The digest of the actors that were known: those that ship, and the user's own."""
    extractor: str = DEFAULT_EXTRACTOR
    extractor_version: str = ""
    """What the extractor's statements depend on beside the above; "" where it tells nothing."""

    @property
    def id(self) -> str:
        """The local identifier, from what the run consisted of."""
        told = [self.version, self.model, self.model_version]
        digests = [self.lexicon_sha256, self.actors_sha256]
        chosen = [self.extractor, self.extractor_version] if self.extractor_version else []
        text = json.dumps([*told, *digests, *chosen])
        return f"run/{hashlib.sha256(text.encode('utf-8')).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article as a store lists it: what is known about it, without its text."""

    id: str
    title: str
    sha256: str
    authors: tuple[Author, ...] = ()
    published_on: date | None = None
    publisher: str | None = None
    url: str | None = None
    section: str | None = None
    name: str = ""
    statements: int = 0
    has_text: bool = True
    revision_of: str | None = None
    """The local identifier of the text whose place it took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """An article whose words are nearly those of an earlier one."""

    article: StoredArticle
    original: StoredArticle
    similarity: float
    """Which share of their runs of five words they have in common, estimated; from 0 to 1."""
