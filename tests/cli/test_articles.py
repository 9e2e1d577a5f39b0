from collections.abc import Callable

import pytest
from click.testing import Result

pytestmark = pytest.mark.model

Run = Callable[..., Result]


@pytest.fixture
def filled(run_imported: Run) -> Run:
    """Runs a command on a store of its own that has two articles."""
    return run_imported


def test_what_is_known_of_an_article_can_be_corrected(filled: Run) -> None:
    """A wrong date places every event wrongly, and the file may not be the user's to change."""
    before = filled("articles", "show", "visit.txt").stdout
    edited = filled(
        "articles", "edit", "visit.txt", "--date", "2023-12-29",
        "--author", "Jane Doe, Oslo Institute",
        "--publisher", "Made Review", "--section", "World", "--url", "https://example.org/a",
    )  # fmt: skip
    after = filled("articles", "show", "visit.txt").stdout

    assert edited.exit_code == 0
    assert "corrected authors, published_on, publisher, url, section of article/" in edited.stderr
    for line in (
        "published   2023-12-29", "authors     Jane Doe, Oslo Institute", "section     World",
        "publisher   Made Review", "url         https://example.org/a",
        "title       A visit to Lima",
    ):  # fmt: skip
        assert line in after
    assert before.split("\n\n")[1] == after.split("\n\n")[1]


def test_corrected_authors_take_the_place_of_the_former_ones(filled: Run) -> None:
    """Two names must not become three."""
    for names in (("Jane Doe", "Juan Pérez"), ("Ann Lee",)):
        told = [word for name in names for word in ("--author", name)]
        assert filled("articles", "edit", "visit.txt", *told).exit_code == 0
    shown = filled("articles", "show", "visit.txt").stdout

    assert "authors     Ann Lee\n" in shown
    assert "Jane Doe" not in filled("export").stdout
    assert filled("validate").exit_code == 0
    assert filled("verify").exit_code == 0


def test_a_corrected_title_is_what_the_article_goes_by(filled: Run) -> None:
    """Lists and questions show it."""
    filled("articles", "edit", "visit.txt", "--title", "Two visits")

    assert "Two visits" in filled("articles", "list").stdout
    assert filled("articles", "show", "Two visits").exit_code == 0


def test_a_correction_of_nothing_is_wrong_usage(filled: Run) -> None:
    """Whoever forgets the option should hear of it."""
    result = filled("articles", "edit", "visit.txt")

    assert result.exit_code == 2
    assert "say what to correct" in result.stderr
