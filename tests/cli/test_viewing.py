"""`relgraph view`: which part of a store it draws."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'id="relgraph-data">(.*?)</script>', page)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def labels(page: str) -> set[str]:
    return {node["label"] for node in data_of(page)["nodes"]}


def fact(page: str, name: str) -> str:
    found = re.search(f'<dt dir="auto">{name}</dt><dd dir="auto">(.*?)</dd>', page)
    assert found
    return found[1]


def test_a_page_shows_whole_sentences(run_filled: Run) -> None:
    """The store keeps the texts: a quote is read in its sentence."""
    words = data_of(run_filled("view", "-o", "-").stdout)["statements"]

    assert "France condemned Iran for the attack." in str(words["sentence"])
    assert words["cut"] == {"of": [0]}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--actor", "Chile"), {"Chile", "Peru"}),
        (("--actor", "Peru", "--hops", "2"), {"Chile", "Peru"}),
        (("--types", "Visit, Criticism"), {"France", "Iran", "Chile", "Peru"}),
        (("--articles", "talks in oslo"), {"Norway", "Brazil"}),
        (("--since", "2024-05", "--until", "2024"), {"France", "Iran"}),
    ],
)
def test_options_narrow_what_is_drawn(
    run_filled: Run, options: tuple[str, ...], expected: set[str]
) -> None:
    """A page of everything is too much for a question about something."""
    page = run_filled("view", "-o", "-", *options).stdout

    assert labels(page) == expected
    assert fact(page, "query") != "everything"


def test_the_query_and_a_digest_stand_in_the_page(run_filled: Run) -> None:
    """Who cites a page must be able to say what it was made of."""
    whole = run_filled("view", "-o", "-").stdout
    part = run_filled("view", "-o", "-", "--actor", "Chile", "--min-confidence", "0.1").stdout

    assert fact(whole, "query") == "everything"
    assert fact(part, "query") == "actor Chile; hops 1; confidence from 0.1"
    assert fact(whole, "digest of statements") != fact(part, "digest of statements")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", fact(part, "made on"))


def test_a_page_may_go_without_quotes(run_filled: Run) -> None:
    """The articles may be others' to publish."""
    page = run_filled("view", "-o", "-", "--without-quotes").stdout

    assert "sentence" not in data_of(page)["statements"]
    assert "condemned" not in page
    assert data_of(page)["hasQuotes"] is False


def test_two_periods_are_compared(run_filled: Run) -> None:
    """What is said before and after a day is marked as gone and as added."""
    page = run_filled("view", "-o", "-", "--diff", "..2024-04", "2024-05..").stdout

    told = data_of(page)["statements"]["change"]
    assert set(told["of"] if isinstance(told, dict) else told) == {"added", "gone"}
    assert fact(page, "query") == "changes from ..2024-04 to 2024-05.."


def test_two_stores_are_compared(run_filled: Run, run: Run, articles: Path, tmp_path: Path) -> None:
    """An import may be looked over before it takes the place of another."""
    assert run("import", articles / "talks.txt").exit_code == 0

    page = run_filled("view", "-o", "-", "--diff", tmp_path / "graph.db", "..").stdout

    told = data_of(page)["statements"]["change"]
    assert set(told["of"]) == {"kept", "added"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--since", "soon"), "give one such as 2023"),
        (("--types", "Hug"), "Hug"),
        (("--actor", "Nobody at all"), "Nobody at all"),
    ],
)
def test_wrong_wishes_are_refused_in_a_sentence(
    run_filled: Run, options: tuple[str, ...], message: str
) -> None:
    """An empty page would be no answer."""
    result = run_filled("view", "-o", "-", *options)

    assert result.exit_code == 1
    assert message in result.stderr


def test_open_shows_the_page(
    run_filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The browser is the reader's own: BROWSER names it."""
    asked = tmp_path / "asked"
    monkeypatch.setattr("webbrowser.open", asked.write_text)
    page = tmp_path / "page.html"

    assert run_filled("view", "-o", page, "--open").exit_code == 0

    assert asked.read_text() == page.as_uri()
