from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from relgraph.errors import QueryError, QueryTimeout
from relgraph.model import Cell, CellKind, Rows
from relgraph.rdf import ontology_quads
from relgraph.store.faults import describe_fault
from relgraph.vocabulary import ID_NAMESPACE, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyoxigraph import Quad

    from relgraph.store import Store

    Make = Callable[..., tuple[str, tuple[Quad, ...]]]

VISIT = ("Visit", "PAK", "USA", False)
# Every term with every other, three times over: minutes of work for the engine.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d && ?g != ?a) }"


@pytest.mark.parametrize("time_limit", [None, 60.0])
def test_each_form_of_query_has_its_form_of_answer(
    store: Store, make: Make, time_limit: float | None
) -> None:
    """Rows, truth and triples come alike from this process and from the other."""
    store.replace_graph(*make("He went.", VISIT))
    select = "SELECT ?a ?none { ?a rg:visited ?b OPTIONAL { ?b rg:visited ?none } }"
    rows = store.query(select, time_limit=time_limit)
    pakistan = Cell(CellKind.IRI, ID_NAMESPACE + "state/PAK")

    assert rows == Rows(("a", "none"), ((pakistan, None),))
    assert store.query("ASK { state:PAK ?p ?o }", time_limit=time_limit) is True
    told = store.query("DESCRIBE state:PAK", time_limit=time_limit)
    assert isinstance(told, str)
    assert told.splitlines() == sorted(told.splitlines())
    assert f"<{ID_NAMESPACE}state/PAK>" in told
    label = store.query('SELECT ("x"@en AS ?l) (1.5 AS ?d) {}', time_limit=time_limit)
    assert isinstance(label, Rows)
    assert label.cells[0][0] == Cell(CellKind.LITERAL, "x", None, "en")
    assert str(label.cells[0][1]) == "1.5"


def test_a_triple_term_is_shown_whole(store: Store) -> None:
    """The engine knows RDF 1.2; a table must not stumble over it."""
    rows = store.query('SELECT ?t { BIND(<<( id:a rg:cue "x" )>> AS ?t) }')

    assert isinstance(rows, Rows)
    assert str(rows.cells[0][0]).startswith("<<( <https://w3id.org/relgraph/id/a>")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?a {\n?a ?b }", r"line 2, column 1, at '\?a \?b }'$"),
        ("SELECT ?a {\n  ?a ?b ?c\n  FILTER(?a = )\n}", r"line 3, column 3, at 'FILTER"),
        ("SELEC ?a { ?a ?b ?c }", r"line 1, column 1, at 'SELEC"),
        ("SELECT ?a { ?a foo:x ?b }", r"line 1, column 21, at .*: Prefix not found$"),
        (
            "SELECT ?a (COUNT(?b) AS ?n) { ?a ?p ?b } GROUP BY ?p",
            r"where the line ends: The SELECT contains a variable that is unbound$",
        ),
    ],
)
def test_a_fault_is_told_by_line_and_column(store: Store, text: str, message: str) -> None:
    """Whoever wrote forty lines needs to know which, in one line."""
    with pytest.raises(QueryError, match=message) as caught:
        store.query(text)
    assert "\n" not in str(caught.value)


def test_a_fault_without_a_place_is_told_as_it_is() -> None:
    """Should the engine change its messages, they are passed on."""
    assert str(describe_fault("out of\nluck", "ASK {}")) == (
        "the query cannot be read: out of luck"
    )


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <http://x/a> <http://x/b> <http://x/c> }",
        "PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "LOAD <http://x/a>",
    ],
)
def test_a_query_cannot_change_the_graph(store: Store, update: str) -> None:
    """Queries come from anywhere; the graph is written by imports alone."""
    before = store.quads()

    with pytest.raises(QueryError, match="cannot change the graph"):
        store.query(update)
    assert store.quads() == before


@pytest.mark.parametrize("word", ["SERVICE", "service SILENT"])
def test_a_query_cannot_reach_out_of_the_graph(store: Store, word: str) -> None:
    """Nothing touches the network unless asked."""
    with pytest.raises(QueryError, match="SERVICE is refused"):
        store.query(f"SELECT * {{ {word} <http://127.0.0.1/> {{ ?s ?p ?o }} }}")


def test_a_query_that_runs_too_long_is_stopped(store: Store) -> None:
    """The engine cannot be stopped from inside; a server must not hang on one query."""
    store.put_graph(ONTOLOGY_GRAPH, ontology_quads())
    begun = time.monotonic()

    with pytest.raises(QueryTimeout, match="1 s"):
        store.query(ENDLESS, time_limit=1)
    assert time.monotonic() - begun < 20
    assert not list(store.location.parent.glob(".graph.db-snapshot-*"))


def test_a_query_that_fails_in_the_other_process_says_why(store: Store) -> None:
    """A failure over there must read like one here."""
    from relgraph.store.queries import answer_within

    store.snapshot(store.location.parent / "snapshot")

    with pytest.raises(QueryError, match="line 1, column"):
        answer_within(store.location.parent / "snapshot", "SELECT", 60)


def test_the_time_limit_holds_where_the_graph_has_no_part(store: Store) -> None:
    """Whatever looks at a query before its time begins must not answer it."""
    numbers = " ".join(map(str, range(400)))
    tables = " ".join(f"VALUES ?{name} {{ {numbers} }}" for name in "abcd")

    with pytest.raises(QueryTimeout, match="1 s"):
        store.query(f"ASK {{ {tables} FILTER(?a + ?b + ?c + ?d < 0) }}", time_limit=1)


def test_files_in_the_current_folder_are_not_run(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People ask where their articles lie, and those may come with files of other people."""
    (tmp_path / "resource.py").write_text("raise SystemExit(3)\n")
    monkeypatch.chdir(tmp_path)

    assert store.query("ASK {}", time_limit=60) is True


def test_half_a_character_in_a_query_is_said_so(store: Store) -> None:
    """Python makes such of bytes on standard input that are not UTF-8."""
    with pytest.raises(QueryError, match="not UTF-8"):
        store.query("SELECT * { ?s ?p '\udcff' }")
