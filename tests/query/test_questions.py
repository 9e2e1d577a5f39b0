"""The files of the ready questions, and finding and asking them."""

import re
from pathlib import Path

import pytest

from relgraph.errors import QueryError
from relgraph.model import Cell, CellKind, Rows
from relgraph.query import (
    ParameterType,
    Question,
    ask,
    describe_questions,
    find_question,
    query,
    questions,
    read_query,
)
from relgraph.store import Store

EACH = pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
PAGE = Path(__file__).parents[2] / "docs" / "questions.md"


def test_there_are_forty_three_questions_and_those_of_the_manual_among_them() -> None:
    """The command line, the tour and the manual name these."""
    names = [question.name for question in questions()]
    manual = "between busiest-dyads concerns criticisms mediators negated-claims partners rivals"

    assert len(names) == 43
    assert names == sorted(names)
    assert {*manual.split(), "sanctions", "visits"} <= set(names)


@EACH
def test_a_question_runs_as_it_stands(question: Question, graph: Store) -> None:
    """Anyone can paste the file into another tool, with all its parameters open."""
    assert isinstance(graph.query(question.text), Rows)


@EACH
def test_a_question_orders_its_rows_by_every_column(question: Question) -> None:
    """Two rows that differ must not change places between runs."""
    select, _, order = question.text.partition("\nORDER BY ")
    columns = re.search(r"^SELECT (?:DISTINCT )?(.*)$", select, re.MULTILINE)

    assert columns is not None
    key = re.sub(r"DESC\((.*?)\)", r"\1", order).split()
    if "GROUP BY" in select:  # what is grouped by tells the rows apart
        assert set(key) <= set(columns[1].split())
    else:
        assert sorted(key) == sorted(columns[1].split())


@EACH
def test_a_question_has_a_whole_head(question: Question) -> None:
    """The head is the question's documentation, its options and its help."""
    assert question.summary.endswith("?")
    assert len(question.summary) <= 60
    assert question.description.endswith(".")
    assert all(question.tags)


@EACH
def test_a_question_uses_the_parameters_of_its_head(question: Question) -> None:
    """A parameter that the query does not have would be bound in vain."""
    body = question.text.partition("\n\n")[2]

    assert question.parameters
    for parameter in question.parameters:
        assert re.search(rf"\?{parameter.name}\b", body)
        assert parameter.description


def test_the_page_on_questions_is_up_to_date(*, update_golden: bool) -> None:
    """Write it anew with pytest --update-golden."""
    if update_golden:
        PAGE.write_text(describe_questions(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == describe_questions()


def test_an_unknown_question_names_the_nearest() -> None:
    """A slip of the finger should cost one more try, not a look into the manual."""
    with pytest.raises(QueryError, match=r"no question 'partner'; did you mean 'partners' or "):
        find_question("partner")
    with pytest.raises(QueryError, match="'relgraph questions' lists them"):
        find_question("zzz")


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"actr": "state/PAK"}, "takes no 'actr'; did you mean 'actor'?"),
        ({"zzz": "1"}, "takes no 'zzz'; it takes actor, other, of_type, since, until"),
        ({"actor": "state/PAK"}, "needs 'other': the other of the two"),
        ({"actor": "Pakistan", "other": "state/USA"}, "'actor' cannot be 'Pakistan'"),
        ({"actor": "", "other": "state/USA"}, "give an actor's identifier such as state/PAK"),
        ({"actor": "a/b", "other": "a/c", "since": "2023-13"}, "'actor' cannot be 'a/b'"),
        (
            {"actor": "state/A", "other": "state/B", "since": "2023-13"},
            "'since' cannot be '2023-13'; give a year, month or day such as 2023",
        ),
        (
            {"actor": "state/A", "other": "state/B", "of_type": "Vist"},
            "no type of statement 'Vist'; did you mean 'Visit'",
        ),
        (
            {"actor": "state/A", "other": "state/B", "of_type": "zzz"},
            "no type of statement 'zzz'; Visit is one",
        ),
    ],
)
def test_a_wrong_parameter_is_refused_with_the_way_out(
    parameters: dict[str, str], said: str, graph: Store
) -> None:
    """A parameter that is silently dropped gives a wrong answer that looks right."""
    with pytest.raises(QueryError, match=re.escape(said)):
        ask(graph, "between", parameters)


def test_a_count_must_be_a_whole_number(graph: Store) -> None:
    """SPARQL would compare a text with a number, and drop every row."""
    with pytest.raises(QueryError, match="give a whole number such as 3"):
        ask(graph, "busiest-dyads", {"least": "many"})
    with pytest.raises(QueryError, match=r"'below' cannot be 'low'; give a number such as 0\.5"):
        ask(graph, "low-confidence", {"below": "low"})


def test_parameters_may_come_as_terms(graph: Store) -> None:
    """Who has an identifier from an earlier answer passes it on as it is."""
    term = Cell(CellKind.IRI, "https://w3id.org/relgraph/id/state/PAK")

    assert ask(graph, "visits", {"actor": term}) == ask(graph, "visits", {"actor": "state/PAK"})


def test_a_name_with_accents_is_one_identifier(graph: Store) -> None:
    """Identifiers are percent-encoded in the graph, so they must be in the question."""
    assert len(ask(graph, "visits", {"actor": "org/Médecins sans frontières"})) == 0


class _Truthful:
    """A graph that answers everything by yes."""

    def query(self, text: str, bindings: object = None, *, time_limit: object = None) -> bool:
        del bindings, time_limit  # whatever is asked, in whatever time
        return bool(text)


def test_a_question_that_gives_no_table_is_refused() -> None:
    """A question is asked for rows; an ASK in its place is a fault of its file."""
    with pytest.raises(QueryError, match="gives no table; make it a SELECT"):
        ask(_Truthful(), "visits")


def test_a_query_gives_what_it_asks_for(graph: Store) -> None:
    """Rows, a truth or a graph: the text decides."""
    assert query(graph, "ASK { ?s ?p ?o }") is True
    assert isinstance(query(graph, "SELECT * { ?s a rg:Visit }"), Rows)
    assert query(graph, "CONSTRUCT { ?s a rg:X } WHERE { ?s a rg:None }") == ""


def test_a_fault_is_said_with_line_and_column(graph: Store) -> None:
    """A query of ten lines is not mended by 'syntax error'."""
    with pytest.raises(QueryError, match=r"line 2, column \d+"):
        query(graph, "SELECT *\nWHERE ?s ?p ?o }")


def test_a_query_is_text_or_a_file_that_holds_it(tmp_path: Path) -> None:
    """The same argument takes both; a byte order mark is no part of the query."""
    file = tmp_path / "mine.rq"
    file.write_text("\ufeffASK {}", encoding="utf-8")

    assert read_query(str(file)) == "ASK {}"
    assert read_query("ASK {} # mine.rq") == "ASK {} # mine.rq"
    assert read_query("DESCRIBE id:state/PAK") == "DESCRIBE id:state/PAK"


def test_a_query_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    """The three faults of a path: none, not there, not text."""
    latin = tmp_path / "latin.rq"
    latin.write_bytes("# é".encode("latin-1"))

    with pytest.raises(QueryError, match="the query is empty"):
        read_query(" \n")
    with pytest.raises(QueryError, match=r"no query can be read from .*none\.rq"):
        read_query(str(tmp_path / "none.rq"))
    with pytest.raises(QueryError, match="not UTF-8"):
        read_query(str(latin))


def test_every_type_of_parameter_is_known() -> None:
    """The command line makes its options from them."""
    assert {str(kind) for kind in ParameterType} == {
        "actor",
        "date",
        "type",
        "integer",
        "number",
        "text",
    }
