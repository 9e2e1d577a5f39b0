"""Whom pronouns and descriptions mean, by rule over the parse and the discourse so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.annotate.definites import resolve_definite
from relgraph.annotate.pronouns import is_first_person, resolve_pronoun
from relgraph.annotate.roles import resolve_role
from relgraph.model import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from relgraph.annotate.descriptions import Descriptions
    from relgraph.annotate.discourse import Discourse
    from relgraph.model.tree import Tree

__all__ = ["resolve_references"]


def resolve_references(
    tree: Tree,
    known: Mapping[int, Mention],
    discourse: Discourse,
    descriptions: Descriptions,
    on: date | None,
) -> Iterator[Mention]:
    """Yield a mention for each pronoun and description whose actors the discourse gives.

    `known` holds the sentence's own mentions by head token; the discourse must already remember
    them. "I" and "we" come last, when it is clear who "he" is in "he said".
    """
    told = dict(known)
    for token in sorted(tree.tokens, key=is_first_person):
        if token.index in known:
            continue
        if is_first_person(token):
            discourse.speak(tree, told)
        found = (
            resolve_pronoun(tree, token, told, discourse, descriptions.acted_on)
            or resolve_definite(tree, token, told, discourse, descriptions)
            or resolve_role(tree, token, discourse, descriptions, on)
        )
        if found is not None:
            manner, parties, confidence = found
            span = Span(token.start, token.end)
            told[token.index] = Mention(span, token.index, parties, manner, confidence)
            yield told[token.index]
