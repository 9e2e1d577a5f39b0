"""Who stands on which side of a statement, as pairs with the principals that they act for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Side", "iter_pairs"]


@dataclass(frozen=True, slots=True)
class Side:
    """An actor by its local identifier, and the principal that it acts for: itself if none."""

    actor: str
    principal: str


def iter_pairs(sides: str, *, is_symmetric: bool) -> Iterator[tuple[Side, Side | None]]:
    """Yield each source with each target of the literal that a graph keeps as rg:sides.

    The triples rg:source and rg:target cannot give them back: in a symmetric statement they treat
    all parties alike, and of joint parties they do not say who acts for whom.

    >>> [(a.actor, b.principal) for a, b in
    ...  iter_pairs("person/asim-munir=state/PAK > org/NATO=", is_symmetric=False)]
    [('person/asim-munir', 'org/NATO')]
    """
    left, _, right = sides.partition(">")
    sources, targets = _parse(left), _parse(right)
    if not targets:
        yield from ((source, None) for source in sources)
    elif is_symmetric and sources == targets:
        yield from combinations(sources, 2)
    else:
        yield from ((a, b) for a, b in product(sources, targets) if a.actor != b.actor)


def _parse(text: str) -> list[Side]:
    words = (word.partition("=") for word in text.split())
    return [Side(unquote(actor), unquote(principal or actor)) for actor, _, principal in words]
