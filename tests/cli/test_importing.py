import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from relgraph.store import open_store, verify

pytestmark = pytest.mark.model

Run = Callable[..., Result]


def test_an_import_says_what_it_found_and_what_it_skipped(run: Run, articles: Path) -> None:
    """One line a file and a total, on standard output."""
    result = run("import", articles)
    lines = result.stdout.splitlines()

    assert result.exit_code == 0
    assert lines[1].startswith(f"added {articles / 'visit.txt'}: 2 statements from 3 sentences; ")
    assert "skipped 1 sentences" in lines[1]
    assert lines[-1].startswith("2 files: 2 added, 0 updated, 0 unchanged, 0 failed; ")


def test_a_second_import_changes_nothing(run: Run, articles: Path) -> None:
    """Imports are repeated by whoever adds a file to a folder."""
    run("import", articles)
    result = run("import", articles)

    assert result.exit_code == 0
    assert result.stdout.count("unchanged") == 3


BAD = {
    "empty.txt": b"",
    "binary.txt": b"\x00\x01\x02\xff\xfe" * 40,
    "latin.txt": "Le président a visité l'été dernier. ".encode("latin-1") * 5,
    "french.txt": (
        "Le président du Chili a rencontré la chancelière. Ils ont parlé de la paix et du "
        "commerce entre les deux pays pendant toute la journée.\n"
    ).encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_and_the_others_are_imported(
    run: Run, articles: Path, name: str
) -> None:
    """The line names the file; the exit code says that something failed."""
    (articles / name).write_bytes(BAD[name])
    result = run("import", articles)

    assert result.exit_code == 1
    assert result.stderr.startswith("relgraph: ")
    assert result.stderr.count("\n") == 1
    assert name in result.stderr
    assert "2 added, 0 updated, 0 unchanged, 1 failed" in result.stdout


def test_a_missing_file_is_said(run: Run, tmp_path: Path) -> None:
    """The commonest mistake of all."""
    result = run("import", tmp_path / "gone.txt")

    assert result.exit_code == 1
    assert "there is no file" in result.stderr


def test_a_folder_without_articles_is_said(run: Run, tmp_path: Path) -> None:
    """Silence would look like success."""
    (tmp_path / "nothing").mkdir()
    result = run("import", tmp_path / "nothing")

    assert result.exit_code == 1
    assert "holds no articles" in result.stderr


def test_a_file_in_another_encoding_is_read_when_it_is_named(run: Run, articles: Path) -> None:
    """--encoding is what the message advises."""
    text = "France condemned Iran for the attack. The café in Paris was closed.\n"
    (articles / "latin.txt").write_bytes(text.encode("latin-1"))
    result = run("import", articles / "latin.txt", "--encoding", "latin-1")

    assert result.exit_code == 0


def test_a_store_that_another_process_holds_is_said(run: Run, articles: Path) -> None:
    """Two imports at once must not mix."""
    run("import", articles)
    held = articles.parent / "graph.db"
    code = (
        "import sys\nfrom relgraph.store import open_store\n"
        f"store = open_store({str(held)!r})\nprint('open', flush=True)\nsys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        result = run("stats")
        holder.communicate()

    assert result.exit_code == 1
    assert "another process holds" in result.stderr


def test_a_store_of_a_newer_version_is_said_and_left_alone(run: Run, articles: Path) -> None:
    """An old program must not write into what it does not understand."""
    run("import", articles)
    with open_store(articles.parent / "graph.db") as store:
        store.engine.update(
            "DELETE { GRAPH ?g { ?s rg:formatVersion ?v } } "
            "INSERT { GRAPH ?g { ?s rg:formatVersion 999 } } "
            "WHERE { GRAPH ?g { ?s rg:formatVersion ?v } }",
            prefixes={"rg": "https://w3id.org/relgraph/ns#"},
        )
    result = run("stats")

    assert result.exit_code == 1
    assert "newer relgraph" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_import_leaves_whole_articles(tmp_path: Path) -> None:
    """Power fails; the store must open again with each article whole or absent."""
    folder, location = tmp_path / "many", tmp_path / "graph.db"
    folder.mkdir()
    for number in range(60):
        text = f"Report {number}\n\nNorway condemned Brazil. Peru visited Chile.\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "relgraph", "--store", str(location), "import", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.05)
        os.kill(child.pid, signal.SIGKILL)
    with open_store(location, must_exist=True) as store:
        stored = store.articles()
        faults = verify(store).faults

    assert 0 < len(stored) < 60
    assert {article.statements for article in stored} == {len(stored) and stored[0].statements}
    assert faults == ()


def test_an_import_that_brings_nothing_leaves_no_store_behind(run: Run, tmp_path: Path) -> None:
    """A misspelt file name must leave the folder as it was."""
    result = run("import", tmp_path / "nope.txt")

    assert result.exit_code == 1
    assert not (tmp_path / "graph.db").exists()
