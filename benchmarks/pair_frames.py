"""Pairs typed by the frames alone, which `relgraph type` was found to do better without.

The frames know actors by name. Here the two of a pair stand in for what is found in their places,
so that a frame can fire on actors that relgraph does not know.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relgraph.extract import extract_statements
from relgraph.model import Actor, ActorKind, Article, Mention, Party, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.extract import Lexicon
    from relgraph.model import AnnotatedArticle, Sentence, Statement
    from relgraph.pipeline import Extractor
    from relgraph.relate import Pair

__all__ = ["read_by_frames"]


def read_by_frames(pair: Pair, extractor: Extractor, lexicon: Lexicon) -> Statement | None:
    """Return the surest statement that the frames read of a pair's actors, if any.

    The actors stand where the pair says, known to relgraph or not.

    Raises:
        ModelError: the language model is not installed.
    """
    article = Article(text=pair.sentence, body=(Span(0, len(pair.sentence)),), title="")
    annotated = _with_pair(extractor.annotate(article), pair)
    found = [each for each in extract_statements(annotated, lexicon) if _is_of_pair(each, pair)]
    return max(found, key=lambda each: each.confidence, default=None)


def _is_of_pair(statement: Statement, pair: Pair) -> bool:
    sides = (
        {party.actor.code for party in side} for side in (statement.sources, statement.targets)
    )
    sources, targets = sides
    if pair.target is None:
        return "source" in sources
    straight = "source" in sources and "target" in targets
    return straight or (statement.is_symmetric and "target" in sources and "source" in targets)


def _with_pair(annotated: AnnotatedArticle, pair: Pair) -> AnnotatedArticle:
    """Return the annotated sentence with the pair's actors in place of what overlaps them."""
    return replace(
        annotated,
        mentions=tuple(
            tuple(_mentions(sentence, mentions, pair))
            for sentence, mentions in zip(annotated.sentences, annotated.mentions, strict=True)
        ),
    )


def _mentions(sentence: Sentence, mentions: tuple[Mention, ...], pair: Pair) -> Iterator[Mention]:
    given = {"source": pair.source} | ({"target": pair.target} if pair.target else {})
    placed = [
        _placed(name, span, sentence, mentions)
        for name, span in given.items()
        if sentence.span.covers(span)
    ]
    heads = {mention.head for mention in placed}
    others = [
        mention
        for mention in mentions
        if mention.head not in heads
        and not any(_overlap(mention.span, span) for span in given.values())
    ]
    yield from sorted([*placed, *others], key=lambda mention: (mention.span, mention.head))


def _placed(name: str, span: Span, sentence: Sentence, mentions: tuple[Mention, ...]) -> Mention:
    """Return the mention of one side: as found in the text where it was, else hung on its head."""
    actor = Actor(f"group/{name}", ActorKind.GROUP, name, name)
    found = next((each for each in mentions if _overlap(each.span, span)), None)
    if found is not None:
        return replace(found, parties=(Party(actor, actor),), confidence=1.0)
    inside = [
        token for token in sentence.tokens if token.start < span.end and span.start < token.end
    ]
    places = {token.index for token in inside}
    head = next(
        token.index for token in inside if token.head not in places or token.head == token.index
    )
    return Mention(span, head, (Party(actor, actor),), "name", 1.0)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
