import pytest

from relgraph.errors import QueryError
from relgraph.query import actor_card, dyad_card
from relgraph.store import Store


def test_a_card_of_an_actor_says_who_it_is_and_with_whom_it_has_to_do(graph: Store) -> None:
    """The first thing to look at before asking anything."""
    card = actor_card(graph, "person/asim-munir")

    assert str(card).splitlines()[0] == "Asim Munir"
    assert card.facts["kind"] == "Person"
    assert card.facts["acts for"] == "Pakistan"
    assert len(actor_card(graph, "state/PAK").rows) == 3


def test_a_card_of_a_dyad_counts_and_quotes_the_latest_first(graph: Store) -> None:
    """What is said between two, how much and in which tone."""
    card = dyad_card(graph, "state/EGY", "state/ETH")

    assert card.title == "Egypt and Ethiopia"
    assert card.facts["said between them"] == "7"
    assert card.facts["mean score, -10 to 10"].startswith("-")
    assert next(iter(card.rows))["date"] == "2025-06-01"


def test_two_of_whom_nothing_is_said_have_a_card_without_a_score(graph: Store) -> None:
    """A mean of nothing is no zero."""
    card = dyad_card(graph, "state/OMN", "state/TUR")

    assert card.facts == {"said between them": "0", "affirmed and dated by month": "0"}


def test_a_notebook_shows_a_card_with_its_table(graph: Store) -> None:
    """Title, facts, rows; all of it escaped."""
    shown = actor_card(graph, "state/PAK")._repr_html_()

    assert shown.startswith("<h4>Pakistan</h4><table>")
    assert "<th>code</th><td>PAK</td>" in shown


def test_an_actor_that_the_graph_lacks_has_no_card(graph: Store) -> None:
    """An empty card would say that nothing is known of somebody who exists."""
    with pytest.raises(QueryError, match="knows no actor 'state/XYZ'"):
        actor_card(graph, "state/XYZ")
