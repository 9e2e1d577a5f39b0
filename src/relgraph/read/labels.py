"""Labelled lines at the head of a text, in a front matter block or free: "Date: 2023-12-29"."""

from __future__ import annotations

import re

from relgraph.read.bylines import match_byline
from relgraph.read.dates import find_date_or_none
from relgraph.read.details import Details

__all__ = ["match_label", "split_front_matter"]

_LABEL = re.compile(
    r"(?P<label>title|headline|publisher|source|outlet|url|link|date|"
    r"published(?: on)?|posted(?: on)?)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<lines>(?:[^\n]*\n){1,60}?)---[ \t]*(?:\n|$)")
_LONGEST = 40  # words: a longer line after a label is prose


def match_label(line: str) -> Details | None:
    """Return what a labelled line says, or None of any other line.

    >>> match_label("Source: Oslo Gazette").publisher
    'Oslo Gazette'
    """
    match = _LABEL.fullmatch(line)
    if match is None or len(line.split()) > _LONGEST:
        return None
    value = match["value"].strip(" \"'")
    match match["label"].lower():
        case "title" | "headline":
            return Details(title=value or None)
        case "publisher" | "source" | "outlet":
            return Details(publisher=value or None)
        case "url" | "link":
            return Details(url=value or None)
        case _:
            return Details(published_on=find_date_or_none(value))


def split_front_matter(text: str) -> tuple[Details, int]:
    r"""Return what a front matter block between lines of three hyphens says, and where it ends.

    >>> split_front_matter("---\ntitle: Talks\n---\nThey met.")[1]
    21
    >>> split_front_matter("They met.")[1]
    0
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Details(), 0
    details = Details()
    for line in match["lines"].splitlines():
        details = details.joined_by(_front_matter_line(line.strip()))
    return details, match.end()


def _front_matter_line(line: str) -> Details:
    found = match_label(line)
    if found is not None:
        return found
    label, colon, value = line.partition(":")
    names = re.sub(r"\s*,\s*", " and ", value) if value.strip().startswith("[") else value
    plain = re.sub(r"[\[\]\"']", "", names)
    return Details(authors=match_byline(f"{label}{colon}{plain}")) if colon else Details()
