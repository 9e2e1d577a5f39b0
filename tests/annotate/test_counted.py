"""Whom a count means."""

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
        ("Peru, Chile and Kenya met. The trio agreed.", ("trio", "PER CHL KEN")),
        ("Peru, Chile and Kenya met. The three countries agreed.", ("countries", "PER CHL KEN")),
        ("Peru and Chile fought. The former thanked Kenya.", ("former", "PER")),
        ("Peru and Chile fought. Kenya thanked the latter.", ("latter", "CHL")),
    ],
)
def test_a_count_means_those_last_named_together(
    mentioned: Mentioned, text: str, mention: tuple[str, str]
) -> None:
    """The number says how many to look for."""
    assert mention in mentioned(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru and Chile met. The trio agreed.", "trio"),
        ("Peru thanked Chile. The former agreed.", "former"),
        ("Peru, Chile and Kenya met. The three horses ran.", "horses"),
        ("Peru, Chile and Kenya met. The former president left.", "former"),
    ],
)
def test_a_count_that_fits_no_group_means_nobody(
    mentioned: Mentioned, text: str, words: str
) -> None:
    """A guess at whom would be a wrong link."""
    assert words not in {said for said, _ in mentioned(text)}
