"""Where the sentences of a paragraph begin and end."""

import re
from collections.abc import Iterator

from relgraph.model import Span

__all__ = ["split_sentences"]

_END = re.compile(r"[.?!…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9ÀÁÂÄÇÈÉÊËÍÎÏÓÔÖÚÜ])")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+(?:['’]s?)?")
# Words that end in a full stop inside a sentence; "U.S." and other initials are matched above.
_ABBREVIATIONS = frozenset(
    "mr. mrs. ms. dr. prof. st. gen. lt. col. maj. capt. sgt. adm. brig. sen. rep. gov. pres. hon. "
    "amb. rev. jr. sr. vs. no. nos. vol. art. sec. fig. approx. dept. gov't. inc. ltd. co. corp. "
    "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.".split()
)
_STARTERS = frozenset(
    "The A An In On At It He She They We But And This That These Those Its His Her Their Our "
    "Moreover However Meanwhile Furthermore Additionally Therefore Although While After Before "
    "Since As If When Both Such Some Many Most Despite Yet Still Also Thus Hence Nevertheless "
    "Nonetheless Instead Similarly Finally Earlier Later There For With By From To".split()
)


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the span of every sentence, in order, leaving out the space between.

    A line break always ends one.

    >>> text = "Paris agreed. The U.S. Senate did not. Gen. Munir left."
    >>> [span.of(text) for span in split_sentences(text)]
    ['Paris agreed.', 'The U.S. Senate did not.', 'Gen. Munir left.']
    """
    return tuple(
        span for line in re.finditer(r"[^\n]+", text) for span in _split(text, line.span())
    )


def _split(text: str, bounds: tuple[int, int]) -> Iterator[Span]:
    start, stop = bounds
    for match in _END.finditer(text, start, stop):
        if _is_abbreviation(text, start, match.end()):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, stop)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span without the space at its ends, or nothing if there is nothing else."""
    words = text[start:end]
    inner = words.strip()
    if inner:
        first = start + words.index(inner)
        yield Span(first, first + len(inner))


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether the full stop before `end` belongs to an abbreviation in mid-sentence."""
    words = text[start:end].split()
    word = words[-1].lstrip("\"'“‘(") if words else ""
    if word.lower() in _ABBREVIATIONS:
        return True
    if _INITIALS.fullmatch(word) is None:
        return False
    following = re.match(r"\s+(\w+)", text[end:])
    return len(words) == 1 or following is None or following[1] not in _STARTERS
