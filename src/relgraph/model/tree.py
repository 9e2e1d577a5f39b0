"""The dependency tree of a sentence, ready to walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.model.text import Sentence, Token

__all__ = ["Tree"]


class Tree:
    """A view of a sentence's tokens by head: children, conjuncts, subtrees and ancestors."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self._children: list[list[int]] = [[] for _ in self.tokens]
        self._labels = [token.dep for token in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token.index)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def __len__(self) -> int:
        return len(self.tokens)

    def children(self, index: int, *deps: str) -> list[int]:
        """Return the children of a token in order, all or those with one of the labels."""
        children = self._children[index]
        if not deps:
            return children
        labels = self._labels
        return [child for child in children if labels[child] in deps]

    def head(self, index: int) -> int | None:
        """Return the token that this one hangs on, or None at the root."""
        head = self.tokens[index].head
        return None if head == index else head

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the heads above a token, the nearest first."""
        head = self.head(index)
        while head is not None:
            yield head
            head = self.head(head)

    def conjuncts(self, index: int) -> list[int]:
        """Return the token and whatever is coordinated under it, in order."""
        found, pending = [], [index]
        while pending:  # no recursion: a list of a thousand names is as deep
            each = pending.pop()
            found.append(each)
            pending.extend(reversed(self.children(each, "conj")))
        return found

    def first_conjunct(self, index: int) -> int:
        """Return the head of the coordination that a token belongs to."""
        while self.tokens[index].dep == "conj":
            index = self.tokens[index].head
        return index

    def subtree(self, index: int) -> list[int]:
        """Return every token at or below this one, in the order of the sentence."""
        found = [index]
        for each in found:  # grows as it is walked
            found.extend(self._children[each])
        return sorted(found)
