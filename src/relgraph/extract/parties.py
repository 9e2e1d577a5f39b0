"""From a word of the parse to the actors that it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relgraph.model import Mention, Party
    from relgraph.model.tree import Tree

__all__ = ["Found", "PartyFinder"]

# What is lost when the actor is not the word itself but stands inside its phrase
# ("condemned Russia's invasion"), or is only where it happened ("a depot in Syria").
# Set by hand until measured precision replaces them.
_INSIDE, _WITHIN_PLACE = 0.8, 0.65

_LOCATING = frozenset(
    {"in", "at", "near", "inside", "on", "across", "within", "off", "around", "over"}
)
_PLACES = frozenset({"city"})


@dataclass(frozen=True, slots=True)
class Found:
    """The parties that a slot holds, how sure that is, and the tokens that show it."""

    parties: tuple[Party, ...] = ()
    confidence: float = 1.0
    tokens: tuple[int, ...] = ()
    is_direct: bool = True

    def __bool__(self) -> bool:
        return bool(self.parties)


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
        for token in tokens:
            for each in self._tree.conjuncts(token):
                mention, sureness = self._mention(each, with_places=with_places)
                if mention is None:
                    continue
                parties.update(dict.fromkeys(mention.parties))
                confidence = min(confidence, sureness)
                is_direct = is_direct and self._direct(each) is not None
                shown += [each, mention.head]
        return Found(tuple(parties), confidence, tuple(dict.fromkeys(shown)), is_direct)

    def _direct(self, token: int) -> Mention | None:
        return self._mentions.get(token)

    def _mention(self, token: int, *, with_places: bool) -> tuple[Mention | None, float]:
        mention = self._direct(token)
        if mention is not None and (with_places or mention.resolved_by not in _PLACES):
            return mention, mention.confidence
        for inner in self._inside(token):
            mention = self._direct(inner)
            if mention is not None and mention.resolved_by not in _PLACES:
                return mention, round(mention.confidence * _INSIDE, 4)
        if with_places:
            for inner in self._located(token):
                mention = self._direct(inner)
                if mention is not None:
                    return mention, round(mention.confidence * _WITHIN_PLACE, 4)
        return None, 1.0

    def _inside(self, token: int) -> Iterator[int]:
        """Yield the words of a noun phrase that may own it, the likeliest first."""
        tree = self._tree
        if tree[token].pos not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            return
        yield from tree.children(token, "appos")
        yield from tree.children(token, "poss")
        yield from tree.children(token, "amod", "compound", "nmod", "nummod", "npadvmod")
        for modifier in tree.children(token, "amod", "compound", "nmod"):
            yield from tree.children(modifier, "compound", "amod", "npadvmod", "nmod")
        owning = ("by", "from") if tree[token].lemma in self._acts else ("by", "from", "of")
        for lemma in owning:
            for preposition in tree.children(token, "prep"):
                if tree[preposition].lemma == lemma:
                    for inner in tree.children(preposition, "pobj"):
                        yield inner
                        yield from self._inside(inner)
        for possessor in tree.children(token, "poss"):
            yield from self._inside(possessor)

    def _located(self, token: int) -> Iterator[int]:
        tree = self._tree
        for preposition in tree.children(token, "prep"):
            if tree[preposition].lemma in _LOCATING | {"of"}:
                for inner in tree.children(preposition, "pobj"):
                    yield inner
                    yield from tree.children(inner, "amod", "compound", "nmod", "poss")
                    yield from self._located(inner)
