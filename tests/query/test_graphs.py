import io

import pyoxigraph as ox
import pytest
from pyarrow import parquet

from relgraph.errors import QueryError
from relgraph.model import Rows
from relgraph.query import GRAPH_FORMATS, ask, format_answer, format_graph, to_parquet
from relgraph.store import Store

CONSTRUCT = "CONSTRUCT { ?a rg:visited ?b } WHERE { ?a rg:visited ?b }"


@pytest.mark.parametrize("form", GRAPH_FORMATS)
def test_a_graph_is_read_back_in_every_syntax(form: str, graph: Store) -> None:
    """Other tools must get what was found, no more and no less."""
    found = graph.query(CONSTRUCT)
    assert isinstance(found, str)
    written = format_graph(found, form)
    syntax = ox.RdfFormat.from_extension(GRAPH_FORMATS[form])

    read = ox.parse(input=written, format=syntax)
    assert sorted(f"{quad.triple} ." for quad in read) == found.splitlines()
    assert found.count("\n") == 2


def test_turtle_uses_the_prefixes_that_people_know(graph: Store) -> None:
    """Whole addresses are for machines."""
    written = format_answer(graph.query(CONSTRUCT), "turtle")

    assert "state:PAK rg:visited state:USA ." in written


def test_a_graph_has_no_table(graph: Store) -> None:
    """Asked for a table, a graph comes in N-Triples; an unknown syntax is refused."""
    found = graph.query(CONSTRUCT)

    assert format_answer(found, "csv") == found
    with pytest.raises(QueryError, match="cannot be written as 'rdf'; choose one of ntriples"):
        format_graph("", "rdf")


def test_parquet_carries_counts_as_numbers(graph: Store) -> None:
    """A column of counts that is text would have to be converted by everybody."""
    rows = ask(graph, "busiest-dyads")
    table = parquet.read_table(io.BytesIO(to_parquet(rows)))

    assert table.column_names == list(rows.columns)
    assert table.column("statements").to_pylist()[0] == 5
    assert parquet.read_table(io.BytesIO(to_parquet(Rows(("a",), ())))).num_rows == 0


def test_parquet_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most never need it, so it is not installed with the rest."""
    monkeypatch.setattr("relgraph.query.parquet.find_spec", lambda _name: None)

    with pytest.raises(QueryError, match=r"pip install 'relgraph\[parquet\]'"):
        to_parquet(Rows(("a",), ()))
