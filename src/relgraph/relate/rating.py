"""The door of the room: pairs in, ratings out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from relgraph.relate.files import load_network, load_tokenizer
from relgraph.relate.labels import load_labels
from relgraph.relate.marking import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

    from relgraph.relate.labels import Labels
    from relgraph.relate.pairs import Pair

__all__ = ["PairModel", "PairRating", "load_pair_model", "rate_pairs"]

NETWORK, TOKENIZER = "relations.onnx", "tokenizer.json"


@dataclass(frozen=True, slots=True)
class PairRating:
    """What the model takes the source of a pair to do to its target.

    `type` and `plover` are the best guesses, with `confidence` in the type and `certainty` in the
    event; `relatedness` is how likely the sentence says anything at all of the two, in this
    direction.
    """

    type: str
    confidence: float
    is_relation: bool
    relatedness: float
    plover: str
    certainty: float


class PairModel:
    """A loaded relation model; one pair at a time, so that no pair sways another's rating."""

    def __init__(self, network: InferenceSession, tokenizer: Tokenizer, labels: Labels) -> None:
        self._network, self._tokenizer, self._labels = network, tokenizer, labels

    def rate(self, pairs: Iterable[Pair]) -> tuple[PairRating, ...]:
        """Return the rating of each pair, in their order."""
        return tuple(self._rate(pair) for pair in pairs)

    def _rate(self, pair: Pair) -> PairRating:
        import numpy as np

        marked = mark(pair)
        code = self._tokenizer.encode(marked.text)
        ids = np.array([code.ids], dtype=np.int64)
        (scores,) = self._network.run(
            None,
            {
                "ids": ids,
                "mask": np.ones_like(ids),
                "source": np.array([_token_at(code, marked.source_at)], dtype=np.int64),
                "target": np.array([_token_at(code, marked.target_at)], dtype=np.int64),
            },
        )
        return self._read(scores[0].tolist())

    def _read(self, scores: Sequence[float]) -> PairRating:
        labels = self._labels
        types = scores[: len(labels.types)]
        events = scores[len(labels.types) :][: len(labels.events)]
        related = scores[labels.relation_at]
        kind, confidence = _best(labels.types, types, labels.temperatures["type"])
        event, certainty = _best(labels.events, events, labels.temperatures["event"])
        relatedness = 1 / (1 + math.exp(-related / labels.temperatures["relation"]))
        return PairRating(
            type=kind,
            confidence=round(confidence, 3),
            is_relation=related > 0,
            relatedness=round(relatedness, 3),
            plover=event,
            certainty=round(certainty, 3),
        )


@cache
def load_pair_model() -> PairModel:
    """Return the relation model that ships with relgraph; it takes half a second to load.

    Raises:
        ModelError: a file of the model is not the one that was measured.
    """
    labels = load_labels()
    tokenizer = load_tokenizer(TOKENIZER, labels.sha256)
    tokenizer.enable_truncation(labels.limit)
    return PairModel(load_network(NETWORK, labels.sha256), tokenizer, labels)


def rate_pairs(pairs: Iterable[Pair]) -> tuple[PairRating, ...]:
    """Return what the shipped model takes each pair's source to do to its target.

    Raises:
        ModelError: as `load_pair_model`.
    """
    return load_pair_model().rate(pairs)


def _token_at(code: Encoding, place: int | None) -> int:
    """Return the token at a place of the text; the first, which stands for the whole, if none.

    A place behind the limit of what the model reads counts as none.
    """
    return (None if place is None else code.char_to_token(place)) or 0


def _best(names: Sequence[str], scores: Sequence[float], temperature: float) -> tuple[str, float]:
    """Return the name with the highest score, and its probability."""
    top = max(scores)
    total = sum(math.exp((score - top) / temperature) for score in scores)
    return names[list(scores).index(top)], 1 / total
