"""The ready questions in another engine: they are SPARQL 1.1, not oxigraph's own."""

from decimal import Decimal

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.query import ResultRow
from rdflib.term import Node

from relgraph.model import Cell
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
    for given in _ways(question):
        terms = {
            name: rdflib.URIRef(cell.value)
            if cell.kind == "uri"
            else rdflib.Literal(cell.value, datatype=cell.datatype)
            for name, cell in to_bindings(question, given).items()
        }
        found = [
            tuple(_plain(value) for value in row)
            for row in elsewhere.query(question.text, initBindings=terms)
            if isinstance(row, ResultRow)
        ]

        assert found == [
            tuple(_number(cell) for cell in row) for row in ask(graph, question.name, given).cells
        ]


def _ways(question: Question) -> list[dict[str, str]]:
    """Return what the question is asked with; no two of them are the same."""
    ways: list[dict[str, str]] = []
    for some in GIVEN:
        taken = {key: value for key, value in some.items() if question.parameter_or_none(key)}
        given = _required(question) | taken
        if given not in ways:
            ways.append(given)
    return ways


def _required(question: Question) -> dict[str, str]:
    usual = {"actor": "state/PAK", "other": "state/USA", "since": "2024"}
    return {each.name: usual[each.name] for each in question.parameters if each.required}


def _plain(value: Node | None) -> str | Decimal | None:
    """Return a term of rdflib as text, and a number as one: engines write 1 and 1.0."""
    if isinstance(value, rdflib.Literal) and isinstance(value.value, int | Decimal):
        return Decimal(value.value) if not isinstance(value.value, bool) else str(value)
    return None if value is None else str(value)


def _number(cell: Cell | None) -> str | Decimal | None:
    if cell is not None and (cell.datatype or "").endswith(("#integer", "#decimal")):
        return Decimal(cell.value)
    return None if cell is None else cell.value
