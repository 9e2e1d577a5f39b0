"""Mentions of actors by their names, adjectives and metonyms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.knowledge import Form, FormKind
from relgraph.model import ActorKind, Mention, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relgraph.annotate.gazetteer import Match
    from relgraph.knowledge import Registry

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
_NAMELIKE = frozenset({FormKind.NAME, FormKind.CITY, FormKind.METONYM})
_SEATS = frozenset({FormKind.CITY, FormKind.METONYM})
_THINGS = frozenset({"ORG", "LAW", "EVENT", "FAC", "PRODUCT", "WORK_OF_ART"})  # OntoNotes' labels
_AGAINST = frozenset({"anti", "non"})  # "anti-American", "non-NATO": no actor is meant


def link_names(
    sentence: Sentence, matches: Iterable[Match], registry: Registry, on: date | None
) -> Iterator[Mention]:
    """Yield a mention for each match in the sentence that means one actor and no other."""
    for match in matches:
        tokens = tokens_within(sentence, match.span)
        if not tokens or _is_prefixed(sentence, tokens[0]):
            continue
        form = _one_meaning(match.forms, registry, on)
        if form is None or _is_part_of_a_longer_name(sentence, tokens, form, registry):
            continue
        yield Mention(
            span=match.span,
            head=head_of(sentence, tokens),
            parties=(registry.party(form.actor_id, on),),
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


def _one_meaning(forms: tuple[Form, ...], registry: Registry, on: date | None) -> Form | None:
    """Return the form that a reader of this day would think of, or None where two compete."""
    if len(forms) > 1 and on is not None:
        forms = (
            tuple(form for form in forms if registry.entries[form.actor_id].period.covers(on))
            or forms
        )
    order = list(_CONFIDENCE)
    best = min((order.index(form.kind) for form in forms), default=0)
    kept = [form for form in forms if order.index(form.kind) == best]
    return kept[0] if len({form.actor_id for form in kept}) == 1 else None


def _is_prefixed(sentence: Sentence, first: int) -> bool:
    """Tell whether "anti-" or "non-" stands before the token."""
    before = [token.text.lower() for token in sentence.tokens[max(0, first - 2) : first]]
    return before[-1:] == ["-"] and before[0] in _AGAINST


def _is_part_of_a_longer_name(
    sentence: Sentence, tokens: list[int], form: Form, registry: Registry
) -> bool:
    """Tell whether the match is a part of another's name.

    So are Jordan in "Michael Jordan", Paris in "the Paris Agreement", and the Comorian president
    Ahmed Abdallah in "Ahmed Abdallah Mohamed Sambi".
    """
    if registry.actors[form.actor_id].kind is ActorKind.PERSON:
        return _goes_on(sentence, tokens)
    if form.kind in _SEATS and _names_a_thing(sentence, tokens):
        return True
    if form.kind not in _NAMELIKE:
        return False
    around = sentence.tokens[max(0, tokens[0] - 1) : tokens[-1] + 2]
    longer = sum(token.entity == "PERSON" and token.pos == "PROPN" for token in around)
    return longer > len(tokens) and all(
        sentence.tokens[index].entity == "PERSON" for index in tokens
    )


def _goes_on(sentence: Sentence, tokens: list[int]) -> bool:
    """Tell whether a person's name has a further word, as the parse sees it."""
    following = sentence.tokens[tokens[-1] + 1 : tokens[-1] + 2]
    return any(
        token.tag == "NNP"
        and token.text.isalpha()
        and sentence.tokens[tokens[-1]].head > tokens[-1]
        for token in following
    )


def _names_a_thing(sentence: Sentence, tokens: list[int]) -> bool:
    """Tell whether a seat names a treaty, a paper or a process: "the Oslo Accords"."""
    last = sentence.tokens[tokens[-1]]
    head = sentence.tokens[last.head]
    return (
        last.dep == "compound" and head.index > last.index and last.entity == head.entity in _THINGS
    )
