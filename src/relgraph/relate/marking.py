"""The sentence as the model reads it: signs round the source and the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relgraph.model import Span
    from relgraph.relate.pairs import Pair

__all__ = ["Marked", "mark"]

_SOURCE, _TARGET = "@", "#"  # the signs that the model was trained with


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with signs, and where the opening ones stand; None where there is no target."""

    text: str
    source_at: int
    target_at: int | None


def mark(pair: Pair) -> Marked:
    """Return the pair's sentence with its actors between signs.

    Spans that overlap cannot both be marked: the target then goes without.

    >>> from relgraph.model import Span
    >>> from relgraph.relate.pairs import Pair
    >>> mark(Pair("1", "Iran sued Peru.", Span(0, 4), Span(10, 14))).text
    ' @ Iran @  sued  # Peru # .'
    """
    places = [(pair.source, _SOURCE)]
    if pair.target and not _overlap(pair.source, pair.target):
        places.append((pair.target, _TARGET))
    pieces: list[str] = []
    opened: dict[str, int] = {}
    last = at = 0
    for span, sign in sorted(places):
        before = pair.sentence[last : span.start] + " "
        opened[sign] = at + len(before)
        pieces.append(f"{before}{sign} {span.of(pair.sentence)} {sign} ")
        at += len(pieces[-1])
        last = span.end
    text = "".join([*pieces, pair.sentence[last:]])
    return Marked(text, opened[_SOURCE], opened.get(_TARGET))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
