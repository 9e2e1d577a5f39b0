"""Whom pronouns and descriptions mean, by rule over the parse and the discourse so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.annotate.definites import resolve_definite
from relgraph.annotate.pronouns import resolve_pronoun
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
    them.
    """
    for token in tree.tokens:
        if token.index in known:
            continue
        found = (
            resolve_pronoun(tree, token, known, discourse, descriptions.acted_on)
            or resolve_definite(tree, token, known, discourse, descriptions)
            or resolve_role(tree, token, discourse, descriptions, on)
        )
        if found is not None:
            manner, parties, confidence = found
            span = Span(token.start, token.end)
            yield Mention(span, token.index, parties, manner, confidence)
