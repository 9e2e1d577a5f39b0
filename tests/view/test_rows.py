from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from relgraph.errors import ViewError
from relgraph.view.rows import read_rows

TOLD = {"type": "Visit", "polarity": "cooperative", "quote": "came"}


def network_of(*edges: tuple[str, str, str, dict[str, Any]]) -> nx.MultiDiGraph[Any]:
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for source, target, key, attributes in edges:
        network.add_edge(source, target, key=key, **attributes)
    return network


def test_a_symmetric_statement_comes_once() -> None:
    """The network holds it as an edge each way; two cards of one sentence would be wrong."""
    told = TOLD | {"symmetric": True}

    rows = read_rows(network_of(("b", "a", "1", told), ("a", "b", "1", told)))

    assert [(row.source, row.target) for row in rows] == [("a", "b")]


def test_a_joint_statement_comes_once_a_pair() -> None:
    """Each dyad that it speaks of shows it."""
    rows = read_rows(network_of(("a", "c", "1", TOLD), ("b", "c", "1", TOLD)))

    assert [row.source for row in rows] == ["a", "b"]


def test_rows_stand_in_order_of_time_and_the_undated_last() -> None:
    """Cards tell a story; the article's date stands in where the event has none."""
    rows = read_rows(
        network_of(
            ("a", "b", "1", TOLD),
            ("a", "b", "2", TOLD | {"event_time": "2021-03"}),
            ("a", "b", "3", TOLD | {"article_date": "2020-01-01"}),
        )
    )

    assert [row.id for row in rows] == ["3", "2", "1"]


def test_positions_have_no_target() -> None:
    """A concern about a topic is no line between actors."""
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    network.add_node("a", positions=[TOLD | {"statement": "s"}, TOLD])

    rows = read_rows(network)

    assert [(row.id, row.source, row.target) for row in rows] == [
        ("a#1", "a", None),
        ("s", "a", None),
    ]


def test_whole_numbers_and_lists_will_do() -> None:
    """Networks read back from JSON have no tuples and write 5.0 as 5."""
    (row,) = read_rows(network_of(("a", "b", "1", TOLD | {"score": 5, "contexts": ["military"]})))

    assert (row.score, row.contexts) == (5.0, ("military",))


@pytest.mark.parametrize("name", ["type", "polarity", "quote"])
def test_no_statement_without_its_words(name: str) -> None:
    """A line that shows no evidence must not be drawn."""
    told = {key: value for key, value in TOLD.items() if key != name}

    with pytest.raises(ViewError, match=f"statement 1 of the network has no {name}; make"):
        read_rows(network_of(("a", "b", "1", told)))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("polarity", "friendly"),
        ("modality", "maybe"),
        ("confidence", "high"),
        ("confidence", float("nan")),
        ("score", float("inf")),
        ("negated", "no"),
        ("quote", 7),
        ("contexts", "military"),
    ],
)
def test_wrong_values_are_named(name: str, value: object) -> None:
    """The page's script trusts what Python checked."""
    with pytest.raises(ViewError, match=f"as its {name}; make"):
        read_rows(network_of(("a", "b", "1", TOLD | {name: value})))


def test_a_sentence_holds_its_quote() -> None:
    """A mark around other words would falsify."""
    told = TOLD | {"sentence": "She came.", "quote_at": 4}
    (row,) = read_rows(network_of(("a", "b", "1", told)))
    assert row.sentence == "She came."

    with pytest.raises(ViewError, match="does not hold its quote at 3"):
        read_rows(network_of(("a", "b", "1", told | {"quote_at": 3})))
