import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from relgraph.pipeline import verify
from relgraph.store import open_store

pytestmark = pytest.mark.model

Run = Callable[..., Result]


def test_an_import_says_what_it_found_and_what_it_skipped(run: Run, articles: Path) -> None:
    """One line a file and a total, on standard output."""
    result = run("import", articles)
    lines = result.stdout.splitlines()

    assert result.exit_code == 0
    assert lines[1].startswith(f"added {articles / 'visit.txt'}: 2 statements from 3 sentences; ")
    assert "skipped 1 sentences" in lines[1]
    assert lines[-1].startswith(
        "2 files: 2 added, 0 updated, 0 revised, 0 unchanged, 0 superseded, 0 failed; "
    )


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
    assert "2 added, 0 updated, 0 revised, 0 unchanged, 0 superseded, 1 failed" in result.stdout


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


def test_a_store_that_another_process_holds_is_said(run_imported: Run, articles: Path) -> None:
    """Two imports at once must not mix."""
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
        result = run_imported("stats")
        holder.communicate()

    assert result.exit_code == 1
    assert "another process holds" in result.stderr


def test_a_store_of_a_newer_version_is_said_and_left_alone(
    run_imported: Run, articles: Path
) -> None:
    """An old program must not write into what it does not understand."""
    with open_store(articles.parent / "graph.db") as store:
        store.engine.update(
            "DELETE { GRAPH ?g { ?s rg:formatVersion ?v } } "
            "INSERT { GRAPH ?g { ?s rg:formatVersion 999 } } "
            "WHERE { GRAPH ?g { ?s rg:formatVersion ?v } }",
            prefixes={"rg": "https://w3id.org/relgraph/ns#"},
        )
    result = run_imported("stats")

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


def test_a_report_has_a_line_of_json_for_each_file(run: Run, articles: Path) -> None:
    """Programs read what became of ten thousand files, people the total."""
    (articles / "empty.txt").write_text("", encoding="utf-8")
    record = articles.parent / "report.jsonl"
    result = run("import", articles, "--report", record)
    told = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]

    assert result.exit_code == 1
    assert [each["outcome"] for each in told] == ["failed", "added", "added"]
    assert told[0]["path"] == str(articles / "empty.txt")
    assert "is empty" in told[0]["reason"]
    assert told[2]["statements"] == 2


def test_a_report_that_cannot_be_written_is_said_before_anything_is_read(
    run: Run, articles: Path
) -> None:
    """Not after a night's work."""
    result = run("import", articles, "--report", articles / "nowhere" / "report.jsonl")

    assert result.exit_code == 1
    assert "cannot write" in result.stderr
    assert not (articles.parent / "graph.db").exists()


def test_reasons_are_counted_where_several_files_fail(run: Run, articles: Path) -> None:
    """The end of a long import must say what went wrong most."""
    for name in ("one.txt", "two.txt"):
        (articles / name).write_text("", encoding="utf-8")
    result = run("import", articles)

    assert result.stderr.splitlines()[-1] == "relgraph: 2 failed: … is empty"


def test_copies_are_listed_with_their_similarity(run: Run, articles: Path) -> None:
    """Whoever counts sources must see which are one."""
    told = (articles / "visit.txt").read_text(encoding="utf-8")
    (articles / "copy.txt").write_text(told.replace("A visit", "The visit"), encoding="utf-8")
    run("import", articles)
    result = run("articles", "duplicates")
    lines = result.stdout.splitlines()

    assert len(lines) == 3
    assert "A visit to Lima" in lines[2]
    assert "The visit to Lima" in lines[2]
    assert lines[2].endswith("1.00")


def test_a_terminal_has_a_bar_and_lines_only_where_they_matter(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among a thousand lines nobody sees the one that asks for attention."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(25):
        (folder / f"{number:02}.txt").write_text("", encoding="utf-8")
    (folder / "good.txt").write_text("Doom\n\nNorway condemned Brazil for it.\n", "utf-8")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    result = run("import", folder)

    assert "of 26" in result.stderr
    assert result.stderr.count("is empty; give") == 25
    assert "added" not in result.stdout.partition("26 files")[0]


def test_a_cluster_that_is_not_there_is_said(run: Run, articles: Path) -> None:
    """--dask with a slip in the address."""
    result = run("import", articles, "--dask", "nonsense://127.0.0.1:1")

    assert result.exit_code == 1
    assert "no Dask scheduler answers at nonsense://127.0.0.1:1" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_import_leaves_whole_articles_and_no_process(
    tmp_path: Path, jobs: str
) -> None:
    """Ctrl-C reaches every process of the terminal; what was read so far must stay."""
    folder, location = tmp_path / "many", tmp_path / "graph.db"
    folder.mkdir()
    for number in range(200):
        text = f"Report {number}\n\nNorway condemned Brazil for it. Peru visited Chile.\n"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "relgraph", "--store", str(location), "import", str(folder)]
    with subprocess.Popen(
        [*command, "--jobs", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        os.killpg(child.pid, signal.SIGINT)
        told, talk = child.communicate(timeout=60)
    table = ["ps", "-A", "-o", "pgid=,stat="]
    listed = subprocess.run(table, capture_output=True, text=True, check=True).stdout
    left = [line for line in listed.splitlines() if line.split()[0] == str(child.pid)]
    with open_store(location, must_exist=True) as store:
        stored = store.articles()
        faults = verify(store).faults

    assert child.returncode == 1
    assert [line for line in left if " Z" not in line] == []  # the dead await their burial
    assert talk == (
        "relgraph: stopped; each article is whole, and the same command goes on from here\n"
    )
    assert f"{len(stored)} added" in told or f"{len(stored) - 1} added" in told
    assert 0 < len(stored) < 200
    assert {article.statements for article in stored} == {2}
    assert faults == ()
