"""A view of a sentence as the arrays that the statement model is fed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from relgraph.model import SentenceView, Span

__all__ = ["LIMIT", "Encoded", "encode", "feature_count", "pairs_of"]

LIMIT = 96  # tokens; a longer view loses its beginning, a longer sentence its end
# What a token belongs to.
_BEFORE, _SENTENCE, _NAMED, _NAMED_BEFORE = range(4)
_FLAGS = 7
_MANY, _FAR = 8, 50.0  # what counts as many principals, and scales the distance of two


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the model is fed for one view of L tokens, P sides and N pairs."""

    ids: NDArray[np.int64]
    """(L,) word pieces."""
    segments: NDArray[np.int64]
    """(L,) what each belongs to."""
    pools: NDArray[np.float32]
    """(P + 1, L) the weight of each token in a side; the last row, for no target, is empty."""
    pairs: tuple[tuple[int, int | None], ...]
    """The N pairs of sides."""
    features: NDArray[np.float32]
    """(N, F) what the frames say of each pair and of the sentence."""
    offsets: tuple[tuple[int, int], ...]
    """(L,) where each token stands in the view's text; (-1, -1) for the model's own signs."""
    first: int
    """The sentence's first token."""


def pairs_of(view: SentenceView) -> tuple[tuple[int, int | None], ...]:
    """Return the pairs of sides that a view's sentence may tell of, at least one of them near.

    None stands for no target: what a side is concerned about or calls for may be no actor.
    """
    sides = view.sides
    return tuple(
        (one, other)
        for one, side in enumerate(sides)
        for other in (*range(len(sides)), None)
        if other != one and (side.is_near or (other is not None and sides[other].is_near))
    )


def feature_count(types: Sequence[str]) -> int:
    """Return how many features a pair has."""
    return 2 * len(types) + _FLAGS


def encode(view: SentenceView, tokenizer: Tokenizer, types: Mapping[str, int]) -> Encoded:
    """Return the arrays of a view that has at least one pair.

    Args:
        view: the sentence and its sides.
        tokenizer: the encoder's, without padding or truncation.
        types: the place of each statement type among the features.
    """
    import numpy as np

    code = tokenizer.encode(view.text)
    kept = _kept(code.offsets, view.begin)
    last = len(code.ids) - 1
    offsets = tuple((-1, -1) if each in {0, last} else code.offsets[each] for each in kept)
    first = _first(offsets, view.begin)
    tokens = [_tokens(side.spans, offsets) for side in view.sides]
    segments = np.full(len(kept), _BEFORE, dtype=np.int64)
    segments[first:] = _SENTENCE
    pools = np.zeros((len(tokens) + 1, len(kept)), dtype=np.float32)
    for row, inside in enumerate(tokens):
        for token in inside:
            segments[token] = _NAMED if token >= first else _NAMED_BEFORE
            pools[row, token] = 1 / len(inside)
    pairs = pairs_of(view)
    return Encoded(
        ids=np.array([code.ids[each] for each in kept], dtype=np.int64),
        segments=segments,
        pools=pools,
        pairs=pairs,
        features=_features(view, pairs, [each[0] if each else -1 for each in tokens], types),
        offsets=offsets,
        first=first,
    )


def _first(offsets: Sequence[tuple[int, int]], begin: int) -> int:
    return next(k for k, (start, end) in enumerate(offsets) if end > start >= begin)


def _kept(offsets: Sequence[tuple[int, int]], begin: int) -> list[int]:
    """Return the tokens that are read: the sentence as far as it fits, then what is before it."""
    last = len(offsets) - 1
    if last < LIMIT:
        return list(range(last + 1))
    room = LIMIT - 2  # beside the signs at both ends
    start = min(_first(offsets, begin), last - room)
    return [0, *range(start, min(start + room, last)), last]


def _tokens(spans: Sequence[Span], offsets: Sequence[tuple[int, int]]) -> list[int]:
    return [
        place
        for place, (start, end) in enumerate(offsets)
        if any(start < span.end and end > span.start for span in spans)
    ]


def _features(
    view: SentenceView,
    pairs: Sequence[tuple[int, int | None]],
    starts: Sequence[int],
    types: Mapping[str, int],
) -> NDArray[np.float32]:
    import numpy as np

    rows = np.zeros((len(pairs), 2 * len(types) + _FLAGS), dtype=np.float32)
    for kind in view.triggers:
        rows[:, len(types) + types[kind]] = 1
    places = {pair: row for row, pair in enumerate(pairs)}
    for said in view.said:
        if (row := places.get((said.source, said.target))) is not None:
            rows[row, types[said.type]] = 1
    told = {(said.source, said.target) for said in view.said}
    for row, pair in enumerate(pairs):
        rows[row, 2 * len(types) :] = _flags(view, pair, starts, fired=pair in told)
    return rows


def _flags(
    view: SentenceView, pair: tuple[int, int | None], starts: Sequence[int], *, fired: bool
) -> list[Any]:
    one, other = pair
    near = sum(side.is_near for side in view.sides)
    behind = 0 if other is None else starts[other]
    return [
        view.sides[one].is_near,
        other is None or view.sides[other].is_near,
        other is None,
        min(near, _MANY) / 5,
        other is not None and starts[one] < starts[other],
        fired,
        abs(starts[one] - behind) / _FAR,
    ]
