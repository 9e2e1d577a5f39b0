"""Who says it: the speaker to whom a text attributes what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relgraph.extract.lexicon import Operators
    from relgraph.extract.parties import PartyFinder
    from relgraph.extract.syntax import Syntax
    from relgraph.model import Party

__all__ = ["speaker_of"]


def speaker_of(
    syntax: Syntax, finder: PartyFinder, trigger: int, operators: Operators
) -> Party | None:
    """Return whom the sentence names as saying what the trigger says; None means the author."""
    tree = syntax.tree
    below = trigger
    for above in tree.ancestors(trigger):
        says = tree[above].lemma in operators["reporting_verbs"] and tree[above].pos == "VERB"
        if says and tree[below].dep in {"ccomp", "parataxis", "advcl", "dep"}:
            found = finder.find(syntax.subjects(above), with_places=False)
            if found:
                return found.parties[0]
        below = above
    return _according_to(syntax, finder)


def _according_to(syntax: Syntax, finder: PartyFinder) -> Party | None:
    tree = syntax.tree
    for token in tree.tokens:
        if token.lemma == "accord" or token.text.lower() == "according":
            for preposition in tree.children(token.index, "prep"):
                found = finder.find(tree.children(preposition, "pobj"), with_places=False)
                if found:
                    return found.parties[0]
    return None
