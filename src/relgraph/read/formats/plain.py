"""Plain text, which is kept as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.read.decoding import decode
from relgraph.read.documents import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.read.documents import Document

__all__ = ["read"]


def read(document: Document) -> Iterator[Draft]:
    """Yield the one draft of a plain text.

    Raises:
        ArticleError: it is no text, or not in the encoding told.
    """
    options = document.options
    text = decode(document.content(), document.told, options.encoding, options.limits)
    yield Draft(text=text, name=document.name, told=document.told)
