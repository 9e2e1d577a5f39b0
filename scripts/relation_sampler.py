"""What training sees in an epoch: fresh actors, words round a sentence, two sentences in one."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.relation_corpus import TRAINING, Example, coordinated, examples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.random import Generator
    from scripts.relation_corpus import Actors, Plover, Skeleton

__all__ = ["Sampler"]

VARIANTS = 350  # of the frames' examples, drawn for an epoch
UNRELATED = 0.3  # of the pairs that only teach "no relation" are seen in an epoch
COORDINATED = 0.12  # of the skeletons get a second actor on a side
# of the skeletons get words before them, words behind them, a second sentence, no target
HEADED, TAILED, JOINED, BARE = 0.10, 0.12, 0.12, 0.05
SECOND = 0.35  # of the joined sentences come second
FAR = 0.4  # of the joined sentences teach that their actors have nothing to do with each other
_LOWERED = ("The ", "A ", "An ", "In ", "After ", "Talks ", "Relations ")


class Sampler:
    """Gives each epoch its examples; the same seed always gives the same."""

    def __init__(
        self,
        skeletons: Sequence[Skeleton],
        variants: Sequence[Skeleton],
        actors: Actors,
        plover: Plover,
        rng: Generator,
    ) -> None:
        self._skeletons, self._variants = skeletons, variants
        self._actors, self._plover, self._rng = actors, plover, rng
        self._phrases: dict[str, list[str]] = tomllib.loads(
            (TRAINING / "phrases.toml").read_text(encoding="utf-8")
        )

    def epoch(self) -> list[Example]:
        """Return the examples of the next epoch."""
        drawn = self._rng.choice(len(self._variants), size=VARIANTS, replace=False)
        return [
            row
            for skeleton in (*self._skeletons, *(self._variants[each] for each in drawn))
            for row in self._framed(self._some_of(self._coordinated(skeleton)))
        ]

    def _some_of(self, skeleton: Skeleton) -> list[Example]:
        """Return the pair meant and what else of the skeleton this epoch sees."""
        first, *rest = examples(skeleton, self._actors, self._rng, self._plover)
        return [first, *(row for row in rest if row.type or self._rng.random() < UNRELATED)]

    def _coordinated(self, skeleton: Skeleton) -> Skeleton:
        if self._rng.random() > COORDINATED or skeleton.type in self._plover["symmetric"]:
            return skeleton
        return coordinated(skeleton, "ST"[self._rng.integers(2)]) or skeleton

    def _framed(self, own: list[Example]) -> list[Example]:
        draw = self._rng.random()
        for share, change in (
            (HEADED, self._headed),
            (TAILED, self._tailed),
            (JOINED, self._joined),
            (BARE, _without_target),
        ):
            if draw < share:
                return change(own)
            draw -= share
        return own

    def _phrase(self, kind: str) -> str:
        return str(self._rng.choice(self._phrases[kind]))

    def _headed(self, own: list[Example]) -> list[Example]:
        head, text = self._phrase("heads"), own[0].sentence
        if text.startswith(_LOWERED):
            text = text[0].lower() + text[1:]
        return [_moved(row, head + text, len(head)) for row in own]

    def _tailed(self, own: list[Example]) -> list[Example]:
        text, tail = own[0].sentence, self._phrase("tails")
        return [_moved(row, text[:-1] + tail + text[-1], 0) for row in own]

    def _joined(self, own: list[Example]) -> list[Example]:
        stranger = self._skeletons[int(self._rng.integers(len(self._skeletons)))]
        other = next(examples(stranger, self._actors, self._rng, self._plover))
        joint = self._phrase("joints")
        comes_second = self._rng.random() < SECOND
        one, two = (other, own[0]) if comes_second else (own[0], other)
        text = one.sentence[:-1] + joint + two.sentence
        by = len(text) - len(two.sentence)
        rows = [_moved(row, text, by if comes_second else 0) for row in own]
        if self._rng.random() < FAR:
            far = _moved(other, text, 0 if comes_second else by)
            rows.append(
                Example(text, rows[0].source, far.target or far.source, None, is_relation=False)
            )
        return rows


def _without_target(own: list[Example]) -> list[Example]:
    return [replace(row, target=None) if row.type else row for row in own]


def _moved(row: Example, sentence: str, by: int) -> Example:
    """Return the example in a longer sentence, in which its own words begin later."""
    target = row.target and (row.target[0] + by, row.target[1] + by)
    return replace(
        row, sentence=sentence, source=(row.source[0] + by, row.source[1] + by), target=target
    )
