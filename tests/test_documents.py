import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest

import relgraph
from relgraph.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
    ]
)
FENCE = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def shell_lines(page: str) -> list[str]:
    """Return the lines of every shell block of a page, without comments."""
    blocks = [body for language, body in FENCE.findall(page) if language == "sh"]
    return [line for block in blocks for line in block.splitlines() if line.strip()]


COMMANDS = [line for line in shell_lines(README) if line.startswith("relgraph ")]


def test_the_tour_has_commands() -> None:
    """The tests below would pass on an empty tour."""
    assert len(COMMANDS) >= 12


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_of_the_tour_is_one_that_relgraph_takes(line: str) -> None:
    """A newcomer pastes these lines; an option that was renamed must fail here first."""
    command: click.Command = main
    words = shlex.split(line, comments=True)[1:]
    context = click.Context(main, info_name="relgraph")
    while isinstance(command, click.Group) and not (command.invoke_without_command and not words):
        name = words.pop(0)
        found = command.get_command(context, name)
        assert found is not None, f"there is no {name}"
        command = found
    parser = command.make_parser(click.Context(command, info_name=command.name, parent=context))

    parser.parse_args(list(words))  # raises a UsageError on an unknown option


def test_every_question_of_the_tour_is_in_the_library() -> None:
    """`relgraph ask partners` needs a partners.rq."""
    asked = {shlex.split(line)[2] for line in COMMANDS if line.startswith("relgraph ask ")}

    assert asked
    assert asked <= {path.stem for path in (ROOT / "queries").glob("*.rq")}


def test_every_make_target_that_a_page_names_is_in_the_makefile() -> None:
    """`make demo` is the first thing that a newcomer types."""
    targets = set(re.findall(r"^([.\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        line.split()[1] for page in PAGES for line in shell_lines(page.read_text("utf-8"))
        if line.startswith("make ")
    }  # fmt: skip

    assert {"demo", "test"} <= named
    assert named <= targets


def test_every_python_name_of_the_readme_is_public() -> None:
    """The example must run against the public face, not against what was renamed."""
    blocks = [body for language, body in FENCE.findall(README) if language == "python"]
    names = {name for block in blocks for name in re.findall(r"relgraph\.(\w+)\(", block)}

    assert names
    assert names <= set(relgraph.__all__)
    for block in blocks:
        compile(block, "README.md", "exec")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    """A dead link in a document is found by the reader otherwise."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_decision_is_in_the_list() -> None:
    """A decision that nobody finds is made again, differently."""
    folder = ROOT / "docs" / "decisions"
    listed = set(LINK.findall((folder / "README.md").read_text(encoding="utf-8")))

    assert listed == {path.name for path in folder.glob("0*.md")}


def test_the_changelog_has_the_version() -> None:
    """Whoever upgrades looks there."""
    assert f"## {relgraph.__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_make_alone_lists_the_targets() -> None:
    """Someone who only knows that there is a Makefile must get on."""
    told = subprocess.run(["make", "-C", str(ROOT)], capture_output=True, text=True, check=True)

    assert "make demo" in told.stdout
    assert "make test" in told.stdout


def test_make_refuses_an_old_python_in_one_sentence(tmp_path: Path) -> None:
    """A traceback out of a dependency tells nobody that their Python is too old."""
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    command = ["make", "-C", str(ROOT), ".venv", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)

    assert told.returncode != 0
    assert "relgraph needs Python 3.11 or newer" in told.stderr
    assert not (tmp_path / "venv").exists()
