"""Whom a bare office means."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model

Mentioned: TypeAlias = "Callable[..., list[tuple[str, str]]]"


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        (
            "Kenya's foreign minister Ana Quispe met Peru. Chile thanked the minister.",
            ("minister", "Ana Quispe"),
        ),
        (
            "Emmanuel Macron met Peru. Chile thanked the president.",
            ("president", "Emmanuel Macron"),
        ),
        ("Kenya thanked Peru. The president left.", ("president", "William Ruto")),
    ],
)
def test_a_bare_office_is_the_person_last_called_so_or_its_holder(
    mentioned: Mentioned, text: str, mention: tuple[str, str]
) -> None:
    """After the first sentence a text says "the president", and readers know which."""
    assert mention in mentioned(text)


@pytest.mark.parametrize(
    "text",
    [
        "The president met Chile.",
        "Kenya thanked Peru. The former president left.",
        "Kenya thanked Peru. A president left.",
        "Kenya thanked Peru. The president of the club left.",
        "Kenya thanked Peru. The commissioner left.",
    ],
)
def test_an_office_of_nobody_spoken_of_means_nobody(mentioned: Mentioned, text: str) -> None:
    """Clubs have presidents too."""
    words = {said for said, _ in mentioned(text)}

    assert not words & {"president", "commissioner"}


def test_without_a_date_no_holder_is_guessed(mentioned: Mentioned) -> None:
    """Who was president depends on when."""
    words = {said for said, _ in mentioned("Kenya thanked Peru. The president left.", on=None)}

    assert "president" not in words


def test_a_counterpart_holds_the_same_office_elsewhere(mentioned: Mentioned) -> None:
    """Ministers meet ministers."""
    found = dict(mentioned("Antony Blinken left. He met his Chinese counterpart in Peru."))

    assert found["his Chinese counterpart"] == "Wang Yi"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quispe of Peru left. She met her Chinese counterpart.",
        "Antony Blinken left. He met his Chinese counterparts.",
    ],
)
def test_the_counterpart_of_an_office_unknown_is_the_state(mentioned: Mentioned, text: str) -> None:
    """Whom exactly, the text does not tell."""
    assert "CHN" in {code for said, code in mentioned(text) if "counterpart" in said}


def test_firms_go_by_the_words_of_the_text(mentioned: Mentioned) -> None:
    """Nobody knows which enterprises, but whose they are is said."""
    found = mentioned("Peru fined nine Kenyan state-owned enterprises and Chile's banks.")

    assert ("Kenyan state-owned enterprises", "Kenyan state-owned enterprises") in found
    assert ("Chile's banks", "Chilean bank") in found


def test_moscow_is_the_soviet_unions_in_its_time(mentioned: Mentioned) -> None:
    """A seat outlasts the state that sits in it."""
    assert ("Moscow", "SUN") in mentioned("Moscow thanked Peru.", on=date(1972, 5, 3))
    assert ("Moscow", "RUS") in mentioned("Moscow thanked Peru.")
    assert ("Moscow", "SUN") in mentioned("The Soviet Union left. Moscow thanked Peru.")


def test_a_rank_alone_means_the_person_called_so(
    mentioned: Mentioned,
) -> None:
    """News says "the general" of an officer for the rest of the article."""
    found = mentioned("General Asim Munir met Chile's envoy.", "The general thanked Peru.")

    assert ("general", "Asim Munir") in found
