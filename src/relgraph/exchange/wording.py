"""Quotes short enough to be handed on."""

from __future__ import annotations

import re

__all__ = ["shorten"]

_WORDS = re.compile(r"\S+")


def shorten(quote: str, words: int | None) -> str:
    """Return the first so many words of a quote, as they stand there; all of it for None.

    >>> shorten("paid a visit to the capital", 3)
    'paid a visit'
    """
    found = list(_WORDS.finditer(quote))
    if words is None or len(found) <= words:
        return quote
    return quote[: found[words - 1].end()]
