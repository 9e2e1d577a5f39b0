import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

HEAD = (
    "Event ID\tEvent Date\tSource Name\tSource Country\tCAMEO Code\tIntensity\tTarget Name\t"
    "Target Country\tPublisher\n"
)
GOOD = "1\t2024-02-03\tEnvoy (Chile)\tChile\t042\t1.9\tPeru\tPeru\tWire\n"
DOMESTIC = "2\t2024-02-03\tPolice (Chile)\tChile\t173\t-5\tCitizen (Chile)\tChile\tWire\n"
BAD = "{}\t2024-02-30\tEnvoy (Chile)\tChile\t042\t1.9\tPeru\tPeru\tWire\n"


def table(path: Path, *rows: str) -> Path:
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return path


def test_a_table_is_imported_listed_compared_and_removed(run: Run, tmp_path: Path) -> None:
    """The whole life of a data set, with what was left out and why."""
    path, left = table(tmp_path / "may.tab", GOOD, DOMESTIC), tmp_path / "left.csv"
    added = run(
        *("events", "import", path, "--format", "icews"),
        *("--licence", "made up", "--left-out", left),
    )
    listed = run("events", "list").stdout
    compared = {
        form: run("compare-events", "--actor", "Chile", "--format", form).stdout
        for form in ("table", "csv", "json")
    }

    assert added.exit_code == 0
    assert "1 records of 2 rows" in added.stderr
    assert "left out 1: within one principal" in added.stderr
    assert left.read_text(encoding="utf-8").splitlines()[1] == "3,within one principal,state/CHL"
    assert "may.tab" in listed
    assert "made up" in listed
    assert [each["source"] for each in json.loads(compared["json"])] == ["articles", "icews"]
    rows = list(csv.DictReader(io.StringIO(compared["csv"])))
    assert rows[0] == {
        "dyad": "CHL-PER",
        "month": "2024-02",
        "source": "articles",
        "events": "0",
        "score": "",
        "has": "",
        "lacks": "Visit",
    }
    assert "Visit 1" in compared["table"]

    removed = run("events", "remove", "icews")

    assert removed.stderr.startswith("removed events/icews-")
    assert "may.tab" not in run("events", "list").stdout


def test_faulty_rows_are_told_with_file_and_line(run: Run, tmp_path: Path) -> None:
    """The first of them one by one, the rest by number; the good ones are kept."""
    path = table(tmp_path / "may.tab", GOOD, *(BAD.format(number) for number in range(2, 14)))
    result = run("events", "import", path, "--format", "icews")

    assert result.exit_code == 1
    assert f"{path}:3: '2024-02-30' is no date as ICEWS writes them" in result.stderr
    assert "and 2 faulty rows more" in result.stderr
    assert "left out 12: faulty" in result.stderr
    assert "1 records of 13 rows" in result.stderr


def test_a_table_of_another_kind_makes_no_store(run: Run, tmp_path: Path) -> None:
    """A wrong format must not leave an empty graph behind."""
    path = table(tmp_path / "may.tab", GOOD)
    result = run("events", "import", path, "--format", "acled")

    assert result.exit_code == 1
    assert "there is no column 'event_id_cnty'" in result.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["may.tab"]


def test_a_list_that_cannot_be_written_is_said(run: Run, tmp_path: Path) -> None:
    """Before anything is imported."""
    path = table(tmp_path / "may.tab", GOOD)
    result = run("events", "import", path, "--format", "icews", "--left-out", tmp_path / "no" / "x")

    assert result.exit_code == 1
    assert "choose another place" in result.stderr


@pytest.mark.parametrize("option", ["--since", "--until"])
def test_a_date_that_is_none_is_wrong_usage(run: Run, option: str) -> None:
    """Said before the store is opened."""
    result = run("compare-events", option, "spring")

    assert result.exit_code == 2
    assert "no year, month or day" in result.stderr
