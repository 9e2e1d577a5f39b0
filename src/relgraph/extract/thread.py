"""The thread of an article: with whom each principal was last said to have to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.model import Party

if TYPE_CHECKING:
    from relgraph.model import Actor, Statement

__all__ = ["Thread"]

_REACH = 2  # sentences over which a reader still supplies the other side
# What "the operation" or "the move" may refer back to.
_DEEDS = frozenset(
    "Assault Coercion Sanction ForcePosture Threat Investigation Rejection Retreat".split()
)


class Thread:
    """Remembers the dyads of the sentences just read, to supply a side that goes without saying.

    "Iran shelled Iraq. It fired forty rounds" says at whom; "Talks were held on Monday" says
    nothing, and is completed only where a single dyad is under way.
    """

    def __init__(self) -> None:
        self._last: dict[tuple[Actor, bool], tuple[int, Actor]] = {}
        self._doer: tuple[int, Actor] | None = None

    def remember(self, statement: Statement) -> None:
        """Note the pairs of principals of a statement, and who did what it tells."""
        for source, target in statement.pairs():
            if target is None:
                continue
            one, other = source.acts_for, target.acts_for
            is_deed = statement.type in _DEEDS
            for about_deeds in {False, is_deed}:
                self._last[one, about_deeds] = (statement.sentence, other)
                self._last[other, about_deeds] = (statement.sentence, one)
            if is_deed:
                self._doer = (statement.sentence, one)

    def doer(self, party: Party, sentence: int) -> Party | None:
        """Return who did the deed last told, if lately and not the party's own principal."""
        if self._doer is None or sentence - self._doer[0] > _REACH:
            return None
        actor = self._doer[1]
        return None if actor == party.acts_for else Party(actor, actor)

    def counterpart(self, party: Party, sentence: int, kind: str) -> Party | None:
        """Return with whom the party's principal was last said to have to do, if lately.

        A deed is done to whom deeds were done: that Peru criticised Chile tells nothing of whom
        Chile attacks.
        """
        principal = party.acts_for
        key = (principal, kind in _DEEDS)
        place, other = self._last.get(key, (-_REACH - 1, None))
        if other is None or sentence - place > _REACH:
            return None
        return Party(other, other)
