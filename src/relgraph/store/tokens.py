"""SPARQL text cut into tokens, just far enough to find variables and keywords safely."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Token", "keywords", "tokens"]

# In the order of SPARQL 1.1's grammar, rules 139 to 173: what a comment, an IRI, a string or a
# prefixed name holds is no variable and no keyword.
_TOKEN = re.compile(
    r"""
    (?P<space>\s+|\#[^\n\r]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<name>@?[\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)* | @[\w-]+)
  | (?P<word>\w+)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A token: its kind (space, iri, string, variable, name, word or mark) and its text."""

    kind: str
    text: str

    @property
    def keyword(self) -> str:
        """The keyword that it is, in capitals, or ""."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(text: str) -> list[Token]:
    """Return the tokens of a SPARQL text; joined they give the text again.

    >>> [token.text for token in tokens("ASK { ?a a 'SERVICE' } # ?b") if token.kind == "variable"]
    ['?a']
    """
    return [Token(match.lastgroup or "", match[0]) for match in _TOKEN.finditer(text)]


def keywords(text: str) -> list[str]:
    """Return the bare words of a SPARQL text in capitals, in order.

    >>> keywords("select * { ?s <http://x/LOAD> 'INSERT' }")
    ['SELECT']
    """
    return [token.keyword for token in tokens(text) if token.keyword]
