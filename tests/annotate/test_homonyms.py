"""What else a name of an actor may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model

Mentioned: TypeAlias = "Callable[..., list[tuple[str, str]]]"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A guinea ran past the Guinea pig.", "Guinea"),
        ("Denzel Washington praised Peru.", "Washington"),
        ("The Oslo process died in Peru.", "Oslo"),
        ("Peru met other American nations.", "American"),
        ("Voters in Georgia and in Atlanta chose a senator.", "Georgia"),
    ],
)
def test_a_name_that_means_something_else_is_no_actor(
    mentioned: Mentioned, text: str, words: str
) -> None:
    """A wrong link is worse than none."""
    assert words not in {said for said, _ in mentioned(text)}


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("American troops met Peru.", ("American", "USA")),
        ("Georgia spoke. Its capital is Tbilisi, not Atlanta.", ("Georgia", "GEO")),
        ("Kinshasa was calm. Congo thanked Peru.", ("Congo", "COD")),
        ("Brazzaville was calm. Congolese troops left.", ("Congolese troops", "COG")),
        (
            "Kinshasa was calm and Brazzaville was not. Congo thanked Peru.",
            ("Congo", "COG"),
        ),
    ],
)
def test_the_article_tells_which_of_two_is_meant(
    mentioned: Mentioned, text: str, mention: tuple[str, str]
) -> None:
    """What else an article speaks of is how a reader decides, too."""
    assert mention in mentioned(text)


def test_without_a_sign_neither_of_two_is_meant(mentioned: Mentioned) -> None:
    """Both Congos are states, and each is often the one in the news."""
    assert "Congo" not in {said for said, _ in mentioned("Congo thanked Peru.")}


def test_a_surname_met_before_is_the_person(mentioned: Mentioned) -> None:
    """An article on a player called Jordan is not about the kingdom."""
    found = mentioned("Michael Jordan visited Peru. Mr. Jordan met reporters.")

    assert ("Jordan", "JOR") not in found
