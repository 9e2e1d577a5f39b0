import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from relgraph.cli import main

VISIT = (
    "A visit to Lima\n"
    "\n"
    "12 May 2024\n"
    "\n"
    "France condemned Iran for the attack. The president of Chile visited Peru in March. "
    "It rained all day.\n"
)
TALKS = "Talks in Oslo\n\nNorway and Brazil held talks on trade. Brazil is a partner of Norway.\n"

Run = Callable[..., Result]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    (folder / "visit.txt").write_text(VISIT, encoding="utf-8")
    return folder


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a command on a store of its own, which is not there before the first import."""
    return _runner(tmp_path / "graph.db")


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that two articles were imported into."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    (folder / "visit.txt").write_text(VISIT, encoding="utf-8")
    run = _runner(folder / "graph.db")
    assert run("import", folder / "talks.txt", folder / "visit.txt").exit_code == 0
    return folder / "graph.db"


@pytest.fixture(scope="session")
def run_filled(filled_store: Path) -> Run:
    """Runs a command on the store with two articles; for reading only."""
    return _runner(filled_store)


@pytest.fixture
def run_imported(filled_store: Path, tmp_path: Path) -> Run:
    """Runs a command on a store of its own, which holds the two articles."""
    return _runner(shutil.copytree(filled_store, tmp_path / "graph.db"))


def _runner(store: Path) -> Run:
    def run(*arguments: object, **options: object) -> Result:
        told = ["--store", str(store), *map(str, arguments)]
        return CliRunner().invoke(main, told, catch_exceptions=False, **options)  # type: ignore[arg-type] # passed on as given

    return run
