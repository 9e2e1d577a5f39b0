"""Texts fit for forms that cannot set them apart: one line, without signs that steer."""

from __future__ import annotations

import unicodedata

__all__ = ["plain"]

_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, format signs (direction among them), halves of pairs, and ends of lines."""
_JOINERS = "\u200c\u200d"
"""What joins letters of Arabic and Indic scripts: no steering, but spelling."""


def plain(text: str) -> str:
    r"""Return a text in one line, without the signs that turn the direction of what follows.

    >>> plain("a\n\u202eb")
    'a b'
    """
    spaced = " ".join(text.split())
    return "".join(
        sign for sign in spaced if sign in _JOINERS or unicodedata.category(sign) not in _STEERING
    )
