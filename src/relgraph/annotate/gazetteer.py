"""Finds the registry's names in a text: one automaton, one pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.knowledge import Form, FormKind
from relgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relgraph.knowledge import Registry

__all__ = ["Gazetteer", "Match"]

# Same length on both sides, so that offsets stay true.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\n": " "})


@dataclass(frozen=True, slots=True)
class Match:
    """A place in a text where a form of the registry stands, and the actors it may mean."""

    span: Span
    forms: tuple[Form, ...]


class Gazetteer:
    """The names of a registry, ready to be found in texts.

    `others` are phrases that contain such a name and mean no actor: "Guinea pig".
    """

    def __init__(
        self, registry: Registry, prefixes: Mapping[str, str], others: Iterable[str] = ()
    ) -> None:
        from ahocorasick_rs import AhoCorasick

        forms = {
            text: kept
            for text, candidates in registry.forms().items()
            if (kept := tuple(form for form in candidates if form.kind is not FormKind.SURNAME))
        }
        for prefix, actor_id in prefixes.items():
            forms.setdefault(f"{prefix}-", (Form(prefix, actor_id, FormKind.ADJECTIVE),))
        for phrase in others:
            forms.setdefault(phrase, ())
        self._texts = sorted(text.translate(_PLAIN) for text in forms)
        self._forms = {text.translate(_PLAIN): found for text, found in forms.items()}
        self._automaton = AhoCorasick(self._texts)

    def find(self, text: str) -> Iterator[Match]:
        """Yield the names in the text, from left to right, each bounded by non-letters.

        Of two that overlap the longer one is meant: "West Bank" in "the West Bank", not "the West".
        """
        plain = text.translate(_PLAIN)
        found = [
            (start, end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(
                plain, overlapping=True
            )
            if _is_bounded(plain, start, end)
        ]
        for start, end, index in _longest_apart(found):
            form = self._texts[index]
            stop = end - 1 if form.endswith("-") else end
            if self._forms[form]:
                yield Match(Span(start, stop), self._forms[form])


def _longest_apart(found: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield matches that do not overlap, longer before shorter, in the order of the text."""
    run: list[tuple[int, int, int]] = []
    reach = 0
    for match in sorted(found):
        if match[0] >= reach:
            yield from _kept(run)
            run = []
        run.append(match)
        reach = max(reach, match[1])
    yield from _kept(run)


def _kept(run: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    for match in sorted(run, key=lambda each: (each[0] - each[1], each[0])):
        if all(match[1] <= other[0] or other[1] <= match[0] for other in kept):
            kept.append(match)
    return sorted(kept)


def _is_bounded(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    ends_in_letter = text[end - 1].isalnum()
    return not before.isalnum() and not (ends_in_letter and after.isalnum())
