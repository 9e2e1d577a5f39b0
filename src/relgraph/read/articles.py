"""Articles from drafts and from text: what the text says of itself beside what its marks say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError
from relgraph.model import Article
from relgraph.read.details import Details
from relgraph.read.documents import Draft
from relgraph.read.language import refuse_other_languages
from relgraph.read.layout import lay_out
from relgraph.read.options import DEFAULTS

if TYPE_CHECKING:
    from relgraph.read.limits import Limits
    from relgraph.read.options import ReadOptions

__all__ = ["parse_article", "to_article"]

_NOTHING = Details()
_LONGEST_PARAGRAPH = 100_000  # characters: spaCy asks for some 1 GB of memory to parse so many


def parse_article(text: str, *, name: str = "", details: Details = _NOTHING) -> Article:
    r"""Return the article that a text holds, where lines end in line feeds.

    An article without a title is called by its name without the suffix.

    >>> article = parse_article("Oslo and Lima talk\nThey met in May.\n", name="talk.txt")
    >>> article.title, [span.of(article.text) for span in article.body]
    ('Oslo and Lima talk', ['They met in May.'])

    Raises:
        ArticleError: the text is not in English, has no paragraph beside head and close, or one
            too long to parse.
    """
    draft = Draft(text=text, name=name, told=name or "the text")
    return to_article(draft, replace(DEFAULTS, details=details))


def to_article(draft: Draft, options: ReadOptions) -> Article:
    """Return the article that a draft makes.

    What the caller says goes first, then the document's marks, the text's head and the hints.

    Raises:
        ArticleError: as `parse_article` does.
        LimitError: the text is longer than the limit on text.
    """
    _refuse_text(draft, options.limits)
    given = options.details.filled_by(draft.details)
    found, body = lay_out(draft.text, given)
    if not body:
        raise ArticleError(
            f"{draft.told} has nothing beside title, author and date lines; give the whole article"
        )
    if any(span.end - span.start > _LONGEST_PARAGRAPH for span in body):
        raise ArticleError(
            f"{draft.told} has a paragraph of over {_LONGEST_PARAGRAPH:,} characters; "
            "put line breaks between its paragraphs"
        )
    known = given.filled_by(found).filled_by(draft.hints).with_affiliations(found.authors)
    return Article(
        text=draft.text,
        body=body,
        title=known.title or PurePath(draft.name).stem,
        authors=known.authors,
        published_on=known.published_on,
        publisher=known.publisher,
        url=known.url,
        section=known.section,
        name=draft.name,
    )


def _refuse_text(draft: Draft, limits: Limits) -> None:
    """Return if a text is short enough, and may be English."""
    if len(draft.text) > limits.text:
        raise limits.exceeded("text", draft.told, "has more than {limit} characters of text")
    refuse_other_languages(draft.text, draft.told)
