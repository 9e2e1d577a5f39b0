"""Titles, lines that head parts of a text, and the marks that lists and quotations begin with."""

from __future__ import annotations

import re

__all__ = [
    "headline",
    "is_given_title",
    "is_heading",
    "is_kicker",
    "is_rule",
    "opening_mark",
    "with_title",
]

_LONGEST_HEADLINE = 40  # words: titles of joint statements run beyond thirty
_LONGEST_HEADING = 8  # words: above that a line without a full stop is rather an item of a list
_HASHES = re.compile(r"#{1,6}\s+")
_RULE = re.compile(r"[-=*_~\s]{3,}")
_OPENING_MARK = re.compile(r"(?:>\s*)*(?:[-*+•–]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)?")
_KICKER = re.compile(
    r"(?:opinion|analysis|commentary|op-ed|editorial|news|world|politics|press release|"
    r"for immediate release|exclusive|explainer|perspective|viewpoint|guest essay)s?:?",
    re.IGNORECASE,
)
_NO_HEADLINE = re.compile(r"[.;:,…][\"'”’)*_]*$")
_ABBREVIATED_END = re.compile(r"(?:\b[A-Z]\.){2,}$")
_NUMERAL = re.compile(r"(?:[IVX]{1,4}|\d{1,2})\.\s+(?=[A-Z])")
_SENTENCE_END = re.compile(r"[.!;:,…][\"'”’)]*$")
_FILE_NAME = re.compile(
    r"untitled|document\d*|(?:microsoft word|presentation) -.*|.*\.(?:docx?|pdf|indd|rtf|txt|tex)",
    re.IGNORECASE,
)
_EMPHASIS = " *_\t"
_SHORT_WORD = 3  # letters: "of", "and", "the" stay small in a heading


def headline(paragraph: str) -> str | None:
    """Return the words of a headline without its marks, or None of anything else.

    >>> headline("# **Oslo and Lima sign**")
    'Oslo and Lima sign'
    >>> headline("Oslo and Lima signed.") is None
    True
    """
    words = " ".join(_HASHES.sub("", paragraph, count=1).split()).strip(_EMPHASIS)
    if not any(map(str.isalnum, words)) or len(words.split()) > _LONGEST_HEADLINE:
        return None
    if _HASHES.match(paragraph) or _ABBREVIATED_END.search(words):
        return words
    return None if _NO_HEADLINE.search(words) else words


def is_heading(paragraph: str) -> bool:
    """Tell whether a line inside a text heads a part of it.

    >>> is_heading("II. The Nuclear Question"), is_heading("cooperation on trade")
    (True, False)
    """
    if _HASHES.match(paragraph):
        return True
    bare = paragraph.strip(_EMPHASIS)
    words = _NUMERAL.sub("", bare).split()
    if not 0 < len(words) <= _LONGEST_HEADING or _SENTENCE_END.search(bare):
        return False
    told = [word for word in words if len(word) > _SHORT_WORD]
    return words[0][0].isupper() and all(word[0].isupper() for word in told)


def is_kicker(paragraph: str) -> bool:
    """Tell whether a line above the title names the section or the kind of text."""
    return _KICKER.fullmatch(paragraph.strip(_EMPHASIS)) is not None


def is_rule(paragraph: str) -> bool:
    """Tell whether a line is drawn, not written.

    >>> is_rule("-----"), is_rule("***"), is_rule("- a")
    (True, True, False)
    """
    return _RULE.fullmatch(paragraph) is not None


def opening_mark(paragraph: str) -> int:
    """Return how many characters a list's or a quotation's mark takes at the start.

    >>> opening_mark("- to meet again;"), opening_mark("(a) to trade;"), opening_mark("They met.")
    (2, 4, 0)
    """
    match = _OPENING_MARK.match(paragraph)
    return match.end() if match is not None and match.end() < len(paragraph) else 0


def is_given_title(title: str) -> bool:
    """Tell whether the title in a file's properties is one, and not the name of some file.

    >>> is_given_title("Talks in Oslo"), is_given_title("Microsoft Word - draft3.docx")
    (True, False)
    """
    return bool(title.strip()) and _FILE_NAME.fullmatch(title.strip()) is None


def with_title(body: str, title: str | None) -> str:
    r"""Return a body under its title, which stands there once.

    >>> with_title("## Talks\n\nThey met.", "Talks")
    '# Talks\n\nThey met.'
    """
    if title is None:
        return body
    first, gap, rest = body.partition("\n\n")
    if first.lstrip("# ").casefold() == title.casefold():
        body = rest if gap else ""
    return f"# {title}\n\n{body}"
