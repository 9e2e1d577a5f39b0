"""Authors and where they work, as byline and biography write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relgraph.model import Author
from relgraph.read.dates import without_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["is_name", "match_biography", "match_byline"]

_LABEL = re.compile(
    r"(?:(?:(?:co-?\s?)?authors?|byline|(?:co-?)?authored by|written by|story by|by)\s*[:–—]"
    r"|(?:co-?authored|written) by\b)\s*",
    re.IGNORECASE,
)
_BY = re.compile(r"by\s+", re.IGNORECASE)
_HONORIFIC = re.compile(
    r"(?:(?:dr|prof|professor|mr|mrs|ms|sir|ambassador|amb|gen|general|lt|col|maj|brig|adm|capt)"
    r"\b\.?\s+|\(retd?\.?\)\s*)+",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s[–—-]+\s|\s*[,;|(]|\s+(?:is|was|serves|works)\s|\s+(?:at|from)\s")
_BETWEEN_NAMES = re.compile(r",?\s+(?:and|with)\s+|\s*[&;]\s*")
_PARTICLES = frozenset("de da del della di du van von der den bin bint ibn al el la le y e".split())
_ORGANISATION = re.compile(
    r"\b(?:academy|agency|associat(?:es|ion)|bank|bureau|cent(?:er|re)|college|commission|council|"
    r"department|desk|embassy|forum|foundation|fund|group|house|initiative|institut(?:e|ion)|"
    r"journal|laboratory|ministry|network|news|office|post|press|program(?:me)?|project|school|"
    r"service|society|studies|think tank|times|university)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:analyst|advis[eo]r|author|candidate|chair|columnist|correspondent|director|editor|"
    r"fellow|founder|graduate|head|intern|journalist|lecturer|manager|minister|officer|president|"
    r"professor|reporter|researcher|scholar|scientist|secretary|student|writer)\b",
    re.IGNORECASE,
)
_CALLING = re.compile(
    r"^(?:an?|the) (?:[\w-]+ ){0,3}(?:analyst|author|candidate|columnist|fellow|journalist|"
    r"lecturer|professor|researcher|research officer|scholar|student|writer)\b",
    re.IGNORECASE,
)
_NAMED = r"[A-ZÀ-Þ][^\s,;()|]*"
_ORGANISATION_NAME = rf"(?P<name>{_NAMED}(?:,?\s+(?:(?:of|for|on|and|the|de|du|&)\s+)*{_NAMED})*)"
_PLACE_OF_WORK = re.compile(rf"\bat\s+(?:the\s+)?{_ORGANISATION_NAME}")
_TIES = tuple(  # less sure than "at": they count only before the name of an organisation
    re.compile(rf"\b{preposition}\s+(?:the\s+)?{_ORGANISATION_NAME}")
    for preposition in ("(?:with|from)", "(?:of|for)")
)
_BIOGRAPHY = re.compile(
    rf"(?P<name>{_NAMED}(?: [^\s,;()|.]+){{1,5}}?),? (?:is|was|serves as|works as) (?=\w)"
)
_LONGEST_BY = 25  # words: a longer line after "By" is a sentence
_NAME_LENGTHS = range(2, 7)  # words


def match_byline(line: str) -> tuple[Author, ...]:
    """Return the authors that a line names, or none where it is no byline.

    >>> match_byline("By Jane Doe, Oslo Institute")
    (Author(name='Jane Doe', affiliation='Oslo Institute'),)
    >>> match_byline("By Tuesday the talks had failed.")
    ()
    """
    label = _LABEL.match(line)
    if label is not None:
        return _authors(line[label.end() :], is_labelled=True)
    by = _BY.match(line)
    if by is None or len(line.split()) > _LONGEST_BY or line.endswith("."):
        return ()
    return _authors(line[by.end() :], is_labelled=False)


def match_biography(paragraph: str, known: Sequence[Author] = ()) -> Author | None:
    """Return the author whom a closing paragraph presents, or None.

    Where the authors are known only they are presented; otherwise whoever has a scholar's or a
    writer's calling, since an article may as well end on a president.

    >>> match_biography("Jane Doe is a senior fellow at the Oslo Institute.").affiliation
    'Oslo Institute'
    >>> match_biography("Jane Doe is the president of Utopia.") is None
    True
    """
    match = _BIOGRAPHY.match(paragraph)
    if match is None or not is_name(match["name"]):
        return None
    name = _HONORIFIC.sub("", match["name"])
    description = paragraph[match.end() :]
    is_author = (
        name.casefold() in {author.name.casefold() for author in known}
        if known
        else _CALLING.search(description.split(".", 1)[0]) is not None
    )
    return Author(name, _affiliation_or_none(description)) if is_author else None


def _authors(told: str, *, is_labelled: bool) -> tuple[Author, ...]:
    told = without_dates(told).strip(" |•·/,;–—-\t\n")
    first = _one_author(told, is_labelled=is_labelled)
    several = [_one_author(part, is_labelled=False) for part in _BETWEEN_NAMES.split(_names(told))]
    if len(several) > 1 and None not in several:
        return tuple(author for author in several if author is not None)
    return (first,) if first is not None else ()


def _names(told: str) -> str:
    """Return "A and B and C" for "A, B and C", and anything else as it is."""
    *before, last = told.split(", ")
    is_list = before and _BETWEEN_NAMES.search(last) and all(map(is_name, before))
    return " and ".join([*before, last]) if is_list else told


def _one_author(told: str, *, is_labelled: bool) -> Author | None:
    told = _HONORIFIC.sub("", " ".join(told.split()), count=1)
    parts = _AFTER_NAME.split(told, maxsplit=1)
    name = parts[0].strip(" .")
    if not (is_name(name) or (is_labelled and name[:1].isupper() and " " not in name)):
        return None
    description = told[len(parts[0]) :].strip(" –—-,;|()")
    return Author(_in_lower_case(name), _affiliation_or_none(description))


def is_name(words: str) -> bool:
    """Tell whether the words look like a person's name: capitalised, few, no organisation's."""
    parts = _HONORIFIC.sub("", words).split()
    return (
        len(parts) in _NAME_LENGTHS
        and parts[0][0].isupper()
        and parts[-1][0].isupper()
        and all(part[0].isupper() or part in _PARTICLES for part in parts)
        and not any(character.isdigit() for character in words)
        and parts[0].lower() not in {"the", "a", "an", "our", "this"}
        and not _ORGANISATION.search(words)
    )


def _in_lower_case(name: str) -> str:
    """Return "Jane Doe" for "JANE DOE"."""
    return name.title() if name.isupper() else name


def _affiliation_or_none(description: str) -> str | None:
    """Return the organisation that a description of an author names, or None."""
    place = _PLACE_OF_WORK.search(description)
    if place is not None:
        return place["name"].rstrip(".")
    if description[:1].isupper() and not _ROLE.search(description):
        return description.partition(" | ")[0].rstrip(" .")
    ties = (match for form in _TIES for match in form.finditer(description))
    return next((m["name"].rstrip(".") for m in ties if _ORGANISATION.search(m["name"])), None)
