"""What a preposition brings in, wherever the parse has hung it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Kenya held talks in Geneva with Peru.", "Consultation KEN = PER"),
        ("Kenya met jointly with Peru.", "Consultation KEN = PER"),
        ("Kenya held talks along with Peru.", "Consultation KEN = PER"),
        ("Kenya held talks together with Peru.", "Consultation KEN = PER"),
        ("Talks took place with Peru by Kenya.", "Consultation KEN = PER"),
        ("Relations between Kenya and Peru soured.", "Rivalry KEN = PER"),
        ("Kenya made concessions and lost ground to Peru.", "Concession KEN > PER"),
        ("Kenya paid a visit on Monday to Peru.", "Visit KEN > PER"),
    ],
)
def test_the_other_side_is_found_behind_what_stands_between(
    told: Callable[..., set[str]], sentence: str, line: str
) -> None:
    """A place or a date in between must not hide with whom."""
    assert line in told(sentence)
