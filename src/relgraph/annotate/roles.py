"""Whom a bare office means: "the president", "the army chief", with no state beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.annotate.pairs import has_owner
from relgraph.annotate.resolution import GUESS, LIKELY
from relgraph.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relgraph.annotate.descriptions import Descriptions
    from relgraph.annotate.discourse import Discourse, Memory
    from relgraph.annotate.resolution import Resolution
    from relgraph.model import Token
    from relgraph.model.tree import Tree

__all__ = ["resolve_role"]

_NO_ONE = frozenset({"former", "new", "next", "late", "other", "first", "last", "future", "deputy"})


def resolve_role(
    tree: Tree, token: Token, discourse: Discourse, descriptions: Descriptions, on: date | None
) -> Resolution:
    """Return the person last called so, else who holds the office in the state spoken of."""
    if not _is_bare_office(tree, token, descriptions):
        return None
    titles = tuple(_titles(tree, token))
    sentence = tree.sentence.index
    people = discourse.recall(sentence, token.index, lambda each: each.is_person)
    for memory in people:
        if token.lemma.lower() in memory.roles or _held(discourse, memory, titles, on):
            return "description", memory.own, LIKELY
    states = discourse.recall(sentence, token.index, lambda each: len(_states(each)) == 1)
    if on is None or not states:
        return None
    return _holder(discourse, _states(states[0])[0], titles, on)


def _states(memory: Memory) -> list[str]:
    return [each.id for each in memory.principals if each.kind is ActorKind.STATE]


def _holder(discourse: Discourse, state: str, titles: tuple[str, ...], on: date) -> Resolution:
    for title in titles:
        holders = discourse.registry.holders(title, state, on)
        if len(holders) == 1:
            return "description", (discourse.registry.party(holders[0].id, on),), GUESS
    return None


def _is_bare_office(tree: Tree, token: Token, descriptions: Descriptions) -> bool:
    """Tell whether a singular noun is an office with "the" before it and no owner."""
    if token.lemma.lower() not in descriptions.role_nouns or token.tag not in {"NN", "NNP"}:
        return False
    if token.dep in {"compound", "appos", "attr"} or has_owner(tree, token.index):
        return False
    lemmas = {tree[child].lemma.lower() for child in tree.children(token.index)}
    return "the" in lemmas and not lemmas & _NO_ONE


def _titles(tree: Tree, token: Token) -> Iterator[str]:
    words = [tree[each].lemma.lower() for each in tree.children(token.index, "compound", "amod")]
    for start in range(len(words) + 1):
        yield " ".join([*words[start:], token.lemma.lower()])


def _held(discourse: Discourse, memory: Memory, titles: tuple[str, ...], on: date | None) -> bool:
    """Tell whether a person held the office on the day."""
    registry = discourse.registry
    own = [party.actor.id for party in memory.own]
    entries = [registry.entries[each] for each in own if each in registry.entries]
    return any(
        registry.offices[tenure.office].answers_to(titles[0], tenure.body)
        for entry in entries
        for tenure in entry.offices
        if on is None or tenure.period.covers(on)
    )
