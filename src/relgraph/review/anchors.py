"""The sentence around a statement's words: by it they are found again in another text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from relgraph.model import Span

if TYPE_CHECKING:
    from relgraph.model import Claim

__all__ = ["Splitter", "anchored", "sentence_at"]

Splitter: TypeAlias = Callable[[str], Sequence[Span]]
"""Gives the span of every sentence of a text, in order."""


def sentence_at(text: str, span: Span, split: Splitter) -> Span:
    """Return the span of the sentences in which words stand: nearly always of one.

    >>> sentence_at("So. They met.", Span(4, 8), lambda _: [Span(0, 3), Span(4, 13)])
    Span(start=4, end=13)
    """
    touched = [each for each in split(text) if each.start < span.end and span.start < each.end]
    ends = [span, *touched]
    return Span(min(each.start for each in ends), max(each.end for each in ends))


def anchored(claim: Claim, text: str, split: Splitter) -> Claim:
    """Return a claim with the digest of its sentence; as it is where there is no text.

    Space is told as one blank, so that a text that is wrapped anew has the same sentences.
    """
    if claim.span.end > len(text):
        return claim
    around = sentence_at(text, claim.span, split)
    words = " ".join(around.of(text).split())
    before = " ".join(text[around.start : claim.span.start].split())
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(claim, sentence=digest, offset=len(before))
