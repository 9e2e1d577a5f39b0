import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

pytestmark = pytest.mark.model

Run = Callable[..., Result]


@pytest.mark.parametrize("name", ["Norway", "NOR", "state/NOR", "Norwegian", "oslo"])
def test_an_actor_goes_by_any_of_its_names(run_filled: Run, name: str) -> None:
    """Nobody should have to know identifiers."""
    result = run_filled("ask", "partners", "--actor", name, "--format", "json")
    rows = json.loads(result.stdout)["results"]["bindings"]

    assert result.exit_code == 0
    assert [row["target"]["value"] for row in rows] == ["Brazil"]


def test_the_table_is_plain_text_in_a_pipe(run_filled: Run) -> None:
    """The first answer that a newcomer sees."""
    result = run_filled("ask", "visits")

    assert result.stdout.splitlines()[0].split()[:2] == ["source", "target"]
    assert "Peru" in result.stdout


def test_no_rows_are_said_on_standard_error(run_filled: Run) -> None:
    """An empty table alone looks like a fault."""
    result = run_filled("ask", "visits", "--actor", "Japan")

    assert result.exit_code == 0
    assert result.stderr == "no rows\n"


def test_any_parameter_can_be_given_by_name(run_filled: Run) -> None:
    """Questions that users add have parameters of their own."""
    by_name = run_filled("ask", "visits", "--param", "actor=Chile", "--format", "csv")

    assert (
        by_name.stdout == run_filled("ask", "visits", "--actor", "Chile", "--format", "csv").stdout
    )


def test_a_parameter_without_a_value_is_wrong_usage(run_filled: Run) -> None:
    """Exit code 2 is for the command line itself."""
    result = run_filled("ask", "visits", "--param", "actor")

    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask", "partnrs"], "did you mean 'partners'"),
        (["ask", "partners", "--actor", "Pakstan"], "state/PAK"),
        (["ask", "between", "--actor", "Chile"], "needs 'other'"),
        (["query", "gone.rq"], "gone.rq"),
        (["query", ""], "the query is empty"),
        (["query", "DROP ALL"], "cannot change the graph"),
        (["articles", "show", "article/ffff"], "no article goes by"),
        (["questions", "show", "nothing-like-it"], "there is no question"),
        (["questions", "--tag", "dyadd"], "no question is tagged 'dyadd'; did you mean 'dyad'"),
        (["query", "ASK {}", "--format", "parquet"], "Parquet carries tables"),
        (["query", "CONSTRUCT WHERE { ?a ?b ?c }", "--explain", "--timeout", "0.001"], "s and was"),
        (["update", "--yes", "SELECT * { ?a ?b ?c }"], "this is no update"),
    ],
)
def test_what_cannot_be_answered_is_one_line(
    run_filled: Run, arguments: list[str], told: str
) -> None:
    """Each says what to do; none shows a traceback."""
    result = run_filled(*arguments)

    assert result.exit_code == 1
    assert result.stderr.startswith("relgraph: ")
    assert result.stderr.count("\n") == 1
    assert told in result.stderr


def test_a_missing_store_is_said(run: Run, tmp_path: Path) -> None:
    """Asking makes no empty store."""
    result = run("ask", "visits")

    assert result.exit_code == 1
    assert "'relgraph import' makes one" in result.stderr
    assert not (tmp_path / "graph.db").exists()


def test_a_query_is_text_a_file_or_standard_input(run_filled: Run, tmp_path: Path) -> None:
    """The three ways in which people keep queries."""
    text = "SELECT ?article WHERE { ?article a rg:Article } ORDER BY ?article"
    path = tmp_path / "articles.rq"
    path.write_text(text, encoding="utf-8")
    told = run_filled("query", text, "--format", "csv").stdout

    assert told.count("\n") == 3
    assert run_filled("query", path, "--format", "csv").stdout == told
    assert run_filled("query", "-", "--format", "csv", input=text).stdout == told


def test_ask_and_construct_are_answered_too(run_filled: Run) -> None:
    """All SPARQL 1.1 query forms work."""
    built = run_filled("query", "CONSTRUCT { ?a a rg:Article } WHERE { ?a a rg:Article }")

    assert run_filled("query", "ASK {}").stdout == "true\n"
    assert built.stdout.count(" .\n") == 2


def test_identifiers_stand_by_their_labels_in_a_table(run_filled: Run) -> None:
    """A table is for people; the other formats carry whole identifiers."""
    text = "SELECT ?a WHERE { id:state/CHL rg:visited ?a }".replace("id:state/CHL", "?x")
    table = run_filled("query", text)
    csv = run_filled("query", text, "--format", "csv")

    assert "Peru" in table.stdout
    assert "https://w3id.org/relgraph/id/state/PER" in csv.stdout


def test_questions_are_listed_with_a_call_and_shown(run_filled: Run) -> None:
    """`relgraph questions show NAME` shows what to copy for a question of one's own."""
    assert "relgraph ask partners --actor Pakistan" in run_filled("questions").stdout
    assert "partners" not in run_filled("questions", "--tag", "triad").stdout
    assert "SELECT" in run_filled("questions", "show", "partners").stdout


def test_every_call_that_the_list_shows_can_be_pasted(run_filled: Run) -> None:
    """The list of questions is where people learn how to ask."""
    from relgraph.query import example_call, questions

    failed = [
        call
        for call in map(example_call, questions())
        if run_filled(*shlex.split(call)[1:]).exit_code != 0
    ]

    assert failed == []


def test_the_help_on_questions_ends_in_lines_to_paste(run_filled: Run) -> None:
    """An example teaches faster than a usage line."""
    assert "relgraph questions show partners" in run_filled("questions", "--help").stdout


def test_a_fault_is_shown_with_a_caret(run_filled: Run) -> None:
    """One line that says what is wrong, the line of the query, and the place in it."""
    result = run_filled("query", "SELECT ?a WHERE { ?a ?b ?c FILTER(?a = ) }")
    said, line, caret = result.stderr.splitlines()

    assert result.exit_code == 1
    assert "line 1, column" in said
    assert line[caret.index("^") :].startswith("FILTER(")


def test_a_table_shows_identifiers_on_demand(run_filled: Run) -> None:
    """A name does not say which node it stands for."""
    text = "SELECT ?whom WHERE { ?who rg:visited ?whom }"

    assert "Peru" in run_filled("query", text).stdout
    assert "id:state/PER" in run_filled("query", text, "--iris").stdout


def test_a_graph_comes_in_the_syntax_that_is_asked_for(run_filled: Run) -> None:
    """Turtle for people, JSON-LD for the web, N-Triples for pipes."""
    text = "CONSTRUCT WHERE { ?who rg:visited ?whom }"

    assert (
        "state:CHL rg:visited state:PER ." in run_filled("query", text, "--format", "turtle").stdout
    )
    assert "ns#visited" in run_filled("query", text).stdout
    assert json.loads(run_filled("query", text, "--format", "jsonld").stdout)


def test_parquet_goes_to_a_file_or_a_pipe(run_filled: Run, tmp_path: Path) -> None:
    """It is no text: a terminal would be spoilt by it."""
    text, path = "SELECT ?whom WHERE { ?who rg:visited ?whom }", tmp_path / "visits.parquet"
    piped = run_filled("query", text, "--format", "parquet")
    result = run_filled("query", text, "--format", "parquet", "-o", path)
    astray = run_filled("query", text, "--format", "parquet", "-o", tmp_path / "no" / "where")

    assert result.exit_code == 0
    assert path.read_bytes() == piped.stdout_bytes
    assert path.read_bytes()[:4] == b"PAR1"
    assert "choose another place" in astray.stderr


def test_a_plan_is_printed_instead_of_the_answer(run_filled: Run) -> None:
    """Whoever wrote a slow query sees where its time goes."""
    result = run_filled("query", "SELECT * { ?who rg:visited ?whom }", "--explain")

    assert result.exit_code == 0
    assert "QuadPattern(?who <rg:visited> ?whom)" in result.stdout


UPDATE = "INSERT DATA { GRAPH id:mine { state:PAK rg:note 'mine' } }"
NOTED = ("query", "ASK { ?a rg:note ?b }")


def test_an_update_asks_first(run_imported: Run) -> None:
    """What changes the graph for good must be meant."""
    refused = run_imported("update", UPDATE, input="n\n")
    assert refused.exit_code == 1
    assert "Go on?" in refused.stderr
    assert run_imported(*NOTED).stdout == "false\n"
    agreed = run_imported("update", UPDATE, input="y\n")
    assert "the store holds" in agreed.stderr
    assert run_imported(*NOTED).stdout == "true\n"
    assert run_imported("update", "-", input=UPDATE).exit_code == 2
    assert run_imported("update", "-", "--yes", input=UPDATE).exit_code == 0


def test_a_discovered_person_can_be_asked_about(run: Run, tmp_path: Path) -> None:
    """Persons whom the registry does not know are found by the name that the article gives."""
    path = tmp_path / "person.txt"
    path.write_text(
        "A critic\n\nNorwegian Foreign Minister Olva Brakstadt condemned Brazil for the attack.\n",
        encoding="utf-8",
    )
    run("import", path)
    result = run("ask", "criticisms", "--actor", "olva brakstadt", "--format", "csv")

    assert result.exit_code == 0
    assert "Olva Brakstadt,Brazil" in result.stdout
