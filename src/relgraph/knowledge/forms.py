"""Forms: the words by which a text may mean an actor, derived from the registry's entries."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from relgraph.knowledge.persons import spell_name, spell_surname
from relgraph.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relgraph.knowledge.entries import Entry

__all__ = ["Form", "FormKind", "collect_forms", "fold", "iter_forms"]

_ABBREVIATION = re.compile(r"(?=.*[A-Z])[A-Z0-9.+&/\-]{2,10}")
_UNDECOMPOSED = str.maketrans("łŁøØđĐı", "lLoOdDi")  # letters that Unicode does not take apart
_SHORTEST_BARE = 5  # shorter places keep their accents: "Male" is a word, Malé a capital
_PAIRS = (
    ("Defence", "Defense"),
    ("Organisation", "Organization"),
    ("Labour", "Labor"),
    ("Centre", "Center"),
    ("Programme", "Program"),
)
_OTHER_ENGLISH = dict(_PAIRS) | {american: british for british, american in _PAIRS}
_BRITISH_OR_AMERICAN = re.compile(rf"\b(?:{'|'.join(_OTHER_ENGLISH)})\b")
_SUFFIXES = frozenset({"Jr.", "Sr.", "II", "III", "IV"})


class FormKind(StrEnum):
    """How a form stands for its actor."""

    NAME = "name"
    ABBREVIATION = "abbreviation"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    METONYM = "metonym"
    CITY = "city"
    SURNAME = "surname"


_PLACES = frozenset({FormKind.METONYM, FormKind.CITY})


@dataclass(frozen=True, slots=True)
class Form:
    """Words as texts write them, the actor that they may mean, and how.

    Upper and lower case matter: "Turkey" is a form, "turkey" is none. A city is a place in its
    state and not an actor: "in Mumbai" says where.
    """

    text: str
    actor_id: str
    kind: FormKind


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return the text without case, accents, hyphens and doubled space, to compare names by.

    >>> fold("Côte  d’Ivoire") == fold("cote d'ivoire")
    True
    """
    plain = text.replace("\u2019", "'").replace("-", " ").replace("\u2013", " ")
    return " ".join(_without_accents(plain).casefold().split())


def iter_forms(entry: Entry) -> Iterator[Form]:
    """Yield each form of an entry once, the name first."""
    seen: set[tuple[str, FormKind]] = set()
    for text, kind in _tell_forms(entry):
        for written in _spellings(text, kind):
            if (written, kind) not in seen:
                seen.add((written, kind))
                yield Form(written, entry.actor.id, kind)


def collect_forms(entries: Iterable[Entry]) -> Mapping[str, tuple[Form, ...]]:
    """Return for each text the forms that it may be, in the order of the entries."""
    found: dict[str, list[Form]] = {}
    for entry in entries:
        for form in iter_forms(entry):
            found.setdefault(form.text, []).append(form)
    return {text: tuple(forms) for text, forms in found.items()}


def _tell_forms(entry: Entry) -> Iterator[tuple[str, FormKind]]:
    actor = entry.actor
    is_person = actor.kind is ActorKind.PERSON
    names = [actor.name, *entry.names]
    if actor.kind is not ActorKind.STATE:
        names.append(actor.code)  # alpha-3 codes are for output: texts do not write "IRN"
    for name in names:
        is_short = _ABBREVIATION.fullmatch(name) is not None
        yield name, FormKind.ABBREVIATION if is_short else FormKind.NAME
        if is_person:
            yield from ((written, FormKind.NAME) for written in spell_name(name))
    for kind, texts in (
        (FormKind.ADJECTIVE, entry.adjectives),
        (FormKind.PEOPLE, entry.people),
        (FormKind.METONYM, entry.metonyms),
        (FormKind.CITY, entry.cities),
    ):
        yield from ((text, kind) for text in texts)
    if is_person:
        for surname in (entry.surname or _last_word(actor.name), *entry.surnames):
            yield surname, FormKind.SURNAME
            yield from ((written, FormKind.SURNAME) for written in spell_surname(surname))


def _spellings(text: str, kind: FormKind) -> Iterator[str]:
    """Yield a form as written, in the other English, without accents, with either apostrophe."""
    yield text
    if " " in text:
        yield _BRITISH_OR_AMERICAN.sub(lambda found: _OTHER_ENGLISH[found[0]], text)
    if text.isascii() and "'" not in text:
        return
    bare = _without_accents(text)
    if kind in _PLACES and len(text) < _SHORTEST_BARE:
        bare = text
    for written in (text, bare):
        yield written.replace("'", "\u2019")
        yield written.replace("\u2019", "'")


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _last_word(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return words[-1].rstrip(",")
