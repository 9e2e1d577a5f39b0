"""From a row or an object to a draft, by the names that news services give their fields."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError
from relgraph.read.dates import parse_date_or_none
from relgraph.read.details import Details
from relgraph.read.documents import Draft
from relgraph.read.headings import with_title
from relgraph.read.marks import parse_authors
from relgraph.read.markup import fragment_text
from relgraph.read.options import FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.model import Author
    from relgraph.read.documents import Document

__all__ = ["field_of", "record_details", "record_draft"]

_NAMES = {  # each in the order of trust; dots lead into objects
    "text": "text fulltext full_text maintext main_text article_text articletext bodytext "
    "fields.bodytext body article content content.rendered story story_text plaintext html "
    "fields.body body_html content_html blocks.body.0.bodytextsummary description abstract summary",
    "title": "title headline headline.main title.rendered webtitle name subject heading",
    "authors": "authors author byline byline.original fields.byline creator creators writer "
    "author.name",
    "date": "date published publishedat published_at published_on published_date date_published "
    "date_publish publish_date publishdate publication_date pubdate pub_date datetime date_gmt "
    "webpublicationdate datepublished seendate first_published timestamp created_at created",
    "publisher": "publisher source.name source publication outlet site_name sitename newspaper "
    "media_name source_name domain source_domain clean_url",
    "url": "url link weburl web_url href uri canonical_url source_url",
    "section": "section sectionname section_name category news_desk",
}
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")  # how News API ends what it cuts off
_MARKUP = re.compile(
    r"<(?:p|div|br|h\d|ul|ol|li|article|html|body|span|a|b|i|em|strong)\b", re.IGNORECASE
)
_MILLISECONDS = 100_000_000_000  # no article's date in seconds is above: it would be in 5138
_LONGEST = 60  # characters of a record's title in messages


def field_of(names: tuple[str, ...], field: str) -> str | None:
    """Return which of the names is best known for a field, or None.

    >>> field_of(("id", "Headline", "Body"), "text")
    'Body'
    """
    by_folded = {_folded(name): name for name in reversed(names)}
    return next((by_folded[known] for known in _NAMES[field].split() if known in by_folded), None)


def record_draft(record: Mapping[str, object], number: int, document: Document) -> Draft:
    """Return the draft of a record of a data set.

    Raises:
        ArticleError: no field holds a text, or the one that the caller names is not there.
    """
    flat = _flat(record)
    columns = dict(document.options.columns)
    told = f"{document.told}/{number}"
    values = {field: _value(flat, field, columns.get(field), told) for field in FIELDS}
    title = _line(values["title"])
    if title:
        told = f"{told} ({title[:_LONGEST]})"
    text = _text(values["text"])
    if not text:
        raise ArticleError(
            f"{told} has no text; name the column that holds it, as in --column text=COLUMN"
        )
    details = _details(values)
    return Draft(text=with_title(text, title), name=document.name, told=told, details=details)


def record_details(record: Mapping[str, object]) -> Details:
    """Return what a record says beside its text.

    >>> record_details({"title": "Talks", "date": "2023-12-29"}).title
    'Talks'
    """
    flat = _flat(record)
    return _details({field: _value(flat, field, None, "") for field in FIELDS})


def _details(values: Mapping[str, object]) -> Details:
    return Details(
        title=_line(values["title"]),
        authors=_authors(values["authors"]),
        published_on=_day(values["date"]),
        publisher=_line(values["publisher"]),
        url=_line(values["url"]),
        section=_line(values["section"]),
    )


def _folded(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_").lstrip("\ufeff")


def _flat(record: Mapping[str, object], start: str = "", depth: int = 4) -> dict[str, object]:
    """Return the values of a record by dotted key, down to a depth that no news service exceeds."""
    found: dict[str, object] = {}
    for key, value in record.items():
        name = f"{start}{key}"
        if isinstance(value, dict) and depth > 1:
            found.update(_flat(value, f"{name}.", depth - 1))
        else:
            found[name] = value
    return found


def _value(flat: Mapping[str, object], field: str, column: str | None, told: str) -> object:
    """Return the value of the column that the caller names, or of the best known that is filled."""
    if column is not None:
        if column not in flat:
            there = ", ".join(list(flat)[:12]) or "none"
            raise ArticleError(f"{told} has no column {column!r}; there are {there}")
        return flat[column]
    filled = tuple(name for name, value in flat.items() if value not in (None, "", [], {}))
    name = field_of(filled, field)
    return None if name is None else flat[name]


def _text(value: object) -> str:
    if isinstance(value, list):  # some services give a list of paragraphs
        value = "\n\n".join(one for one in value if isinstance(one, str))
    if not isinstance(value, str):
        return ""
    plain = _CUT.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return fragment_text(plain) if _MARKUP.search(plain) else plain.strip()


def _line(value: object) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if not isinstance(value, str):
        return None
    plain = fragment_text(value) if _MARKUP.search(value) else value
    return " ".join(plain.split()) or None


def _authors(value: object) -> tuple[Author, ...]:
    told = value if isinstance(value, list) else [value]
    names = [name for one in told if (name := _line(one))]
    if len(names) == 1 and ";" in names[0]:
        names = names[0].split(";")
    return tuple(author for name in names for author in parse_authors(name.strip("[]'\" ")))


def _day(value: object) -> date | None:
    if isinstance(value, date):  # YAML and TOML have dates of their own; a datetime is one, too
        return date(value.year, value.month, value.day)
    if isinstance(value, str) and value.strip().isdigit() and len(value.strip()) in {10, 13}:
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > _MILLISECONDS else value
        try:
            return datetime.fromtimestamp(seconds, tz=UTC).date()
        except (OverflowError, OSError, ValueError):
            return None
    return parse_date_or_none(_line(value) or "")
