"""Pairs of actors in a sentence, as lines of JSON give them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.errors import PairError
from relgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Pair", "read_pairs"]

_FORM = '{"id": "1", "sentence": "...", "source": [start, end], "target": [start, end]}'


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors of a sentence: what does the first do to the second?

    Spans are code points of `sentence`. A target of None asks what the source does at all.
    """

    id: str
    sentence: str
    source: Span
    target: Span | None

    def __post_init__(self) -> None:
        for span in filter(None, (self.source, self.target)):
            if span.end > len(self.sentence):
                raise ValueError(f"a span ends at {span.end}, behind the sentence")


def read_pairs(lines: Iterable[str]) -> Iterator[Pair]:
    r"""Yield the pair of each line that is not blank.

    >>> line = '{"id": 7, "sentence": "Iran sued Peru.", "source": [0, 4], "target": [10, 14]}'
    >>> [(pair.id, pair.target.of(pair.sentence)) for pair in read_pairs([line, "\n"])]
    [('7', 'Peru')]

    Raises:
        PairError: a line holds no pair; the message gives its number and the form wanted.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _to_pair(json.loads(line))
            except (ValueError, TypeError, KeyError) as error:
                raise PairError(
                    f"line {number} holds no pair ({error}); write it as {_FORM}"
                ) from error


def _to_pair(told: dict[str, object]) -> Pair:
    sentence = told["sentence"]
    if not isinstance(sentence, str):
        raise TypeError("sentence is no text")
    target = told.get("target")
    return Pair(
        id=str(told["id"]),
        sentence=sentence,
        source=_to_span(told["source"]),
        target=None if target is None else _to_span(target),
    )


def _to_span(told: object) -> Span:
    match told:
        case [int(start), int(end)]:
            return Span(start, end)
    raise TypeError("a span is [start, end]")
