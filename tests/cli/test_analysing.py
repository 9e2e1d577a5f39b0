"""The commands of judging over a generated store: what they print, draw and refuse."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from benchmarks.generated import RUN, generate
from click.testing import CliRunner, Result

from relgraph.analyse import ChangedClaim, Claim, Comparison, Status, Turn
from relgraph.cli import analysing, diffing, main
from relgraph.rdf import to_quads
from relgraph.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of 400 statements, and its exports."""
    folder = tmp_path_factory.mktemp("analysing")
    with open_store(folder / "graph.db") as store:
        store.replace_graphs(
            (article.id, to_quads(article, found, RUN)) for article, found in generate(400)
        )
    for form, name in (("trig", "graph.trig"), ("nquads", "graph.nq")):
        told = _run(folder)("export", "--format", form, "-o", folder / name)
        assert told.exit_code == 0
    return folder


def _run(folder: Path) -> Run:
    def run(*arguments: object) -> Result:
        told = ["--store", str(folder / "graph.db"), *map(str, arguments)]
        return CliRunner().invoke(main, told, catch_exceptions=False)

    return run


@pytest.fixture(scope="module")
def run(folder: Path) -> Run:
    return _run(folder)


PAGE = Path(__file__).parents[2] / "docs" / "analysis.md"
MEASURES = ["centrality", "communities", "balance", "brokers", "reciprocity", "similarity"]


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_comes_as_table_picture_and_json(run: Run, tmp_path: Path, name: str) -> None:
    """Each with what it rests on."""
    path = tmp_path / "plot.svg"
    table = run("analyse", name, "--resamples", 5, "--plot", path, "--top", 5)
    found = json.loads(run("analyse", name, "--resamples", 5, "--format", "json").stdout)

    assert (table.exit_code, table.stderr) == (0, f"wrote {path}\n")
    assert len(found["rows"]) > 0
    for caveats in (table.stdout, "\n".join(found["caveats"])):
        assert "of 400 statements in 8 articles" in caveats
        assert "no mention is no proof" in caveats
    assert found["coverage"]["articles"] == 8
    assert "statements of 8 articles" in path.read_text(encoding="utf-8")


def test_estimates_are_three_columns_of_csv(run: Run) -> None:
    """Spreadsheets cannot take an interval apart."""
    told = run("analyse", "centrality", "--resamples", 5, "--format", "csv")
    first = next(csv.DictReader(io.StringIO(told.stdout)))

    assert "no mention is no proof" in told.stderr
    assert first["label"] == "United States"
    assert float(first["degree_low"]) <= float(first["degree"]) <= float(first["degree_high"])


def test_a_table_is_cut_and_says_so(run: Run) -> None:
    """Two hundred rows on a screen help nobody."""
    told = run("analyse", "centrality", "--resamples", 0, "--top", 2).stdout

    assert "rows more; --top shows more of them" in told
    assert "United States" in told


def test_a_series_goes_by_names_and_may_have_one_direction(run: Run, tmp_path: Path) -> None:
    """Nobody should have to know identifiers."""
    plot = ("--plot", tmp_path / "series.png")
    both, one = (
        json.loads(run("analyse", "series", "pakistani", "USA", *more, "--format", "json").stdout)
        for more in (plot, ("--directed",))
    )

    assert len(one["rows"]) <= len(both["rows"])
    assert one["coverage"]["statements"] < both["coverage"]["statements"]
    assert both["turns"] == []
    assert plot[1].stat().st_size > 0


def test_groups_of_brokers_come_from_a_file(run: Run, tmp_path: Path) -> None:
    """Blocs are the user's to define, by any name of their members."""
    blocs = tmp_path / "blocs.csv"
    blocs.write_text("Pakistan,east\nUSA,west\n", encoding="utf-8")
    told = run("analyse", "brokers", "--groups", blocs, "--resamples", 0, "--format", "json")
    groups = {row["label"]: row["group"] for row in json.loads(told.stdout)["rows"]}

    assert groups["United States"] == "west"
    assert groups["China"] == "state/CHN"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["analyse", "series", "Pakistan", "Nowhereland"], "Nowhereland"),
        (["analyse", "centrality", "--since", "soon"], "give one such as 2023"),
        (["analyse", "centrality", "--type", "Vist"], "did you mean 'Visit'"),
        (["analyse", "brokers", "--groups", "no.csv"], "cannot be read as CSV"),
        (["diff", "there-is-none", "2024"], "give a path, or a year, month or day"),
        (["diff", "no.nq", "2024"], "cannot be read as N-Quads"),
        (["diff", "2024..2023", "2024"], "give the earlier first"),
        (["diff", "2024-13", "2024"], "give one such as 2023"),
    ],
)
def test_what_cannot_be_done_is_one_line(run: Run, arguments: list[str], said: str) -> None:
    """And says what to do next."""
    told = run(*arguments)

    assert told.exit_code == 1
    assert said in told.stderr
    assert told.stderr.count("\n") == 1


def test_a_plot_that_is_no_picture_is_refused_before_the_work(run: Run) -> None:
    """Measures of a large graph take minutes."""
    told = run("analyse", "centrality", "--plot", "a.gif")

    assert told.exit_code == 2
    assert "no .svg or .png file" in told.stderr


def test_a_table_of_groups_with_other_than_two_columns_is_refused(run: Run, tmp_path: Path) -> None:
    """With the line at fault."""
    blocs = tmp_path / "blocs.csv"
    blocs.write_text("Pakistan,east\nUSA\n", encoding="utf-8")

    assert "line 2 of" in run("analyse", "brokers", "--groups", blocs).stderr


def test_nothing_selected_is_said(run: Run) -> None:
    """An empty table alone looks like a fault."""
    told = run("analyse", "centrality", "--since", "1990", "--until", "1991")

    assert told.exit_code == 0
    assert "no statements are selected" in told.stderr


def test_support_shows_sides_with_their_words(run: Run, tmp_path: Path) -> None:
    """Never a verdict, and always the sentences."""
    countries = tmp_path / "countries.csv"
    countries.write_text("".join(f"Publisher {n},Land {n}\n" for n in range(13)), encoding="utf-8")
    table = run("support", "Pakistan", "USA", "--countries", countries)
    data = json.loads(
        run("support", "Pakistan", "USA", "--type", "Support", "--format", "json").stdout
    )

    assert "no verdict" in table.stdout
    assert "Land " in table.stdout
    assert "case " in table.stdout
    assert data["rows"][0]["side"] in {"affirmed", "denied", "planned or demanded", "opposite"}
    assert all(data["quotes"].values())


def test_support_takes_one_type(run: Run) -> None:
    """Sides of two claims at once cannot be told apart."""
    assert run("support", "Pakistan", "USA", "--type", "Aid", "--type", "Visit").exit_code == 2


def test_two_times_of_a_store_are_compared(run: Run) -> None:
    """By dyad, and in JSON and CSV by claim."""
    table, told, data = (
        run("diff", "..2019", "2020..", "--format", form) for form in ("table", "csv", "json")
    )
    claims = json.loads(data.stdout)["claims"]
    rows = list(csv.DictReader(io.StringIO(told.stdout)))

    assert "claims added" in table.stdout
    assert "United States" in table.stdout
    assert len(claims) == len(rows) > 0
    assert {row["status"] for row in rows} <= {"added", "gone", "reversed"}
    assert run("diff", "2018", "2019", "--since", "2018-06").exit_code == 0


@pytest.mark.parametrize("name", ["graph.trig", "graph.nq", "graph.db"])
def test_an_export_does_not_differ_from_its_store(run: Run, folder: Path, name: str) -> None:
    """Stores and exports can be compared with one another."""
    told = json.loads(run("diff", folder / name, folder / "graph.nq", "--format", "json").stdout)

    assert told["claims"] == []
    assert sum(dyad["kept"] for dyad in told["dyads"]) > 100


def test_what_was_reversed_is_told_with_its_statement(capsys: pytest.CaptureFixture[str]) -> None:
    """A reversal is what the reader looks for, and its words are asked for by its identifier."""
    claim = Claim("state/A", "state/B", "Aid", "asserted")
    changed = ChangedClaim(claim, Status.REVERSED, ("statement/1",), ("statement/2",), 0, 1)
    diffing._echo(Comparison((changed,), ()), {"state/A": "Aland", "state/B": "Beland"}, 5)

    assert "Aland – Beland, Aid: now denied (statement/2)" in capsys.readouterr().out


def test_a_turn_is_told_with_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    """A change of level without its sentences is a number to believe."""
    turn = Turn(month="2024-05", before=3.5, after=-9.7, p=0.001, statements=("statement/1",))
    words = {"statement/1": "bombed the port"}
    analysing._echo_turns((turn,), words)

    assert "from 2024-05 on: 3.5 to -9.7 (p = 0.001)" in capsys.readouterr().out
    assert analysing._turn(turn, words)["statements"][0]["quote"] == "bombed the port"


def shell_lines() -> list[str]:
    """Return the commands that the page on analysis shows."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


@pytest.mark.parametrize("line", shell_lines())
def test_every_command_of_the_page_is_one_that_relgraph_takes(line: str) -> None:
    """An option that was renamed must fail here before it fails a reader."""
    command: click.Command = main
    words = shlex.split(line)[1:]
    context = click.Context(main, info_name="relgraph")
    while isinstance(command, click.Group):
        found = command.get_command(context, words.pop(0))
        assert found is not None
        command = found

    command.make_parser(click.Context(command)).parse_args(words)
