import pytest

from relgraph.model import Author
from relgraph.read.bylines import match_biography, match_byline


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe", [("Jane Doe", None)]),
        ("BY JANE DOE", [("Jane Doe", None)]),
        ("By Dr. Jane Doe, University of Oslo", [("Jane Doe", "University of Oslo")]),
        ("By Jane Doe, Senior Fellow", [("Jane Doe", None)]),
        ("By Jane Doe | Oslo Gazette | 29 May 2023", [("Jane Doe", "Oslo Gazette")]),
        ("By Jane Doe and Luis Rojas", [("Jane Doe", None), ("Luis Rojas", None)]),
        (
            "By Jane Doe, Luis Rojas and Aino van der Berg",
            [("Jane Doe", None), ("Luis Rojas", None), ("Aino van der Berg", None)],
        ),
        ("Written by Jane Doe", [("Jane Doe", None)]),
        ("Authors: Jane Doe & Luis Rojas", [("Jane Doe", None), ("Luis Rojas", None)]),
        ("Author: Plato", [("Plato", None)]),
        (
            "Co-author: Luis Rojas – Officer at the Centre for Peace Studies with a degree",
            [("Luis Rojas", "Centre for Peace Studies")],
        ),
        (
            "Author: Jane Doe, Centre for War and Peace Studies",
            [("Jane Doe", "Centre for War and Peace Studies")],
        ),
        (
            "Author: Jane Doe (fellow with the Oslo Institute)",
            [("Jane Doe", "Oslo Institute")],
        ),
        ("Author: Jane Doe – director of Oslo Forum", [("Jane Doe", "Oslo Forum")]),
    ],
)
def test_a_byline_gives_names_and_places_of_work(
    line: str, authors: list[tuple[str, str | None]]
) -> None:
    """Who says it matters to a reader of statements; every outlet writes it differently."""
    assert match_byline(line) == tuple(Author(*author) for author in authors)


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the talks had failed",
        "By signing the accord, Norway and Peru opened trade.",
        "By Jane Doe's account the talks failed.",
        "By the Oslo Institute",
        "Author:",
        "Authority: the council decides",
        "Norway and Peru met.",
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    """A body paragraph that begins with By must stay in the body."""
    assert match_byline(line) == ()


def test_a_biography_of_a_known_author_is_known_whatever_the_calling() -> None:
    """Authors may be former ministers; an article's closing words may be on a minister."""
    paragraph = "Jane Doe is a former minister and works at the Oslo Institute."

    assert match_biography(paragraph) is None
    assert match_biography(paragraph, [Author("Jane Doe")]) == Author("Jane Doe", "Oslo Institute")
    assert match_biography(paragraph, [Author("Luis Rojas")]) is None
