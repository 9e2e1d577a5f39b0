"""The examples of docs/serve.md, as they stand there."""

import doctest
from pathlib import Path
from typing import Any

import click

from relgraph.cli.serving import serve

PAGE = Path(__file__).parents[2] / "docs" / "serve.md"


def test_every_example_of_the_page_does_what_it_says(client: Any) -> None:
    """An example that fails is the first thing that a newcomer sees of the endpoint."""
    text = PAGE.read_text(encoding="utf-8")
    test = doctest.DocTestParser().get_doctest(text, {"http": client}, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    results = doctest.DocTestRunner().run(test, out=said.append)

    assert results.attempted >= 10
    assert not said, "".join(said)


def test_every_option_of_the_command_is_told() -> None:
    """An option that nobody reads of is not there."""
    text = PAGE.read_text(encoding="utf-8")
    options = [each for each in serve.params if isinstance(each, click.Option)]

    assert [each.opts[0] for each in options if f"`{each.opts[0]}" not in text] == []
