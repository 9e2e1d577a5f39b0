"""A sentence as a learned reader sees it, and what such a reader takes it to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from relgraph.model.statements import Modality
    from relgraph.model.text import Span

__all__ = ["Guess", "Said", "SentenceReader", "SentenceView", "Side"]


@dataclass(frozen=True, slots=True)
class Side:
    """A principal that a statement may be about, without its name."""

    spans: tuple[Span, ...]
    """Where the view's text speaks of it; none where only an earlier sentence does."""
    is_near: bool
    """Whether the sentence itself speaks of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the frames already read: a type, and its sides by their place in the view."""

    type: str
    source: int
    target: int | None


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence with what stands before it, the principals at hand and what the frames say."""

    text: str
    begin: int
    """Where in the text the sentence begins; what stands before helps to understand it."""
    sides: tuple[Side, ...]
    triggers: tuple[str, ...] = ()
    """The types of the frames whose words the sentence has, whether or not they fired."""
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """What a learned reader takes a sentence to say of one side towards another."""

    type: str
    source: int
    target: int | None
    probability: float
    negated: bool
    modality: Modality
    span: Span
    """The words it rests on, in the view's text."""


class SentenceReader(Protocol):
    """Reads views of sentences, each by itself."""

    def read(self, view: SentenceView) -> tuple[Guess, ...]:
        """Return what the view's sentence may say, likely or not, in a fixed order."""
