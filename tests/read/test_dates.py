from datetime import date

import pytest

from relgraph.read.dates import find_date_or_none, is_date_line, match_dateline


@pytest.mark.parametrize(
    "text",
    [
        "29 December 2023", "December 29, 2023", "2023-12-29", "29th of December, 2023",
        "Dec. 29, 2023", "29 Dec 2023", "Published on Friday, December 29, 2023",
        "2023-12-29T10:30:00Z", "DECEMBER 29, 2023", "Updated: 29 December 2023 10:30 GMT",
    ],
)  # fmt: skip
def test_a_date_line_is_known_in_the_usual_forms(text: str) -> None:
    """Newspapers, think tanks and feeds each write it differently."""
    assert is_date_line(text)
    assert find_date_or_none(text) == date(2023, 12, 29)


@pytest.mark.parametrize(
    "text",
    [
        "On 29 December 2023 they met.",
        "The December 29, 2023 talks",
        "March on Rome",
        "May",
        "",
        "29",
    ],
)
def test_a_line_that_says_more_is_no_date_line(text: str) -> None:
    """A sentence with a date in it is body."""
    assert not is_date_line(text)


def test_a_month_alone_is_a_date_line_without_a_day() -> None:
    """Journals date by month; the day is not made up."""
    assert is_date_line("December 2023")
    assert find_date_or_none("December 2023") is None


def test_an_impossible_day_is_passed_over_for_a_possible_one() -> None:
    """A slip in a date must not end the reading."""
    assert find_date_or_none("30 February 2023, that is 2 March 2023") == date(2023, 3, 2)


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("WASHINGTON, Dec 12 (Reuters) - The talks began.", "WASHINGTON", "Reuters"),
        ("ISLAMABAD (AP) — The talks began.", "ISLAMABAD", "AP"),
        ("New Delhi, Dec 29 (PTI) The talks began.", "New Delhi", "PTI"),
        ("GENEVA, 12 December 2023 – The talks began.", "GENEVA", None),
        ("ADDIS ABABA, Ethiopia — The talks began.", "ADDIS ABABA, Ethiopia", None),
        ("BEIJING -- The talks began.", "BEIJING", None),
    ],
)
def test_a_dateline_is_cut_from_the_first_sentence(
    paragraph: str, place: str, agency: str | None
) -> None:
    """The place of filing is no actor."""
    dateline = match_dateline(paragraph)

    assert dateline is not None
    assert (dateline.place, dateline.agency) == (place, agency)
    assert paragraph[dateline.end :] == "The talks began."


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO – The alliance met.", "U.S. - China ties are cool.", "BEIJING – which had waited.",
        "General Munir (COAS) met the minister.", "India and Pakistan met.", "GENEVA — ",
        "The Foreign Ministry (Seoul) said so.",
    ],
)  # fmt: skip
def test_an_actor_before_a_dash_is_no_dateline(paragraph: str) -> None:
    """Cutting it would lose the subject of the sentence."""
    assert match_dateline(paragraph) is None
