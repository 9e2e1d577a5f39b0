"""The ready questions on real servers: where the graph is kept, changes no row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relgraph.query import ask, questions
from relgraph.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import SparqlServer

    from relgraph.query.heads import Question

USUAL = {"actor": "state/PAK", "other": "state/USA", "since": "2024"}
OPTIONAL = {"actor": "state/USA", "other": "state/CHN", "since": "2023-12-14", "until": "2024-12"}
QUERIES = (
    (
        "SELECT ?a (?a = ?b AS ?same) (EXISTS { ?a rg:met ?b } AS ?met) (1 AS ?one)"
        " WHERE { ?a rg:partnerOf ?b } ORDER BY ?a ?b"
    ),
    (
        "SELECT ?a ?long ?both WHERE { ?a rg:code ?c BIND(STRLEN(?c) > 3 AS ?long)"
        " BIND(!(?long || REGEX(?c, 'A')) AS ?both) } ORDER BY ?a"
    ),
    "SELECT ?n ?m WHERE { ?s a rg:Statement ; rg:negated ?n ; rg:confidence ?m } ORDER BY ?m ?s",
    "SELECT (COUNT(*) AS ?n) (SUM(?c) AS ?sum) (MAX(?c) AS ?most) WHERE { ?s rg:sentence ?c }",
    "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s a rg:Statement } } GROUP BY ?g ORDER BY ?g",
    "ASK { ?a rg:partnerOf ?b }",
    "ASK { ?a rg:partnerOf <urn:none> }",
    "CONSTRUCT { ?s rg:told ?n , ?c } WHERE { ?s rg:negated ?n ; rg:confidence ?c }",
)


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def remote(request: pytest.FixtureRequest, graph: Store) -> Iterator[Store]:
    """Give the made-up graph on a server."""
    server: SparqlServer = request.getfixturevalue(request.param)
    server.clear()
    with open_store(server.address) as store:
        store.load("".join(f"{quad} .\n" for quad in graph.quads()).encode())
        yield store


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_a_question_gives_the_same_rows_on_a_server(
    question: Question, graph: Store, remote: Store
) -> None:
    """Cell by cell, with datatypes, in the same order: with open parameters, and with given."""
    names = {each.name for each in question.parameters}
    needed = {each.name for each in question.parameters if each.required}
    for given in (
        {name: USUAL[name] for name in needed},
        {name: USUAL[name] for name in needed} | {k: v for k, v in OPTIONAL.items() if k in names},
    ):
        assert ask(remote, question.name, given) == ask(graph, question.name, given)


@pytest.mark.parametrize("text", QUERIES)
def test_a_query_gives_the_same_answer_on_a_server(text: str, graph: Store, remote: Store) -> None:
    """Truths are truths, numbers numbers, and N-Triples sorted, whoever answers."""
    assert remote.query(text, time_limit=60) == graph.query(text)
