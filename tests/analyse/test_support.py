from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from relgraph.analyse import Columns, columns_of, support
from relgraph.analyse.places import country_of
from relgraph.errors import KnowledgeError


@pytest.fixture
def columns(make_network: Any) -> Columns:
    """Two who are said to aid, denied to aid, planned to aid and accused; one article a reprint."""
    first = {"publisher": "Example Review", "article_url": "https://example.pk/1"}
    made = columns_of(
        make_network(
            ("a", "b", "Aid", first | {"asserted_by": "Norway"}),
            ("a", "b", "Aid", {"publisher": "Another", "article_url": "https://example.co.uk/2"}),
            ("a", "b", "Aid", {"negated": True, "article_date": None}),
            ("a", "b", "Aid", {"modality": "prospective"}),
            ("b", "a", "Criticism"),
            ("b", "a", "Visit"),
            ("a", "c", "Aid"),
        )
    )
    one, two, *rest = made.carriers
    return replace(made, carriers=(one, two._replace(original=one.id), *rest))


def test_the_sides_of_a_claim_stand_side_by_side(columns: Columns) -> None:
    """Who affirms, who denies, who plans, and what is said to the contrary."""
    result = support(columns, "a", "b", type="Aid")

    assert [(row.side, row.type, row.statements) for row in result.rows] == [
        ("affirmed", "Aid", 2),
        ("denied", "Aid", 1),
        ("planned or demanded", "Aid", 1),
        ("opposite", "Criticism", 1),
    ]
    assert result.facts["affirmed statements"] == 2
    assert "no verdict" in result.notes[0]


def test_a_reprint_carries_no_further_support(columns: Columns) -> None:
    """Two articles, two publishers, two countries, and one independent report."""
    row = support(columns, "a", "b", type="Aid").rows[0]

    assert (row.articles, row.independent) == (2, 1)
    assert row.publishers == ("Another", "Example Review")
    assert row.countries == ("GB", "PK")
    assert row.speakers == ("Norway",)
    assert (row.first, row.last) == ("2024-01-15", "2024-01-15")
    assert len(row.statement_ids) == 2


def test_the_user_may_tell_the_countries_of_publishers(columns: Columns) -> None:
    """An address tells it for some only, and at times wrongly."""
    row = support(columns, "a", "b", type="Aid", countries={"Another": "Norway"}).rows[0]

    assert row.countries == ("Norway", "PK")


def test_without_a_type_every_claim_of_the_two_is_told(columns: Columns) -> None:
    """And nothing is the opposite of everything."""
    rows = support(columns, "b", "a").rows

    assert {row.side for row in rows} == {"affirmed", "denied", "planned or demanded"}
    assert {row.type for row in rows} == {"Aid", "Criticism", "Visit"}
    assert rows[1].first == "2024-01-15"


def test_a_type_that_is_none_is_refused(columns: Columns) -> None:
    """No rows would read as no support."""
    with pytest.raises(KnowledgeError, match="did you mean 'Aid'"):
        support(columns, "a", "b", type="Aids")


def test_neutral_claims_have_no_opposite(make_network: Any) -> None:
    """A request is neither with nor against."""
    made = make_network(("a", "b", "Request"), ("a", "b", "Aid"), ("a", "b", "Threat"))

    assert [row.side for row in support(made, "a", "b", type="Request").rows] == ["affirmed"]


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://news.example.in/a", "IN"),
        ("https://example.com.pk", "PK"),
        ("https://example.io/a", ""),
        ("https://example.eu", ""),
        ("https://127.0.0.1/a", ""),
        ("https://[broken", ""),
        ("", ""),
    ],
)
def test_a_country_comes_from_an_address_that_tells_it(url: str, country: str) -> None:
    """Codes that are sold to everybody tell nothing."""
    assert country_of(url) == country
