from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Engine

from relgraph.errors import QueryError
from relgraph.model import Cell, CellKind, Rows
from relgraph.store.binding import bind
from relgraph.store.queries import answer, prepared

A, B = (Cell(CellKind.IRI, f"http://x/{name}") for name in "ab")


@pytest.fixture
def engine() -> Engine:
    """Two edges: a to b, and b to c."""
    engine = Engine()
    p, g = NamedNode("http://x/p"), NamedNode("http://x/g")
    for source, target in ("ab", "bc"):
        ends = NamedNode(f"http://x/{source}"), NamedNode(f"http://x/{target}")
        engine.add(Quad(ends[0], p, ends[1], g))
    return engine


def table(engine: Engine, text: str, **bindings: Cell) -> list[dict[str, str | None]]:
    rows = answer(engine, prepared(text, bindings))
    assert isinstance(rows, Rows)
    return list(rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("SELECT ?t { ?v ?p ?t }", [{"t": "http://x/b"}]),
        ("SELECT ?v ?t { ?v ?p ?t }", [{"v": "http://x/a", "t": "http://x/b"}]),
        ("SELECT ?t { $v ?p ?t } # ?v", [{"t": "http://x/b"}]),
        ("SELECT ?t { ?s ?p ?t FILTER(?s = ?v) }", [{"t": "http://x/b"}]),
        ("SELECT ?t { ?s ?p ?t FILTER(!BOUND(?v) || ?s = ?v) }", [{"t": "http://x/b"}]),
        ("SELECT ?t { ?s ?p ?t FILTER(bound ( ?v ) && ?s = ?v) }", [{"t": "http://x/b"}]),
        ("SELECT (COUNT(*) AS ?n) { ?v ?p ?t }", [{"n": "1"}]),
        ("SELECT ?t { { SELECT ?v ?t { ?v ?p ?t } } }", [{"t": "http://x/b"}]),
        ("SELECT ?v (COUNT(?t) AS ?n) { ?v ?p ?t } GROUP BY ?v", [{"v": "http://x/a", "n": "1"}]),
        ("SELECT ?t { ?v ?p ?t } ORDER BY ?v DESC(?v) LIMIT 5", [{"t": "http://x/b"}]),
        ("SELECT ?t { ?v ?p ?t FILTER(\"?v\" != '$v') }", [{"t": "http://x/b"}]),
        ("SELECT ?t { ?vv ?p ?t . ?v ?p ?vv }", [{"t": "http://x/c"}]),
        (
            "SELECT ?t { ?v ?p ?t FILTER(EXISTS { SELECT ?v { ?v ?p ?z } }) }",
            [{"t": "http://x/b"}],
        ),
    ],
)
def test_a_term_stands_wherever_its_variable_stood(
    engine: Engine, text: str, rows: list[dict[str, str]]
) -> None:
    """A question with a parameter must mean what it would mean with the term written out."""
    assert table(engine, text, v=A) == rows


def test_a_variable_without_a_binding_stays_free(engine: Engine) -> None:
    """Optional parameters are written with BOUND."""
    assert len(table(engine, "SELECT ?t { ?s ?p ?t FILTER(!BOUND(?v) || ?s = ?v) }")) == 2


def test_a_literal_cannot_break_out_of_its_quotes() -> None:
    """What a user types is a value and never a part of the query."""
    evil = '" } DROP ALL # \\" \n <http://x/>'
    bound = bind("ASK { ?s ?p ?v }", {"v": Cell(CellKind.LITERAL, evil)})

    assert bound == 'ASK { ?s ?p "\\" } DROP ALL # \\\\\\" \\n <http://x/>" }'
    assert answer(Engine(), prepared("ASK { ?s ?p ?v }", {"v": Cell(CellKind.LITERAL, evil)})) is (
        False
    )


def test_literals_keep_language_and_datatype() -> None:
    """A date is no string, and a German word is no English one."""
    year = Cell(CellKind.LITERAL, "2023", "http://www.w3.org/2001/XMLSchema#gYear")
    word = Cell(CellKind.LITERAL, "Rat", language="de")

    assert bind("?a ?b", {"a": year, "b": word}) == (
        '"2023"^^<http://www.w3.org/2001/XMLSchema#gYear> "Rat"@de'
    )


@pytest.mark.parametrize(
    ("text", "cell", "message"),
    [
        ("SELECT ?t { BIND(1 AS ?v) }", A, "gives it a value itself"),
        ("SELECT ?t { VALUES (?t ?v) { (1 2) } }", A, "gives it a value itself"),
        ("SELECT ?t { VALUES ?v { 1 } }", A, "gives it a value itself"),
        ("ASK { ?v ?p ?o }", Cell(CellKind.IRI, "no iri>"), "cannot be bound"),
        ("ASK { ?v ?p ?o }", Cell(CellKind.BLANK, "b0"), "to an IRI or a literal"),
        ("ASK { ?s ?v ?o }", Cell(CellKind.LITERAL, "x"), "line 1"),
    ],
)
def test_a_binding_that_cannot_stand_is_refused(text: str, cell: Cell, message: str) -> None:
    """Better no answer than the answer to another question."""
    with pytest.raises(QueryError, match=message):
        prepared(text, {"v": cell})
