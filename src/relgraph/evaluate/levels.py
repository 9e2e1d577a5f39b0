"""When two records say the same: four levels, from the dyad to the actors and the type."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.model import PairRecord, StatementType

__all__ = ["FOLDED_TYPES", "Key", "Level", "Scope", "fold_type", "key_of", "normalise_name"]

Key = tuple[str, ...]

FOLDED_TYPES = {"Investigation": "Criticism", "Protest": "Coercion", "Retreat": "Concession"}
"""The types that hand-made sets do not know, and the type that they give in their stead."""


class Level(StrEnum):
    """What two records must share to count as the same."""

    DYAD = "dyad"
    """The two principals, in either order."""
    DYAD_CLASS = "dyad and class"
    """The two principals, in either order, and the polarity of the type."""
    DYAD_TYPE = "dyad and type"
    """The type and the two principals, from source to target unless the type is symmetric."""
    ACTORS_TYPE = "actors and type"
    """The type and the two actors themselves, from source to target unless symmetric."""


class Scope(StrEnum):
    """How near two records must stand to be compared."""

    SENTENCE = "sentence"
    """In the same sentence of the same article: the main measure."""
    ARTICLE = "article"
    """Anywhere in the same article: what a graph of whole articles feels."""


def fold_type(name: str) -> str:
    """Return the type as hand-made sets give it.

    >>> fold_type("Retreat"), fold_type("Visit")
    ('Concession', 'Visit')
    """
    return FOLDED_TYPES.get(name, name)


def normalise_name(name: str | None) -> str:
    """Return a name without case, diacritics and doubled space; no name gives "".

    >>> normalise_name("Hugo  Chávez")
    'hugo chavez'
    """
    parts = unicodedata.normalize("NFKD", name or "")
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())


def key_of(record: PairRecord, level: Level, types: Mapping[str, StatementType]) -> Key:
    """Return what another record must share with this one at a level.

    Raises:
        KeyError: the record's type is none of the given types.
    """
    name = fold_type(record.type)
    kind = types[name]
    if level is Level.ACTORS_TYPE:
        sides = (normalise_name(record.source), normalise_name(record.target))
    else:
        sides = (normalise_name(record.source_principal), normalise_name(record.target_principal))
    if level is Level.DYAD:
        return tuple(sorted(sides))
    if level is Level.DYAD_CLASS:
        return (*sorted(sides), str(kind.polarity))
    return (*(sorted(sides) if kind.is_symmetric else sides), name)
