"""From a word of the parse to the actors that it means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from relgraph.model import Mention, Party
    from relgraph.model.tree import Tree

__all__ = ["Found", "PartyFinder"]

# What is lost when the actor is not the word itself but stands inside its phrase
# ("condemned Russia's invasion"), or is only where it happened ("a depot in Syria").
# Set by hand: they rank readings; how sure a statement is, is measured (confidence.py).
_INSIDE, _WITHIN_PLACE = 0.8, 0.65

_LOCATING = frozenset(
    {"in", "at", "near", "inside", "on", "across", "within", "off", "around", "over"}
)
_RELATIONAL = frozenset(
    "neighbour neighbor ally rival enemy partner opponent adversary foe friend counterpart".split()
)
_PLACES = frozenset({"city"})


@dataclass(frozen=True, slots=True)
class Found:
    """The parties that a slot holds, how sure that is, and the tokens that show it."""

    parties: tuple[Party, ...] = ()
    confidence: float = 1.0
    tokens: tuple[int, ...] = ()
    is_direct: bool = True
    manners: frozenset[str] = frozenset()
    """How the mentions were resolved: by name, as a pronoun, ..."""

    def __bool__(self) -> bool:
        return bool(self.parties)

    def keeping(self, fits: Callable[[Party], bool]) -> Found:
        """Return the same with those parties alone that fit."""
        return replace(self, parties=tuple(party for party in self.parties if fits(party)))


class PartyFinder:
    """Finds the actors of one sentence's words."""

    def __init__(self, tree: Tree, mentions: Iterable[Mention], acts: frozenset[str]) -> None:
        self._tree = tree
        self._acts = acts
        self._mentions: dict[int, Mention] = {}
        for mention in mentions:
            for token in tree.tokens:
                inside = mention.span.start <= token.start and token.end <= mention.span.end
                if inside and mention.resolved_by != "description":
                    self._mentions.setdefault(token.index, mention)
        for mention in mentions:
            self._mentions[mention.head] = mention

    def find(self, tokens: Iterable[int], *, with_places: bool) -> Found:
        """Return the actors of these words and of all that is coordinated with them.

        `with_places` lets a city stand for its state, and a state for what lies in it.
        """
        parties: dict[Party, None] = {}
        confidence, shown, is_direct = 1.0, [], True
        manners: set[str] = set()
        for token in tokens:
            for each in self._tree.conjuncts(token):
                mentions, share = self._means(each, with_places=with_places)
                for mention in mentions:
                    parties.update(dict.fromkeys(mention.parties))
                    confidence = min(confidence, round(mention.confidence * share, 4))
                    is_direct = is_direct and share == 1
                    manners.add(mention.resolved_by)
                    shown += [each, mention.head, *self._first_of(mention)]
        tokens = tuple(dict.fromkeys(shown))
        return Found(tuple(parties), confidence, tokens, is_direct, frozenset(manners))

    def _first_of(self, mention: Mention) -> list[int]:
        start = mention.span.start
        return [token.index for token in self._tree.tokens if token.start == start]

    def named(self, token: int) -> Found:
        """Return the actors of a word that is itself a mention, and no mere place."""
        mentions = self._known([token])
        if not mentions:
            return Found()
        first = mentions[0]
        manner = frozenset({first.resolved_by})
        return Found(first.parties, first.confidence, (token, first.head), manners=manner)

    def _means(self, token: int, *, with_places: bool) -> tuple[list[Mention], float]:
        """Return the mentions that a word stands for, and how much of their sureness is left."""
        mention = self._mentions.get(token)
        if mention is not None and (with_places or mention.resolved_by not in _PLACES):
            return [mention], 1
        for group in self._inside(token):
            mentions = self._known(group)
            if mentions:
                return mentions, _INSIDE
        if with_places:
            for inner in self._located(token):
                if inner in self._mentions:
                    return [self._mentions[inner]], _WITHIN_PLACE
        return [], 1

    def _known(self, tokens: Iterable[int]) -> list[Mention]:
        found = [self._mentions[token] for token in tokens if token in self._mentions]
        return [mention for mention in found if mention.resolved_by not in _PLACES]

    def _inside(self, token: int) -> Iterator[list[int]]:
        """Yield the words of a noun phrase that may own it, in groups, the likeliest first."""
        tree = self._tree
        if tree[token].pos not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            return
        yield self._joined(tree.children(token, "appos"))
        if tree[token].lemma in _RELATIONAL:
            return  # "Ethiopia's neighbours" are not Ethiopia
        yield self._joined(tree.children(token, "poss"))
        modifiers = tree.children(token, "amod", "compound", "nmod", "nummod", "npadvmod")
        deeper = [
            each
            for modifier in modifiers
            for each in tree.children(modifier, "compound", "amod", "npadvmod", "nmod")
        ]
        yield self._joined([*deeper, *modifiers])
        owning = ("by", "from") if tree[token].lemma in self._acts else ("by", "from", "of")
        for lemma in owning:
            for preposition in tree.children(token, "prep"):
                if tree[preposition].lemma == lemma:
                    for inner in tree.children(preposition, "pobj"):
                        yield self._joined([inner])
                        yield from self._inside(inner)
        for possessor in tree.children(token, "poss"):
            yield from self._inside(possessor)

    def _joined(self, tokens: Iterable[int]) -> list[int]:
        return [each for token in tokens for each in self._tree.conjuncts(token)]

    def _located(self, token: int) -> Iterator[int]:
        tree = self._tree
        for preposition in tree.children(token, "prep"):
            if tree[preposition].lemma in _LOCATING | {"of"}:
                for inner in tree.children(preposition, "pobj"):
                    yield inner
                    yield from tree.children(inner, "amod", "compound", "nmod", "poss")
                    yield from self._located(inner)
