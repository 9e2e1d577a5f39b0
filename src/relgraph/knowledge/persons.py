"""Spellings of persons' names that follow from one by rule, so that no file need list them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["spell_name", "spell_surname"]

_INITIAL = re.compile(r"[A-Z]\.")
_INITIALS = re.compile(r"(?:[A-Z]\. )+[A-Z]\.")
_ARTICLE = re.compile(r"(?<= )[AaEe]l[- ]|^[AaEe]l-")  # but Al Gore bears none
_ARTICLES = ("al-", "Al-", "el-", "El-", "al ", "Al ")
_FAMILY_FIRST = re.compile(r"(\w+) ([A-Z]\w*)-([a-z]\w*)")
_JUNIOR = re.compile(r",? Jr\.?$")


def spell_name(name: str) -> Iterator[str]:
    """Yield the ways to write a person's full name that differ from it in form only.

    >>> sorted(spell_name("Kim Jong-un"))
    ['Jong-un Kim', 'Kim Jong Un', 'Kim Jong-Un']
    >>> sorted(spell_name("Donald J. Trump"))
    ['Donald Trump']
    """
    if name.replace(" ", "").isalpha() and "l " not in name:
        return  # most names: nothing follows from them, and the registry must load fast
    yield from _spell_initials(name)
    yield from _spell_article(name)
    if found := _FAMILY_FIRST.fullmatch(name):
        family, first, second = found.groups()
        yield f"{family} {first} {second.capitalize()}"
        yield f"{family} {first}-{second.capitalize()}"
        yield f"{first}-{second} {family}"
    for each in (name, *_spell_initials(name)):
        if _JUNIOR.search(each):
            yield from (_JUNIOR.sub(junior, each) for junior in (" Jr.", ", Jr.", " Jr"))


def spell_surname(surname: str) -> Iterator[str]:
    """Yield the ways to write a surname with an Arabic article, and the surname without it.

    >>> list(spell_surname("al-Sisi"))
    ['al-Sisi', 'Al-Sisi', 'el-Sisi', 'El-Sisi', 'al Sisi', 'Al Sisi', 'Sisi']
    """
    yield from _spell_article(surname)


def _spell_initials(name: str) -> Iterator[str]:
    """Yield the name without its middle initials, and with those in front closed up."""
    words = name.split()
    if not _INITIAL.fullmatch(words[0]):
        kept = [word for word in words if not _INITIAL.fullmatch(word)]
        if 1 < len(kept) < len(words):
            yield " ".join(kept)
    if found := _INITIALS.search(name):
        closed = found[0].replace(" ", "")
        yield name.replace(found[0], closed)
        yield name.replace(found[0], closed.replace(".", ""))


def _spell_article(name: str) -> Iterator[str]:
    articles = len(_ARTICLE.findall(name))
    if articles:
        yield from (_ARTICLE.sub(article, name) for article in _ARTICLES)
    if articles == 1:
        yield _ARTICLE.sub("", name)
