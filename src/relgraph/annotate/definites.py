"""Whom a description means: "the country", "both sides", "the ministers", "its rival"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.annotate.counted import counted_together
from relgraph.annotate.pairs import has_owner, resolve_pair
from relgraph.annotate.resolution import GUESS, LIKELY, coarguments
from relgraph.model import ActorKind, Party

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.annotate.descriptions import Descriptions
    from relgraph.annotate.discourse import Discourse, Memory
    from relgraph.annotate.resolution import Resolution
    from relgraph.model import Mention, Token
    from relgraph.model.tree import Tree

__all__ = ["resolve_definite"]


def resolve_definite(
    tree: Tree,
    token: Token,
    known: Mapping[int, Mention],
    discourse: Discourse,
    descriptions: Descriptions,
) -> Resolution:
    """Return whom a noun describes without naming, or None: it describes nobody in mind."""
    return (
        resolve_pair(tree, token, known, discourse, descriptions)
        or counted_together(tree, token, discourse, descriptions)
        or _singular(tree, token, known, discourse, descriptions)
    )


def _singular(
    tree: Tree,
    token: Token,
    known: Mapping[int, Mention],
    discourse: Discourse,
    descriptions: Descriptions,
) -> Resolution:
    if token.pos == "PROPN" and token.text.lower() in descriptions.bodies:
        return _in_short(tree, token, known, discourse, descriptions)
    if token.pos != "NOUN":
        return None
    if token.tag == "NN" and token.lemma in descriptions.opponents:
        return _other(tree, token, known, discourse)
    if not has_owner(tree, token.index) and _is_the_same(tree, token.index, known, descriptions):
        return _by_name(tree, token, discourse, descriptions) or _of_kind(
            tree, token, discourse, descriptions
        )
    return None


def _in_short(
    tree: Tree,
    token: Token,
    known: Mapping[int, Mention],
    discourse: Discourse,
    descriptions: Descriptions,
) -> Resolution:
    """Return whom "the Council" means, with a capital and no other word of its name."""
    alone = {tree[child].dep for child in tree.children(token.index)} <= {"det", "case"}
    if token.tag != "NNP" or not alone or not _is_the_same(tree, token.index, known, descriptions):
        return None
    return _by_name(tree, token, discourse, descriptions)


def _by_name(
    tree: Tree, token: Token, discourse: Discourse, descriptions: Descriptions
) -> Resolution:
    """Return the last organisation with the noun in its name: "the committee"."""
    word = token.text.lower()
    if word not in descriptions.bodies:
        return None
    return _last(tree, token, discourse, ActorKind.ORGANISATION, word)


def _of_kind(
    tree: Tree, token: Token, discourse: Discourse, descriptions: Descriptions
) -> Resolution:
    """Return the last actor of the kind that the noun tells: an alliance is no state."""
    if token.tag != "NN":
        is_many = token.lemma in descriptions.many
        return _last(tree, token, discourse, ActorKind.GROUP, "") if is_many else None
    for kind, nouns in descriptions.singular.items():
        if token.lemma not in nouns:
            continue
        word = token.lemma if token.lemma in descriptions.constitutions else ""
        if found := _last(tree, token, discourse, ActorKind(kind), word):
            return found
    return None


def _is_the_same(
    tree: Tree, index: int, known: Mapping[int, Mention], descriptions: Descriptions
) -> bool:
    """Tell whether "the island nation" can be one spoken of, and no other word says otherwise.

    "The rich country" may be any; "the oil-rich kingdom" is told apart by what only it is.
    """
    modifiers = [tree[child] for child in tree.children(index)]
    is_state = tree[index].lemma in descriptions.singular["state"]
    for each in modifiers:
        loose = each.dep == "amod" and is_state and not tree.children(each.index)
        if each.index in known or each.lemma in descriptions.not_the_same or loose:
            return False
    return any(each.dep == "det" and each.lemma in {"the", "this", "that"} for each in modifiers)


def _last(tree: Tree, token: Token, discourse: Discourse, kind: ActorKind, word: str) -> Resolution:
    """Return the actor of a kind last spoken of, with a word in its name where one is given."""
    sentence, barred = tree.sentence.index, coarguments(tree, token.index)
    for memory in discourse.recall(sentence, token.index, lambda _: True):
        party = _only_of_kind(memory, kind)
        # In "Chile thanked the country" it is another one; a Chilean official could thank Chile.
        is_told = memory.is_named and memory.sentence == sentence and memory.token in barred
        if party is None or is_told:
            continue
        if party.actor.kind is not kind and party.principal:
            party = Party(party.principal, party.principal)
        if not word or discourse.is_called(party.actor, word):
            return "description", (party,), LIKELY if memory.was_subject else GUESS
    return None


def _only_of_kind(memory: Memory, kind: ActorKind) -> Party | None:
    """Return the one party of a mention that is of a kind, and so are none beside it."""
    fitting = [each for each in memory.parties if _stands_for(each, kind)]
    return fitting[0] if len(fitting) == 1 and fitting[0] in memory.own else None


def _stands_for(party: Party, kind: ActorKind) -> bool:
    return party.actor.kind is kind or (
        kind is ActorKind.STATE
        and party.principal is not None
        and party.principal.kind is ActorKind.STATE
    )


def _other(
    tree: Tree, token: Token, known: Mapping[int, Mention], discourse: Discourse
) -> Resolution:
    """Return whom "its nuclear-armed rival" means: the state in mind that is not the owner.

    Read only where nothing names the rival on the spot.
    """
    owners = tree.children(token.index, "poss")
    named = tree.children(token.index, "appos") or tree[token.index].dep in {"appos", "attr"}
    if not owners or named or tree[token.index].dep in {"compound", "nmod"}:
        return None
    barred = {
        party.principal
        for mention in known.values()
        if mention.head in owners or tree[mention.head].dep in {"nsubj", "nsubjpass"}
        for party in mention.parties
    }
    for memory in discourse.recall(
        tree.sentence.index, 0, lambda each: len(each.own) == 1 and each.is_named
    ):
        party = memory.own[0]
        if party.principal not in barred and party.actor.kind is ActorKind.STATE:
            return "description", memory.own, GUESS
    return None
