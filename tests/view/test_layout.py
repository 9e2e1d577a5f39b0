from __future__ import annotations

import math
from itertools import combinations

from relgraph.view.folding import Dyad, Node
from relgraph.view.layout import place_nodes


def nodes_of(count: int) -> list[Node]:
    return [Node(f"state/{n:04d}", f"{n:04d}", f"State {n}", "state") for n in range(count)]


def dyad(one: Node, other: Node) -> Dyad:
    return Dyad(f"{one.key}-{other.key}", one.id, other.id, 1)


def nearest(places: dict[str, tuple[int, int]]) -> float:
    return min(math.dist(one, other) for one, other in combinations(places.values(), 2))


def test_the_same_network_gives_the_same_places() -> None:
    """A reader who opens tomorrow's page finds the actors where they were."""
    nodes = nodes_of(12)
    dyads = [dyad(nodes[n], nodes[n * 5 % 12]) for n in range(12)]

    assert place_nodes(nodes, dyads) == place_nodes(nodes, list(reversed(dyads)))


def test_discs_have_room_between_them() -> None:
    """Overlapping discs cannot be told apart or clicked."""
    nodes = nodes_of(60)
    star = [dyad(nodes[0], node) for node in nodes[1:]]

    assert nearest(place_nodes(nodes, star)) > 55


def test_actors_without_lines_stand_beside_the_rest_and_not_far_off() -> None:
    """Spring layouts throw loose nodes to the edge and shrink what matters."""
    nodes = nodes_of(40)
    chain = [dyad(nodes[n], nodes[n + 1]) for n in range(20)]

    places = place_nodes(nodes, chain)

    assert nearest(places) > 55
    assert max(abs(x) + abs(y) for x, y in places.values()) < 3000


def test_large_networks_need_no_scipy() -> None:
    """The layout of networkx needs it from 500 nodes on: the busiest are laid out, others added."""
    nodes = nodes_of(520)
    dyads = [dyad(nodes[0], node) for node in nodes[1:]] + [
        dyad(nodes[n], nodes[n + 1]) for n in range(1, 200)
    ]

    places = place_nodes(nodes, dyads)

    assert len(set(places.values())) == 520


def test_a_dyad_of_one_actor_pulls_nothing() -> None:
    """Statements between two persons of one state are a loop."""
    (node,) = nodes_of(1)

    assert len(place_nodes([node], [dyad(node, node)])) == 1


def test_no_nodes_have_no_places() -> None:
    """An empty selection is not an error here."""
    assert place_nodes([], []) == {}
