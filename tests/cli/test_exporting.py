import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from relgraph.cli.exporting import export
from relgraph.pipeline import PLACED, STREAMED

pytestmark = pytest.mark.model

Run = Callable[..., Result]


def test_the_command_offers_every_format() -> None:
    """It names them itself, so that `--help` loads nothing."""
    offered = next(option for option in export.params if option.name == "form")

    assert isinstance(offered.type, click.Choice)
    assert sorted(offered.type.choices) == sorted((*STREAMED, *PLACED))


@pytest.mark.parametrize("form", ["graphml", "gexf", "plover", "cameo", "rdf12"])
def test_what_others_read_goes_to_a_file_or_a_pipe_alike(
    run_filled: Run, tmp_path: Path, form: str
) -> None:
    """Data to the file, talk to standard error."""
    path = tmp_path / "graph"
    to_file = run_filled("export", "--format", form, "-o", path)
    to_pipe = run_filled("export", "--format", form)

    assert (to_file.exit_code, to_file.stdout) == (0, "")
    assert path.read_bytes() == to_pipe.stdout_bytes
    assert b"condemned Iran" in to_pipe.stdout_bytes
    assert list(tmp_path.iterdir()) == [path]
    if form != "rdf12":
        assert to_file.stderr.startswith("wrote ")


def test_what_is_no_event_is_counted(run_filled: Run) -> None:
    """Nothing is lost in silence."""
    assert (
        "left out 1 without a date, 1 standing relations"
        in run_filled("export", "--format", "plover").stderr
    )


@pytest.mark.parametrize("form", ["csv", "sqlite"])
def test_tables_and_databases_need_a_place(run_filled: Run, tmp_path: Path, form: str) -> None:
    """They are several files, or one that cannot be written from front to back."""
    refused = run_filled("export", "--format", form)
    done = run_filled("export", "--format", form, "-o", tmp_path / "place")

    assert refused.exit_code == 2
    assert "name it by -o" in refused.stderr
    assert done.exit_code == 0
    assert (tmp_path / "place").exists()


def test_a_place_that_cannot_be_written_is_one_line(run_filled: Run, tmp_path: Path) -> None:
    """And leaves no half file."""
    result = run_filled("export", "--format", "gexf", "-o", tmp_path / "none" / "graph.gexf")

    assert result.exit_code == 1
    assert "choose another place" in result.stderr


def test_short_quotes_take_the_texts_along(run_filled: Run) -> None:
    """`--quote-words` is for handing on: a text beside short quotes would defeat it."""
    page = run_filled(
        "export", "--format", "nquads", "--quote-words", 1, "--without-knowledge"
    ).stdout

    assert "condemned Iran" not in page
    assert "ns#text>" not in page
    assert "isShortened" in page


def test_the_card_is_printed_in_both_forms(run_filled: Run, tmp_path: Path) -> None:
    """For people and for catalogues, with what was measured where it was."""
    figures = tmp_path / "figures.json"
    figures.write_text('{"precision": 0.9}', encoding="utf-8")
    page = run_filled("card", "--title", "Two articles", "--measured", figures).stdout
    told = json.loads(run_filled("card", "--format", "json").stdout)

    assert page.startswith("# Two articles\n")
    assert "| precision | 0.9 |" in page
    assert told["articles"] == 2


@pytest.mark.parametrize("text", ["no json", "[1]"])
def test_a_file_without_figures_is_refused(run_filled: Run, tmp_path: Path, text: str) -> None:
    """It says where such a file comes from."""
    figures = tmp_path / "figures.json"
    figures.write_text(text, encoding="utf-8")
    result = run_filled("card", "--measured", figures)

    assert result.exit_code == 1
    assert "relgraph eval --json" in result.stderr
