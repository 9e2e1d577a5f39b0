from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat
from pyoxigraph import Store as Engine

from relgraph.cli import main
from relgraph.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

ROOT = Path(__file__).resolve().parents[2]
FIRST = ROOT / "tests" / "pipeline" / "first-version.nq"
PAGE = (ROOT / "docs" / "care.md").read_text(encoding="utf-8")
EXAMPLES = [
    line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()
]
DAMAGE = "DELETE WHERE { GRAPH ?g { ?s rg:dyad ?n } }"
LOSS = """
DELETE { GRAPH ?g { ?s rg:text ?t } } INSERT { GRAPH ?g { ?s rg:text "x" } }
WHERE { GRAPH ?g { ?s rg:text ?t } }
"""


@pytest.fixture
def kept(tmp_path: Path, run: Run) -> Run:
    """Runs a command on a store of one small article, which no language model had to read."""
    Engine(str(tmp_path / "graph.db")).bulk_load(path=str(FIRST), format=RdfFormat.N_QUADS)
    return run


def change(tmp_path: Path, text: str) -> None:
    with open_store(tmp_path / "graph.db") as store:
        store.update(text)


def test_every_example_of_the_page_on_care_runs(
    kept: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order in which they stand, on a store that is sound."""
    assert kept("verify").exit_code == 0
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RELGRAPH_STORE", "graph.db")

    assert len(EXAMPLES) >= 6
    for line in EXAMPLES:
        result = CliRunner().invoke(main, shlex.split(line)[1:], catch_exceptions=False)
        assert result.exit_code == 0, f"{line}: {result.stderr}"


def test_a_repair_is_backed_up_and_told(kept: Run, tmp_path: Path) -> None:
    """What was mended is data; where the backup is, is talk."""
    change(tmp_path, DAMAGE)
    found = kept("verify")
    mended = kept("verify", "--repair")

    assert found.exit_code == 1
    assert "the dyads are not those of its sides" in found.stdout
    assert "'relgraph verify --repair' rebuilds it" in found.stdout
    assert mended.exit_code == 0
    assert "4 faults mended" in mended.stdout
    assert "graph.db.before-repair-1" in mended.stderr
    assert kept("verify").exit_code == 0


def test_what_is_left_after_a_repair_is_told(kept: Run, tmp_path: Path) -> None:
    """Exit code 1: somebody has to do something yet."""
    change(tmp_path, LOSS)
    result = kept("verify", "--repair", "--backup", tmp_path / "kept")

    assert result.exit_code == 1
    assert "0 faults mended" in result.stdout
    assert "import the article again" in result.stdout
    assert (tmp_path / "kept" / "manifest.json").exists()


def test_a_store_is_not_overwritten_unasked(kept: Run, tmp_path: Path) -> None:
    """One line, exit code 1, and the option that does it."""
    assert "bytes" in kept("backup", tmp_path / "kept").stderr
    result = kept("restore", tmp_path / "kept")

    assert result.exit_code == 1
    assert "--replace" in result.stderr


def test_a_migration_says_what_it_did(kept: Run) -> None:
    """The first is backed up, the second finds nothing to do."""
    first, second = kept("migrate"), kept("migrate", "--no-backup")

    assert "before-migration-1" in first.stderr
    assert "are this version's" in first.stderr
    assert "up to date already" in second.stderr


@pytest.mark.parametrize(
    "command", [["backup", "x"], ["restore", "x"], ["migrate"], ["verify", "--repair"]]
)
def test_what_needs_a_folder_says_so(command: list[str]) -> None:
    """A server's files are its keeper's."""
    told = ["--store", "http://127.0.0.1:9/sparql", *command]
    result = CliRunner().invoke(main, told, catch_exceptions=False)

    assert result.exit_code == 1
    assert "is a server, which cannot be" in result.stderr
