"""Every command on a graph that a server keeps says what it says of one in a folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from relgraph.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result
    from tests.conftest import SparqlServer

    Run = Callable[..., Result]

COMMANDS = [
    "ask partners --actor Brazil --format csv",
    "ask between --actor France --other Iran --format json",
    "questions",
    "articles list",
    "articles show visit.txt",
    "stats",
    "verify",
    "validate",
    "export --format nquads",
    "export --format turtle --without-texts --without-knowledge",
    "actors show France",
    "actors merge France Iran --reason test",
    "actors log",
    "ask between --actor France --other Peru --format csv",
    "stats",
    "actors undo",
    "export --format nquads --without-knowledge",
    "articles remove visit.txt",
    "articles list",
    "export --format nquads --without-knowledge",
]


def _runner(store: str) -> Run:
    def run(*arguments: object) -> Result:
        told = ["--store", store, *map(str, arguments)]
        return CliRunner().invoke(main, told, catch_exceptions=False)

    return run


def test_every_command_says_the_same_of_a_graph_on_a_server(
    server: SparqlServer, run: Run, articles: Path
) -> None:
    """Decisions about actors lay themselves over all that is there, and are undone."""
    remote = _runner(server.address)
    for command in ("import", "import"):  # the second time nothing changes
        assert remote(command, articles).output == run(command, articles).output
    for command in COMMANDS:
        found, wanted = (each(*command.split()) for each in (remote, run))

        assert _said(found) == _said(wanted), command
        assert found.exit_code == wanted.exit_code, command


def _said(result: Result) -> list[str]:
    """Return the lines of output but for instants, which the clock gives."""
    lines = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*|[0-9a-f]{16,}", "...", result.output)
    return sorted(lines.splitlines())


def test_a_page_is_drawn_from_a_server(
    server: SparqlServer, articles: Path, tmp_path: Path
) -> None:
    run = _runner(server.address)
    run("import", articles)
    page = tmp_path / "page.html"

    assert run("view", "-o", page).exit_code == 0
    assert "France" in page.read_text(encoding="utf-8")
    assert "2 articles" in run("doctor").output


def test_an_empty_server_is_no_graph_yet(server: SparqlServer, tmp_path: Path) -> None:
    """Looking up an actor needs no graph; asking does."""
    run = _runner(server.address)

    assert run("actors", "show", "France").exit_code == 0
    asked = run("stats")
    assert asked.exit_code == 1
    assert "no graph at" in asked.output
    assert run("import", tmp_path / "none.txt").exit_code == 1
    assert "0 articles" in run("stats").output


@pytest.mark.parametrize("command", ["stats", "import x.txt", "actors log"])
def test_a_server_that_is_not_there_is_one_line(command: str) -> None:
    result = _runner("http://127.0.0.1:9")(*command.split())

    assert result.exit_code == 1
    assert result.output == (
        "relgraph: no server answers at http://127.0.0.1:9;"
        " start it, or name another with --store\n"
    )
