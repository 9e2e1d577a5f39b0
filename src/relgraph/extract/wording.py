"""The words of a statement: its quote, its topic, its contexts and its date."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from relgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relgraph.model import DateMention, PartialDate
    from relgraph.model.tree import Tree

__all__ = ["contexts_of", "date_of", "quote_span", "topic_of"]

_LONGEST_QUOTE = 12  # words, as in hand-made statements
_LONGEST_TOPIC = 8
_CUTTING = frozenset({"relcl", "advcl", "punct", "appos", "cc", "conj", "parataxis"})
_CLOSING = frozenset({"NOUN", "PROPN", "NUM", "PRON", "VERB"})
_DROPPED = frozenset({"det", "predet", "poss", "case"})
_EDGES = " \t\n,;:.\"“”'‘’()[]—–-"


def quote_span(text: str, tree: Tree, trigger: Sequence[int], around: Iterable[int]) -> Span:
    """Return the shortest run of words with the trigger, and the parties that are near it.

    Each further token is taken in, nearest first, as long as the run stays within twelve words.
    """
    first, last = min(trigger), max(trigger)
    for token in sorted(around, key=lambda each: min(abs(each - first), abs(each - last))):
        start, end = min(first, token), max(last, token)
        if _count_words(text, tree, start, end) <= _LONGEST_QUOTE:
            first, last = start, end
    first = _with_determiner(tree, first)
    while _count_words(text, tree, first, last) > _LONGEST_QUOTE:
        last -= 1
    return Span(tree[first].start, tree[last].end)


def _count_words(text: str, tree: Tree, first: int, last: int) -> int:
    return len(text[tree[first].start : tree[last].end].split())


def _with_determiner(tree: Tree, first: int) -> int:
    """Step back over what belongs to the first word: "the", "not", "will"."""
    while first and tree[first - 1].dep in {
        "det",
        "aux",
        "auxpass",
        "neg",
        "compound",
        "nmod",
        "amod",
        "poss",
    }:
        if tree[first - 1].head < first - 1 or tree[first - 1].pos == "PUNCT":
            break
        first -= 1
    return first


def topic_of(text: str, tree: Tree, token: int) -> str | None:
    """Return the phrase around a token as a topic: a run of the text in lower case.

    A clause is told by its object, where it has one. Articles, possessors and whatever follows a
    comma, a relative pronoun or the eighth word are left out.
    """
    if tree[token].pos in {"VERB", "AUX"}:
        objects = tree.children(token, "dobj", "nsubjpass", "attr")
        token = objects[0] if objects else token
    kept = _phrase(tree, token)
    words = text[tree[kept[0]].start : tree[kept[-1]].end]
    return words.strip(_EDGES).lower() or None


def _phrase(tree: Tree, token: int) -> list[int]:
    """Return the contiguous tokens of a phrase, from its first modifier to where it is cut."""
    inside = set(tree.subtree(token))
    first = token
    while first and first - 1 in inside and tree[first - 1].dep not in {"relcl", "advcl"}:
        first -= 1
    while first < token and (tree[first].dep in _DROPPED or tree[first].pos in {"PUNCT", "DET"}):
        first += 1
    last = token
    while last + 1 in inside and not _is_cut_off(tree, last + 1, token):
        last += 1
    last = max(token, min(last, first + _LONGEST_TOPIC - 1))
    while last > token and tree[last].pos not in _CLOSING:
        last -= 1
    return list(range(max(first, last - _LONGEST_TOPIC + 1), last + 1))


def _is_cut_off(tree: Tree, index: int, token: int) -> bool:
    """Tell whether a word stands in a clause or list member of its own below the phrase's head."""
    while index != token:
        if tree[index].dep in _CUTTING:
            return True
        index = tree[index].head
    return False


def contexts_of(tree: Tree, contexts: Mapping[str, str], around: Sequence[int]) -> tuple[str, ...]:
    """Return the contexts that the words between the first and the last token show, sorted."""
    lemmas = [token.lemma for token in tree.tokens[min(around) : max(around) + 1]]
    pairs = [f"{one} {other}" for one, other in pairwise(lemmas)]
    return tuple(sorted({contexts[word] for word in (*lemmas, *pairs) if word in contexts}))


def date_of(tree: Tree, dates: Sequence[DateMention], trigger: int) -> PartialDate | None:
    """Return the date that stands with the trigger: the nearest in its clause.

    A date inside another noun's phrase dates that noun: "the withdrawal in 2021 strained ties".
    """
    place = tree[trigger].start
    clause = _clause(tree, trigger)
    inside = [
        each
        for each in dates
        if clause[0] <= each.span.start < clause[1] and not _dates_other(tree, each, trigger)
    ]
    nearest = min(inside, key=lambda each: abs(each.span.start - place), default=None)
    return nearest.date if nearest else None


def _dates_other(tree: Tree, told: DateMention, trigger: int) -> bool:
    first = next((each.index for each in tree.tokens if each.start >= told.span.start), trigger)
    above = {trigger, *tree.ancestors(trigger)}
    for each in tree.ancestors(first):
        if each in above:
            return False
        if tree[each].pos in {"NOUN", "PROPN"} and tree[each].end <= told.span.start:
            return True
    return False


def _clause(tree: Tree, trigger: int) -> tuple[int, int]:
    """Return the offsets of the smallest finite clause around a token."""
    top = trigger
    for each in (trigger, *tree.ancestors(trigger)):
        top = each
        if tree[each].dep in {"ROOT", "ccomp", "advcl", "relcl", "parataxis"}:
            break
    tokens = tree.subtree(top)
    return tree[tokens[0]].start, tree[tokens[-1]].end
