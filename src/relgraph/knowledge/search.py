"""Finding one actor by whatever a person types, and saying what may have been meant."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from relgraph.errors import KnowledgeError
from relgraph.knowledge.forms import FormKind, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from relgraph.knowledge.forms import Form
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
        past: Collection[str] = (),
    ) -> None:
        self._actors = actors
        self._past = past
        self._forms = forms

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
            ranks[0].setdefault(fold(actor.id), []).append(actor.id)
            ranks[1].setdefault(fold(actor.code), []).append(actor.id)
        for forms in self._forms.values():
            for form in forms:
                for number, kinds in enumerate(_RANKS, start=2):
                    if form.kind in kinds:
                        ids = ranks[number].setdefault(fold(form.text), [])
                        if form.actor_id not in ids:
                            ids.append(form.actor_id)
        return ranks
