"""Mentions by noun phrase: "Israeli officials", "the government of Rwanda", "its army"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from relgraph.annotate.unlisted import nation_of, unlisted_organisation
from relgraph.model import ActorKind, Mention, Party, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from relgraph.annotate.descriptions import Descriptions
    from relgraph.knowledge import Registry
    from relgraph.model.tree import Tree

__all__ = ["find_phrases"]

_MODIFIERS = ("amod", "compound", "nmod", "nummod", "poss")
_ACTING = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.PLACE})
_HELD = 0.85  # that counterparts hold the same office; by hand until measured
_CERTAINTY = 0.95  # of the step from modifier to phrase; by hand until measured


def find_phrases(
    tree: Tree,
    by_head: Mapping[int, Mention],
    descriptions: Descriptions,
    registry: Registry,
    on: date | None,
    *,
    with_pronouns: bool = False,
) -> Iterator[Mention]:
    """Yield a mention for each acting noun that a state or organisation stands with.

    `by_head` holds the mentions already known, by the token they hang on; nouns among them are
    left alone. `with_pronouns` says that pronouns are among them: only then can be told whose
    counterpart "his counterpart" is.
    """
    for token in tree.tokens:
        if token.pos not in {"NOUN", "PROPN"} or token.index in by_head:
            continue
        if token.lemma == "counterpart" and not with_pronouns:
            continue
        found = (
            _counterpart(tree, token.index, by_head, registry, on)
            or _titled(tree, token.index, by_head, descriptions)
            or _owned(tree, token.index, by_head, descriptions, registry, on)
        )
        if found is not None:
            yield found


def _titled(
    tree: Tree, index: int, by_head: Mapping[int, Mention], descriptions: Descriptions
) -> Mention | None:
    """Return a mention of the person whose title the noun is."""
    if _kind_of(tree, index, descriptions) != "role":
        return None
    person = _person_beside(tree, index, by_head)
    if person is None:
        return None
    span = _phrase_span(tree, index, [])
    return Mention(span, index, person.parties, "person", person.confidence)


def _owned(
    tree: Tree,
    index: int,
    by_head: Mapping[int, Mention],
    descriptions: Descriptions,
    registry: Registry,
    on: date | None,
) -> Mention | None:
    """Return a mention of whoever the noun is, by those it belongs to."""
    kind = _kind_of(tree, index, descriptions)
    owners = _owners(tree, index, by_head, descriptions) if kind else []
    if not owners:
        return None
    parties = tuple(
        dict.fromkeys(
            _acting_party(tree, index, kind, party, registry, on)
            for owner in owners
            for party in owner.parties
        )
    )
    sureness = min(owner.confidence for owner in owners) * _CERTAINTY
    span = _phrase_span(tree, index, owners)
    return Mention(span, index, parties, "description", round(sureness, 4))


def _kind_of(tree: Tree, index: int, descriptions: Descriptions) -> str:
    """Return "organ", "firm", "role" or "state" for a noun that acts for a state, or ""."""
    for phrase in (_compound_lemma(tree, index), tree[index].lemma):
        if phrase in descriptions.organ_nouns:
            return "organ"
        if phrase in descriptions.firm_nouns and tree[index].tag in {"NNS", "NNPS"}:
            return "organ" if tree.children(index, "poss") else "firm"
        if phrase in descriptions.role_nouns:
            return "role"
        if phrase in descriptions.state_nouns:
            return "state"
    return ""


def _person_beside(tree: Tree, index: int, by_head: Mapping[int, Mention]) -> Mention | None:
    """Return the person whom a title in apposition describes: "the Iranian president, NAME"."""
    places = tree.children(index, "appos")
    if tree[index].dep == "appos":
        places = [tree[index].head, *places]
    for place in places:
        mention = by_head.get(place)
        if mention is not None and mention.resolved_by == "person":
            return mention
    return None


def _compound_lemma(tree: Tree, index: int) -> str:
    words = [*tree.children(index, "compound", "amod"), index]
    lemmas = [tree[word].lemma.lower() for word in words]
    return " ".join(lemmas[-2:])


def _owners(
    tree: Tree, index: int, by_head: Mapping[int, Mention], descriptions: Descriptions
) -> list[Mention]:
    """Return the mentions of those that the noun belongs to, all of a coordination together."""
    modifiers = [
        each for each in _MODIFIERS if each != "poss" or tree[index].lemma != "counterpart"
    ]
    places = tree.children(index, *modifiers)
    owning = {"of", "for", "in"} if tree[index].lemma in descriptions.seated else {"of", "for"}
    for preposition in tree.children(index, "prep"):
        if tree[preposition].lemma in owning:
            places += tree.children(preposition, "pobj")
    found: list[Mention] = []
    for place in places:
        members = tree.conjuncts(place)
        mentions = [by_head[each] for each in members if each in by_head]
        owners = [each for each in mentions if all(_may_own(party) for party in each.parties)]
        # In "the IMF chief and Pakistan's minister" the parser hangs both owners on "minister".
        if owners and (not found or len(members) > 1):
            found += owners
    return found


def _may_own(party: Party) -> bool:
    """Tell whether a party has a government or an army: a person has that of the principal."""
    return party.actor.kind in _ACTING or party.principal is not None


def _acting_party(
    tree: Tree, index: int, kind: str, owner: Party, registry: Registry, on: date | None
) -> Party:
    if owner.actor.kind is ActorKind.PERSON and owner.principal:
        owner = Party(owner.principal, owner.principal)  # "his government" is no person's own
    if kind == "organ":
        return _organ(tree, index, owner, registry)
    if kind == "firm":
        return _firm(tree, index, owner)
    if kind == "role" and on is not None and _is_singular(tree, index):
        holder = _holder(tree, index, owner, registry, on)
        return holder or owner
    return owner


def _counterpart(
    tree: Tree, index: int, by_head: Mapping[int, Mention], registry: Registry, on: date | None
) -> Mention | None:
    """Return who "his Chinese counterpart" is: who holds the owner's office in another state."""
    if tree[index].lemma != "counterpart" or tree[index].tag != "NN" or on is None:
        return None
    owners = [by_head[each] for each in tree.children(index, "poss") if each in by_head]
    nations = [
        by_head[each] for each in tree.children(index, "amod", "compound") if each in by_head
    ]
    if len(owners) != 1 or len(nations) != 1 or len(owners[0].parties) != 1:
        return None
    entry = registry.entries.get(owners[0].parties[0].actor.id)
    state = nations[0].parties[0].actor.id
    for tenure in entry.offices if entry else ():
        holders = registry.holders(tenure.office, state, on) if tenure.period.covers(on) else ()
        if len(holders) == 1:
            span = _phrase_span(tree, index, [owners[0], *nations])
            party = registry.party(holders[0].id, on)
            return Mention(span, index, (party,), "description", _HELD)
    return None


def _holder(tree: Tree, index: int, owner: Party, registry: Registry, on: date) -> Party | None:
    """Return who held the office: the "army chief" of Pakistan, and the chief of its army."""
    offices = [(title, owner.actor.id) for title in _titles(tree, index, owner, registry)]
    if owner.principal is not None and owner.principal != owner.actor:
        organ = owner.actor.name.split()[-1].lower()
        offices.append((f"{organ} {tree[index].lemma}", owner.principal.id))
    for title, body in offices:
        holders = registry.holders(title, body, on)
        if len(holders) == 1:
            return registry.party(holders[0].id, on)
    return None


def _titles(tree: Tree, index: int, owner: Party, registry: Registry) -> Iterator[str]:
    """Yield the office as told, the longest first: "foreign policy chief", then "policy chief"."""
    words = [
        tree[word].lemma.lower()
        for word in tree.children(index, "compound", "amod", "nmod")
        for word in (*tree.children(word, "compound", "amod"), word)
        if not _means(tree[word].text, owner, registry)
    ]
    noun = tree[index].lemma.lower()
    for preposition in tree.children(index, "prep"):
        for topic in tree.children(preposition, "pobj"):
            yield f"{noun} {tree[preposition].lemma} {_compound_lemma(tree, topic)}"
    for start in range(len(words)):
        yield " ".join([*words[start:], noun])
    yield noun


def _is_singular(tree: Tree, index: int) -> bool:
    former = {"former", "ex", "late", "next", "future", "previous"}
    return tree[index].text.lower() == tree[index].lemma and not any(
        tree[child].lemma in former for child in tree.children(index, "amod")
    )


def _organ(tree: Tree, index: int, owner: Party, registry: Registry) -> Party:
    """Return the actor that "the South Korean military" is: its own, acting for its state.

    "South Korea's military" is the same one, and goes by the same name.
    """
    nation = nation_of(owner.actor, registry)
    own = {form.casefold() for form in (*owner.actor.name.split(), *nation.split())}
    words = [
        tree[place].text
        for place in tree.children(index, "compound", "amod")
        if tree[place].text.casefold() not in own and not _means(tree[place].text, owner, registry)
    ]
    noun = tree[index].lemma if tree[index].tag == "NNS" else tree[index].text
    return Party(unlisted_organisation(" ".join([nation, *words, noun])), owner.principal)


def _firm(tree: Tree, index: int, owner: Party) -> Party:
    """Return the actor that "Belarusian state-owned enterprises" are, by the text's own words."""
    inside = [
        each
        for each in tree.subtree(index)
        if each <= index and tree[each].pos in {"ADJ", "NOUN", "PROPN", "VERB", "PUNCT"}
    ]
    start = next(each for each in inside if set(range(each, index + 1)) <= set(inside))
    name = _text(tree, start, index)
    return Party(unlisted_organisation(name), owner.principal)


def _text(tree: Tree, first: int, last: int) -> str:
    """Return the words from one token to another, spaced as the text has them."""
    tokens = tree.tokens[first : last + 1]
    gaps = [" " * (after.start > before.end) for before, after in pairwise(tokens)]
    return "".join(token.text + gap for token, gap in zip(tokens, [*gaps, ""], strict=True))


def _means(word: str, owner: Party, registry: Registry) -> bool:
    return any(form.actor_id == owner.actor.id for form in registry.forms().get(word, ()))


def _phrase_span(tree: Tree, index: int, owners: list[Mention]) -> Span:
    starts = [owner.span.start for owner in owners]
    ends = [owner.span.end for owner in owners]
    return Span(min([*starts, tree[index].start]), max([*ends, tree[index].end]))
