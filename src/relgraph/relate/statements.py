"""The statement model: a view of a sentence in, what it may say of each pair of sides out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from relgraph.model import Guess, Modality, Span
from relgraph.relate.encoding import encode, pairs_of
from relgraph.relate.files import load_network, load_tokenizer
from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    from relgraph.model import SentenceView
    from relgraph.relate.encoding import Encoded

    _Scores = NDArray[np.float32]

__all__ = ["StatementLabels", "StatementModel", "load_statement_labels", "load_statement_model"]

NETWORK, TOKENIZER, LABELS = "statements.onnx", "tokenizer.json", "statements.toml"
_UNLIKELY = 0.02  # a guess below this is not given
_HALF = 0.5
_LONGEST = 12  # words of a quote


@dataclass(frozen=True, slots=True)
class StatementLabels:
    """The types in the order of the model's outputs, and the digests of its files."""

    types: tuple[str, ...]
    symmetric: frozenset[str]
    without_target: frozenset[str]
    """The types that may hold of a side without a target."""
    threshold: float
    """The probability from which a guess counts as said, where no frame says it."""
    sha256: Mapping[str, str]

    @property
    def version(self) -> str:
        """The beginning of the network's digest."""
        return self.sha256[NETWORK][:16]


class StatementModel:
    """A loaded statement model; one sentence at a time, so that none sways another's reading."""

    def __init__(
        self, network: InferenceSession, tokenizer: Tokenizer, labels: StatementLabels
    ) -> None:
        self._network, self._tokenizer, self._labels = network, tokenizer, labels
        self._places = {name: place for place, name in enumerate(labels.types)}

    def read(self, view: SentenceView) -> tuple[Guess, ...]:
        """Return what the view's sentence may say, by pair and type; of a two-sided type once."""
        import numpy as np

        if not pairs_of(view):
            return ()
        fed = encode(view, self._tokenizer, self._places)
        pairs = fed.pairs
        none = len(view.sides)
        scores, manners, words = self._network.run(
            None,
            {
                "ids": fed.ids[None],
                "segments": fed.segments[None],
                "pools": fed.pools[None],
                "sources": np.array([one for one, _ in pairs], dtype=np.int64),
                "targets": np.array([none if b is None else b for _, b in pairs], dtype=np.int64),
                "features": fed.features,
            },
        )
        chances, spans = _squash(scores), _spans(fed, words)
        found = (
            self._guess(
                (pairs[row], spans[row]), column, float(chances[row, column]), manners[row, column]
            )
            for row, column in zip(*np.nonzero(chances > _UNLIKELY), strict=True)
        )
        return self._once([each for each in found if self._is_possible(each)])

    def _guess(
        self,
        said: tuple[tuple[int, int | None], Span],
        column: int,
        chance: float,
        manner: _Scores,
    ) -> Guess:
        (one, other), span = said
        negated, prospective, prescriptive = (float(each) for each in _squash(manner))
        return Guess(
            type=self._labels.types[column],
            source=one,
            target=other,
            probability=round(chance, 4),
            negated=negated > _HALF,
            modality=_modality(prospective, prescriptive),
            span=span,
        )

    def _is_possible(self, guess: Guess) -> bool:
        return guess.target is not None or guess.type in self._labels.without_target

    def _once(self, guesses: Sequence[Guess]) -> tuple[Guess, ...]:
        """Keep the likelier direction of a type that has none."""
        best: dict[tuple[object, ...], Guess] = {}
        for each in guesses:
            key: tuple[object, ...] = (each.type, each.source, each.target)
            if each.type in self._labels.symmetric and each.target is not None:
                key = (each.type, *sorted((each.source, each.target)))
            if key not in best or each.probability > best[key].probability:
                best[key] = each
        return tuple(best.values())


def _squash(scores: _Scores) -> _Scores:
    import numpy as np

    squashed: _Scores = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return squashed


def _modality(prospective: float, prescriptive: float) -> Modality:
    if max(prospective, prescriptive) < _HALF:
        return Modality.ASSERTED
    return Modality.PROSPECTIVE if prospective > prescriptive else Modality.PRESCRIPTIVE


def _spans(fed: Encoded, scores: _Scores) -> list[Span]:
    """Return for each row of scores the run of words, twelve at most, with the highest sum."""
    import numpy as np

    offsets = fed.offsets[fed.first : -1]
    gaps = [offset[0] > before[1] for before, offset in pairwise(offsets)]
    words = np.concatenate([[0], np.cumsum(gaps)])
    length = words[None, :] - words[:, None]
    allowed = np.triu(length < _LONGEST)
    ends = np.cumsum(scores[:, fed.first : -1], axis=1, dtype=np.float64)
    starts = np.pad(ends, ((0, 0), (1, 0)))[:, :-1]
    sums = np.where(allowed, ends[:, None, :] - starts[:, :, None], -np.inf)
    best = sums.reshape(len(scores), -1).argmax(axis=1)
    places = zip(*np.divmod(best, len(offsets)), strict=True)
    return [Span(offsets[start][0], offsets[end][1]) for start, end in places]


def load_statement_labels() -> StatementLabels:
    """Return the labels of the statement model that ships with relgraph."""
    told = tomllib.loads(graph_path("model", LABELS).read_text(encoding="utf-8"))
    return StatementLabels(
        types=tuple(told["types"]),
        symmetric=frozenset(told["symmetric"]),
        without_target=frozenset(told["without_target"]),
        threshold=told["threshold"],
        sha256=told["sha256"],
    )


@cache
def load_statement_model() -> StatementModel:
    """Return the statement model that ships with relgraph; it takes half a second to load.

    Raises:
        ModelError: a file of the model is not the one that was measured.
    """
    labels = load_statement_labels()
    return StatementModel(
        load_network(NETWORK, labels.sha256), load_tokenizer(TOKENIZER, labels.sha256), labels
    )
