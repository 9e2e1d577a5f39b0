"""How far an organisation's name reaches on both sides of its noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from relgraph.annotate.descriptions import Descriptions
    from relgraph.model import Token
    from relgraph.model.tree import Tree

__all__ = ["POSSESSIVE", "name_around"]

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OPENING = frozenset({"of", "for"})
_BETWEEN = _OPENING | {"and", "the"}


def name_around(
    tree: Tree, index: int, known: Container[int], descriptions: Descriptions
) -> list[int]:
    """Return the tokens of an organisation's name by the noun that tells its sort, or none.

    The name needs a word of its own beside that noun and those in `known`, the heads of names
    that are known: "Israeli forces" with a capital are no organisation.
    """
    noun = tree[index]
    if index in known or noun.pos not in {"PROPN", "NOUN"} or not _is_capital(noun):
        return []
    if noun.text.lower() not in descriptions.bodies:
        return []
    run = [*range(_first(tree, index, known), _last(tree, index, known) + 1)]
    told = [each for each in run if _is_capital(tree[each])]
    own = [each for each in told if each != index and each not in known]
    phrase = " ".join(tree[each].text.lower() for each in run[:2])
    is_other = phrase in descriptions.not_bodies or phrase in descriptions.organ_nouns
    return run if own and not is_other else []


def _first(tree: Tree, index: int, known: Container[int]) -> int:
    first = index
    while first > 0:
        before = tree[first - 1]
        if _is_word(before):
            first -= 1
        elif first > 1 and _is_link(tree, first - 1, known):
            first -= 2
        else:
            break
    return first


def _is_link(tree: Tree, place: int, known: Container[int]) -> bool:
    """Tell whether "'s" or "and" stands inside the name: "People's", "Truth and Reconciliation"."""
    before = tree[place - 1]
    if not _is_capital(before) or before.index in known:
        return False
    if tree[place].text in POSSESSIVE:
        return before.dep == "poss"
    return tree[place].text == "and" and tree.first_conjunct(place + 1) == before.index


def _last(tree: Tree, index: int, known: Container[int]) -> int:
    last = index
    while (following := _next_word(tree, last, index)) is not None:
        # "The Council of Togo and France": they are two.
        if tree[last + 1].text == "and" and (last in known or following in known):
            break
        last = following
    return last


def _next_word(tree: Tree, last: int, index: int) -> int | None:
    """Return the next word with a capital after "of", "for the" and the like, if there is one."""
    following, links = last + 1, _OPENING if last == index else _BETWEEN
    while following < len(tree) and tree[following].text in links:
        following, links = following + 1, _BETWEEN
    linked = following > last + 1 or last > index
    return following if linked and following < len(tree) and _is_word(tree[following]) else None


def _is_word(token: Token) -> bool:
    return _is_capital(token) and token.pos in {"PROPN", "ADJ"} and token.tag != "DT"


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text[-1].isalpha()
