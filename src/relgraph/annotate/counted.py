"""Whom a count means: "the trio", "the three capitals", "the former", "the latter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.annotate.resolution import GUESS, LIKELY, principals_of

if TYPE_CHECKING:
    from relgraph.annotate.descriptions import Descriptions
    from relgraph.annotate.discourse import Discourse
    from relgraph.annotate.resolution import Resolution
    from relgraph.model import Token
    from relgraph.model.tree import Tree

__all__ = ["counted_together"]

_ONE_OF_TWO = {"former": 0, "latter": 1}
_PAIR = 2
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "agent"})


def counted_together(
    tree: Tree, token: Token, discourse: Discourse, descriptions: Descriptions
) -> Resolution:
    """Return the actors last named together that are as many as a noun counts, or None.

    Of two named together "the former" is the first.
    """
    if token.lemma in _ONE_OF_TWO and token.dep in _ARGUMENTS:
        return _one_of_two(tree, token, discourse)
    count = _count(tree, token, descriptions)
    if count is None or count <= _PAIR:
        return None
    joint = discourse.recall(
        tree.sentence.index, token.index, lambda each: len(each.principals) == count
    )
    return ("description", principals_of(joint[0].parties), LIKELY) if joint else None


def _one_of_two(tree: Tree, token: Token, discourse: Discourse) -> Resolution:
    joint = discourse.recall(
        tree.sentence.index, token.index, lambda each: len(each.parties) == _PAIR
    )
    if not joint:
        return None
    return "description", (joint[0].parties[_ONE_OF_TWO[token.lemma]],), GUESS


def _count(tree: Tree, token: Token, descriptions: Descriptions) -> int | None:
    """Return how many actors a noun counts: 3 for "the trio" and "the three countries"."""
    if token.tag == "NN":
        return descriptions.counted.get(token.lemma)
    if token.tag != "NNS" or token.lemma not in descriptions.plural:
        return None
    numbers = [tree[child].lemma.lower() for child in tree.children(token.index, "nummod")]
    return descriptions.counted.get(numbers[0]) if numbers else None
