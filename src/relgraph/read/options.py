"""What a caller knows better than the files, and how far reading may go."""

from __future__ import annotations

from dataclasses import dataclass, field

from relgraph.read.details import Details
from relgraph.read.limits import Limits

__all__ = ["DEFAULTS", "FIELDS", "ReadOptions"]

FIELDS = ("text", "title", "authors", "date", "publisher", "url", "section")
"""What a column of a table or a key of JSON can be said to hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How to read: the same for every document of an import. It can be sent between processes."""

    encoding: str | None = None
    """Python's name of the encoding of plain text and tables; by mark or UTF-8 where None."""
    details: Details = field(default_factory=Details)
    """What replaces whatever the documents say of themselves."""
    columns: tuple[tuple[str, str], ...] = ()
    """Pairs of one of `FIELDS` and the column or dotted key that holds it in tables and JSON;
    well-known names are found without."""
    limits: Limits = field(default_factory=Limits)
    networks: tuple[str, ...] = ()
    """Private networks that an address may lead to, as in 127.0.0.1 or 10.1.0.0/16."""


DEFAULTS = ReadOptions()
