"""Whom a language model means, among the actors that a sentence and those before it mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.model import Party
from relgraph.prompt.windows import REACH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.model import AnnotatedArticle

__all__ = ["find_party"]


def find_party(told: str, annotated: AnnotatedArticle, place: int) -> Party | None:
    """Return the party of this code, name or words, or None where no sentence near mentions it.

    The sentence itself comes before those that lie further back. An actor for whom a mentioned
    one acts counts as mentioned, after all others: "the minister" may stand for the state.
    """
    sought = _folded(told)
    for distance in range(min(REACH, place) + 1):
        for names, party in _named(annotated, place - distance):
            if sought in names:
                return party
    return None


def _named(annotated: AnnotatedArticle, place: int) -> Iterator[tuple[set[str], Party]]:
    """Yield each party of a sentence with all that it may be called by, principals last."""
    text = annotated.article.text
    mentions = annotated.mentions[place]
    for mention in mentions:
        words = {_folded(mention.span.of(text))} if len(mention.parties) == 1 else set()
        for party in mention.parties:
            yield words | {_folded(party.actor.code), _folded(party.actor.name)}, party
    for mention in mentions:
        for party in mention.parties:
            if party.principal is not None:
                actor = party.principal
                yield {_folded(actor.code), _folded(actor.name)}, Party(actor, actor)


def _folded(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
