"""A fingerprint of an article's words, by which near copies are found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relgraph.model import Article

__all__ = ["fingerprint"]

_SHINGLE = 5  # words: Broder et al. 1997 take ten; wire copy is edited every other line
_PARTS, _ROWS = 40, 3
"""Bands and rows of a locality-sensitive hash (Leskovec, Rajaraman and Ullman, Mining of Massive
Datasets, 3.4): of two articles with half their shingles in common, 99.5 of 100 share a band."""
_WORD = re.compile(r"\w+")


def fingerprint(article: Article) -> tuple[str, ...]:
    """Return forty parts that stand for the words of an article's body, in order.

    They are a MinHash of its runs of five words, cut into bands: two articles that are near
    copies share at least one part, and the share of equal values estimates how many of their
    runs they have in common (Jaccard). Case, punctuation and layout do not count.

    Each part is its number and three values in hexadecimal: "07-0123456789abcdef01234567".
    """
    from datasketch import MinHash

    sketch = MinHash(_PARTS * _ROWS, seed=1, scheme="affine32")
    sketch.update_batch([shingle.encode("utf-8") for shingle in sorted(_shingles(article))])
    values = [f"{value:08x}" for value in sketch.hashvalues.tolist()]
    return tuple(
        f"{part:02}-{''.join(values[part * _ROWS : (part + 1) * _ROWS])}" for part in range(_PARTS)
    )


def _shingles(article: Article) -> set[str]:
    """Return the runs of five words of the body; of a shorter one, its words as one run."""
    body = " ".join(span.of(article.text) for span in article.body)
    words = _WORD.findall(body.casefold())
    starts = range(max(1, len(words) - _SHINGLE + 1))
    return {" ".join(words[start : start + _SHINGLE]) for start in starts}
