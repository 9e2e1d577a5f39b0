import subprocess
import sys
from importlib import import_module

import click
import pytest
from click.testing import CliRunner

from relgraph import __version__
from relgraph.cli import main
from relgraph.cli.app import COMMANDS
from relgraph.cli.examples import ExampleCommand
from relgraph.cli.lazy import LazyGroup
from relgraph.errors import StoreError

HEAVY = [
    "networkx",
    "numpy",
    "onnxruntime",
    "pandas",
    "pyoxigraph",
    "pyshacl",
    "pyvis",
    "rdflib",
    "rich",
    "spacy",
    "starlette",
    "tokenizers",
]


def iter_commands() -> list[tuple[str, click.Command]]:
    """Every command and subcommand by its whole name."""
    found = []
    for name, (home, _) in COMMANDS.items():
        module, _, attribute = home.partition(":")
        command = getattr(import_module(module), attribute)
        found.append((name, command))
        if isinstance(command, click.Group):
            found += [(f"{name} {sub}", each) for sub, each in command.commands.items()]
    return found


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_loads_no_heavy_library(arguments: list[str]) -> None:
    """A shell's completion and a first look must not wait for a language model."""
    code = (
        "import sys\n"
        "from relgraph.cli import main\n"
        f"main({arguments}, standalone_mode=False)\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stderr.strip() == "[]"


@pytest.mark.parametrize(("name", "command"), iter_commands())
def test_every_command_shows_an_example_and_a_short_summary(
    name: str, command: click.Command
) -> None:
    """A newcomer pastes the example before reading the options."""
    summary = (command.help or "").strip().split("\n")[0]

    assert 0 < len(summary) <= 60
    assert isinstance(command, click.Group) or (
        isinstance(command, ExampleCommand) and command.example.startswith(f"relgraph {name}")
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_the_summary_in_the_list_is_the_commands_own(name: str) -> None:
    """The list is written apart so that it need not load the commands; they must not part ways."""
    command = dict(iter_commands())[name]

    assert (command.help or "").strip().split("\n")[0] == COMMANDS[name][1]


def test_help_lists_every_command_and_ends_in_an_example() -> None:
    """The first thing that a newcomer types."""
    result = CliRunner().invoke(main, ["--help"])

    assert all(f"  {name} " in result.output for name in COMMANDS)
    assert "Example:\n  relgraph import article.txt\n" in result.output


def test_a_commands_help_ends_in_its_example() -> None:
    """The example is printed on one line, however narrow the terminal, so that it can be pasted."""
    result = CliRunner().invoke(main, ["query", "--help"], terminal_width=40)

    assert result.output.endswith(
        "Example:\n  relgraph query 'SELECT * WHERE { ?who rg:visited ?whom } ORDER BY ?who'\n"
    )


def test_the_version_is_the_packages() -> None:
    """A report of a fault starts with it."""
    result = CliRunner().invoke(main, ["--version"])

    assert result.output == f"relgraph, version {__version__}\n"


def test_an_unknown_command_is_wrong_usage() -> None:
    """Wrong usage has an exit code of its own, which scripts tell from failure."""
    result = CliRunner().invoke(main, ["improt"])

    assert result.exit_code == 2
    assert "No such command 'improt'" in result.output


def test_an_error_that_the_user_can_mend_is_one_line() -> None:
    """No traceback for a misspelt path, and no data on standard output."""
    result = CliRunner().invoke(_group_that_raises(StoreError("no graph here; make one")), ["go"])

    assert result.exit_code == 1
    assert result.stderr == "relgraph: no graph here; make one\n"
    assert result.stdout == ""


def test_a_bug_keeps_its_traceback() -> None:
    """Whoever mends it needs to see where it happened."""
    result = CliRunner().invoke(_group_that_raises(ZeroDivisionError("a bug")), ["go"])

    assert isinstance(result.exception, ZeroDivisionError)


def test_the_module_runs_as_the_command_does() -> None:
    """`python -m relgraph` works where the script is not on the path."""
    told = subprocess.run(
        [sys.executable, "-m", "relgraph", "--version"], capture_output=True, text=True, check=True
    )

    assert told.stdout == f"relgraph, version {__version__}\n"


def _group_that_raises(error: Exception) -> LazyGroup:
    @click.command()
    def go() -> None:
        raise error

    group = LazyGroup(commands_by_name={})
    group.add_command(go)
    return group
