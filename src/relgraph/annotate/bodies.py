"""Organisations that a text names and no registry lists: "the Zambian Mining Federation (ZMF)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relgraph.annotate.bodynames import POSSESSIVE, name_around
from relgraph.annotate.names import head_of, tokens_within
from relgraph.annotate.unlisted import nation_of, unlisted_organisation
from relgraph.knowledge import fold
from relgraph.model import ActorKind, Mention, Party, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relgraph.annotate.descriptions import Descriptions
    from relgraph.knowledge import Registry
    from relgraph.model import Actor
    from relgraph.model.tree import Tree

__all__ = ["BodyFinder"]

_CERTAINTY = 0.85  # set by hand until measured precision replaces it
_SHORT = re.compile(r"[A-Z][A-Za-z&-]{0,8}[A-Z][A-Za-z]?")
_SHORTENED = frozenset({ActorKind.ORGANISATION, ActorKind.GROUP})


@dataclass
class BodyFinder:
    """Finds such organisations through one article, and remembers their short names."""

    registry: Registry
    descriptions: Descriptions
    _by_name: dict[str, Party] = field(default_factory=dict)
    _by_short: dict[str, Party] = field(default_factory=dict)

    def join(self, tree: Tree, named: Sequence[Mention]) -> list[Mention]:
        """Return the mentions by name with those of such organisations.

        A name within an organisation's own, as "Zambian", is no mention beside it.
        """
        found = list(self._in_full(tree, named))
        kept = [
            mention
            for mention in named
            if not any(body.span.covers(mention.span) for body in found)
        ]
        for mention in (*kept, *found):
            self._note_short(tree, mention)
        return [*kept, *found, *self._in_short(tree, [*kept, *found])]

    def _in_full(self, tree: Tree, named: Sequence[Mention]) -> Iterator[Mention]:
        known = {mention.head: mention for mention in named}
        taken = {index for mention in named for index in tokens_within(tree.sentence, mention.span)}
        reach = 0
        for token in tree.tokens:
            if token.index in taken:
                continue
            run = name_around(tree, token.index, known, self.descriptions)
            owners = _owners(tree, run, token.index, known) if run else []
            # "The U.S.-Ecuador Trade Council" is of both: they meet there.
            if not run or run[0] < reach or len({*_principals(owners)}) > 1:
                continue
            reach = run[-1] + 1
            span = Span(tree[run[0]].start, tree[run[-1]].end)
            party = self._party([tree[each].text for each in run], owners, span)
            yield Mention(span, head_of(tree.sentence, run), (party,), "name", _CERTAINTY)

    def _party(self, words: list[str], owners: list[Mention], span: Span) -> Party:
        """Return who goes by the words, or the one met before by these and more."""
        name = re.sub(r" (?='|’)", "", " ".join(words))
        for other, party in self._by_name.items():
            if f" {other}".endswith(f" {fold(name)}"):
                return party
        state = next(iter(_principals(owners)), None)
        if state is not None and not any(span.covers(owner.span) for owner in owners):
            inside = fold(state.name) in map(fold, words)
            name = name if inside else f"{nation_of(state, self.registry)} {name}"
        actor = unlisted_organisation(name)
        own = any(word.lower() in self.descriptions.independent for word in name.split())
        party = Party(actor, actor if own or state is None else state)
        self._by_name[fold(name)] = party
        return party

    def _note_short(self, tree: Tree, mention: Mention) -> None:
        """Keep the short name that follows in brackets: "(CFVC)"."""
        if len(mention.parties) != 1 or mention.parties[0].actor.kind not in _SHORTENED:
            return
        after = [token for token in tree.tokens if token.start >= mention.span.end][:2]
        if [token.text for token in after[:1]] != ["("] or len(after) == 1:
            return
        short = after[1].text
        initials = {word[0] for word in mention.parties[0].actor.name.split()}
        if _SHORT.fullmatch(short) and short[0] in initials:
            self._by_short[short] = mention.parties[0]

    def _in_short(self, tree: Tree, known: Sequence[Mention]) -> Iterator[Mention]:
        for token in tree.tokens:
            span = Span(token.start, token.end)
            party = self._by_short.get(token.text)
            if party is not None and not any(each.span.covers(span) for each in known):
                yield Mention(span, token.index, (party,), "name", _CERTAINTY)


def _principals(owners: list[Mention]) -> Iterator[Actor]:
    for owner in owners:
        for party in owner.parties:
            yield party.acts_for


def _owners(tree: Tree, run: list[int], head: int, known: Mapping[int, Mention]) -> list[Mention]:
    """Return whose organisation it is: "Zambian" before its noun, "Zambia's", "of Zambia"."""
    before = [each for each in run if each < head and each in known]
    if not before and tree[run[0] - 1].text in POSSESSIVE and run[0] - 2 in known:
        before = [run[0] - 2]
    after = [
        place
        for preposition in tree.children(head, "prep")
        if tree[preposition].lemma in {"of", "in"}
        for place in tree.children(preposition, "pobj")
    ]
    after += [each for each in run if each > head]  # "Ministry of Foreign Affairs of Serbia"
    return [known[each] for each in before or after if each in known]
