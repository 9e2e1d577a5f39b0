"""The ready questions in another engine: they are SPARQL 1.1, not oxigraph's own."""

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.query import ResultRow

from relgraph.query import ask, questions
from relgraph.query.heads import Question
from relgraph.query.parameters import to_bindings
from relgraph.store import Store

GIVEN = [
    {},
    {"actor": "state/PAK"},
    {"actor": "state/USA", "since": "2023-12-14"},
    {"until": "2023"},
]


@pytest.fixture(scope="module")
def elsewhere(graph: Store) -> rdflib.Graph:
    """Give the made-up graph in rdflib's memory, without graph names."""
    triples = {quad.triple for quad in graph.quads()}
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=text, format="nt")


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_rdflib_gives_the_same_rows_in_the_same_order(
    question: Question, graph: Store, elsewhere: rdflib.Graph
) -> None:
    """Whoever takes a graph and a .rq file elsewhere must get our answer there."""
    for some in GIVEN:
        given = some | ({"actor": "state/PAK", "other": "state/USA"} if _is_pair(question) else {})
        terms = {
            name: rdflib.URIRef(cell.value)
            if cell.kind == "uri"
            else rdflib.Literal(cell.value, datatype=cell.datatype)
            for name, cell in to_bindings(question, given).items()
        }
        found = [
            tuple(None if value is None else str(value) for value in row)
            for row in elsewhere.query(question.text, initBindings=terms)
            if isinstance(row, ResultRow)
        ]

        assert found == [tuple(row.values()) for row in ask(graph, question.name, given)]


def _is_pair(question: Question) -> bool:
    return any(parameter.required for parameter in question.parameters)
