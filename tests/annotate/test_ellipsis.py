"""Names that a text shortens."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model

Mentioned: TypeAlias = "Callable[..., list[tuple[str, str]]]"


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("North and South Korea exchanged fire.", ("North", "PRK")),
        ("The two Koreas exchanged fire.", ("Koreas", "PRK KOR")),
        ("North Korea and South Korea met. The South thanked Peru.", ("South", "KOR")),
        ("North Korea and South Korea met. Peru thanked the North.", ("North", "PRK")),
    ],
)
def test_a_shortened_name_is_read_whole(
    mentioned: Mentioned, text: str, mention: tuple[str, str]
) -> None:
    """Writers leave out what two names share."""
    assert mention in mentioned(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("North and South Island are in Peru's news.", "North"),
        ("North Korea met Peru. The South thanked Kenya.", "South"),
        ("North Korea and South Korea met in the South Pole station.", "South"),
        ("North Korea and South Korea spoke of North and heavy snow.", "North"),
    ],
)
def test_a_point_of_the_compass_alone_is_no_actor(
    mentioned: Mentioned, text: str, words: str
) -> None:
    """The South of what, nobody says."""
    assert words not in {said for said, _ in mentioned(text)}
