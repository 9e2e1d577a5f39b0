"""How much a reader takes on: each limit can be set, and its error says which it was."""

from __future__ import annotations

from dataclasses import dataclass, fields

from relgraph.errors import LimitError

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may cost, so that no file and no address can hold up an import.

    >>> Limits(pages=0)
    Traceback (most recent call last):
        ...
    ValueError: the limit pages must be more than 0
    """

    size: int = 50_000_000
    """Bytes of one document: reports with many pictures have some 30 million."""
    text: int = 10_000_000
    """Bytes of one article's plain text. The longest novel in English has some 6 million."""
    seconds: float = 60.0
    """To read one document or fetch one address: a PDF of 1,000 pages takes some 30."""
    pages: int = 2_000
    """Of one PDF."""
    depth: int = 4
    """Archives in archives; a tar.gz is two."""
    expansion: int = 200
    """How many times its own size an archive may unpack to: text packs to a tenth at best, made
    text to a hundredth."""
    redirects: int = 5
    """From one address to the next. Browsers follow 20, but a site that needs five is astray."""

    def __post_init__(self) -> None:
        for field in fields(self):
            if not getattr(self, field.name) > 0:
                raise ValueError(f"the limit {field.name} must be more than 0")

    def exceeded(self, name: str, told: str, what: str) -> LimitError:
        """Return the error for a document that goes beyond a limit.

        >>> print(Limits().exceeded("pages", "a.pdf", "has {limit} pages and more"))
        a.pdf has 2,000 pages and more, beyond the limit 'pages'; raise it with --limit pages=NUMBER
        """
        limit = getattr(self, name)
        return LimitError(
            f"{told} {what.format(limit=f'{limit:,}')}, beyond the limit {name!r}; "
            f"raise it with --limit {name}=NUMBER"
        )
