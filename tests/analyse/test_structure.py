"""Communities, balance, brokers, reciprocity and likeness, against what is known of small cases."""

from __future__ import annotations

import sys
from itertools import combinations, product
from typing import Any

import networkx as nx
import numpy as np
import pytest

from relgraph.analyse import (
    balance,
    brokers,
    columns_of,
    communities,
    reciprocity,
    similarity,
)
from relgraph.analyse.frustration import frustration
from relgraph.errors import AnalysisError

CAMPS = [
    *((one, two, "Support") for one, two in combinations("abcd", 2)),
    *((one, two, "Support") for one, two in combinations("wxyz", 2)),
    ("a", "w", "Support"),
    ("b", "x", "Assault"),
    ("c", "d", "Threat"),
]


def test_communities_are_the_camps_that_support_each_other(make_network: Any) -> None:
    """Two cliques with a bridge are what every method must find."""
    result = communities(make_network(*CAMPS), resamples=30)
    groups = {row.actor: row.community for row in result.rows}

    assert {groups[each] for each in "abcd"} == {1}
    assert {groups[each] for each in "wxyz"} == {2}
    assert result.facts["conflict inside"] == 0.5
    assert all(row.stability is not None and 0.5 < row.stability <= 1 for row in result.rows)
    assert result == communities(make_network(*CAMPS), resamples=30)


def test_communities_without_resamples_tell_no_stability(make_network: Any) -> None:
    """None is unknown; nought would be unstable."""
    result = communities(make_network(*CAMPS), resamples=0)

    assert {row.stability for row in result.rows} == {None}
    assert result.facts["agreement"] is None


def test_nobody_makes_no_communities(make_network: Any) -> None:
    """An empty network is no error."""
    assert communities(make_network()).rows == ()


def test_leiden_finds_the_camps_too_where_igraph_is(make_network: Any) -> None:
    """It is GPL, and so nobody gets it unasked."""
    pytest.importorskip("igraph")
    result = communities(make_network(*CAMPS), method="leiden", resamples=5)

    assert [row.actor for row in result.rows if row.community == 1] == list("abcd")


def test_a_method_that_is_not_there_is_told(
    make_network: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what brings it."""
    monkeypatch.setitem(sys.modules, "igraph", None)

    with pytest.raises(AnalysisError, match=r"pip install relgraph\[leiden\]"):
        communities(make_network(*CAMPS), method="leiden")
    with pytest.raises(AnalysisError, match="choose louvain or leiden"):
        communities(make_network(*CAMPS), method="walktrap")


def test_triads_are_told_by_their_signs(make_network: Any) -> None:
    """One friend of two enemies is the unbalanced case that everybody looks for."""
    network = make_network(
        ("a", "b", "Support"),
        ("b", "c", "Support"),
        ("a", "c", "Assault"),
        ("a", "d", "Assault"),
        ("c", "d", "Support"),
    )
    result = balance(network, least=1, resamples=0)
    first, second = result.rows

    assert (first.first, first.second, first.third, first.signs) == ("a", "b", "c", "+-+")
    assert not first.is_balanced
    assert (second.signs, second.is_balanced) == ("--+", True)
    assert first.strength == pytest.approx(3.5)
    assert (result.facts["triads ++-"], result.facts["triads +--"]) == (1, 1)
    assert result.facts["balanced"].value == 0.5  # type: ignore[union-attr] # an estimate
    assert result.facts["frustration"] == 1
    assert result.facts["camp 1"] in {"a", "a, b"}


def test_a_dyad_of_good_and_ill_alike_has_no_sign(make_network: Any) -> None:
    """A mean of nought is neither friend nor enemy."""
    even = [("a", "b", "Visit", {}), ("a", "b", "Visit", {"negated": True})]
    result = balance(make_network(*even), least=2, resamples=0)

    assert result.rows == ()
    assert result.facts["balanced"] is None
    assert result.facts["balanced by chance"] is None


def signs_of(seed: int, size: int, share: float) -> Any:
    chance = np.random.default_rng(seed)
    upper = np.triu(chance.choice([-1, 0, 1], (size, size), p=[share / 2, 1 - share, share / 2]), 1)
    return (upper + upper.T).astype(np.int32)


@pytest.mark.parametrize("seed", range(6))
def test_frustration_is_the_least_over_all_camps(seed: int) -> None:
    """For eight nodes all camps can be tried."""
    signs = signs_of(seed, 8, 0.7)
    tried = (np.array(camps) for camps in product((1, -1), repeat=8))
    least = min(int((np.triu(signs) * np.outer(sides, sides) < 0).sum()) for sides in tried)
    found = frustration(signs)

    assert found.is_exact
    assert found.most == least
    assert found.camps[0] == 0


def test_frustration_of_a_large_network_is_told_as_bounds() -> None:
    """An unproven figure must not pass for the index."""
    found = frustration(signs_of(1, 40, 0.9))

    assert 0 < found.least < found.most
    assert not found.is_exact


def test_nobody_is_not_frustrated() -> None:
    """No nodes, no camps."""
    assert frustration(np.zeros((0, 0), dtype=np.int32)).camps == ()


def test_roles_of_brokers_are_those_of_gould_and_fernandez(make_network: Any) -> None:
    """One broker and one path for each role."""
    groups = {"m": "A", "a1": "A", "a2": "A", "b1": "B", "b2": "B", "c1": "C"}
    paths = {
        "coordinator": ("a1", "a2"),
        "consultant": ("b1", "b2"),
        "gatekeeper": ("b1", "a1"),
        "representative": ("a1", "b1"),
        "liaison": ("b1", "c1"),
    }
    for role, (first, last) in paths.items():
        network = make_network((first, "m", "Support"), ("m", last, "Support"))
        (broker, *_) = brokers(network, groups=groups, resamples=0).rows

        assert (broker.actor, broker.total, getattr(broker, role)) == ("m", 1, 1)


def test_who_deals_directly_needs_no_broker(make_network: Any) -> None:
    """A closed path is none."""
    closed = make_network(("a", "m", "Support"), ("m", "c", "Support"), ("a", "c", "Support"))

    assert {row.total for row in brokers(closed, resamples=0).rows} == {0}
    assert brokers(make_network()).rows == ()


def test_constraint_is_that_of_networkx(make_network: Any) -> None:
    """It is networkx that reckons it."""
    network = make_network(*CAMPS)
    graph = nx.Graph([edge[:2] for edge in CAMPS if edge[2] == "Support"])
    found = {row.actor: row.constraint.value for row in brokers(network, resamples=0).rows}

    assert found == pytest.approx(nx.constraint(graph))


def test_reciprocity_counts_what_comes_back(make_network: Any) -> None:
    """Three forth and one back are two of four that go both ways."""
    network = make_network(
        *[("a", "b", "Aid")] * 3, ("b", "a", "Criticism"), ("a", "b", "Partnership")
    )
    result = reciprocity(network, resamples=20)
    (row,) = result.rows

    assert (row.first, row.forth, row.second, row.back) == ("a", 3, "b", 1)
    assert row.score_back is not None
    assert row.score_back < 0 < (row.score_forth or 0)
    assert row.reciprocated == 0.5
    assert result.facts["reciprocity"].value == 0.5  # type: ignore[union-attr] # an estimate
    assert result.facts["symmetric statements left out"] == 1
    assert reciprocity(make_network()).facts["reciprocity"] is None


def test_likeness_is_that_of_profiles_towards_third_parties(make_network: Any) -> None:
    """What two do to each other does not make them alike or unlike."""
    network = make_network(
        *((one, third, "Aid") for one in "ab" for third in "xy"),
        *(("c", third, "Assault") for third in "xy"),
        *[("a", "b", "Assault")] * 9,
    )
    rows = similarity(network, resamples=20).rows
    found = {(row.first, row.second): (row.likeness.value, row.shared) for row in rows}

    assert found["a", "b"][0] == pytest.approx(1)
    assert found["b", "c"][0] < 0
    assert [found[pair][1] for pair in (("a", "b"), ("a", "c"))] == [2, 2]
    assert rows[0].likeness.value == pytest.approx(1)


def test_only_the_ends_of_a_long_list_of_pairs_are_told(make_network: Any) -> None:
    """Two hundred actors have twenty thousand pairs."""
    network = make_network(*((one, third, "Aid") for one in "abcde" for third in "xyz"))
    result = similarity(columns_of(network), most=1, resamples=0)

    assert len(result.rows) == 2
    assert result.facts["pairs"] == 13
