"""Text and values as XML 1.0 takes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from relgraph.exchange.network import Value

__all__ = ["attribute", "text"]

# What XML 1.0 (section 2.2) has no character for, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {"\r": "&#13;"}  # a bare one would be read back as a line feed: section 2.11
_REPLACEMENT = "\ufffd"


def text(value: Value) -> str:
    """Return a value as the text of an element.

    >>> text("A & B"), text(True), text(1.0)
    ('A &amp; B', 'true', '1.0')
    """
    return escape(_plain(value), _ENTITIES)


def attribute(value: Value) -> str:
    """Return a value as an attribute, with its quotation marks.

    >>> print(attribute("A & B"))
    "A &amp; B"
    """
    return quoteattr(_plain(value), _ENTITIES | {"\n": "&#10;", "\t": "&#9;"})


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _FORBIDDEN.sub(_REPLACEMENT, str(value))
