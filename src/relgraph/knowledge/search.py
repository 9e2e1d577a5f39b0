"""Finding one actor by whatever a person types, and saying what may have been meant."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from relgraph.errors import KnowledgeError
from relgraph.knowledge.forms import FormKind, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from relgraph.knowledge.forms import Form
    from relgraph.knowledge.reviewed import Merger
    from relgraph.model import Actor

__all__ = ["NameIndex"]

_RANKS = (
    frozenset({FormKind.NAME, FormKind.ABBREVIATION}),
    frozenset({FormKind.ADJECTIVE, FormKind.PEOPLE}),
    frozenset({FormKind.METONYM}),
    frozenset({FormKind.SURNAME}),
)  # a city is no actor: it is not looked up
_SUGGESTIONS = 3


class NameIndex:
    """The actors by folded identifier, code, name, adjective, metonym and surname, in ranks."""

    def __init__(
        self,
        actors: Mapping[str, Actor],
        forms: Mapping[str, tuple[Form, ...]],
        past: Collection[str],
        mergers: Mapping[str, Merger],
    ) -> None:
        merged = {actor.id: actor for each in mergers.values() for actor in (each.into, each.actor)}
        self._actors = {**merged, **actors}
        self._past = past
        self._forms = forms
        self._mergers = mergers

    def find(self, text: str) -> Actor:
        """Return the one actor that goes by the text in the first rank that knows it.

        An actor that is no more gives way to one that is: Moscow is Russia's.

        Raises:
            KnowledgeError: nobody goes by it, or more than one actor does.
        """
        told = fold(text)
        for rank in self._ranks:
            ids = rank.get(told)
            if ids is not None:
                lasting = [each for each in ids if each not in self._past] or ids
                if len(lasting) > 1:
                    raise KnowledgeError(f"{text!r} may be {' or '.join(ids)}; say which by its id")
                return self._actors[lasting[0]]
        near = ", ".join(self._near(told))
        raise KnowledgeError(f"no actor goes by {text!r}; the nearest are {near}")

    def _near(self, told: str) -> Iterator[str]:
        """Yield the identifiers of the three actors whose names are most like the text."""
        from rapidfuzz import fuzz, process

        names = {name: ids for rank in reversed(self._ranks) for name, ids in rank.items()}
        matches = process.extract(told, names.keys(), scorer=fuzz.ratio, limit=20)
        ids = dict.fromkeys(actor_id for name, _, _ in matches for actor_id in names[name])
        yield from list(ids)[:_SUGGESTIONS]

    @cached_property
    def _ranks(self) -> tuple[dict[str, list[str]], ...]:
        ranks: tuple[dict[str, list[str]], ...] = tuple({} for _ in range(len(_RANKS) + 2))
        for actor in self._actors.values():
            self._note(ranks[0], actor.id, actor.id)
            self._note(ranks[1], actor.code, actor.id)
        for actor in self._actors.values() if self._mergers else ():
            self._note(ranks[2], actor.name, actor.id)
        for forms in self._forms.values():
            for form in forms:
                for number, kinds in enumerate(_RANKS, start=2):
                    if form.kind in kinds:
                        self._note(ranks[number], form.text, form.actor_id)
        return ranks

    def _note(self, rank: dict[str, list[str]], text: str, actor_id: str) -> None:
        """Let a text find an actor, or whoever that is after all mergers."""
        while actor_id in self._mergers:
            actor_id = self._mergers[actor_id].into.id
        ids = rank.setdefault(fold(text), [])
        if actor_id not in ids:
            ids.append(actor_id)
