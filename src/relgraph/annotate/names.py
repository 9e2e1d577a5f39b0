"""Mentions of actors by their names, adjectives and metonyms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.annotate.longer import is_part_of_another
from relgraph.knowledge import FormKind
from relgraph.model import ActorKind, Mention, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relgraph.annotate.gazetteer import Match
    from relgraph.annotate.homonyms import Meanings
    from relgraph.knowledge import Form, Registry

__all__ = ["head_of", "join_shared", "link_names", "tokens_within"]

# How sure a form is of its actor. Set by hand until measured precision replaces it.
_CONFIDENCE = {
    FormKind.NAME: 1.0,
    FormKind.ABBREVIATION: 0.98,
    FormKind.ADJECTIVE: 0.98,
    FormKind.PEOPLE: 0.97,
    FormKind.METONYM: 0.93,
    FormKind.CITY: 0.6,
}
_AGAINST = frozenset({"anti", "non"})  # "anti-American", "non-NATO": no actor is meant
_OF_A_PEOPLE = "ethnic"  # ethnic Albanians are no Albania


def link_names(
    sentence: Sentence, matches: Iterable[Match], meanings: Meanings
) -> Iterator[Mention]:
    """Yield a mention for each match in the sentence that means one actor and no other."""
    registry = meanings.registry
    for match in matches:
        tokens = tokens_within(sentence, match.span)
        if not tokens or _is_prefixed(sentence, tokens[0]):
            continue
        form = meanings.meaning(match)
        if form is None or is_part_of_another(sentence, tokens, form, meanings):
            continue
        yield Mention(
            span=match.span,
            head=head_of(sentence, tokens),
            parties=(registry.party(form.actor_id, meanings.on),),
            resolved_by=_manner(form, registry),
            confidence=_CONFIDENCE[form.kind],
        )


def tokens_within(sentence: Sentence, span: Span) -> list[int]:
    """Return the indexes of the tokens that a span of the article covers, or the one around it.

    The tokeniser leaves "U.S.-India" whole, so that two names may share a token.
    """
    return [
        token.index
        for token in sentence.tokens
        if (token.start >= span.start and token.end <= span.end)
        or (token.start <= span.start and span.end <= token.end)
    ]


def join_shared(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions with those that hang on one token made one, its parties joint."""
    by_head: dict[int, Mention] = {}
    for mention in mentions:
        other = by_head.get(mention.head)
        by_head[mention.head] = mention if other is None else _joined(other, mention)
    return list(by_head.values())


def _joined(one: Mention, other: Mention) -> Mention:
    return Mention(
        span=Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end)),
        head=one.head,
        parties=tuple(dict.fromkeys((*one.parties, *other.parties))),
        resolved_by=one.resolved_by,
        confidence=min(one.confidence, other.confidence),
    )


def head_of(sentence: Sentence, tokens: list[int]) -> int:
    """Return the token of a run whose own head lies outside it: the one the parse hangs it by."""
    inside = set(tokens)
    heads = {index: sentence.tokens[index].head for index in reversed(tokens)}
    return next(index for index, head in heads.items() if head == index or head not in inside)


def _manner(form: Form, registry: Registry) -> str:
    if registry.actors[form.actor_id].kind is ActorKind.PERSON:
        return "person"
    manner = FormKind.ADJECTIVE if form.kind is FormKind.PEOPLE else form.kind
    return str(FormKind.NAME if manner is FormKind.ABBREVIATION else manner)


def _is_prefixed(sentence: Sentence, first: int) -> bool:
    """Tell whether "anti-", "non-" or "ethnic" stands before the token."""
    before = [token.text.lower() for token in sentence.tokens[max(0, first - 2) : first]]
    if before[-1:] == [_OF_A_PEOPLE]:
        return True
    return before[-1:] == ["-"] and before[0] in _AGAINST
