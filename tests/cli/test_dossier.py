"""The command, and the examples of docs/dossier.md as they stand there."""

from __future__ import annotations

import doctest
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from relgraph.cli import main
from relgraph.cli.dossier import dossier
from relgraph.store import open_for_reading

if TYPE_CHECKING:
    from click.testing import Result

PAGE = Path(__file__).parents[2] / "docs" / "dossier.md"


def run(store: Path, *arguments: object) -> Result:
    told = ["--store", str(store), *map(str, arguments)]
    return CliRunner().invoke(main, told, catch_exceptions=False)


@pytest.mark.parametrize(
    ("name", "head"), [("a.html", b"<!DOCTYPE html>"), ("a.md", b"# "), ("a.pdf", b"%PDF")]
)
def test_the_suffix_decides(giants: Path, tmp_path: Path, name: str, head: bytes) -> None:
    """Data to the file, talk to standard error."""
    result = run(giants, "dossier", "USA", "Pakistan", "-o", tmp_path / name)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"wrote {tmp_path / name}\n"
    assert (tmp_path / name).read_bytes().lstrip().startswith(head)


def test_markdown_goes_through_a_pipe(giants: Path) -> None:
    """`-o -` as everywhere, with the options of the view."""
    options = ("--since", "2023-12", "--min-confidence", "0.9", "--without-quotes")
    result = run(giants, "dossier", "USA", "PAK", "-o", "-", *options)

    assert result.stdout.startswith("# United States and Pakistan\n")
    assert "America blamed" not in result.stdout
    assert "of a confidence of at least 0.9" in result.stdout
    assert result.stderr == ""


def test_a_measured_precision_is_stated(giants: Path, tmp_path: Path) -> None:
    """As `relgraph eval --json` printed it."""
    figures = '{"dyad and type": {"precision": 0.5, "recall": 0.25}}'
    (tmp_path / "eval.json").write_text(
        f'{{"passages": 2, "gold": 8, "levels": {{"sentence": {figures}}}}}', encoding="utf-8"
    )
    options = ("-o", "-", "--measured", tmp_path / "eval.json")

    assert "its precision in pair and type was 0.50" in (
        run(giants, "dossier", "USA", "PAK", *options).stdout
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("USA", "PAK", "-o", "a.doc"), "end its name in .html, .md or .pdf"),
        (("USA", "USA"), "name somebody beside United States"),
        (("USA", "Nobody at all"), "Nobody at all"),
        (("USA", "PAK", "--since", "soon"), "give one such as 2023"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    giants: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    """Exit code 1, and no file."""
    result = run(giants, "dossier", *arguments)

    assert result.exit_code == 1
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


def test_every_line_of_the_page_can_be_pasted(
    giants: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An example that fails is the first thing that a newcomer sees of it."""
    monkeypatch.chdir(tmp_path)
    lines = [line.strip() for line in PAGE.read_text(encoding="utf-8").splitlines()]
    commands = [line for line in lines if line.startswith("relgraph dossier ")]

    assert len(commands) >= 4
    for line in commands:
        assert run(giants, *shlex.split(line)[1:]).exit_code == 0, line


def test_every_example_in_python_does_what_it_says(giants: Path) -> None:
    """The library gives the same as the command."""
    text = PAGE.read_text(encoding="utf-8")
    said: list[str] = []
    with open_for_reading(giants) as store:
        test = doctest.DocTestParser().get_doctest(text, {"store": store}, "page", str(PAGE), 0)
        results = doctest.DocTestRunner().run(test, out=said.append)

    assert results.attempted >= 4
    assert not said, "".join(said)


def test_every_option_is_told() -> None:
    """An option that nobody reads of is not there."""
    text = PAGE.read_text(encoding="utf-8")
    options = [each for each in dossier.params if isinstance(each, click.Option)]

    assert [each.opts[-1] for each in options if f"`{each.opts[-1]}" not in text] == []
