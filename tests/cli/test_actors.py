from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from click.testing import Result

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., Result]

FRONT = '[[actor]]\nid = "group/Frobs"\ncode = "Frobs"\nname = "Frobnia Front"\n'
FIRST = "One\n\nGeneral Juan Perez, the Peruvian army chief, visited Brazil in March.\n"
SECOND = (
    "Two\n\nGeneral Juan Peres, the Peruvian army chief, criticised Chile. "
    "The Frobnia Front attacked France.\n"
)


@pytest.fixture
def actor_file(tmp_path: Path) -> Path:
    """A user's file with one actor."""
    path = tmp_path / "mine.toml"
    path.write_text(FRONT, encoding="utf-8")
    return path


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    """Two articles that spell one general in two ways."""
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def _records(result: Result) -> set[tuple[str, str, str]]:
    rows = map(json.loads, result.stdout.splitlines())
    return {(row["type"], row["source"], row["target"]) for row in rows}


def test_an_actor_is_shown_with_its_dates_and_place(run: Run) -> None:
    """Before one adds to an actor one sees what is known of it, and from where."""
    result = run("actors", "show", "nato")

    assert result.exit_code == 0
    assert "members    state/FRA, 1949" in result.stdout
    assert "stands in  organisations.toml, line" in result.stdout


def test_an_actor_as_json_has_its_fields(run: Run) -> None:
    """For programs: the fields of an actor file."""
    told = json.loads(run("actors", "show", "person/angela-merkel", "--format", "json").stdout)

    assert told["principal"] == "state/DEU"
    assert told["offices"][0] == {
        "office": "prime minister", "state": "state/DEU", "from": "2005-11-22", "to": "2021-12-08",
    }  # fmt: skip


def test_a_users_actors_are_searched_and_shown(run: Run, actor_file: Path) -> None:
    """One sees that the file does what it should, without a store."""
    found = run("actors", "search", "frobnia front", "--actors", actor_file, "--limit", "1")
    shown = run("actors", "show", "frobs", env={"RELGRAPH_ACTORS": str(actor_file)})

    assert "group/Frobs" in found.stdout
    assert "stands in  mine.toml, line 1" in shown.stdout


@pytest.mark.parametrize("command", ["import", "extract", "mentions", "load"])
def test_a_faulty_file_of_actors_is_told_with_its_line(
    run: Run, actor_file: Path, command: str, tmp_path: Path
) -> None:
    """Nothing is read with half of the user's actors, and no store is left behind."""
    actor_file.write_text(FRONT + FRONT, encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text("" if command == "load" else FIRST, encoding="utf-8")
    result = run(command, article, "--actors", actor_file)

    assert result.exit_code == 1
    assert "mine.toml, line 5: group/Frobs is there already (mine.toml, line 1)" in result.stderr
    assert command == "load" or not (tmp_path / "graph.db").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add"], "name a FILE, or one actor by --id"),
        (["add", "mine.toml", "--id", "org/X"], "name a FILE, or one actor by --id"),
        (["add", "--name", "X"], "name a FILE, or one actor by --id"),
        (["log", "--by", " "], "No such option"),
        (["add", "--id", "org/X", "--name", "X", "--by", " "], "say who decides"),
    ],
)
def test_wrong_usage_is_told(run: Run, arguments: list[str], told: str) -> None:
    """Exit code 2, and what to do."""
    result = run("actors", *arguments)

    assert result.exit_code == 2
    assert told in result.output


def test_what_cannot_be_added_leaves_no_store(run: Run, tmp_path: Path) -> None:
    """Nothing changed means nothing made."""
    nameless = run("actors", "add", "--id", "org/X", "--alias", "Y")
    taken = run("actors", "add", "--id", "org/X", "--name", "NATO")

    assert "give a new actor a --name" in nameless.stderr
    assert "taken by org/NATO" in taken.stderr
    assert not (tmp_path / "graph.db").exists()


def test_additions_are_kept_in_the_store_and_undone(run: Run, actor_file: Path) -> None:
    """From a file, by name, and to what is known already."""
    assert run("actors", "add", actor_file, "--by", "Ann", "--reason", "ours").exit_code == 0
    assert run("actors", "add", "--id", "state/XAA", "--name", "Ruritania").exit_code == 0
    added = ("--id", "group/Frobs", "--alias", "Frobnians", "--principal", "Ruritania")
    assert run("actors", "add", *added).exit_code == 0
    shown = run("actors", "show", "Frobnians")
    log = json.loads(run("actors", "log", "--format", "json").stdout)
    undone = run("actors", "undo")

    assert "principal  state/XAA" in shown.stdout
    assert [(row["number"], row["act"], row["holds"]) for row in log] == [
        (1, "add", True), (2, "add", True), (3, "add", True),
    ]  # fmt: skip
    assert (log[0]["by"], log[0]["reason"], log[0]["actors"]) == ("Ann", "ours", "group/Frobs")
    assert undone.stdout.startswith("undid add of group/Frobs")
    assert run("actors", "show", "Frobnians").exit_code == 1
    assert run("actors", "show", "Frobs").exit_code == 0
    assert "undone" in run("actors", "log").stdout


def test_a_split_makes_two_of_one(run: Run) -> None:
    """The names that are taken mean the new actor alone."""
    run("actors", "add", "--id", "org/Frob", "--name", "Frobnia League", "--alias", "Frob Wing",
        "--alias", "FW")  # fmt: skip
    split = run("actors", "split", "Frobnia League", "--name", "Frob Wing", "--name", "FW",
                "--id", "group/Frob-Wing", "--principal", "France")  # fmt: skip

    assert split.exit_code == 0
    assert "id         group/Frob-Wing" in run("actors", "show", "FW").stdout
    assert "Frob Wing" not in run("actors", "show", "org/Frob").stdout
    assert run("actors", "undo").exit_code == 0
    assert "id         org/Frob" in run("actors", "show", "FW").stdout


@pytest.mark.model
def test_who_is_merged_is_one_in_the_store_and_in_what_is_read_later(
    run: Run, texts: list[Path]
) -> None:
    """All commands tell of one general, and an undoing gives back both."""
    run("import", texts[0])
    second = run("import", texts[1])
    merged = run("actors", "merge", "Juan Peres", "Juan Perez", "--reason", "one man")

    assert second.exit_code == 0
    assert "2 articles name one of them" in merged.stdout
    assert ("Criticism", "Juan Perez", "CHL") in _records(run("extract", texts[1]))
    assert '"actor": "Juan Perez"' in run("mentions", texts[1]).stdout
    assert "1 unchanged" in run("import", texts[1]).stdout
    assert "Juan Perez" in run("ask", "criticisms", "--actor", "Juan Peres").stdout
    assert "merged into it  person/juan-peres" in run("actors", "show", "Juan Perez").stdout
    found = run("actors", "search", "Juan Peres", "--limit", "1")
    assert "person/juan-perez" in found.stdout
    assert run("verify").exit_code == run("validate").exit_code == 0
    assert run("actors", "undo").exit_code == 0
    assert ("Criticism", "Juan Peres", "CHL") in _records(run("extract", texts[1]))


@pytest.mark.model
def test_other_actors_have_articles_read_anew(
    run: Run, texts: list[Path], actor_file: Path
) -> None:
    """An import with a new file of actors must not be skipped as unchanged."""
    first = run("import", texts[1])
    again = run("import", texts[1], "--actors", actor_file)
    without = run("import", texts[1])
    run("actors", "add", actor_file)
    reviewed = run("import", texts[1])

    assert "1 added" in first.stdout
    assert "1 updated" in again.stdout
    assert "1 updated" in without.stdout
    assert "1 updated" in reviewed.stdout
    assert ("Assault", "Frobs", "FRA") in _records(run("extract", texts[1]))
    assert "1 unchanged" in run("import", texts[1]).stdout


@pytest.mark.model
def test_a_merger_holds_for_articles_that_come_later(run: Run, texts: list[Path]) -> None:
    """And its undoing for those too: they were kept as they were read."""
    run("import", *texts)
    run("actors", "merge", "Juan Peres", "Juan Perez")
    third = texts[0].parent / "three.txt"
    third.write_text(SECOND.replace("Chile", "Bolivia").replace("Two", "Three"), encoding="utf-8")
    run("import", third)
    merged = run("ask", "criticisms", "--actor", "Juan Perez", "--format", "csv").stdout
    run("actors", "undo")
    undone = run("ask", "criticisms", "--actor", "Juan Peres", "--format", "csv").stdout

    assert "Juan Perez,Bolivia" in merged
    assert "Juan Peres,Bolivia" in undone
