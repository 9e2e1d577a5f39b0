from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from relgraph.analyse import DyadSummary, summarise, to_network
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from relgraph.model import Graphlike


def test_a_statement_counts_once(graph: Graphlike) -> None:
    """Joint parties and the way back of symmetric statements are no further statements."""
    summary = summarise(to_network(graph))

    assert summary.statements == 6
    assert summary.by_type == (
        ("Assault", 2),
        ("Concern", 1),
        ("Consultation", 1),
        ("Partnership", 1),
        ("Visit", 1),
    )
    assert (summary.actors, summary.dyads, summary.articles) == (5, 4, 1)


def test_denied_statements_do_not_sway_the_mean(graph: Graphlike) -> None:
    """That somebody does not attack is no attack; a dyad of denials alone has no mean."""
    summary = summarise(to_network(graph))
    by_pair = {(dyad.first, dyad.second): dyad for dyad in summary.busiest}
    visit = statement_type("Visit").score

    assert by_pair["state/IND", "state/PAK"].mean_score is None
    assert by_pair["state/PAK", "state/USA"] == DyadSummary("state/PAK", "state/USA", 1, visit)


def test_the_busiest_come_first_and_as_many_as_asked() -> None:
    """Ties go by identifier, so that the order never changes."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    told = {"type": "Visit", "negated": False, "score": 2.0, "article": "article/1"}
    network.add_edge("c", "d", key="1", **told)
    network.add_edge("a", "b", key="2", **told)
    network.add_edge("f", "e", key="3", **told)
    network.add_edge("e", "f", key="4", **(told | {"score": -1.0}))

    summary = summarise(network, busiest=2)

    assert summary.busiest == (DyadSummary("e", "f", 2, 0.5), DyadSummary("a", "b", 1, 2.0))
    assert summary.dyads == 3


def test_nothing_sums_up_to_nothing() -> None:
    """An empty network has no mean rather than a division by zero."""
    summary = summarise(nx.MultiDiGraph())

    assert (summary.statements, summary.mean_score, summary.busiest) == (0, None, ())
