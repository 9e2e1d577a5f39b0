"""What else an actor's name may be, from graph/lexicon/homonyms.toml, and which actor it means."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from relgraph.knowledge import FormKind
from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from relgraph.annotate.gazetteer import Match
    from relgraph.knowledge import Form, Period, Registry

__all__ = ["Homonyms", "Meanings", "load_homonyms"]

# A name goes before an adjective, and an adjective before a seat.
_ORDER = tuple(kind for kind in FormKind if kind is not FormKind.SURNAME)


@dataclass(frozen=True, slots=True)
class Homonyms:
    """Words that name an actor only sometimes; the file explains each set."""

    phrases: frozenset[str]
    place_nouns: frozenset[str]
    thing_nouns: frozenset[str]
    waters: frozenset[str]
    elsewhere: Mapping[str, tuple[str, ...]]
    beyond: Mapping[str, frozenset[str]]
    surnames: frozenset[str]


@cache
def load_homonyms() -> Homonyms:
    """Return the homonyms that ship with relgraph.

    >>> "Jordan" in load_homonyms().surnames
    True
    """
    with graph_path("lexicon", "homonyms.toml").open("rb") as file:
        told = tomllib.load(file)
    return Homonyms(
        phrases=frozenset(told["phrases"]),
        place_nouns=frozenset(told["place_nouns"]),
        thing_nouns=frozenset(told["thing_nouns"]),
        waters=frozenset(told["waters"]),
        elsewhere={text: tuple(words) for text, words in told["elsewhere"].items()},
        beyond={text: frozenset(nouns) for text, nouns in told["beyond"].items()},
        surnames=frozenset(told["surnames"]["names"]),
    )


class Meanings:
    """Which actor each form means in one article, by its date and by whom else it speaks of."""

    def __init__(
        self, text: str, matches: Iterable[Match], registry: Registry, on: date | None
    ) -> None:
        self.registry = registry
        self.on = on
        self.homonyms = load_homonyms()
        self._elsewhere = {
            name
            for name, words in self.homonyms.elsewhere.items()
            if any(word in text for word in words)
        }
        self._clear = tuple(self._clear_actors(matches))
        self.spoken_of = frozenset(actor for _, actor in self._clear)
        """The actors that the article names in a way that no other shares."""

    def meaning(self, match: Match) -> Form | None:
        """Return the form that a reader of this article thinks of, or None where two compete.

        Of two actors of one name it is the one that the article also calls otherwise; of two such
        the one last called so.
        """
        living = self._of_the_day(match.forms)
        best = min((_ORDER.index(form.kind) for form in living), default=0)
        kept = [form for form in living if _ORDER.index(form.kind) == best]
        if len({form.actor_id for form in kept}) > 1:
            kept = self._lately_called(kept, match.span.start)
        if len({form.actor_id for form in kept}) != 1:
            return None
        elsewhere = kept[0].text in self._elsewhere and kept[0].actor_id not in self.spoken_of
        return None if elsewhere else kept[0]

    def _lately_called(self, forms: Iterable[Form], before: int) -> list[Form]:
        """Return the forms of the rival last named clearly before a place, or of the only one."""
        rivals = {form.actor_id: form for form in forms}
        called = [(start, actor) for start, actor in self._clear if actor in rivals]
        named = {actor for _, actor in called}
        lately = [actor for start, actor in called if start < before]
        if len(named) > 1 and lately:
            named = {lately[-1]}
        return [rivals[actor] for actor in sorted(named)]

    def _of_the_day(self, forms: tuple[Form, ...]) -> tuple[Form, ...]:
        """Return the forms of actors that existed on the day of the article.

        In an article that speaks of the Soviet Union and never of Russia, Moscow is the former's;
        and a state that came and went is meant, while it lasted, before one that always is.
        """
        called = tuple(form for form in forms if form.actor_id in self.spoken_of)
        if len({form.actor_id for form in called}) == 1:
            return called
        living = tuple(form for form in forms if self._exists(form)) or forms
        lasted = tuple(form for form in living if not self._period(form).is_open)
        return lasted if self.on is not None and lasted else living

    def _exists(self, form: Form) -> bool:
        return self.on is None or self._period(form).covers(self.on)

    def _period(self, form: Form) -> Period:
        return self.registry.entries[form.actor_id].period

    def _clear_actors(self, matches: Iterable[Match]) -> Iterator[tuple[int, str]]:
        """Yield the actors, and for whom they act, that have a name of their own in the article."""
        doubtful = {*self.homonyms.elsewhere, *self.homonyms.surnames}
        for match in matches:
            actors = {form.actor_id for form in match.forms}
            if len(actors) != 1 or match.forms[0].text in doubtful:
                continue
            (actor,) = actors
            principal = self.registry.principal_of(actor, self.on)
            yield match.span.start, actor
            if principal is not None:
                yield match.span.start, principal.id
