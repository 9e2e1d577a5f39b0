"""Answers as text, and read back by other readers where there are any."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relgraph.errors import QueryError
from relgraph.model import Cell, CellKind, Rows
from relgraph.query import FORMATS, format_answer, format_rows, short
from relgraph.query.terms import to_sparql

XSD = "http://www.w3.org/2001/XMLSchema#"
PAK = "https://w3id.org/relgraph/id/state/PAK"
ROWS = Rows(
    ("actor", "said"),
    (
        (Cell(CellKind.IRI, PAK), Cell(CellKind.LITERAL, 'a "b",\n\tc|*<', f"{XSD}string")),
        (None, Cell(CellKind.LITERAL, "oui", None, "fr")),
        (Cell(CellKind.BLANK, "b0"), Cell(CellKind.LITERAL, "3", f"{XSD}integer")),
    ),
)
texts = st.text(alphabet=".,;\"'\\ \n\r\tAé<&>|", max_size=8)
cells = st.one_of(
    st.builds(Cell, st.just(CellKind.LITERAL), texts),
    st.builds(Cell, st.just(CellKind.LITERAL), texts, st.none(), st.sampled_from(["en", "fr"])),
    st.just(Cell(CellKind.LITERAL, "2023", f"{XSD}gYear")),
    st.just(Cell(CellKind.IRI, PAK)),
    st.none(),
)
tables = st.builds(
    lambda rows: Rows(("a", "b"), tuple(rows)), st.lists(st.tuples(cells, cells), max_size=4)
)


def read_back(text: str, format: ox.QueryResultsFormat) -> list[tuple[Cell | None, ...]]:  # noqa: A002
    """Return the rows that pyoxigraph reads."""
    solutions = ox.parse_query_results(text, format)
    assert isinstance(solutions, ox.QuerySolutions)
    return [tuple(_cell(value) for value in solution) for solution in solutions]


def _cell(term: object) -> Cell | None:
    match term:
        case ox.NamedNode():
            return Cell(CellKind.IRI, term.value)
        case ox.Literal():
            plain = term.language or term.datatype.value == f"{XSD}string"
            return Cell(
                CellKind.LITERAL,
                term.value,
                None if plain else term.datatype.value,
                term.language,
            )
    return None


@given(tables)
@pytest.mark.parametrize("name", ["json", "tsv"])
def test_another_reader_reads_the_same_terms(name: str, rows: Rows) -> None:
    """These formats lose nothing, whatever the quotes hold."""
    kinds = {"json": ox.QueryResultsFormat.JSON, "tsv": ox.QueryResultsFormat.TSV}

    assert read_back(format_rows(rows, name), kinds[name]) == list(rows.cells)


@given(tables)
def test_xml_carries_every_character(rows: Rows) -> None:
    """Read by a plain XML parser: pyoxigraph's reader of results trims white space."""
    tree = ET.fromstring(format_rows(rows, "xml"))  # noqa: S314 - our own text
    found = [
        {each.attrib["name"]: each[0].text or "" for each in result}
        for result in tree.iter("{http://www.w3.org/2005/sparql-results#}result")
    ]

    assert found == [
        {name: cell.value for name, cell in zip(rows.columns, row, strict=True) if cell}
        for row in rows.cells
    ]


def test_xml_keeps_kind_language_and_datatype() -> None:
    """White space apart, a reader of results gets the same terms."""
    rows = Rows(ROWS.columns, ROWS.cells[1:2])
    typed = Rows(("n", "iri"), ((ROWS.cells[2][1], ROWS.cells[0][0]),))

    for table in (rows, typed):
        assert read_back(format_rows(table, "xml"), ox.QueryResultsFormat.XML) == list(table.cells)


@given(tables)
def test_csv_is_read_back_as_plain_values(rows: Rows) -> None:
    """RFC 4180: commas, quotes and line breaks inside a value stay inside it."""
    page = list(csv.reader(io.StringIO(format_rows(rows, "csv"), newline="")))

    assert page == [
        list(rows.columns),
        *([cell.value if cell else "" for cell in row] for row in rows.cells),
    ]


def test_csv_ends_its_lines_as_the_standard_says() -> None:
    """RFC 4180 and SPARQL's CSV: carriage return and line feed, blank nodes with their prefix."""
    assert format_rows(ROWS, "csv").endswith("\r\n,oui\r\n_:b0,3\r\n")


def test_a_table_is_aligned_and_reads_on_one_line() -> None:
    """Unbound cells are empty, identifiers short, and nothing trails."""
    assert format_rows(ROWS, "table") == (
        "actor         said\n"
        "------------  -----------\n"
        'id:state/PAK  a "b", c|*<\n'
        "              oui\n"
        "b0            3\n"
    )


def test_markdown_escapes_what_would_break_a_cell() -> None:
    """A pipe in a quote must not make a column, nor an asterisk an emphasis."""
    assert format_rows(ROWS, "markdown", labels={PAK: "Pakistan"}).splitlines()[2] == (
        '| Pakistan | a "b", c\\|\\*&lt; |'
    )


def test_labels_stand_in_what_people_read_only() -> None:
    """A program must get the identifier."""
    labels = {PAK: "Pakistan"}

    assert "Pakistan" in format_rows(ROWS, "table", labels=labels)
    assert "Pakistan" not in format_rows(ROWS, "json", labels=labels)


def test_an_unknown_format_names_the_nearest() -> None:
    """One line that says what to write instead."""
    with pytest.raises(QueryError, match=r"no format 'jsn'; did you mean 'json'"):
        format_rows(ROWS, "jsn")
    with pytest.raises(QueryError, match="choose one of table, markdown"):
        format_rows(ROWS, "q")


@pytest.mark.parametrize("truth", [True, False])
def test_a_truth_is_written_in_every_format(truth: bool) -> None:  # noqa: FBT001
    """An ASK query goes through the same door."""
    word = str(truth).lower()
    xml = ox.parse_query_results(format_answer(truth, "xml"), ox.QueryResultsFormat.XML)

    assert json.loads(format_answer(truth, "json")) == {"head": {}, "boolean": truth}
    assert bool(xml) is truth
    assert format_answer(truth, "table") == f"{word}\n"


def test_triples_pass_as_they_are() -> None:
    """A CONSTRUCT query is answered in N-Triples, whatever table format is the default."""
    assert format_answer("<a:b> <a:c> <a:d> .\n", "table") == "<a:b> <a:c> <a:d> .\n"
    assert format_answer(ROWS, "csv") == format_rows(ROWS, "csv")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_table_still_has_its_columns(name: str) -> None:
    """No rows is an answer, and a reader needs the header."""
    assert "actor" in format_rows(Rows(("actor",), ()), name)


def test_triple_terms_go_where_they_can() -> None:
    """RDF 1.2 terms have no place in SPARQL 1.1's JSON and XML."""
    rows = Rows(("t",), ((Cell(CellKind.TRIPLE, "<<( <a:b> <a:c> <a:d> )>>"),),))

    assert format_rows(rows, "tsv") == "?t\n<<( <a:b> <a:c> <a:d> )>>\n"
    with pytest.raises(QueryError, match="choose tsv"):
        format_rows(rows, "json")


def test_what_is_no_iri_or_language_is_never_written_as_one() -> None:
    """Else a value could end its term and go on as syntax."""
    with pytest.raises(QueryError, match="is no IRI"):
        to_sparql(Cell(CellKind.IRI, "a:b> <c"))
    with pytest.raises(QueryError, match="is no language tag"):
        to_sparql(Cell(CellKind.LITERAL, "a", None, "en ; drop"))


def test_short_names_keep_a_namespace_that_stands_alone() -> None:
    """'rg:' would say nothing."""
    assert short("https://w3id.org/relgraph/ns#visited") == "rg:visited"
    assert short("https://w3id.org/relgraph/ns#") == "https://w3id.org/relgraph/ns#"
