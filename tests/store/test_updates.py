from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relgraph.errors import QueryError, StoreError
from relgraph.model import Rows
from relgraph.rdf import ontology_quads
from relgraph.store import open_for_reading, open_store, results
from relgraph.vocabulary import ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from pathlib import Path

    from relgraph.store import Store

INSERT = "INSERT DATA { GRAPH id:mine { state:PAK rg:code 'PAK' } }"


def test_an_update_changes_the_graph(store: Store) -> None:
    """Our prefixes hold here as in queries."""
    store.update(INSERT)
    assert store.query("ASK { state:PAK rg:code 'PAK' }") is True

    store.update("DELETE WHERE { GRAPH id:mine { ?s ?p ?o } }")
    assert store.query("ASK { state:PAK rg:code 'PAK' }") is False


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("LOAD <http://127.0.0.1/x>", "LOAD is refused"),
        ("INSERT { ?a ?b ?c } WHERE { SERVICE <http://127.0.0.1/> { ?a ?b ?c } }", "SERVICE is"),
        ("SELECT * { ?a ?b ?c }", "this is no update; 'relgraph query'"),
        ("INSERT DATA {\n state:PAK rg:code }", "the update has a fault in line 2"),
    ],
)
def test_what_is_no_update_of_this_graph_is_refused(store: Store, text: str, said: str) -> None:
    """An update reaches the network no more than a query does."""
    before = store.quads()

    with pytest.raises(QueryError, match=said):
        store.update(text)
    assert store.quads() == before


def test_a_store_that_is_open_for_reading_cannot_be_updated(tmp_path: Path) -> None:
    """The engine's own refusal becomes ours."""
    open_store(tmp_path / "graph.db").close()

    with (
        open_for_reading(tmp_path / "graph.db") as store,
        pytest.raises(StoreError, match="nothing was changed"),
    ):
        store.update(INSERT)


@pytest.mark.parametrize("time_limit", [None, 60.0])
def test_a_fault_is_shown_with_a_caret_under_it(store: Store, time_limit: float | None) -> None:
    """From this process and from the other alike."""
    with pytest.raises(QueryError) as caught:
        store.query("SELECT ?a {\n  ?a ?b ?c\n  FILTER(?a = )\n}", time_limit=time_limit)

    assert caught.value.excerpt == "  FILTER(?a = )\n  ^"


def test_of_a_long_line_the_excerpt_shows_what_stands_around_the_fault(store: Store) -> None:
    """Forty lines joined to one must not fill the screen."""
    with pytest.raises(QueryError) as caught:
        store.query(f"SELECT ?a {{ {'?a ?b ?c . ' * 40} FILTER(?a = ) }}")
    line, caret = caught.value.excerpt.splitlines()

    assert len(line) <= 78
    assert line[caret.index("^") :].startswith("FILTER")


def test_an_answer_that_is_too_large_is_not_held(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Running out of memory would end whatever else the process does."""
    store.put_graph(ONTOLOGY_GRAPH, ontology_quads())
    monkeypatch.setattr(results, "LARGEST_ANSWER", 1000)

    with pytest.raises(QueryError, match="add LIMIT or ask for less"):
        store.query("SELECT * { ?s ?p ?o }")
    with pytest.raises(QueryError, match="add LIMIT or ask for less"):
        store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(store.query("SELECT * { ?s ?p ?o } LIMIT 2"), Rows)


def test_a_plan_tells_steps_rows_and_seconds(store: Store) -> None:
    """Whoever wrote a slow query must see where its time goes."""
    store.put_graph(ONTOLOGY_GRAPH, ontology_quads())
    told = store.explain("SELECT ?region { ?region a rg:Region } ORDER BY ?region")

    assert "Sort(ASC(?region))" in told
    assert "24 rows" in told
    assert "rows" in store.explain("CONSTRUCT WHERE { ?region a rg:Region }")
    with pytest.raises(QueryError, match="cannot be explained"):
        store.explain("SELECT ?region { ?region a }")


def test_an_rdflib_dataset_sees_the_same_quads_and_what_comes_later(store: Store) -> None:
    """It is a view, not a copy."""
    dataset = store.to_rdflib()
    store.update(INSERT)

    assert len(list(dataset.quads((None, None, None, None)))) == len(store.quads())
    assert dataset.query('ASK { state:PAK rg:code "PAK" }').askAnswer is True


def test_what_needs_a_package_says_which(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither is needed by most, and a traceback from an import tells nobody what to install."""
    monkeypatch.setattr("relgraph.store.rdflib_view.find_spec", lambda _name: None)
    monkeypatch.setattr("shutil.which", lambda _name, path=None: path and None)

    with pytest.raises(StoreError, match=r"pip install 'relgraph\[rdflib\]'"):
        store.to_rdflib()
    with pytest.raises(QueryError, match=r"pip install 'relgraph\[explain\]'"):
        store.explain("ASK {}")
