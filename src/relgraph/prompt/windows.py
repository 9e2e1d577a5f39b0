"""An article cut into windows that a language model reads one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.model import AnnotatedArticle, Mention, Party

__all__ = ["REACH", "Window", "iter_windows"]

REACH = 2  # sentences back over which a pronoun or description may find its actor
_WORDS = 500  # a window; statements of so many fit into the answer of a model with 8,000 tokens


@dataclass(frozen=True, slots=True)
class Window:
    """A run of sentences to be read: from `first` up to but not with `end`."""

    annotated: AnnotatedArticle
    first: int
    end: int

    @property
    def names_actors(self) -> bool:
        """Whether any sentence of it mentions an actor."""
        return any(self.annotated.mentions[self.first : self.end])

    def halves(self) -> tuple[Window, ...]:
        """Return the same cut in two; a single sentence cannot be cut."""
        middle = (self.first + self.end) // 2
        if middle == self.first:
            return ()
        article = self.annotated
        return Window(article, self.first, middle), Window(article, middle, self.end)

    def told(self) -> str:
        """Return the sentences as a model reads them, each with its actors and their codes."""
        article = self.annotated.article
        lines = [f"Title: {article.title}"] if article.title else []
        if article.published_on is not None:
            lines.append(f"Published: {article.published_on.isoformat()}")
        for place in range(max(0, self.first - REACH), self.end):
            lines += ["", *self._sentence_lines(place)]
        return "\n".join(lines).strip()

    def _sentence_lines(self, place: int) -> Iterator[str]:
        annotated = self.annotated
        text = annotated.article.text
        words = " ".join(annotated.sentences[place].span.of(text).split())
        yield f"[{place}]{' (context)' if place < self.first else ''} {words}"
        actors = dict.fromkeys(
            f"{party.actor.code} = {_described(mention, party, text)}"
            for mention in annotated.mentions[place]
            for party in mention.parties
        )
        if actors:
            yield f"  actors: {'; '.join(actors)}"


def iter_windows(annotated: AnnotatedArticle, words: int = _WORDS) -> Iterator[Window]:
    """Yield the windows of an article in order, each of so many words or a single sentence.

    Those that name no actor are left out: nothing could be said of any.
    """
    first, count = 0, 0
    for place, sentence in enumerate(annotated.sentences):
        length = len(sentence.tokens)
        if count and count + length > words:
            yield from _worth_reading(Window(annotated, first, place))
            first, count = place, 0
        count += length
    if count:
        yield from _worth_reading(Window(annotated, first, len(annotated.sentences)))


def _worth_reading(window: Window) -> Iterator[Window]:
    if window.names_actors:
        yield window


def _described(mention: Mention, party: Party, text: str) -> str:
    words = f'"{" ".join(mention.span.of(text).split())}"'
    principal = party.principal
    if principal is None or principal == party.actor:
        return words
    return f"{words}, for {principal.code}"
