"""Accept headers as clients send them."""

import pytest

from relgraph.serve.negotiation import GRAPHS, TABLES, choose_type


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV ; Q=0.5", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.4", "application/sparql-results+xml"),
        ("*/*, application/sparql-results+json;q=0", "application/json"),
        ("text/csv;q=0", None),
        ("text/csv;q=much", None),
        ("application/pdf", None),
    ],
)
def test_the_most_specific_range_decides_on_a_type(accept: str, chosen: str | None) -> None:
    """RFC 9110, section 12.5.1: q=0 refuses, and a type goes before its wildcard."""
    assert choose_type(accept, TABLES) == chosen


def test_graphs_have_types_of_their_own() -> None:
    """A client that wants a table cannot get triples as one."""
    assert choose_type("text/turtle, */*;q=0.1", GRAPHS) == "text/turtle"
    assert choose_type("text/csv", GRAPHS) is None
