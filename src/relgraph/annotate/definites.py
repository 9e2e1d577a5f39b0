"""Whom a description means: "the country", "both sides", "the ministers", "its rival"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from relgraph.annotate.counted import counted_together
from relgraph.annotate.resolution import GUESS, LIKELY, coarguments, principals_of
from relgraph.model import ActorKind, Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relgraph.annotate.descriptions import Descriptions
    from relgraph.annotate.discourse import Discourse, Memory
    from relgraph.annotate.resolution import Resolution
    from relgraph.model import Mention, Token
    from relgraph.model.tree import Tree

__all__ = ["resolve_definite"]

_EACH_OTHER = frozenset(("each other", "one another"))
_OTHERS = frozenset("rival adversary foe enemy archrival arch-rival archenemy".split())
_PAIR = 2


def resolve_definite(
    tree: Tree,
    token: Token,
    known: Mapping[int, Mention],
    discourse: Discourse,
    descriptions: Descriptions,
) -> Resolution:
    """Return whom a noun describes without naming, or None: it describes nobody in mind."""
    if _is_both(tree, token, descriptions) or _is_plural_role(tree, token, descriptions):
        pair = tuple(_two_in_mind(tree, discourse, token))
        return ("description", pair, LIKELY) if len(pair) == _PAIR else None
    return counted_together(tree, token, discourse, descriptions) or _singular(
        tree, token, known, discourse, descriptions
    )


def _singular(
    tree: Tree,
    token: Token,
    known: Mapping[int, Mention],
    discourse: Discourse,
    descriptions: Descriptions,
) -> Resolution:
    if token.pos != "NOUN" or token.tag != "NN":
        return None
    if token.lemma in _OTHERS:
        return _other(tree, token, known, discourse)
    if not _has_owner(tree, token.index) and _is_the_same(tree, token.index, known, descriptions):
        return _of_kind(tree, token, discourse, descriptions)
    return None


def _of_kind(
    tree: Tree, token: Token, discourse: Discourse, descriptions: Descriptions
) -> Resolution:
    """Return the last actor of the kind that the noun tells: an alliance is no state."""
    for kind, nouns in descriptions.singular.items():
        if token.lemma in nouns and (
            found := _last_of_kind(tree, token, discourse, ActorKind(kind))
        ):
            return found
    return None


def _is_both(tree: Tree, token: Token, descriptions: Descriptions) -> bool:
    """Tell whether the token is "both", "the two countries", "each other" or the like."""
    pair = " ".join(each.text.lower() for each in tree.tokens[token.index - 1 : token.index + 1])
    if pair in _EACH_OTHER:
        return True
    if token.lemma == "both":
        return token.dep in {"nsubj", "nsubjpass", "pobj", "dobj"}
    if token.tag != "NNS" or token.lemma not in descriptions.plural:
        return False
    return _counted(tree, token.index) and not _has_owner(tree, token.index)


def _is_plural_role(tree: Tree, token: Token, descriptions: Descriptions) -> bool:
    """Tell whether the token is "the ministers", "the presidents" or the like, and no more."""
    is_role = token.tag == "NNS" and token.lemma in descriptions.role_nouns
    return is_role and _is_definite(tree, token.index) and not _has_owner(tree, token.index)


def _two_in_mind(tree: Tree, discourse: Discourse, token: Token) -> Iterator[Party]:
    """Yield the pair just spoken of together, else the article's own pair, else the last two.

    A bare "both" or "the ministers" means a pair that was named together, or nobody.
    """
    sentence = tree.sentence.index
    joint = discourse.recall(
        sentence, token.index, lambda each: len(each.principals) == _PAIR and each.is_main
    )
    own = discourse.commonest_pair()
    if joint and (sentence - joint[0].sentence <= 1 or set(joint[0].principals) == own):
        yield from principals_of(joint[0].parties)
    elif own:
        yield from (Party(each, each) for each in sorted(own, key=lambda actor: actor.id))
    elif token.tag == "NNS" and token.lemma != "both" and _counted(tree, token.index):
        in_mind = discourse.principals_in_mind(sentence, coarguments(tree, token.index))
        yield from reversed(tuple(islice(in_mind, _PAIR)))


def _counted(tree: Tree, index: int) -> bool:
    return any(tree[child].lemma in {"two", "both"} for child in tree.children(index))


def _has_owner(tree: Tree, index: int) -> bool:
    return bool(tree.children(index, "poss")) or any(
        tree[child].lemma == "of" for child in tree.children(index, "prep")
    )


def _is_definite(tree: Tree, index: int) -> bool:
    modifiers = [tree[child] for child in tree.children(index)]
    plain = not any(each.dep in {"amod", "compound"} for each in modifiers)
    return plain and any(
        each.dep == "det" and each.lemma in {"the", "this", "that"} for each in modifiers
    )


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


def _last_of_kind(tree: Tree, token: Token, discourse: Discourse, kind: ActorKind) -> Resolution:
    sentence, barred = tree.sentence.index, coarguments(tree, token.index)
    fitting = discourse.recall(
        sentence,
        token.index,
        lambda each: _only_of_kind(each, kind) is not None,
    )
    for memory in fitting:
        # In "Chile thanked the country" it is another one; a Chilean official could thank Chile.
        if memory.is_named and memory.sentence == sentence and memory.token in barred:
            continue
        party = _only_of_kind(memory, kind)
        if party is None:
            continue
        if party.actor.kind is not kind and party.principal:
            party = Party(party.principal, party.principal)
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
    sentence = tree.sentence.index
    for memory in discourse.recall(
        sentence, 0, lambda each: len(each.parties) == 1 and each.is_named
    ):
        party = memory.parties[0]
        if party.principal not in barred and party.actor.kind is ActorKind.STATE:
            return "description", memory.parties, GUESS
    return None
