"""Whom pronouns and descriptions mean, by rule over the parse and the discourse so far."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from relgraph.model import ActorKind, Mention, Party, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TypeAlias

    from relgraph.annotate.descriptions import Descriptions
    from relgraph.annotate.discourse import Discourse, Memory
    from relgraph.model import Token
    from relgraph.model.tree import Tree

    _Found: TypeAlias = tuple[str, tuple[Party, ...], float] | None

__all__ = ["resolve_references"]

# How often such a resolution is right; set by hand until measured precision replaces it.
_SURE, _LIKELY, _GUESS = 0.85, 0.75, 0.55

_HE = frozenset("he him his she her hers".split())
_IT = frozenset("it its".split())
_THEY = frozenset("they them their theirs".split())
_WE = frozenset("we us our ours ourselves".split())
_I = frozenset("i me my mine myself".split())
_EACH_OTHER = frozenset(("each other", "one another"))
_OTHERS = frozenset("rival neighbour neighbor adversary foe enemy archrival arch-rival".split())
_PAIR = 2
_QUOTES = '"“”'
_THINGS = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.PLACE})


def resolve_references(
    tree: Tree, known: Mapping[int, Mention], discourse: Discourse, descriptions: Descriptions
) -> Iterator[Mention]:
    """Yield a mention for each pronoun and description whose actors the discourse gives.

    `known` holds the sentence's own mentions by head token; the discourse must already remember
    them.
    """
    for token in tree.tokens:
        if token.index in known:
            continue
        found = _pronoun(tree, token, known, discourse) or _description(
            tree, token, known, discourse, descriptions
        )
        if found is not None:
            manner, parties, confidence = found
            span = Span(token.start, token.end)
            yield Mention(span, token.index, parties, manner, confidence)


def _pronoun(
    tree: Tree, token: Token, known: Mapping[int, Mention], discourse: Discourse
) -> _Found:
    if token.pos not in {"PRON", "DET"}:
        return None
    word = token.text.lower()
    if word in _WE or word in _I:
        return _first_person(tree, token, known, discourse)
    if word in _HE:
        return _third_person(tree, token, known, discourse, lambda each: each.is_person, _LIKELY)
    if word in _IT and not _is_expletive(tree, token):
        owner = _owner_above(tree, token, known)
        return owner or _third_person(tree, token, known, discourse, _is_thing, _LIKELY)
    if word in _THEY:
        plural = _third_person(tree, token, known, discourse, lambda each: each.is_plural, _LIKELY)
        return plural or _third_person(tree, token, known, discourse, _is_thing, _GUESS)
    return None


def _owner_above(tree: Tree, token: Token, known: Mapping[int, Mention]) -> _Found:
    """Return the owner of the phrase that "its" stands in: "Pakistan's concerns over its rival"."""
    if token.tag != "PRP$":
        return None
    for above in tree.ancestors(token.index):
        nominal = tree[above].pos in {"NOUN", "PROPN", "ADP"}
        if not nominal and tree[above].dep not in {"pcomp", "prep"}:
            return None
        for owner in tree.children(above, "poss"):
            if owner in known and owner != token.index:
                return "pronoun", known[owner].parties, _SURE
    return None


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


def _third_person(
    tree: Tree,
    token: Token,
    known: Mapping[int, Mention],
    discourse: Discourse,
    fits: Callable[[Memory], bool],
    confidence: float,
) -> _Found:
    sentence = tree.sentence.index
    is_possessive = token.dep == "poss" or token.tag == "PRP$"
    barred = set() if is_possessive else _coarguments(tree, token.index)
    others = [known[each].parties for each in barred if each in known]  # "he thanked him"
    for memory in discourse.recall(sentence, token.index, fits):
        if (memory.sentence == sentence and memory.token in barred) or memory.parties in others:
            continue
        if memory.sentence != sentence and not is_possessive and _other_subject(tree, token):
            return "pronoun", memory.parties, _GUESS
        return "pronoun", memory.parties, confidence if memory.was_subject else _GUESS
    return None


def _coarguments(tree: Tree, index: int) -> set[int]:
    """Return the tokens that hang on the same verb, which a plain pronoun cannot mean."""
    head = tree.head(index)
    if head is None:
        return set()
    if tree[head].dep in {"prep", "dative"}:
        head = tree.head(head)
    if head is None:
        return set()
    same = tree.children(head, "nsubj", "nsubjpass", "dobj")
    first = tree.first_conjunct(head)
    if not tree.children(head, "nsubj", "nsubjpass"):
        same += tree.children(first, "nsubj", "nsubjpass")
    return set(same)


def _other_subject(tree: Tree, token: Token) -> bool:
    """Tell whether the sentence has a subject of its own before the pronoun."""
    return any(
        each.dep in {"nsubj", "nsubjpass"} and each.pos != "PRON"
        for each in tree.tokens[: token.index]
    )


def _first_person(
    tree: Tree, token: Token, known: Mapping[int, Mention], discourse: Discourse
) -> _Found:
    named = _apposed(tree, token, known)
    if named:
        discourse.ourselves = named
        return "pronoun", named, _SURE
    if discourse.speaker and (_is_quoted(tree, token) or not discourse.ourselves):
        if token.text.lower() in _I:
            return "pronoun", discourse.speaker, _LIKELY
        spoken_for = _principals(discourse.speaker)
        return ("pronoun", spoken_for, _LIKELY) if spoken_for else None
    if token.text.lower() in _I:
        return None
    ours = discourse.ourselves or discourse.commonest_subject()
    return ("pronoun", ours, _LIKELY if discourse.ourselves else _GUESS) if ours else None


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


def _principals(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(
        dict.fromkeys(Party(each.principal, each.principal) for each in parties if each.principal)
    )


def _description(
    tree: Tree,
    token: Token,
    known: Mapping[int, Mention],
    discourse: Discourse,
    descriptions: Descriptions,
) -> _Found:
    if _is_both(tree, token, descriptions) or _is_plural_role(tree, token, descriptions):
        pair = tuple(_two_in_mind(tree, discourse, token))
        return ("description", pair, _LIKELY) if len(pair) == _PAIR else None
    if token.pos != "NOUN" or token.tag != "NN":
        return None
    if token.lemma in _OTHERS:
        return _other(tree, token, known, discourse)
    if _has_owner(tree, token.index):
        return None
    for kind, nouns in descriptions.singular.items():
        if token.lemma in nouns and _is_definite(tree, token.index):
            return _last_of_kind(tree, token, discourse, ActorKind(kind))
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
        yield from _principals(joint[0].parties)
    elif own:
        yield from (Party(each, each) for each in sorted(own, key=lambda actor: actor.id))
    elif token.tag == "NNS" and token.lemma != "both" and _counted(tree, token.index):
        in_mind = discourse.principals_in_mind(sentence, _coarguments(tree, token.index))
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


def _last_of_kind(tree: Tree, token: Token, discourse: Discourse, kind: ActorKind) -> _Found:
    sentence, barred = tree.sentence.index, _coarguments(tree, token.index)
    fitting = discourse.recall(
        sentence,
        token.index,
        lambda each: len(each.parties) == 1 and _stands_for(each.parties[0], kind),
    )
    for memory in fitting:
        # In "Chile thanked the country" it is another one; a Chilean official could thank Chile.
        if memory.is_named and memory.sentence == sentence and memory.token in barred:
            continue
        party = memory.parties[0]
        if party.actor.kind is not kind and party.principal:
            party = Party(party.principal, party.principal)
        return "description", (party,), _LIKELY if memory.was_subject else _GUESS
    return None


def _stands_for(party: Party, kind: ActorKind) -> bool:
    return party.actor.kind is kind or (
        kind is ActorKind.STATE
        and party.principal is not None
        and party.principal.kind is ActorKind.STATE
    )


def _other(tree: Tree, token: Token, known: Mapping[int, Mention], discourse: Discourse) -> _Found:
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
            return "description", memory.parties, _GUESS
    return None
