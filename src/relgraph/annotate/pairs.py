"""Which two are meant: "both sides", "the two countries", "the neighbours", "each other"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from relgraph.annotate.resolution import LIKELY, coarguments, principals_of
from relgraph.model import Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relgraph.annotate.descriptions import Descriptions
    from relgraph.annotate.discourse import Discourse
    from relgraph.annotate.resolution import Resolution
    from relgraph.model import Actor, Mention, Token
    from relgraph.model.tree import Tree

__all__ = ["has_owner", "resolve_pair"]

_EACH_OTHER = frozenset(("each other", "one another"))
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})
_PAIR = 2


def resolve_pair(
    tree: Tree,
    token: Token,
    known: Mapping[int, Mention],
    discourse: Discourse,
    descriptions: Descriptions,
) -> Resolution:
    """Return the two whom a word means, or None: it means no pair, or none is in mind."""
    mutual = _is_mutual(tree, token)
    if not (mutual or _is_bare(tree, token) or _is_plural(tree, token, descriptions)):
        return None
    others = set() if mutual else set(_principals_of_subject(tree, token, known))
    pair = tuple(_two_in_mind(tree, discourse, token, others))
    return ("description", pair, LIKELY) if len(pair) == _PAIR else None


def has_owner(tree: Tree, index: int) -> bool:
    """Tell whether a noun says whose it is: "its rivals", "the rivals of Peru"."""
    return bool(tree.children(index, "poss")) or any(
        tree[child].lemma == "of" for child in tree.children(index, "prep")
    )


def _is_mutual(tree: Tree, token: Token) -> bool:
    pair = " ".join(each.text.lower() for each in tree.tokens[token.index - 1 : token.index + 1])
    return pair in _EACH_OTHER


def _is_bare(tree: Tree, token: Token) -> bool:
    """Tell whether the token is "both", "neither" or "the two" with no noun after it."""
    if token.dep not in _ARGUMENTS:
        return False
    if token.lemma == "two":
        return any(tree[child].lemma == "the" for child in tree.children(token.index))
    return token.lemma in {"both", "neither"} and not tree.children(token.index, "prep")


def _is_plural(tree: Tree, token: Token, descriptions: Descriptions) -> bool:
    """Tell whether the token is "both sides", "the ministers", "the rivals" or the like."""
    if token.tag != "NNS" or has_owner(tree, token.index):
        return False
    if _counted(tree, token.index):
        return token.lemma in descriptions.plural or token.lemma in descriptions.paired
    named_alone = token.lemma in descriptions.role_nouns or token.lemma in descriptions.paired
    return named_alone and _is_plain_definite(tree, token.index)


def _two_in_mind(
    tree: Tree, discourse: Discourse, token: Token, others: set[Actor]
) -> Iterator[Party]:
    """Yield the pair just spoken of together, else the article's own pair, else the last two.

    A bare "both" or "the ministers" means a pair that was named together, or nobody. Whoever
    praises "both countries" is neither of them.
    """
    sentence = tree.sentence.index
    joint = discourse.recall(
        sentence,
        token.index,
        lambda each: (
            len(each.principals) == _PAIR
            and each.is_main
            and not others.intersection(each.principals)
        ),
    )
    own = discourse.commonest_pair()
    if joint and (sentence - joint[0].sentence <= 1 or set(joint[0].principals) == own):
        yield from principals_of(joint[0].parties)
    elif own and not others & own:
        yield from (Party(each, each) for each in sorted(own, key=lambda actor: actor.id))
    elif token.tag == "NNS" and _counted(tree, token.index):
        in_mind = discourse.principals_in_mind(sentence, coarguments(tree, token.index))
        fitting = (party for party in in_mind if party.actor not in others)
        yield from reversed(tuple(islice(fitting, _PAIR)))


def _principals_of_subject(
    tree: Tree, token: Token, known: Mapping[int, Mention]
) -> Iterator[Actor]:
    """Yield for whom the subject acts, or its owner, where the token is no subject itself."""
    if token.dep in {"nsubj", "nsubjpass"}:
        return
    for place in coarguments(tree, token.index) - {token.index}:
        if tree[place].dep in {"nsubj", "nsubjpass"}:
            for each in tree.subtree(place):
                for party in known[each].parties if each in known else ():
                    yield party.acts_for


def _counted(tree: Tree, index: int) -> bool:
    return any(tree[child].lemma in {"two", "both"} for child in tree.children(index))


def _is_plain_definite(tree: Tree, index: int) -> bool:
    modifiers = [tree[child] for child in tree.children(index)]
    plain = not any(each.dep in {"amod", "compound", "nummod"} for each in modifiers)
    return plain and any(
        each.dep == "det" and each.lemma in {"the", "this", "that"} for each in modifiers
    )
