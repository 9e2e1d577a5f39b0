"""Where on a map of the world actors stand: states at their capitals, others nowhere.

Coast lines and capitals are data under graph/map, built by scripts/build_map.py, in the units of
one projection: Equal Earth (Savric, Patterson and Jenny 2018).
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["read_coasts", "read_places"]


def read_places(identifiers: Iterable[str]) -> list[list[int] | None]:
    """Return the place on the map of each actor, None where none is certain."""
    capitals = _read("capitals.json")["places"]
    return [capitals.get(identifier) for identifier in identifiers]


def read_coasts() -> list[list[int]]:
    """Return lines: a first point, and then the steps from point to point."""
    lines: list[list[int]] = _read("coasts.json")["lines"]
    return lines


@cache
def _read(name: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(graph_path("map", name).read_text(encoding="utf-8"))
