from datetime import date

import pytest

from relgraph.annotate.dates import find_dates

FRIDAY = date(2023, 12, 29)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("on 20 December 2023", "2023-12-20"),
        ("on December 20, 2023", "2023-12-20"),
        ("on 2023-12-20", "2023-12-20"),
        ("in December 2023", "2023-12"),
        ("in 2021", "2021"),
        ("on Monday", "2023-12-25"),
        ("next Monday", "2024-01-01"),
        ("on Friday", "2023-12-29"),
        ("on Thursday, December 14", "2023-12-14"),
        ("on Thursday 14 December", "2023-12-14"),
        ("yesterday", "2023-12-28"),
        ("tomorrow", "2023-12-30"),
        ("last week", "2023-12"),
        ("last month", "2023-11"),
        ("next month", "2024-01"),
        ("last year", "2022"),
        ("on March 4", "2023-03-04"),
        ("in November", "2023-11"),
    ],
)
def test_each_way_of_telling_a_date_gives_the_date(text: str, told: str) -> None:
    """Event times order a dyad's history."""
    assert [str(each.date) for each in find_dates(text, 0, FRIDAY)] == [told]


@pytest.mark.parametrize(
    "text", ["sent 2000 troops", "worth $2,000", "the 1950s ended", "31 February 2020"]
)
def test_numbers_that_are_no_dates_give_none(text: str) -> None:
    """A count of soldiers is no year."""
    assert find_dates(text, 0, FRIDAY) == ()


def test_words_that_count_from_today_need_a_day_of_writing() -> None:
    """Without a publication date "last week" says nothing, and nothing is made up."""
    assert find_dates("last week, on Monday, yesterday, in May", 0, None) == ()


def test_spans_are_offsets_into_the_article() -> None:
    """The date's words can be shown where they stand."""
    (found,) = find_dates("It met in 2021.", 100, None)

    assert (found.span.start, found.span.end) == (110, 114)
