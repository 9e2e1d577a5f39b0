import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from relgraph.cli.metadata import details_options, reading_options
from relgraph.read import Details, Limits, ReadOptions

Run = Callable[..., Result]


@click.command()
@reading_options
def show(reading: ReadOptions) -> None:
    """Print what the options came to."""
    click.echo(repr(reading))


@click.command()
@details_options
def show_details(details: Details) -> None:
    """Print what the options came to."""
    click.echo(repr(details))


def test_the_options_of_reading_become_one_value() -> None:
    """Every command that reads takes them all, and passes one thing on."""
    told = CliRunner().invoke(
        show,
        ["--title", "Talks", "--author", "Jane Doe, Oslo Institute", "--author", "Juan Pérez",
         "--date", "2023-12-29", "--column", "text=Volltext", "--limit", "pages=9",
         "--limit", "seconds=0.5", "--allow-network", "10.1.0.0/16", "--encoding", "cp1252"],
    )  # fmt: skip

    assert told.exit_code == 0
    assert "title='Talks'" in told.output
    assert "Author(name='Jane Doe', affiliation='Oslo Institute')" in told.output
    assert "Author(name='Juan Pérez', affiliation=None)" in told.output
    assert "published_on=datetime.date(2023, 12, 29)" in told.output
    assert "columns=(('text', 'Volltext'),)" in told.output
    assert "pages=9" in told.output
    assert "seconds=0.5" in told.output
    assert "networks=('10.1.0.0/16',)" in told.output


def test_no_options_are_the_defaults() -> None:
    """What nobody says must not differ from what the library does by itself."""
    assert CliRunner().invoke(show, []).output == f"{ReadOptions()!r}\n"
    assert CliRunner().invoke(show_details, []).output == f"{Details()!r}\n"


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--column", "text", "is not FIELD=NAME with a field of text, title"),
        ("--column", "txt=a", "is not FIELD=NAME"),
        ("--limit", "page=1", "there is no limit 'page'; there are size"),
        ("--limit", "pages", "gives no number"),
        ("--limit", "pages=0", "must be more than 0"),
        ("--allow-network", "everything", "is no network"),
        ("--date", "29.12.2023", "does not match the format"),
    ],
)
def test_a_slip_in_an_option_is_wrong_usage(option: str, value: str, told: str) -> None:
    """It must not be found out after an hour of reading."""
    result = CliRunner().invoke(show, [option, value])

    assert result.exit_code == 2
    assert told in result.output


@pytest.mark.model
def test_every_limit_that_an_error_names_can_be_raised(run: Run, tmp_path: Path) -> None:
    """What the message advises must work."""
    path = tmp_path / "long.txt"
    path.write_text("The envoy of Norway thanked Peru for the talks.\n" * 9, encoding="utf-8")
    refused = run("extract", path, "--limit", "text=100")

    assert refused.exit_code == 1
    assert "beyond the limit 'text'; raise it with --limit text=NUMBER" in refused.stderr
    assert run("extract", path, "--limit", f"text={Limits().text}").exit_code == 0


@pytest.mark.model
def test_extract_reads_every_article_of_a_table(run: Run, tmp_path: Path) -> None:
    """A data set of articles is one file."""
    path = tmp_path / "news.csv"
    path.write_text(
        "Kopf,Volltext\nOne,Norway thanked Peru.\nTwo,\nThree,Kenya criticised Chile.\n",
        encoding="utf-8",
    )
    result = run("extract", path, "--column", "text=Volltext", "--column", "title=Kopf")
    found = [json.loads(line)["type"] for line in result.stdout.splitlines()]

    assert result.exit_code == 1
    assert "Criticism" in found
    assert len({json.loads(line)["article"] for line in result.stdout.splitlines()}) == 2
    assert "news.csv/2 (Two) has no text" in result.stderr
