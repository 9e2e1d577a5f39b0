"""Our measures are networkx's, only faster: any difference is a fault of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
import pytest

from relgraph.analyse import Layer, Weight, centrality, columns_of, project
from relgraph.analyse.measures import betweenness, eigenvector, pagerank, strength
from relgraph.analyse.result import estimate
from relgraph.analyse.weights import weigh

if TYPE_CHECKING:
    from relgraph.analyse.columns import Floats


def drawn(seed: int, size: int = 12, share: float = 0.4) -> Floats:
    """Return a matrix of small whole weights from row to column, many of them nought."""
    chance = np.random.default_rng(seed)
    weights = chance.integers(1, 4, (size, size)) * (chance.random((size, size)) < share)
    np.fill_diagonal(weights, 0)
    return weights.astype(np.float64)


def told(found: dict[Any, float]) -> list[float]:
    return [found[place] for place in sorted(found)]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("share", [0.15, 0.5])
def test_betweenness_is_that_of_networkx(seed: int, share: float) -> None:
    """With paths of equal length, with several parts, with nodes alone.

    Weights are powers of two: networkx takes lengths for unlike that differ by a rounding.
    """
    weights = drawn(seed, share=share)
    weights = 2.0 ** np.maximum(weights, weights.T) * (weights + weights.T > 0)
    graph = nx.from_numpy_array(weights)
    for _, _, attributes in graph.edges(data=True):
        attributes["length"] = 1 / attributes["weight"]

    assert betweenness(weights) == pytest.approx(
        told(nx.betweenness_centrality(graph, weight="length"))
    )


@pytest.mark.parametrize("seed", range(3))
def test_pagerank_is_that_of_networkx(seed: int) -> None:
    """With nodes that address nobody."""
    weights = drawn(seed)
    weights[3] = 0
    graph = nx.from_numpy_array(weights, create_using=nx.DiGraph)

    assert pagerank(weights) == pytest.approx(told(nx.pagerank(graph, tol=1e-12)), abs=1e-8)


def test_eigenvector_centrality_is_that_of_networkx() -> None:
    """On a connected network: elsewhere networkx refuses."""
    weights = drawn(1)
    weights += weights.T
    found = nx.eigenvector_centrality_numpy(nx.from_numpy_array(weights), weight="weight")

    assert eigenvector(weights) == pytest.approx(told(found))


def test_between_two_nothing_stands() -> None:
    """The share of no pairs is nought and no division."""
    assert betweenness(np.array([[0.0, 1.0], [1.0, 0.0]])).tolist() == [0.0, 0.0]
    assert strength(np.array([[0.0, 2.0], [2.0, 0.0]])).tolist() == [2.0, 2.0]


def test_only_affirmed_deeds_between_two_are_counted(make_network: Any) -> None:
    """Denied, planned and inward statements tie nobody; a symmetric one ties once."""
    network = make_network(
        ("a", "b", "Alliance"),
        ("a", "b", "Assault", {"negated": True}),
        ("a", "b", "Aid", {"modality": "prospective"}),
        ("a", "a", "Consultation"),
        ("b", "c", "Threat"),
        ("b", "c", "Membership"),
    )
    by_layer = {
        layer: {row.actor: row.degree.value for row in centrality(network, by=layer).rows}
        for layer in Layer
    }

    assert by_layer[Layer.COOPERATION] == {"a": 1, "b": 1}
    assert by_layer[Layer.CONFLICT] == {"b": 1, "c": 1}
    assert by_layer[Layer.BOTH] == {"a": 1, "b": 2, "c": 1}
    assert by_layer[Layer.ALL] == {"a": 1, "b": 3, "c": 2}


def test_reprints_count_once(make_network: Any) -> None:
    """A wire story in forty papers is one report."""
    columns = columns_of(make_network(("a", "b", "Visit"), ("a", "b", "Visit")))
    first, second = columns.carriers
    from dataclasses import replace

    columns = replace(columns, carriers=(first, second._replace(original=first.id)))

    assert weigh(columns).undirected().tolist() == [[0, 1], [1, 0]]


def test_scores_weigh_by_their_size(make_network: Any) -> None:
    """An attack outweighs a word."""
    network = make_network(("a", "b", "Assault"))
    (row, _) = centrality(network, weight=Weight.SCORE).rows

    assert row.degree.value == pytest.approx(9.7)


def test_intervals_come_with_articles_and_are_the_same_every_time(make_network: Any) -> None:
    """Four articles give none; the same seed gives the same."""
    few = make_network(*[("a", "b", "Visit")] * 4)
    many = make_network(*[("a", "b", "Visit")] * 4, *[("b", "c", "Threat")] * 4)
    first, again = centrality(many, resamples=50), centrality(many, resamples=50)

    assert centrality(few).rows[0].degree.low is None
    assert first == again
    middle = first.rows[0].degree
    assert (first.rows[0].actor, middle.value) == ("b", 8)
    assert middle.low == middle.high == 8  # every resample has eight articles with it
    assert first.rows[1].degree.low is not None
    assert first.rows[1].degree.low < 4 < (first.rows[1].degree.high or 0)
    assert centrality(many, resamples=50, seed=1) != first
    assert centrality(many, resamples=0).rows[0].degree.low is None


def test_nothing_has_no_centre(make_network: Any) -> None:
    """An empty network gives no rows."""
    result = centrality(make_network())

    assert (result.rows, result.facts["dyads"]) == ((), 0)


def test_an_interval_holds_its_value_and_keeps_in_range() -> None:
    """Resamples of ratios lie to one side of the value."""
    told = estimate(0.4, [0.5, 0.6, 0.7, float("nan")])
    share = estimate(0.0, [0.0, 0.1, 0.5])

    assert told.low is not None
    assert told.high is not None
    assert told.low < 0.4 < told.high
    assert share.low == 0.0
    assert estimate(1.0, [0.5, 0.9]).high == 1.0
    assert estimate(-0.9, [-0.5, 0.9]).low == -1.0
    assert estimate(2.0, [float("nan")]).low is None


def test_a_projection_has_one_edge_for_two(make_network: Any) -> None:
    """For networkx's other measures, and for other programs."""
    network = make_network(("a", "b", "Visit"), ("b", "a", "Assault"), ("a", "b", "Threat"))
    together, apart = project(network), project(network, directed=True)

    assert together.edges["a", "b"]["weight"] == 3
    assert together.edges["a", "b"]["sign"] == -1
    assert apart.edges["b", "a"]["score"] == pytest.approx(-9.7)
    assert apart.edges["a", "b"]["weight"] == 2
