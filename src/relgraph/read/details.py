"""What is known about an article beside its text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from relgraph.model import Author

__all__ = ["Details"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Title, authors, date, publisher, address and section, None or empty where not known."""

    title: str | None = None
    authors: tuple[Author, ...] = ()
    published_on: date | None = None
    publisher: str | None = None
    url: str | None = None
    section: str | None = None
    """The part of the paper or site that it stands in, as in "Opinion"."""

    def filled_by(self, other: Details) -> Details:
        """Return these details with what they lack taken from the others.

        >>> known = Details(title="Talks").filled_by(Details(title="Other", url="a:b"))
        >>> known.title, known.url
        ('Talks', 'a:b')
        """
        return Details(
            title=self.title or other.title,
            authors=self.authors or other.authors,
            published_on=self.published_on or other.published_on,
            publisher=self.publisher or other.publisher,
            url=self.url or other.url,
            section=self.section or other.section,
        )

    def joined_by(self, other: Details) -> Details:
        """Return the same as `filled_by`, with the authors of both, each once."""
        return replace(self.filled_by(other), authors=_joined(self.authors, other.authors))

    def with_affiliations(self, others: tuple[Author, ...]) -> Details:
        """Return these details, where an author has the affiliation that the others give."""
        known = {author.name.casefold(): author.affiliation for author in others}
        authors = tuple(
            replace(each, affiliation=each.affiliation or known.get(each.name.casefold()))
            for each in self.authors
        )
        return replace(self, authors=authors)


def _joined(authors: tuple[Author, ...], others: tuple[Author, ...]) -> tuple[Author, ...]:
    """Return the authors of both, each once by name, with the affiliation that either gives."""
    joined: dict[str, Author] = {}
    for author in authors + others:
        known = joined.setdefault(author.name.casefold(), author)
        if known.affiliation is None:
            joined[author.name.casefold()] = replace(known, affiliation=author.affiliation)
    return tuple(joined.values())
