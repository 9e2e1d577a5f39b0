"""Articles from files and from text: the door of the room."""

from __future__ import annotations

from pathlib import Path

from relgraph.errors import ArticleError
from relgraph.model import Article
from relgraph.read.decoding import SIZE_LIMIT, decode
from relgraph.read.details import Details
from relgraph.read.files import refuse_format
from relgraph.read.language import refuse_other_languages
from relgraph.read.layout import lay_out

__all__ = ["parse_article", "read_article"]

_NOTHING = Details()
_LONGEST_PARAGRAPH = 100_000  # characters: spaCy asks for some 1 GB of memory to parse so many


def read_article(
    path: Path | str, *, encoding: str | None = None, details: Details = _NOTHING
) -> Article:
    """Return the article that a file of plain text or Markdown holds.

    Args:
        path: the file.
        encoding: Python's name of its encoding; a byte order mark or else UTF-8 where None.
        details: what the caller knows better than the text: each one given replaces what
            the text says.

    Raises:
        ArticleError: the file is missing, unreadable, of another format, empty, too large,
            binary, wrongly encoded or not in English; the message says which.
    """
    path = Path(path)
    refuse_format(path)
    # A name may hold bytes that are no text; the article's is one that can be written.
    name = path.name.encode("utf-8", "replace").decode("utf-8")
    return parse_article(decode(_content(path), str(path), encoding), name=name, details=details)


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
    told = name or "the text"
    refuse_other_languages(text, told)
    found, body = lay_out(text)
    if not body:
        raise ArticleError(
            f"{told} has nothing beside title, author and date lines; give the whole article"
        )
    if any(span.end - span.start > _LONGEST_PARAGRAPH for span in body):
        raise ArticleError(
            f"{told} has a paragraph of over {_LONGEST_PARAGRAPH:,} characters; "
            "put line breaks between its paragraphs"
        )
    known = details.filled_by(found)
    return Article(
        text=text,
        body=body,
        title=known.title or Path(name).stem,
        authors=known.authors,
        published_on=known.published_on,
        publisher=known.publisher,
        url=known.url,
        name=name,
    )


def _content(path: Path) -> bytes:
    """Return the bytes of a file, one more than the limit at most."""
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise ArticleError(
            f"cannot read {path}: {error.strerror or error}; mend that or leave the file out"
        ) from error
