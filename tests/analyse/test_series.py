from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from relgraph.analyse import find_turns, series
from relgraph.analyse.breaks import find_breaks


def months(*told: tuple[str, int, int]) -> list[tuple[Any, ...]]:
    """Return edges: so many of a type in each of several months from a first one on."""
    edges = []
    for name, first, last in told:
        for month in range(first, last):
            date = f"{2020 + month // 12}-{month % 12 + 1:02}-10"
            edges += [("a", "b", name, {"article_date": date})] * 3
    return edges


def test_a_month_sums_up_what_passed(make_network: Any) -> None:
    """A month in which nothing was reported has no score, and is there."""
    network = make_network(
        ("a", "b", "Aid", {"article_date": "2024-01-02"}),
        ("b", "a", "Criticism", {"article_date": "2024-01-30"}),
        ("a", "b", "Request", {"event_time": "2024-01"}),
        ("a", "b", "Visit", {"article_date": "2024-03-01"}),
        ("a", "b", "Visit", {"event_time": "2024"}),
        ("a", "b", "Visit", {"negated": True}),
        ("a", "c", "Visit"),
    )
    rows = series(network, "b", "a").rows

    assert [row.month for row in rows] == ["2024-01", "2024-02", "2024-03"]
    assert (rows[0].statements, rows[0].cooperative, rows[0].conflictual) == (3, 1, 1)
    assert rows[0].articles == 3
    assert (rows[1].statements, rows[1].score) == (0, None)


def test_a_direction_can_be_followed_alone(make_network: Any) -> None:
    """What both do together counts in either direction."""
    network = make_network(("a", "b", "Aid"), ("b", "a", "Criticism"), ("b", "a", "Alliance"))

    assert series(network, "a", "b", directed=True).rows[0].statements == 2
    assert series(network, "a", "b").rows[0].statements == 3


def test_a_turn_is_found_with_its_statements(make_network: Any) -> None:
    """Years of support, then assaults: the month of the first is the turn."""
    network = make_network(*months(("Support", 0, 18), ("Assault", 18, 30)))
    (turn,) = find_turns(network, "a", "b")
    result = series(network, "a", "b")
    told = {key: attributes for _, _, key, attributes in network.edges(keys=True, data=True)}

    assert (turn.month, turn.before) == ("2021-07", 3.5)
    assert turn.after == pytest.approx(-9.7)
    assert turn.p <= 0.05
    assert len(turn.statements) == 5
    assert all(told[each]["type"] == "Assault" for each in turn.statements)
    assert told[turn.statements[0]]["article_date"] == "2021-07-10"
    assert result.facts["changes"] == "2021-07"
    assert {row.level for row in result.rows} == {3.5, turn.after}


def test_nothing_has_no_series(make_network: Any) -> None:
    """Two who have nothing to do with one another are no error."""
    result = series(make_network(("a", "b", "Aid")), "a", "nobody")

    assert (result.rows, result.facts["changes"]) == ((), "none")
    assert find_turns(make_network(("a", "b", "Request")), "a", "b") == ()


def test_chance_alone_is_seldom_a_break() -> None:
    """One series in twenty may: the test pays for having looked for the best of all splits."""
    chance = np.random.default_rng(1)
    found = [find_breaks(chance.normal(0, 1, 40), np.ones(40)) for _ in range(40)]

    assert sum(map(bool, found)) <= 5


def test_breaks_are_those_of_least_cost() -> None:
    """Two changes of level in noise are found where they are, whatever the weights."""
    chance = np.random.default_rng(7)
    values = np.concatenate([np.zeros(15), np.full(12, 4.0), np.full(14, -3.0)])
    values += chance.normal(0, 0.5, len(values))
    weights = chance.integers(1, 6, len(values)).astype(np.float64)
    found = find_breaks(values, weights)

    assert [each.place for each in found] == [15, 27]
    assert all(0 < each.p <= 0.05 for each in found)
    assert all(two - one >= 3 for one, two in pairwise([0, 15, 27, len(values)]))


def test_a_single_odd_month_is_no_level() -> None:
    """A segment has three months at least."""
    values = np.zeros(20)
    values[9] = 5.0

    assert find_breaks(values, np.ones(20)) == ()
    assert find_breaks(np.array([1.0, 9.0]), np.ones(2)) == ()
