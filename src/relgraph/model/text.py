"""Text and what the parser says of it, as plain values with code-point offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relgraph.model.actors import Mention
    from relgraph.model.articles import Article
    from relgraph.model.dates import PartialDate

__all__ = ["AnnotatedArticle", "DateMention", "Sentence", "Span", "Token"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run of code points, never empty.

    >>> Span(0, 5).of("Paris agreed.")
    'Paris'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start} and {self.end}")

    def of(self, text: str) -> str:
        """Return the words of the text that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether the other span lies inside this one.

        >>> Span(0, 9).covers(Span(3, 9))
        True
        """
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence with its part of speech and its place in the dependency tree.

    `index` and `head` count from 0 inside the sentence; the root is its own head.
    Labels are spaCy's English ones (ClearNLP dependencies, Penn tags, universal parts of speech).
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""
    """The tagger's entity label ("PERSON", "DATE", ...), or "" outside an entity."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article's body, with its tokens; `index` counts from 0 over the body."""

    index: int
    span: Span
    tokens: tuple[Token, ...]
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words of a sentence that give a date, and the date they give."""

    span: Span
    date: PartialDate


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its sentences, and its mentions of actors in order of place."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    """One tuple a sentence, in the order of `sentences`."""
    dates: tuple[tuple[DateMention, ...], ...]
    """As `mentions`: the dates that the sentence gives, resolved against the article's own."""
