"""Texts as a PDF file's font can set them: letters joined, and those of the right in order."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from relgraph.report.plain import plain

__all__ = ["lay_out"]

_RIGHT = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
"""Hebrew, Arabic and their neighbours, with the forms that joined letters take."""
_RUN = re.compile(rf"{_RIGHT}+(?:[\s'\u2019-]+{_RIGHT}+)*")


def lay_out(text: str) -> str:
    """Return a text in one line with each run from right to left in the order of the page.

    The PDF library sets signs from left to right as they come. Turning whole runs is the Unicode
    Bidirectional Algorithm for names and words in a line of English, though not for digits among
    them, nor where a run goes over the end of a line.
    """
    return _RUN.sub(lambda found: _turn(found[0]), plain(text))


def _turn(run: str) -> str:
    letters: list[str] = []
    for sign in _join(run):
        if letters and unicodedata.combining(sign):
            letters[-1] += sign
        else:
            letters.append(sign)
    return "".join(reversed(letters))


@cache
def _join(run: str) -> str:
    """Return letters in the forms that they take beside each other."""
    import arabic_reshaper

    joined: str = arabic_reshaper.reshape(run)
    return joined
