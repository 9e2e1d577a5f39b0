"""Offices: what a text may call the post of a head of state, a minister or an army chief."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relgraph.errors import KnowledgeError
from relgraph.knowledge.forms import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Office", "read_offices"]


@dataclass(frozen=True, slots=True)
class Office:
    """A post by its plain name, and the titles by which texts know it.

    `local_titles` are those that mean the office in one state only: a "secretary of state" is
    the foreign minister of the United States, and of nobody else.
    """

    name: str
    titles: tuple[str, ...]
    local_titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def answers_to(self, title: str, body: str) -> bool:
        """Tell whether the title, in any case, means this office of the state or organisation.

        >>> Office("army chief", ("chief of army staff",)).answers_to("Army Chief", "state/PAK")
        True
        """
        told = fold(title)
        titles = (self.name, *self.titles, *self.local_titles.get(body, ()))
        return any(fold(known) == told for known in titles)


def read_offices(path: Path) -> Mapping[str, Office]:
    """Return the offices of a file by name, in its order.

    Raises:
        KnowledgeError: the file cannot be read or an office lacks its name or titles.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["office"]
        offices = [
            Office(
                table["name"],
                tuple(table["titles"]),
                {body: tuple(titles) for body, titles in table.get("local", {}).items()},
            )
            for table in tables
        ]
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise KnowledgeError(
            f"{path} must hold [[office]] tables with name and titles: {error!r}"
        ) from error
    return {office.name: office for office in offices}
