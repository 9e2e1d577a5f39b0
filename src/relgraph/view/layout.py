"""Where each actor stands: the same network gives the same picture.

Each connected part is laid out by networkx's spring layout (Fruchterman and Reingold 1991) from a
fixed seed, then spread until names have room; the parts are packed in rows, largest first.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import networkx as nx

    from relgraph.view.folding import Dyad, Node

__all__ = ["place_nodes"]

Point = tuple[float, float]

_SEED = 7
_ROOM = 72.0  # units between neighbours: a disc, and a name under it
_WIDER = 1.2  # names run sideways, so neighbours need more room there
_CORE = 400  # networkx needs scipy from 500 nodes on, and the layout's time grows by the square
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def place_nodes(nodes: Sequence[Node], dyads: Iterable[Dyad]) -> dict[str, tuple[int, int]]:
    """Return whole-number coordinates for every node."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in nodes)
    graph.add_weighted_edges_from(
        (dyad.first, dyad.second, 1 + math.log2(dyad.count) / 2)
        for dyad in dyads
        if dyad.first != dyad.second
    )
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=_by_size)
    boxes = [_place_part(graph.subgraph(part), part) for part in parts]
    return {
        node: (round(x), round(y)) for box in _pack(boxes) for node, (x, y) in sorted(box.items())
    }


def _by_size(part: list[str]) -> tuple[int, str]:
    return -len(part), part[0]


def _place_part(graph: nx.Graph[str], part: list[str]) -> dict[str, Point]:
    """Return the places in one connected part, with room between them."""
    import networkx as nx

    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    busiest = sorted(part, key=lambda node: (-graph.degree[node], node))
    core = sorted(busiest[:_CORE])
    # an ordered copy: the layout reads nodes in the graph's own order
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(core)
    ordered.add_edges_from(sorted(graph.subgraph(core).edges(data=True), key=lambda e: e[:2]))
    side = _ROOM * math.sqrt(len(part))
    found: dict[str, Any] = nx.spring_layout(
        ordered, k=2.4 / math.sqrt(len(core)), iterations=120, seed=_SEED
    )
    places = {node: (float(x) * side * _WIDER, float(y) * side) for node, (x, y) in found.items()}
    for number, node in enumerate(busiest[_CORE:]):
        places[node] = _beside(graph, node, places, number)
    wider = max(1.0, 2.2 - len(part) / 20)  # few actors leave the frame to their arrows
    return {node: (x * wider, y * wider) for node, (x, y) in _spread(places).items()}


def _beside(graph: nx.Graph[str], node: str, places: dict[str, Point], number: int) -> Point:
    """Return a place near the node's busiest placed neighbour, or near the middle."""
    placed = [other for other in sorted(graph[node]) if other in places]
    x, y = places[max(placed, key=lambda other: graph.degree[other])] if placed else (0.0, 0.0)
    angle = number * _GOLDEN_ANGLE
    return x + 2 * _ROOM * math.cos(angle), y + 2 * _ROOM * math.sin(angle)


def _spread(places: dict[str, Point]) -> dict[str, Point]:
    """Push neighbours apart until each has its room, or for sixty rounds."""
    points = {node: [x / _WIDER, y] for node, (x, y) in sorted(places.items())}
    for _ in range(60):
        moved = False
        for one, other in _iter_close(points):
            moved = _part_pair(points[one], points[other]) or moved
        if not moved:
            break
    return {node: (x * _WIDER, y) for node, (x, y) in points.items()}


def _iter_close(points: dict[str, list[float]]) -> Iterator[tuple[str, str]]:
    """Yield pairs that may stand too close, found by a grid of squares of one room's side."""
    cells: dict[tuple[int, int], list[str]] = {}
    for node, (x, y) in points.items():
        cells.setdefault((int(x // _ROOM), int(y // _ROOM)), []).append(node)
    for (column, row), here in cells.items():
        around = [(column + 1, row + step) for step in (-1, 0, 1)] + [(column, row + 1)]
        others = [node for cell in around for node in cells.get(cell, ())]
        for index, one in enumerate(here):
            yield from ((one, other) for other in here[index + 1 :] + others)


def _part_pair(one: list[float], other: list[float]) -> bool:
    """Move two points apart by half of what they lack; tell whether they had to move."""
    across, down = other[0] - one[0], other[1] - one[1]
    distance = math.hypot(across, down)
    if distance >= _ROOM * 0.98:
        return False
    if distance == 0:
        across, down, distance = 1.0, 0.0, 1.0
    push = (_ROOM - distance) / 2 / distance
    one[0] -= across * push
    one[1] -= down * push
    other[0] += across * push
    other[1] += down * push
    return True


def _pack(boxes: list[dict[str, Point]]) -> list[dict[str, Point]]:
    """Return the parts moved so that they stand in rows, one below the other."""
    sizes = [_extent(box) for box in boxes]
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in sizes)
    limit = max(
        [math.sqrt(area) * _WIDER, *(right - left for left, _, right, _ in sizes)], default=0
    )
    x = y = tallest = 0.0
    moved = []
    for box, (left, top, right, bottom) in zip(boxes, sizes, strict=True):
        if x and x + right - left > limit:
            x, y, tallest = 0.0, y + tallest, 0.0
        moved.append({node: (px - left + x, py - top + y) for node, (px, py) in box.items()})
        x += right - left
        tallest = max(tallest, bottom - top)
    return moved


def _extent(box: dict[str, Point]) -> tuple[float, float, float, float]:
    """Return the box around a part, half a room wider on each side."""
    xs, ys = [x for x, _ in box.values()], [y for _, y in box.values()]
    across, down = _ROOM * _WIDER / 1.4, _ROOM / 1.4
    return min(xs) - across, min(ys) - down, max(xs) + across, max(ys) + down
