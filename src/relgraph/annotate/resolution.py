"""What a pronoun or a description is resolved to, and what both kinds of rule share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.model import Party

if TYPE_CHECKING:
    from typing import TypeAlias

    from relgraph.model.tree import Tree

    Resolution: TypeAlias = tuple[str, tuple[Party, ...], float] | None
    """The manner, the parties and the confidence; None where nobody is meant."""

__all__ = ["GUESS", "LIKELY", "SURE", "coarguments", "principals_of"]

# How often such a resolution is right; set by hand until measured precision replaces it.
SURE, LIKELY, GUESS = 0.85, 0.75, 0.55


def coarguments(tree: Tree, index: int) -> set[int]:
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


def principals_of(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return for whom parties act, each once.

    >>> principals_of(())
    ()
    """
    return tuple(
        dict.fromkeys(Party(each.principal, each.principal) for each in parties if each.principal)
    )
