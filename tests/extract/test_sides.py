"""Who stands on either side of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.model import Statement

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        ("Kenya and Peru fought a war.", {"Assault KEN > PER", "Assault PER > KEN"}),
        ("The war between Kenya and Peru ended.", {"Assault KEN > PER", "Assault PER > KEN"}),
        (
            "Kenya, Peru and Chile signed a treaty.",
            {"Agreement KEN = PER", "Agreement CHL = KEN", "Agreement CHL = PER"},
        ),
        ("Kenya and Peru thanked each other.", {"Support KEN > PER", "Support PER > KEN"}),
        ("Kenya and Peru thanked Chile.", {"Support KEN > CHL", "Support PER > CHL"}),
    ],
)
def test_joint_parties_stand_towards_each_other_or_towards_a_third(
    told: Callable[..., set[str]], sentence: str, lines: set[str]
) -> None:
    """A treaty of three makes three dyads, thanks to a third make two."""
    assert told(sentence) == lines


@pytest.mark.parametrize(
    "sentence",
    [
        "Envoys of Kenya, Peru, Chile, Norway, Sweden and Denmark met.",
        "Kenya signed a treaty.",
        "Kenya and its army signed a treaty.",
        "Kashmir is at war with drought.",
        "Kenya joined Somalia.",
        "Kenya thanked itself.",
        "The Kenyan army attacked Kenya.",
        "Kenya fears.",
    ],
)
def test_no_pair_is_made_where_a_reader_sees_none(
    told: Callable[..., set[str]], sentence: str
) -> None:
    """A long list is more often a misreading, and one's own affairs make no dyad."""
    assert told(sentence) == set()


def test_one_joins_an_organisation_and_no_state(told: Callable[..., set[str]]) -> None:
    """Membership in a state would be nonsense."""
    assert told("Kenya joined the African Union.") == {"Membership KEN > AU"}


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Kenya bombed Mogadishu.", "Assault KEN > SOM"),
        ("Kenya struck a depot in Somalia.", "Assault KEN > SOM"),
        ("Kenya struck a depot near the border of Somalia.", "Assault KEN > SOM"),
        ("Kenya struck a depot in the north of Somalia.", "Assault KEN > SOM"),
        ("Kenya's president arrived in Lima.", "Visit KEN > PER"),
    ],
)
def test_a_place_stands_for_whoever_is_there_where_one_goes_or_strikes(
    told: Callable[..., set[str]], sentence: str, line: str
) -> None:
    """Bombs fall on places, and are meant for states."""
    assert line in told(sentence)


def test_a_target_found_only_by_its_place_is_less_sure(
    statements: Callable[..., tuple[Statement, ...]],
) -> None:
    """The depot in Somalia may be anybody's."""
    (plain,) = statements("Kenya bombed Somalia.")
    (placed,) = statements("Kenya struck a depot near the border of Somalia.")

    assert placed.confidence < plain.confidence


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Kenya worries about rising prices.", "rising prices"),
        ("Kenya asked Peru for help.", "help"),
    ],
)
def test_a_position_may_have_a_topic_beside_or_in_place_of_a_target(
    statements: Callable[..., tuple[Statement, ...]], sentence: str, topic: str
) -> None:
    """What is asked for or feared is often no actor."""
    (statement,) = statements(sentence)

    assert statement.topic == topic


def test_a_clause_before_the_verb_is_not_its_topic(
    statements: Callable[..., tuple[Statement, ...]],
) -> None:
    """In "Isolated by Norway, Belarus turned to Russia" nobody asks for isolation."""
    found = statements("Isolated by Norway, Belarus turned to Russia.")

    assert [each.topic for each in found if each.type == "Request"] == [None]


def test_a_position_is_held_only_by_whom_its_words_name(told: Callable[..., set[str]]) -> None:
    """A village in Kenya may worry where Kenya does not."""
    assert told("The price of Kenyan coffee worries about rain.") == set()
