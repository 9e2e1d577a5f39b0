"""Whom a pronoun means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.annotate.resolution import GUESS, LIKELY, SURE, coarguments, principals_of
from relgraph.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from relgraph.annotate.discourse import Discourse, Memory
    from relgraph.annotate.resolution import Resolution
    from relgraph.model import Mention, Party, Token
    from relgraph.model.tree import Tree

__all__ = ["is_first_person", "resolve_pronoun"]

_HE = frozenset("he him his she her hers".split())
_IT = frozenset("it its".split())
_THEY = frozenset("they them their theirs".split())
_WE = frozenset("we us our ours ourselves".split())
_I = frozenset("i me my mine myself".split())
_BETWEEN = frozenset("with between among against towards toward".split())
_QUOTES = '"“”'
_THINGS = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.PLACE})


def resolve_pronoun(
    tree: Tree,
    token: Token,
    known: Mapping[int, Mention],
    discourse: Discourse,
    acted_on: frozenset[str],
) -> Resolution:
    """Return whom a pronoun means, or None: it is none, or nobody in mind fits it.

    The verbs `acted_on` have actors as objects; of others "it" is a thing, a deed or the weather.
    """
    if token.pos not in {"PRON", "DET"}:
        return None
    word = token.text.lower()
    if is_first_person(token):
        return _first_person(tree, token, known, discourse)
    if word in _HE:
        return _third_person(tree, token, known, discourse, lambda each: each.is_person, LIKELY)
    if word in _IT and not _is_expletive(tree, token) and not _is_thing_done(tree, token, acted_on):
        owner = _owner_above(tree, token, known)
        return owner or _third_person(tree, token, known, discourse, _is_thing, LIKELY)
    if word in _THEY and not _is_thing_done(tree, token, acted_on):
        plural = _third_person(tree, token, known, discourse, lambda each: each.is_plural, LIKELY)
        return plural or _third_person(tree, token, known, discourse, _is_thing, GUESS)
    return None


def is_first_person(token: Token) -> bool:
    """Tell whether a token is "I", "we" or a form of these."""
    return token.text.lower() in _WE | _I


def _owner_above(tree: Tree, token: Token, known: Mapping[int, Mention]) -> Resolution:
    """Return the owner of the phrase that "its" stands in: "Pakistan's concerns over its rival"."""
    if token.tag != "PRP$":
        return None
    blamed = _blamed(tree, token, known)
    if blamed:
        return "pronoun", blamed, LIKELY
    for above in tree.ancestors(token.index):
        nominal = tree[above].pos in {"NOUN", "PROPN", "ADP"}
        if not nominal and tree[above].dep not in {"pcomp", "prep"}:
            return None
        for owner in tree.children(above, "poss"):
            if owner in known and owner != token.index:
                return "pronoun", known[owner].parties, SURE
    return None


def _blamed(tree: Tree, token: Token, known: Mapping[int, Mention]) -> tuple[Party, ...]:
    """Return the object in "criticised Russia for its invasion": whose invasion it is."""
    for above in tree.ancestors(token.index):
        if tree[above].pos == "VERB" and tree[above].dep != "pcomp":
            return ()
        verb = tree.head(above)
        if (
            tree[above].lemma in {"for", "over", "of"}
            and verb is not None
            and tree[verb].pos == "VERB"
        ):
            objects = [each for each in tree.children(verb, "dobj") if each in known]
            return known[objects[0]].parties if objects else ()
    return ()


def _is_thing(memory: Memory) -> bool:
    return (
        len(memory.parties) == 1
        and not memory.is_person
        and memory.parties[0].actor.kind in _THINGS
    )


def _is_expletive(tree: Tree, token: Token) -> bool:
    """Tell whether "it" stands for a clause: "it is clear that", "it remains to be seen"."""
    head = tree.head(token.index)
    return token.dep == "expl" or (
        token.text.lower() == "it"
        and head is not None
        and tree[head].pos == "AUX"
        and bool(tree.children(head, "ccomp", "advcl", "xcomp", "acomp", "attr"))
    )


def _is_thing_done(tree: Tree, token: Token, acted_on: frozenset[str]) -> bool:
    """Tell whether "it" or "them" is the object of a verb that things and events undergo."""
    head = tree.head(token.index)
    if token.dep not in {"dobj", "pobj", "nsubjpass"} or head is None:
        return False
    if tree[head].pos == "ADP":
        link = tree[head].lemma
        head = next((each for each in tree.ancestors(head) if tree[each].pos != "ADP"), head)
        return link not in _BETWEEN and f"{tree[head].lemma} {link}" not in acted_on
    return tree[head].lemma not in acted_on


def _third_person(
    tree: Tree,
    token: Token,
    known: Mapping[int, Mention],
    discourse: Discourse,
    fits: Callable[[Memory], bool],
    confidence: float,
) -> Resolution:
    sentence = tree.sentence.index
    is_possessive = token.dep == "poss" or token.tag == "PRP$"
    barred = set() if is_possessive else coarguments(tree, token.index)
    others = [known[each].parties for each in barred if each in known]  # "he thanked him"
    for memory in discourse.recall(sentence, token.index, fits):
        if (memory.sentence == sentence and memory.token in barred) or memory.parties in others:
            continue
        if memory.sentence != sentence and not is_possessive and _other_subject(tree, token):
            return "pronoun", memory.parties, GUESS
        return "pronoun", memory.parties, confidence if memory.was_subject else GUESS
    return None


def _other_subject(tree: Tree, token: Token) -> bool:
    """Tell whether the sentence has a subject of its own before the pronoun."""
    return any(
        each.dep in {"nsubj", "nsubjpass"} and each.pos != "PRON"
        for each in tree.tokens[: token.index]
    )


def _first_person(
    tree: Tree, token: Token, known: Mapping[int, Mention], discourse: Discourse
) -> Resolution:
    named = _apposed(tree, token, known)
    if named:
        discourse.ourselves = named
        return "pronoun", named, SURE
    if discourse.speaker and (_is_quoted(tree, token) or not discourse.ourselves):
        if token.text.lower() in _I:
            return "pronoun", discourse.speaker, LIKELY
        spoken_for = principals_of(discourse.speaker)
        return ("pronoun", spoken_for, LIKELY) if spoken_for else None
    if token.text.lower() in _I:
        return None
    ours = discourse.ourselves or discourse.commonest_subject()
    return ("pronoun", ours, LIKELY if discourse.ourselves else GUESS) if ours else None


def _apposed(tree: Tree, token: Token, known: Mapping[int, Mention]) -> tuple[Party, ...]:
    """Return whom "We, the Prime Ministers of A and B," names."""
    parties: list[Party] = []
    for place in tree.children(token.index, "appos"):
        for each in tree.conjuncts(place):
            parties.extend(known[each].parties if each in known else ())
    return tuple(dict.fromkeys(parties))


def _is_quoted(tree: Tree, token: Token) -> bool:
    before = "".join(each.text for each in tree.tokens[: token.index])
    after = "".join(each.text for each in tree.tokens[token.index :])
    return any(mark in before for mark in _QUOTES) or any(mark in after for mark in _QUOTES)
