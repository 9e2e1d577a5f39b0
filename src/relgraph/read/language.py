"""Whether a text is in English, by the words that no English text does without."""

from __future__ import annotations

import re
import unicodedata

from relgraph.errors import ArticleError

__all__ = ["english_share", "refuse_other_languages"]

# The most frequent English words that are not also frequent in German, Dutch, French, Spanish,
# Portuguese, Italian or the Nordic languages ("in", "is", "was", "on", "a", "as", "for" are).
_ENGLISH = frozenset(
    "the of and to that with by from are were has have had this these which their they its it be "
    "been will would not but he his she said who what when there between against our we".split()
)
_LEAST_SHARE = 0.08
"""English prose of this genre lies between 0.2 and 0.4, the languages above below 0.03."""

_LEAST_WORDS = 20
"""Below this a share means little: a short text passes."""

_LEAST_LETTERS = 20
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters: ten pages say what language a text is in


def refuse_other_languages(text: str, name: str) -> None:
    """Return if the text may be English.

    Raises:
        ArticleError: it is long enough to tell, and is not.
    """
    share = english_share(text)
    if share is not None and share < _LEAST_SHARE:
        raise ArticleError(
            f"{name} does not read as English ({share:.0%} of its words are common English "
            "words); relgraph reads English only, so give a translation"
        )


def english_share(text: str) -> float | None:
    """Return which share of the words are common English ones, or None of a short text.

    >>> english_share("Paris agreed.") is None
    True
    >>> english_share("the and " * 10)
    1.0
    >>> english_share("北京和莫斯科同意加强合作并举行会谈。双方签署了协议。")
    0.0
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if len(words) < _LEAST_WORDS:
        return 0.0 if _is_other_script(sample) else None
    return sum(word in _ENGLISH for word in words) / len(words)


def _is_other_script(text: str) -> bool:
    """Tell whether most letters are not Latin: scripts without spaces have few words."""
    letters = [character for character in text if character.isalpha()]
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    return len(letters) >= _LEAST_LETTERS and latin < len(letters) / 2
