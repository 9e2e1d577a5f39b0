"""From the bytes of a file to text, or to a sentence that says why there is none."""

from __future__ import annotations

import codecs
import re

from relgraph.errors import ArticleError
from relgraph.read.limits import Limits

__all__ = ["decode", "encoding_of", "guess_text", "is_encoding"]

_MOST_CONTROLS = 0.02
"""Share of control characters above which a file is no text; plain text has next to none."""

_BOMS = (  # the longer ones first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NEWLINES = re.compile(r"\r\n?|[\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")  # tab, line feed and their like are space


_LIMITS = Limits()


def decode(content: bytes, name: str, encoding: str | None = None, limits: Limits = _LIMITS) -> str:
    r"""Return the text that the bytes stand for, with every line ended by a line feed.

    A byte order mark decides where no encoding is given, and is dropped; otherwise UTF-8 holds.

    >>> decode(b"\xef\xbb\xbfParis\r\nagreed.", "a.txt")
    'Paris\nagreed.'

    Args:
        content: all bytes of the file.
        name: what the messages call it.
        encoding: Python's name of an encoding, where the user gave one.
        limits: how many bytes a text may have.

    Raises:
        ArticleError: the bytes are too many, none, no text, or not in that encoding.
    """
    _refuse_extent(content, name, limits)
    text = _decoded(content, name, encoding)
    if _is_binary(text):
        raise ArticleError(_binary(name))
    text = _NEWLINES.sub("\n", text.lstrip("\ufeff"))
    if not text.strip():
        raise ArticleError(f"{name} holds nothing but white space; give a file with an article")
    return text


def encoding_of(head: bytes, encoding: str | None = None) -> str:
    """Return Python's name of the encoding of a file, by its first four bytes where none is told.

    >>> encoding_of(codecs.BOM_UTF8)
    'utf-8'

    Raises:
        ArticleError: the one told is none.
    """
    told = encoding or _marked_encoding(head)
    if not is_encoding(told):
        raise ArticleError(_no_encoding(told))
    return told


def is_encoding(name: str) -> bool:
    """Tell whether a name is that of an encoding of text.

    >>> is_encoding("cp1252"), is_encoding("hex"), is_encoding("klingon")
    (True, False, False)
    """
    try:
        b"a".decode(name, "replace")  # of no bytes Python would not look the name up
    except (LookupError, ValueError):
        return False
    return True


def guess_text(head: bytes, encoding: str | None = None) -> str:
    r"""Return what the first bytes of a file most likely say; what cannot be told is replaced.

    >>> guess_text(b"\xff\xfe<\x00p\x00"), guess_text(b"\xa9 They met")
    ('<p', '� They met')
    """
    told = encoding or _marked_encoding(head)
    try:
        return head.decode(told, "replace").lstrip("\ufeff")
    except (LookupError, ValueError):  # a name that is no encoding's: reading tells that
        return head.decode("utf-8", "replace")


def _marked_encoding(content: bytes) -> str:
    """Return the encoding that a byte order mark tells, or UTF-8."""
    return next((label for bom, label in _BOMS if content.startswith(bom)), "utf-8")


def _refuse_extent(content: bytes, name: str, limits: Limits) -> None:
    if not content:
        raise ArticleError(f"{name} is empty; give a file with an article")
    if len(content) > limits.text:
        raise limits.exceeded("text", name, "has more than {limit} bytes of text")


def _decoded(content: bytes, name: str, encoding: str | None) -> str:
    told = encoding or _marked_encoding(content)
    if encoding is None and told == "utf-8" and b"\0" in content:
        raise ArticleError(_binary(name))
    try:
        text = content.decode(told)
        text.encode("utf-8")  # some encodings can spell half a surrogate pair, which is no text
    except LookupError as error:
        raise ArticleError(_no_encoding(told)) from error
    except ValueError as error:  # UnicodeError, and an encoding's name with a NUL in it
        raise ArticleError(_undecodable(content, name, told, error)) from error
    return text


def _no_encoding(told: str) -> str:
    return f"there is no encoding called {told!r}; try --encoding cp1252 or utf-16"


def _undecodable(content: bytes, name: str, encoding: str, error: ValueError) -> str:
    """Return the message for bytes that an encoding cannot explain."""
    if _is_binary(content.decode("latin-1")):
        return _binary(name)
    place = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
    other = "cp1252" if encoding == "utf-8" else "utf-8"
    return (
        f"{name} is not in {encoding.upper()}{place}; say what it is in, as in --encoding {other}"
    )


def _binary(name: str) -> str:
    return f"{name} is no text but a binary file; save the article as plain text first"


def _is_binary(text: str) -> bool:
    """Tell whether a text holds a NUL, or more control characters than a text has."""
    if "\0" in text:
        return True
    return len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text)
