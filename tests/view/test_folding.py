from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from relgraph.errors import ViewError
from relgraph.view.folding import Node, fold_dyads, read_nodes
from relgraph.view.rows import Row


def row(number: int, source: str, target: str | None) -> Row:
    return Row(
        id=str(number),
        source=source,
        target=target,
        type="Visit",
        polarity="cooperative",
        quote="came",
    )


def test_both_directions_fold_into_one_dyad_busiest_first() -> None:
    """The dyad is the page's unit."""
    nodes = [Node(id=f"state/{code}", key=code, label=code, kind="state") for code in "ABC"]
    rows = [
        row(1, "state/A", "state/B"),
        row(2, "state/C", "state/B"),
        row(3, "state/B", "state/C"),
    ]

    dyads = fold_dyads([*rows, row(4, "state/A", None)], nodes)

    assert [(dyad.key, dyad.count) for dyad in dyads] == [("B-C", 2), ("A-B", 1)]


def test_a_dyad_stands_in_order_of_its_labels() -> None:
    """Readers look names up by the alphabet, whatever the identifiers are."""
    nodes = [
        Node("org/UN", "UN", "United Nations", "org"),
        Node("state/PAK", "PAK", "Pakistan", ""),
    ]

    (dyad,) = fold_dyads([row(1, "org/UN", "state/PAK")], nodes)

    assert (dyad.key, dyad.first, dyad.second) == ("PAK-UN", "state/PAK", "org/UN")


def test_dyads_whose_names_would_be_equal_are_named_in_full() -> None:
    """A link must open one dyad, whatever hyphens stand in names."""
    nodes = [Node(id=name, key=name, label=name, kind="org") for name in ("a", "b-c", "a-b", "c")]

    dyads = fold_dyads([row(1, "a", "b-c"), row(2, "a-b", "c")], nodes)

    assert {dyad.key for dyad in dyads} == {"a--b-c", "a-b--c"}


def test_short_names_that_two_actors_share_are_written_in_full() -> None:
    """A state and a group may have the same short name."""
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    network.add_nodes_from(["state/GEO", "place/GEO", "state/PAK", "plain"])

    keys = {node.id: node.key for node in read_nodes(network)}

    assert keys == {
        "state/GEO": "state/GEO",
        "place/GEO": "place/GEO",
        "state/PAK": "PAK",
        "plain": "plain",
    }


def test_a_node_says_its_kind_or_its_identifier_does() -> None:
    """Networks made by hand need not carry what the identifier tells."""
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    network.add_node("state/PAK", label="Pakistan")
    network.add_node("x", kind="org")
    network.add_node("y")

    told = [(node.label, node.kind) for node in read_nodes(network)]

    assert told == [("Pakistan", "state"), ("x", "org"), ("y", "other")]


@pytest.mark.parametrize("node", [7, "", ("state", "PAK")])
def test_nodes_must_be_named_by_text(node: object) -> None:
    """Links and the drawing name nodes by their identifiers."""
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    network.add_node(node)

    with pytest.raises(ViewError, match="name nodes by identifiers"):
        read_nodes(network)
